"""What a built site may not break of what the live one has said of each item.

A rule is a function; its docstring is the rule in an author's words.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.catalogue import is_released
from bulletin_press.comparing.pairs import RECORD, Pair, moment_label
from bulletin_press.comparing.told import Row
from bulletin_press.problems import Problem
from bulletin_press.written import Loc

GONE = "gone"
ID = "id-changed"
ADDRESS = "address-changed"
DATE = "date-changed"
UPDATE = "update-back"
AGAIN = "public-again"


def check_gone(pair: Pair) -> Iterator[Problem]:
    """What was public does not vanish: it is withdrawn, or its address leads to another item."""
    for row in pair.live.rows:
        is_there = row.id in pair.built.by_id or row.url in pair.built.by_url
        if is_there or pair.goes_on(row.url):
            continue
        loc, message, hint = _why_gone(pair, row)
        yield pair.problem(row, loc, message, hint, GONE)


def check_ids(pair: Pair) -> Iterator[Problem]:
    """An item keeps its id: by it feeds know what they have shown already."""
    for row in pair.live.rows:
        if row.id in pair.built.by_id:
            continue
        now = pair.built.by_url.get(row.url) or _renamed(pair, row)
        if now is not None:
            message = f"was known to feeds as {row.id} and would now be {now.id}"
            is_dated = now.published == row.published
            first = "" if is_dated else "put its date back, or "
            hint = f"{first}write id: {row.id} in its header; {RECORD}"
            found = pair.problem(now, ("id",), message, hint, ID)
            yield _about(found, row)
    for url, entry_id in pair.built.entries.items():
        told = pair.built.by_url.get(url)
        if told is not None and told.id != entry_id:
            message = f"has the id {entry_id} in feeds and {told.id} in the catalogue"
            yield pair.problem(told, ("id",), message, "build again", ID)


def check_addresses(pair: Pair) -> Iterator[Problem]:
    """An address goes on working: what is renamed keeps its old one as an alias."""
    for row in pair.live.rows:
        now = pair.built.by_id.get(row.id)
        if now is not None and now.url != row.url and not pair.goes_on(row.url):
            old = f"/{pair.live.path(row.url)}"
            message = f"was at {old}, and nothing would be there any more"
            hint = f"write aliases: [{old}] in its header; {RECORD}"
            yield pair.problem(now, ("aliases",), message, hint, ADDRESS)


def check_dates(pair: Pair) -> Iterator[Problem]:
    """A date of publication stays as it was first written."""
    for row, now in _both_public(pair):
        # Of an event it may become known later when it was announced.
        if row.published and row.published != now.published:
            was, would_be = repr(row.published), repr(now.published) if now.published else "no date"
            message = f"was published with the date {was} and would now have {would_be}"
            hint = f"put {was} back; what is new belongs under 'changes'; {RECORD}"
            yield _about(pair.problem(now, ("published",), message, hint, DATE), row)


def check_updates(pair: Pair) -> Iterator[Problem]:
    """The date of the last change does not go back: readers would not see the next change."""
    for row, now in _both_public(pair):
        if row.published == now.published and row.updated and _is_before(now.updated, row.updated):
            would_be = f"of {moment_label(now.updated)}" if now.updated else "without a date"
            message = f"was last changed on {moment_label(row.updated)} and would now be {would_be}"
            hint = f"leave what stands under 'changes' as it was, and add to it; {RECORD}"
            yield _about(pair.problem(now, ("changes",), message, hint, UPDATE), row)


def check_withdrawn(pair: Pair) -> Iterator[Problem]:
    """What was withdrawn does not become public again by mistake."""
    for row in pair.live.rows:
        now = pair.successor(row)
        if row.is_withdrawn and now is not None and not now.is_withdrawn:
            message = "was withdrawn and would be public again"
            hint = f"set status: withdrawn; if it is to be public, {RECORD.removeprefix('or ')}"
            yield _about(pair.problem(now, ("status",), message, hint, AGAIN), row)


def _why_gone(pair: Pair, row: Row) -> tuple[Loc, str, str]:
    """Say what became of an item: the field to mend, what is wrong, and what to do."""
    item = pair.sources.of(row)
    withdraw = f"set status: withdrawn with a reason, so that readers are told; {RECORD}"
    if row.is_withdrawn:
        return (), "was withdrawn, and its notice would be gone", f"put the file back; {RECORD}"
    if item is None:
        old = f"/{pair.live.path(row.url)}"
        hint = (
            f"put it back and withdraw it; if it has another name now, write there id: {row.id} "
            f"and aliases: [{old}]; {RECORD}"
        )
        return (), "was public and is gone", hint
    if item.status in ("draft", "embargoed"):
        return ("status",), f"was public and is held again ({item.status})", withdraw
    if not is_released(item, pair.built.as_of):
        return ("published",), "was public and has a date to come", f"put its date back; {RECORD}"
    return (), "was public and is not in what was built", "build again"


def _renamed(pair: Pair, row: Row) -> Row | None:
    """Find the new item that has the address of a row as an alias; one merged into an old, None."""
    old = f"/{pair.live.path(row.url)}"
    for item in pair.sources.project.items:
        if old in item.aliases:
            now = pair.built.by_name.get(item.name)
            if now is not None and now.id not in pair.live.by_id:
                return now
    return None


def _both_public(pair: Pair) -> Iterator[tuple[Row, Row]]:
    for row in pair.live.rows:
        now = pair.successor(row)
        if now is not None and not row.is_withdrawn and not now.is_withdrawn:
            yield row, now


def _is_before(now: datetime | None, was: datetime) -> bool:
    return now is None or now < was


def _about(problem: Problem, row: Row) -> Problem:
    """Let a problem be excused by what the live site knows the item as."""
    return replace(problem, text=row.id)
