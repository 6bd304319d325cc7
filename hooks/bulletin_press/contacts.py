"""Whom to ring: the contacts of a site, each with the day it was last verified."""

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bulletin_press.fields import Day, Line, WebAddress
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import parse_record
from bulletin_press.written import Fields, parse_fields, read_text


class Contact(BaseModel):
    """One place to ring or to write to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Line = ""
    name: Line = ""
    phone: Line = ""
    email: Line = ""
    url: WebAddress | None = None
    hours: Line = ""
    when: Line = ""
    verified: Day | None = None

    @property
    def dial(self) -> str:
        """Give the number for a ``tel:`` link: digits and a leading plus only."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


class _ContactList(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    contacts: tuple[Contact, ...] = ()


def read_contacts(file: Path) -> tuple[Contact, ...]:
    """Read ``contacts.yml``, a list of contacts.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    if not os.path.lexists(file):
        hint = "make it: a list of id, name, phone, when, verified"
        raise ProblemsFound([Problem(file, 1, "", "is not there", hint, "contacts")])
    text, problems = read_text(file)
    fields, more = parse_fields(file, text, listed="contacts") if not problems else (None, [])
    problems += more
    contacts: tuple[Contact, ...] = ()
    if fields is not None:
        listed, mistakes = parse_record(_ContactList, fields, file, {})
        problems += mistakes
        contacts = listed.contacts
        if not contacts and not problems:
            hint = "give at least one; every page tells readers whom to ring"
            problems.append(Problem(file, 1, "", "holds no contact", hint, "contacts"))
        problems += [
            Problem(file, fields.line(("contacts", at)), f"contacts[{at}]", "lacks a field", hint)
            for at, contact in enumerate(contacts)
            for hint in _lacks(contact)
        ]
        problems += _doubled(file, fields, contacts)
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return contacts


def _doubled(file: Path, fields: Fields, contacts: tuple[Contact, ...]) -> Iterator[Problem]:
    """Tell ids that stand twice: whoever names one would ring the wrong number."""
    first: dict[str, int] = {}
    for at, contact in enumerate(contacts):
        line = fields.line(("contacts", at))
        before = first.setdefault(contact.id, line)
        if contact.id and before != line:
            message = f"{contact.id!r} stands in line {before} already"
            yield Problem(file, line, f"contacts[{at}].id", message, "give each an id of its own")


def _lacks(contact: Contact) -> list[str]:
    reach = contact.phone or contact.email or contact.url
    needs = {
        "give it a name": contact.name,
        "give a phone number, an email or a url": reach,
        "write the phone number in digits": contact.dial or not contact.phone,
        "say when it was last verified": contact.verified,
    }
    return [hint for hint, value in needs.items() if not value]
