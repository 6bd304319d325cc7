"""The newsletter as plain text: lines of at most 72 characters, addresses on lines of their own."""

from collections.abc import Iterable, Iterator
from functools import partial
from textwrap import wrap

from bulletin_press.dates import day_label
from bulletin_press.digest.told import Digest, News
from bulletin_press.digest.wording import ways_on, when, where
from bulletin_press.gathered import Gathered
from bulletin_press.parts import Action
from bulletin_press.site import Site

WIDTH = 72
"""Shorter than the 78 that RFC 5322 recommends: an answer puts signs before each line."""

# An address is never broken, whatever its length: half of one leads nowhere.
_lines = partial(wrap, break_long_words=False, break_on_hyphens=False)


def plain_text(digest: Digest, site: Site, title: str) -> str:
    """Write a digest for those who read no HTML."""
    settings = site.settings
    parts = [site.name, _headed(title, "="), settings.contact_line, settings.notice]
    parts += _to_do(digest)
    parts += [_headed("What is new, by theme", "=")] if digest.by_theme else []
    for term, news in digest.by_theme:
        parts += [_headed(term.label if term else "Other", "-"), *_listed_news(news, site)]
    for heading, found in (("Called off", digest.called_off), ("Coming events", digest.coming)):
        parts += [_headed(heading, "="), *_listed_news(found, site)] if found else []
    parts += _withdrawn(digest, site)
    parts += [_headed("Whom to ring", "="), settings.contact_line]
    parts += [f"{settings.partnership}:\n{site.url}"]
    parts += [f"{name}:\n{site.absolute(path)}" for name, path in ways_on(site)]
    return "\n\n".join(_wrapped(part) for part in parts if part) + "\n"


def _to_do(digest: Digest) -> Iterator[str]:
    if digest.to_do or digest.answered:
        yield _headed("What you need to do", "=")
    for terms, actions in digest.to_do_by_audience:
        if not digest.audience:
            yield f"{'; '.join(term.label for term in terms) or 'Everyone'}:"
        yield from (_action(one, digest) for one in actions)
    if digest.answered:
        yield "Answered already:"
        yield from (_action(one, digest) for one in digest.answered)


def _action(one: Gathered[Action], digest: Digest) -> str:
    action = one.part
    begin = "Overdue: was to be in" if digest.is_late(one) else "In"
    by = f"{begin} place by {day_label(action.by)}. " if action.by else ""
    answer = f"Answer: {action.response}" if action.response else ""
    # The open ones stand under those who are to act.
    terms = digest.vocabulary.terms("audiences", action.audiences)
    named = ", ".join(term.label for term in terms) or "everyone"
    whom = f"For: {named}. " if answer and not digest.audience else ""
    return _listed([action.do, f"{whom}{by}From: {one.item.title}", answer])


def _listed_news(news: Iterable[News], site: Site) -> list[str]:
    return [part for one in news for part in _news(one, site)]


def _news(one: News, site: Site) -> Iterator[str]:
    item = one.item
    yield f"{item.title}\n" + ", ".join(filter(None, [item.label, when(item), where(item)]))
    yield f"Called off: {item.called_off}" if item.called_off else ""
    yield from (f"Changed on {change.date.label}: {change.note}" for change in one.changes)
    warning = item.social.content_warning
    yield f"Content warning: {warning}" if warning else ""
    yield item.summary
    yield "\n".join(_listed([learned.point]) for learned in one.points)
    yield site.absolute(item.address)


def _withdrawn(digest: Digest, site: Site) -> Iterator[str]:
    if digest.withdrawn:
        yield _headed("Withdrawn", "=")
    for notice in digest.withdrawn:
        day = day_label(notice.withdrawn.date)
        yield f"{notice.label}, withdrawn on {day}. {notice.withdrawn.reason}"
        yield site.absolute(notice.address)


def _headed(title: str, sign: str) -> str:
    lines = _lines(title, WIDTH)
    return "\n".join([*lines, sign * max(map(len, lines), default=0)])


def _listed(texts: Iterable[str]) -> str:
    """Put texts below each other, the first behind a dash."""
    lines = [line for text in texts if text for line in _lines(text, WIDTH - 2)]
    return "\n".join(f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines))


def _wrapped(part: str) -> str:
    return "\n".join("\n".join(_lines(line, WIDTH)) for line in part.splitlines())
