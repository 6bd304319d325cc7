"""Texts that people pass on by hand: an e-mail for a team, a line for a newsletter."""

import regex

from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.site import Site

_FIRST_SENTENCE = regex.compile(r".+?[.!?…][”’\"')]*(?=\s|$)")


def email_subject(item: Item) -> str:
    """Give the subject of the e-mail."""
    return f"For your team: {item.title}"


def email_text(item: Item, site: Site) -> str:
    """Write an e-mail for a manager to forward; the warning stands before everything else."""
    questions = item.questions[:1] if isinstance(item, Lesson) else ()
    parts = [
        _warning(item),
        item.title,
        item.summary,
        *(f"A question for our next meeting: {question}" for question in questions),
        f"Read it here: {site.absolute(item.address)}",
        site.settings.contact_line,
        site.settings.notice,
    ]
    return "\n\n".join(part for part in parts if part)


def newsletter_line(item: Item, site: Site) -> str:
    """Write one line for somebody else's newsletter: title, first sentence, link, whom to ring."""
    found = _FIRST_SENTENCE.match(item.summary)
    said = f"{item.title} – {found[0] if found else item.summary}"
    link = f"Read it: {site.absolute(item.address)}"
    return " ".join(part for part in (_warning(item, "."), said, link, _contact(site)) if part)


def _warning(item: Item, end: str = "") -> str:
    warning = item.social.content_warning
    return f"Content warning: {warning}{end}" if warning else ""


def _contact(site: Site) -> str:
    return f"({site.settings.contact_line})"
