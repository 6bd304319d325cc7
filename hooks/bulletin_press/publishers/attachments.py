"""The files that lie beside an item."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.attaching.publishing import published_file, require_fit_name
from bulletin_press.attaching.unfit import Unfit
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Put the attachments of public items beside their pages, pictures without their properties."""
    for item in catalogue.items:
        # What a preview shows of held items is not kept.
        folder = None if item.name in catalogue.held else site.kept
        for name, file in item.attachments.items():
            try:
                require_fit_name(name, site.settings)
                content = published_file(file, site.settings, folder)
            except Unfit:
                # A check has told it, and nothing is built; a preview goes on without it.
                continue
            yield File(f"{item.address}{name}", content)
