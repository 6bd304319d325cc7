"""Names of schools, hospitals, surgeries, wards and homes."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import word_list
from bulletin_press.identifying.rule import Clue, Rule

_S = r" {1,3}"
_KIND = (
    r"(?:(?:Church of England|C of E|Catholic|Roman Catholic|RC|Community|Junior and Infant){S})?"
    r"(?:(?:Primary|Secondary|Infants?|Junior|Grammar|High|Special|Nursery|Free|Boys'?|Girls'?"
    r"|Sixth Form"
    r"|General|District|Community|Children's|Maternity|Royal|University|City|Medical|Health|Family|Day){S})*"
    r"(?:Schools?|Academy|College|Nursery|Pre-?school|Playgroup|Hospital|Infirmary|Surgery|Clinic"
    r"|Medical Centre|Medical Practice|Health Centre|GP Practice|Practice|Hospice|Children's Centre"
    r"|Family Centre|Family Hub|Day Nursery|Walk-in Centre|Refuge|Hostel|Care Home|Nursing Home"
    r"|Sixth Form|Primary|Infants|Juniors"
    r"|High(?= {1,4}(?:and|before|in|on|rang|had|was|told|said)\b|,|\.|$)|Ward|Unit)"
).replace("{S}", _S)
_NAME = (
    r"(?:(?:St\.?|Saint|Our|The|Old|Little|Great)"
    + _S
    + r")?[A-Z][a-z]+(?:-[A-Z]?[a-z]+){0,3}(?:'s?)?"
)
_NAMED = re.compile(rf"(?<![\w-])({_NAME}(?:{_S}{_NAME}){{0,3}}?){_S}({_KIND})(?![\w-])")
_OTHERS = (
    re.compile(r"\b[Ww]ard {1,3}(?:[A-Z]?\d{1,3}[A-Z]?|[A-Z])\b"),
    re.compile(
        rf"\b(?:Drs?|Doctors?)\.? {{1,3}}{_NAME}(?:'s|') {{1,3}}(?:surgery|practice|clinic)\b"
    ),
    re.compile(
        rf"{_NAME}(?:{_S}(?:House|Lodge|Court|Hall|Grange|Cottage|View)),?{_S}"
        r"(?:(?:a|the) {1,3})?"
        r"(?:children's|residential|care|nursing|foster) {1,3}(?:home|unit)\b"
    ),
)
_NAMED_SMALL = re.compile(
    rf"(?:\b(?:at|in|from|to|of|attended|left|joined|by) {{1,3}})({_NAME}(?:{_S}{_NAME}){{0,2}}{_S}"
    r"(?:primary|secondary|junior|infant|nursery|high) school|" + _NAME + _S + r"(?:school|hospital"
    r"|surgery|academy|nursery|college)(?= in\b|,|\.| and\b|$| [a-z]+ed\b| rang\b))"
)
# Words with a capital that name no place of their own.
_NO_NAME = word_list("no_place.txt")

_NATIONAL = re.compile(r"(?:Royal )?College of|Schools? (?:Nurs|Health|Council|Admission)")
_GOES_ON = re.compile(
    r" {1,3}(?:of [A-Z]|Nurs\w+|Trusts?|Leads?|Heads?|Governors?|Teachers?|Doctors?|Staff"
    r"|Council\w*"
    r"|Board|Policy|Review|Guide|Standards?|Service|Teams?|Managers?"
    r"|Direction|Act|Learning|Framework)"
)


def find(text: str, known: Known) -> Iterator[Span]:
    """The school, hospital, surgery, nursery, ward or home of a child is not named.

    It says in which few streets the child lives. Services that every child of the area has, and
    what stands in ``names.yml``, may be named.
    """
    for found in _NAMED.finditer(text):
        start = found.start()
        words = re.finditer(r"[^\s]+", found[1])
        named = [word for word in words if word[0].lower().strip("'") not in _NO_NAME]
        if not named or _NATIONAL.match(text, start) or _GOES_ON.match(text, found.end()):
            continue
        start += named[0].start() if not found[1].startswith(("Our", "The", "Old")) else 0
        if not _is_known(text[start : found.end()], known):
            yield start, found.end()
    for pattern in _OTHERS:
        yield from (found.span() for found in pattern.finditer(text))
    for found in _NAMED_SMALL.finditer(text):
        first = found[1].split()[0].lower()
        is_no_name = first in _NO_NAME or first in known.ordinary
        if not is_no_name and not _is_known(found[1], known):
            yield found.span(1)


def _is_known(name: str, known: Known) -> bool:
    return " ".join(name.lower().split()) in known.phrases


RULE = Rule(
    "places-of-care",
    "advice",
    Clue(
        (
            *("chool", "cademy", "ollege", "ursery", "laygroup", "ospital", "nfirmary", "urgery"),
            *("linic", "Centre", "ractice", "Hospice", "Hub", "Refuge", "Hostel", "Home", " home"),
            *("Sixth", "Primary", "Infants", "Juniors", " High", "ard ", " Ward", "Unit"),
        )
    ),
    find,
    "names a school, hospital, surgery, ward or home",
    "say 'a primary school' or 'the hospital'; what may be named goes into names.yml",
)
