"""What a site offers, at a glance.

A publisher is a pure function from the catalogue to artefacts; none knows another. A new one is a
new module here and a line in PUBLISHERS.
"""

from collections.abc import Callable, Iterable, Sized

from bulletin_press.artefact import Artefact, gather
from bulletin_press.catalogue import Catalogue
from bulletin_press.publishers import (
    aliases,
    attachments,
    calendars,
    cards,
    digests,
    feeds,
    finder,
    headers,
    indexes,
    items,
    kinds,
    look,
    notices,
    open_data,
    opml,
    robots,
    search,
    security,
    share_kits,
    words,
    years,
)
from bulletin_press.site import Site

Publish = Callable[[Catalogue, Site], Iterable[Artefact]]

PUBLISHERS: dict[str, Publish] = {
    "items": items.publish,
    "kinds": kinds.publish,
    "indexes": indexes.publish,
    "words": words.publish,
    "years": years.publish,
    "digests": digests.publish,
    "finder": finder.publish,
    "notices": notices.publish,
    "aliases": aliases.publish,
    "attachments": attachments.publish,
    "cards": cards.publish,
    "share kits": share_kits.publish,
    "feeds": feeds.publish,
    "list of feeds": opml.publish,
    "calendars": calendars.publish,
    "open data": open_data.publish,
    "robots": robots.publish,
    "headers": headers.publish,
    "security": security.publish,
    "search": search.publish,
    "look": look.publish,
}

STEP = 200
"""After how many artefacts of a counted publisher progress is told."""


def publish_all(
    catalogue: Catalogue, site: Site, progress: Callable[[str], None] = lambda _name: None
) -> list[Artefact]:
    """Let every publisher make what it makes.

    Args:
        catalogue: what the public may see.
        site: the site it is for.
        progress: told the name of each publisher as it begins, and how far it is where its work
            takes long.

    Raises:
        Collision: two of them want the same path.
    """

    def made() -> Iterable[tuple[str, Artefact]]:
        for name, publish in PUBLISHERS.items():
            progress(name)
            artefacts = publish(catalogue, site)
            for done, artefact in enumerate(artefacts, 1):
                yield name, artefact
                if isinstance(artefacts, Sized) and done % STEP == 0:
                    progress(f"{name}, {done} of {len(artefacts)}")

    return gather(made())
