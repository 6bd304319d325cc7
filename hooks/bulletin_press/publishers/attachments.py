"""The files that lie beside an item."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site


def publish(catalogue: Catalogue, _site: Site) -> Iterator[File]:
    """Put the attachments of public items beside their pages."""
    for item in catalogue.items:
        for name, file in item.attachments.items():
            yield File(f"{item.address}{name}", file)
