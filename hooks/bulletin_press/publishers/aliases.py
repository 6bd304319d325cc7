"""Old addresses that lead on to where an item is now."""

from collections.abc import Iterator
from urllib.parse import unquote

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.headers.policy import MOVED, in_page
from bulletin_press.headers.rules import REFERRER
from bulletin_press.item import Item
from bulletin_press.notice import Notice
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make a page at every old address that leads on, and names the new one as canonical."""
    everything: list[Item | Notice] = [*catalogue.items, *catalogue.notices]
    for item in everything:
        for alias in item.aliases:
            # A web server looks for the file behind the address, not for its spelling.
            path = unquote(alias).lstrip("/")
            file = f"{path}index.html" if path.endswith("/") else path
            folder = file.rpartition("/")[0]
            address = f"{folder}/" if folder else ""
            html = draw(
                "alias.html",
                address,
                site=site,
                target=item.address,
                policy=in_page(MOVED),
                referrer=REFERRER,
            )
            yield File(file, html.encode())
