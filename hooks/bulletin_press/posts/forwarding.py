"""Texts that people pass on by hand: an e-mail for a team, a line for a newsletter."""

from collections.abc import Iterator, Mapping

from bulletin_press.dates import day_label
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.parts import Action
from bulletin_press.posts.sentences import first_sentence
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term


def email_subject(item: Item) -> str:
    """Give the subject of the e-mail."""
    return f"For your team: {item.title}"


def email_text(item: Item, site: Site, audiences: Mapping[str, Term]) -> str:
    """Write an e-mail for a manager to forward.

    Args:
        item: what it is about; its warning stands before everything else.
        site: the site.
        audiences: the agencies, for the labels of those that an action names.
    """
    parts = [
        _warning(item),
        item.title,
        item.summary,
        *(_for_the_team(item, audiences) if isinstance(item, Lesson) else ()),
        f"Read it here: {site.absolute(item.address)}",
        site.settings.contact_line,
        site.settings.notice,
    ]
    return "\n\n".join(part for part in parts if part)


def _for_the_team(lesson: Lesson, audiences: Mapping[str, Term]) -> Iterator[str]:
    """Say what is to be done, by whom and until when, and one question."""
    to_do = [_action(one, audiences) for one in lesson.actions if not one.response]
    if to_do:
        yield "\n".join(["What we need to do:", *to_do])
    for question in lesson.questions[:1]:
        yield f"A question for our next meeting: {question}"


def _action(action: Action, audiences: Mapping[str, Term]) -> str:
    named = ", ".join(audiences[slug].label for slug in action.audiences if slug in audiences)
    by = f"by {day_label(action.by)}" if action.by else ""
    told = ", ".join(part for part in (named, by) if part)
    return f"- {action.do}" + (f" ({told})" if told else "")


def newsletter_line(item: Item, site: Site) -> str:
    """Write one line for somebody else's newsletter: title, first sentence, link, whom to ring."""
    said = f"{item.title} – {first_sentence(item.summary)}"
    link = f"Read it: {site.absolute(item.address)}"
    return " ".join(part for part in (_warning(item, "."), said, link, _contact(site)) if part)


def _warning(item: Item, end: str = "") -> str:
    warning = item.social.content_warning
    return f"Content warning: {warning}{end}" if warning else ""


def _contact(site: Site) -> str:
    return f"({site.settings.contact_line})"
