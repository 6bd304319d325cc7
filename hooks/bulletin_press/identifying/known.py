"""What may be said: the names, numbers and addresses that are public anyway."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bulletin_press.identifying.public import (
    digits_in,
    helplines,
    ordinary_words,
    public_phrases,
    public_words,
    small,
    words_of,
)
from bulletin_press.names import AllowedNames
from bulletin_press.reading import Project
from bulletin_press.site import Site

_EMAIL = re.compile(r"[\w.+'-]+@[\w.-]+\w")


@dataclass(frozen=True)
class Known:
    """What no rule need tell; without arguments, what is public everywhere.

    Attributes:
        telephones: the digits of numbers that readers are to ring.
        emails: addresses that readers are to write to, in small letters.
        phrases: names of several words that may stand in a text, in small letters.
        words: single words that may have a capital, in small letters.
        officers: people who may be named, in small letters.
        ordinary: words that are no names, with a capital or without. They are the same for every
            site: if a site's own texts were asked, a name once written small, as in an e-mail
            address, would be excused everywhere.
    """

    telephones: frozenset[str] = field(default_factory=helplines)
    emails: frozenset[str] = frozenset()
    phrases: frozenset[str] = field(default_factory=public_phrases)
    words: frozenset[str] = field(default_factory=public_words)
    officers: frozenset[str] = frozenset()
    ordinary: frozenset[str] = field(default_factory=ordinary_words, repr=False)

    @classmethod
    def of(cls, project: Project, site: Site | None = None) -> "Known":
        """Gather what a project's own files allow, and what is public everywhere.

        Args:
            project: whose contacts, glossary, vocabulary and ``names.yml`` are asked.
            site: whose name, partnership and addresses may be named too.
        """
        told = [*_names(project), *(_of_site(site) if site else ())]
        phrases = frozenset(small(name) for name in told)
        allowed: AllowedNames = project.allowed_names
        emails = [contact.email for contact in project.contacts]
        emails += _EMAIL.findall(" ".join(_of_site(site))) if site else []
        telephones = [contact.phone for contact in project.contacts]
        telephones += [site.settings.contact_line] if site else []
        return cls(
            frozenset(digits_in(telephones)) | helplines(),
            frozenset(email.lower() for email in emails if email),
            phrases | public_phrases(),
            words_of(phrases) | public_words(),
            frozenset(small(officer) for officer in allowed.officers),
        )


def _names(project: Project) -> Iterator[str]:
    for entry in project.glossary:
        yield from (entry.term, entry.means, *entry.also)
    for terms in project.vocabulary.sections.values():
        for term in terms.values():
            yield from (term.label, *term.synonyms)
    yield from (contact.name for contact in project.contacts)
    allowed = project.allowed_names
    yield from (*allowed.agencies, *allowed.places, *allowed.words)


def _of_site(site: Site) -> Iterator[str]:
    settings = site.settings
    yield from (site.name, settings.partnership, settings.notice, settings.contact_line)
    yield from (settings.report_to.removeprefix("mailto:"), settings.digest_from)
