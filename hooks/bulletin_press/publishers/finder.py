"""Where does this sit?: a few questions that lead to a level of need, or to whom to ring."""

from collections.abc import Iterator

from bulletin_press.addresses import FINDER
from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.level_guide import with_finder
from bulletin_press.site import Site

TITLE = "Where does this sit?"
ABOUT = "A few questions that help you to find a level of need. They start a conversation."


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make the page of the questions, where a current guidance has some."""
    guidance = with_finder(catalogue)
    if guidance is None:
        return
    html = draw(
        "finder.html",
        FINDER,
        title=TITLE,
        guidance=guidance,
        levels=catalogue.vocabulary["levels"],
        numbers={contact.id: contact for contact in catalogue.contacts},
        catalogue=catalogue,
        site=site,
    )
    yield Page(FINDER, TITLE, ABOUT, html)
