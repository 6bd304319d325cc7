"""The entries of what bulletins ask for, each on the day by which it is to be in place."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from icalendar import Event as CalendarEntry

from bulletin_press.calendar_entries import entry, morning, stamp, text
from bulletin_press.catalogue import Catalogue
from bulletin_press.ids import item_id
from bulletin_press.models import Lesson
from bulletin_press.parts import Action
from bulletin_press.site import Site

LONGEST = 100
"""How many characters of an action stand in the line that a calendar shows; all are below it."""


def actions(item: Lesson, catalogue: Catalogue, site: Site) -> Iterator[CalendarEntry]:
    """Make an entry for each action of a bulletin that has a date."""
    seen: Counter[str] = Counter()
    for action in item.actions:
        # By its words and not by its place: one that is put before it changes nothing.
        words = hashlib.sha256(action.do.encode()).hexdigest()[:12]
        seen[words] += 1
        own = f"{words}-{seen[words]}" if seen[words] > 1 else words
        if action.by is not None:
            made = _begun(action, f"{item_id(item, site)}#{own}", item, site)
            made.add("dtstart", action.by)
            _tell(made, action, item, catalogue, site)
            yield made


def _begun(action: Action, uid: str, item: Lesson, site: Site) -> CalendarEntry:
    """Begin the entry; an answer counts as a change, on the day it was given."""
    changed = stamp(item)
    if action.responded:
        changed = max(changed, morning(action.responded, site.settings.zone))
    return entry(uid, changed, len(item.changes) + bool(action.response), site, item.address)


def _tell(
    made: CalendarEntry, action: Action, item: Lesson, catalogue: Catalogue, site: Site
) -> None:
    whom = [term.label for term in catalogue.vocabulary.terms("audiences", action.audiences)]
    made.add("status", "CONFIRMED")
    said = shorten(action.do, LONGEST, placeholder=" …")
    made.add("summary", f"{'Answered' if action.response else 'Due'}: {said}")
    answer = f"Answer: {action.response}" if action.response else ""
    facts = [action.do, answer, f"For: {', '.join(whom) or 'everyone'}", f"From: {item.title}"]
    made.add("description", text(facts, item, site))
    if whom:
        made.add("categories", whom)
