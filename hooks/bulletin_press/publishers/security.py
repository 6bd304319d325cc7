"""``security.txt``: whom to tell of a weakness of the site.

Source: RFC 9116.
"""

from collections.abc import Iterator
from datetime import UTC, timedelta

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.headers.rules import root_of
from bulletin_press.site import Site

PATH = ".well-known/security.txt"

FRESH = timedelta(days=180)
"""How long it holds when no new site is built; the RFC wants less than a year."""


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Write it, where the settings name somebody."""
    if not site.settings.security_contact:
        return
    expires = (catalogue.moment + FRESH).astimezone(UTC).replace(hour=0, minute=0, second=0)
    lines = [
        f"Contact: {site.settings.security_contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {site.language}",
    ]
    # It is looked for at the root of a host. From below a path somebody else has to copy it there.
    if root_of(site) == "/":
        lines.append(f"Canonical: {site.absolute(PATH)}")
    yield File(PATH, "".join(f"{line}\n" for line in lines).encode())
