"""Pictures that say nothing to those who cannot see them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.as_written import advise, raw_body
from bulletin_press.wording.markdown_signs import Shown, pictures_in
from bulletin_press.wording.prose import first_words, shortly

CHECK = "alt-texts"

LONGEST = 150
LONGEST_IN_POSTS = 1500
"""What a picture on social media shows stands nowhere else."""
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
        for picture in pictures_in(item.source.body):
            if flaw := _flaw_of(picture):
                message, hint, text = flaw
                yield advise(raw_body(item), picture, (message, hint), text, CHECK)
        words = item.social.image_alt
        if words and (flaw := _flaw(words, LONGEST_IN_POSTS)):
            message, hint, text = flaw
            problem = item.problem(("social", "image_alt"), message, hint, CHECK, "advice")
            yield replace(problem, text=text, passage=words)


_Flaw = tuple[str, str, str]
"""What is wrong, what to do about it, and the words by which it is excused."""


def _flaw_of(picture: Shown) -> _Flaw | None:
    if picture.words is None:
        if picture.is_decoration:
            return None
        hint = (
            "write what it shows between the square brackets; if it is only decoration, write "
            "{ role=presentation } behind it"
        )
        return f"has a picture without a description: {picture.address}", hint, picture.address
    return _flaw(picture.words, LONGEST)


def _flaw(words: str, longest: int) -> _Flaw | None:
    if _FILE.fullmatch(words):
        message = f"has the name of a file as a description: {words!r}"
        return message, "say what the picture shows", words
    if _SAYS_IMAGE.match(words):
        hint = "begin with what is to be seen; screen readers say that it is a picture"
        return f"has a description that begins with {shortly(words)}", hint, first_words(words)
    if len(words) > longest:
        hint = "say the main thing; what is longer belongs into the text"
        message = f"has a description of {len(words)} characters, {longest} are plenty"
        return f"{message}: {shortly(words)}", hint, first_words(words)
    return None
