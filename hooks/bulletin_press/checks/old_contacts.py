"""Telephone numbers that nobody has tried for long."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bulletin_press.dates import day_label
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.written import read_fields

CHECK = "old-contacts"


def check_old_contacts(project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """Every contact was verified within a year: somebody rang, or read the number at its source.

    The setting ``contact_days`` can ask for it more often. Then write the day in ``verified``.
    """
    age = timedelta(days=site.settings.contact_days)
    file = project.folder / "contacts.yml"
    for at, contact in enumerate(project.contacts):
        if contact.verified and moment.date() - contact.verified > age:
            line = read_fields(file, listed="contacts").line(("contacts", at, "verified"))
            message = f"{contact.name} was last verified on {day_label(contact.verified)}"
            hint = "ring, or look at the service's own page; then write today's date"
            yield Problem(file, line, f"contacts[{at}].verified", message, hint, CHECK, "advice")
