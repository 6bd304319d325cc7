"""Links that do not say where they lead."""

import re
from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.as_written import advise, raw_body
from bulletin_press.wording.markdown_signs import Shown, links_in

CHECK = "link-words"

_EMPTY = re.compile(
    r"( please)?( click| tap| press| go| see| read| look| find out| download| view)?"
    r"( it| this| more)?( on)?( here| this| (this|the) link| link| (this )?page| more)?( now)?",
    re.IGNORECASE,
)
_SHOWN = 50
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def check_link_words(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """The words of a link say where it leads: not "click here", and not the bare address.

    Screen readers list the links of a page without the text around them, and spell addresses out.
    """
    for item in project.items:
        if item.status == "withdrawn":
            continue
        for link in links_in(item.source.body):
            if flaw := _flaw_of(link):
                message, hint, text = flaw
                yield advise(raw_body(item), link, (message, hint), text, CHECK)


def _flaw_of(link: Shown) -> tuple[str, str, str] | None:
    """Say what is wrong with a link, what to do about it, and by which words it is excused."""
    words = (link.words or "").strip(" .:!*_")
    hint = "let its words say what readers find there"
    if _ADDRESS.fullmatch(words):
        begins = words[:_SHOWN]
        message = f"shows the bare address {begins}{'…' if len(words) > _SHOWN else ''}"
        return message, "write [what is there](address)", begins
    if not words:
        return f"has a link without words: {link.address}", hint, link.address
    if _EMPTY.fullmatch(f" {words}"):
        return f"has a link that says only {words!r}", hint, words
    return None
