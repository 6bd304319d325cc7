"""Links that do not say where they lead."""

import re
from collections.abc import Iterator
from datetime import datetime

from bulletin_press.passages import Passage
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.markdown_signs import links_in

CHECK = "link-words"

_EMPTY = re.compile(
    r"( please)?( click| tap| press| go| see| read| look| find out| download| view)?"
    r"( it| this| more)?( on)?( here| this| (this|the) link| link| (this )?page| more)?( now)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def check_link_words(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """The words of a link say where it leads: not "click here", and not the bare address.

    Screen readers list the links of a page without the text around them, and spell addresses out.
    """
    for item in project.items:
        if item.status == "withdrawn":
            continue
        body = Passage(item, ("body",), item.source.body)
        for link in links_in(item.source.body):
            words = (link.words or "").strip(" .:!*_")
            if _ADDRESS.fullmatch(words):
                message = f"shows the bare address {_short(words)}"
                hint = "write [what is there](address)"
            elif _EMPTY.fullmatch(f" {words}".rstrip()):
                message = f"has a link that says only {words!r}"
                hint = "let its words say what readers find there"
            else:
                continue
            yield body.problem(link.start, link.end, message, hint, CHECK, "advice")


def _short(address: str) -> str:
    most = 50
    return address if len(address) <= most else f"{address[:most]}…"
