"""What posts of an item say, before link, contact line and hashtags are put around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bulletin_press.dates import PartialDate
from bulletin_press.item import Item
from bulletin_press.models import Event, Lesson
from bulletin_press.posts.tones import Tone
from bulletin_press.vocabulary import Term

ACTIONS = 3
"""How many actions of an item may speak for it."""


@dataclass(frozen=True)
class Message:
    """What a post says.

    Attributes:
        blocks: its paragraphs, the most important first: what is too long is cut from behind.
        is_own: whether the author wrote it.
    """

    blocks: tuple[str, ...]
    is_own: bool = False


def messages_of(
    item: Item, tone: Tone, audiences: Mapping[str, Term], moment: datetime
) -> Iterator[Message]:
    """Give messages about an item, the best first; whoever needs more variants takes more of them.

    Of an event that was called off they say just that. Else the author's own come first. Then
    title and summary speak, then what the item holds: a learning point, a question, an action. The
    last ones have less to say, and are there so that no item is without three texts that differ,
    however little is written in it.

    Args:
        item: the item.
        tone: the words that lead in.
        audiences: the agencies, for the labels of those that an action names.
        moment: the moment for which it is said: an event that is over is not announced.
    """
    if isinstance(item, Event) and item.cancelled:
        yield from _of_called_off(item)
        return
    for message in item.social.messages:
        yield Message((message,), is_own=True)
    yield _of(item.title, *_when_and_where(item, moment), item.summary)
    if isinstance(item, Lesson):
        yield from _of_lesson(item, tone, audiences)
    yield _of(item.summary, item.title)
    yield _of(tone.pass_on, item.title)
    yield _of(tone.kind.format(kind=item.label), item.title)


def _of(*blocks: str) -> Message:
    return Message(tuple(dict.fromkeys(block for block in blocks if block)))


def _of_lesson(item: Lesson, tone: Tone, audiences: Mapping[str, Term]) -> Iterator[Message]:
    points = [tone.learning.format(learned.point) for learned in item.learning[:1]]
    questions = [tone.question.format(question) for question in item.questions[:1]]
    yield from (_of(said, item.title) for said in points + questions)
    for action in [one for one in item.actions if not one.response][:ACTIONS]:
        named = ", ".join(audiences[slug].label for slug in action.audiences if slug in audiences)
        said = tone.action if named else tone.everyone
        yield _of(said.format(action.do, **{"for": named}), item.title)


def _of_called_off(event: Event) -> Iterator[Message]:
    when = _clock(event.starts) if event.starts else ""
    yield _of(f"Called off: {event.title}", when, event.cancelled)
    yield _of(f"This does not take place: {event.title}", when, event.cancelled)
    yield _of("Please tell everyone who wanted to come:", f"{event.title} is called off.", when)


def _when_and_where(item: Item, moment: datetime) -> tuple[str, ...]:
    """Say both of an event to come, as far as they are known; the place can be left out first."""
    if not isinstance(item, Event) or item.starts is None or not item.is_on(moment):
        return ()
    return _clock(item.starts), item.place or ("Online" if item.online else "")


def _clock(day: PartialDate) -> str:
    return f"{day.label}, {day.start:%H:%M}" if day.precision == "time" else day.label
