"""Pictures that say nothing to those who cannot see them."""

import re
from collections.abc import Iterator
from datetime import datetime

from bulletin_press.passages import Passage
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.markdown_signs import Shown, pictures_in

CHECK = "alt-texts"

LONGEST = 150
_FILE = re.compile(
    r"\S+\.(png|jpe?g|gif|webp|svg|bmp|tiff?|heic)|(img|dsc|image|picture|screenshot)[\s_-]*\d*",
    re.IGNORECASE,
)
_SAYS_IMAGE = re.compile(
    r"(an? |the )?(image|picture|photo|photograph|graphic|illustration|icon|screenshot)\s+"
    r"(of|showing|shows)\b",
    re.IGNORECASE,
)


def check_alt_texts(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Every picture is described, in the square brackets, for those who cannot see it.

    Say in a sentence what the picture tells: not its file's name, not "image of", and at most 150
    characters; what is longer belongs into the text. A picture that is only decoration is marked
    as such: ``![](leaves.png){ role=presentation }``.
    """
    for item in project.items:
        if item.status == "withdrawn":
            continue
        body = Passage(item, ("body",), item.source.body)
        for picture in pictures_in(item.source.body):
            if flaw := _flaw_of(picture):
                yield body.problem(picture.start, picture.end, *flaw, CHECK, "advice")
        if item.social.image_alt and (flaw := _flaw(item.social.image_alt, LONGEST * 10)):
            yield item.problem(("social", "image_alt"), *flaw, CHECK, "advice")


def _flaw_of(picture: Shown) -> tuple[str, str] | None:
    if picture.words is None:
        if picture.is_decoration:
            return None
        hint = (
            "write what it shows between the square brackets; if it is only decoration, write "
            "{ role=presentation } behind it"
        )
        return f"has a picture without a description: {picture.address}", hint
    return _flaw(picture.words, LONGEST)


def _flaw(words: str, longest: int) -> tuple[str, str] | None:
    if _FILE.fullmatch(words):
        return f"has the name of a file as a description: {words!r}", "say what the picture shows"
    if _SAYS_IMAGE.match(words):
        hint = "begin with what is to be seen; screen readers say that it is a picture"
        return f"has a description that begins with {' '.join(words.split()[:2])!r}", hint
    if len(words) > longest:
        hint = "say the main thing; what is longer belongs into the text"
        return f"has a description of {len(words)} characters, {longest} are plenty", hint
    return None
