"""What posts of an item say, before link, contact line and hashtags are put around it."""

from collections.abc import Iterator, Mapping

from bulletin_press.dates import PartialDate
from bulletin_press.item import Item
from bulletin_press.models import Event, Lesson
from bulletin_press.posts.tones import Tone
from bulletin_press.vocabulary import Term

Message = tuple[str, ...]
"""A message in blocks, the most important first: what is too long is cut from behind."""


def messages_of(item: Item, tone: Tone, audiences: Mapping[str, Term]) -> Iterator[Message]:
    """Give messages about an item, the best first; whoever needs more variants takes more of them.

    The author's own come first. Then title and summary speak, then what the item holds: a learning
    point, a question, an action. The last ones have less to say, and are there so that no item is
    without three texts that differ, however little is written in it.

    Args:
        item: the item.
        tone: the words that lead in.
        audiences: the agencies, for the labels of those that an action names.
    """
    for message in item.social.messages:
        yield (message,)
    yield _whole(item)
    if isinstance(item, Lesson):
        yield from _lesson(item, tone, audiences)
    yield from (_without_repeats(item.summary, item.title),)
    yield (tone.pass_on.format(item.title),)
    yield (tone.kind.format(item.title, kind=item.label),)
    # Where a title is one word too long for a channel, these still say something.
    yield (item.label, item.title)
    yield (tone.pass_on.format("").rstrip(" :"), item.title)


def _whole(item: Item) -> Message:
    when_and_where = _when_and_where(item) if isinstance(item, Event) else ()
    return _without_repeats(item.title, *when_and_where, item.summary)


def _lesson(item: Lesson, tone: Tone, audiences: Mapping[str, Term]) -> Iterator[Message]:
    points = [tone.learning.format(learned.point) for learned in item.learning[:1]]
    questions = [tone.question.format(question) for question in item.questions[:1]]
    yield from ((said, item.title) for said in points + questions)
    for action in item.actions:
        if action.response:
            continue
        named = ", ".join(audiences[slug].label for slug in action.audiences if slug in audiences)
        said = tone.action if named else tone.everyone
        yield (said.format(action.do, **{"for": named}), item.title)


def _without_repeats(*blocks: str) -> Message:
    return tuple(dict.fromkeys(block for block in blocks if block))


def _when_and_where(event: Event) -> tuple[str, str]:
    """Say both, as far as they are known; of the two the place is left out first."""
    where = event.place or ("Online" if event.online else "")
    return (_clock(event.starts) if event.starts else "", where)


def _clock(day: PartialDate) -> str:
    return f"{day.label}, {day.start:%H:%M}" if day.precision == "time" else day.label
