"""Where somebody lives."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, head_of_column, sentence
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import small
from bulletin_press.identifying.rule import Clue, Rule

_STREET = (
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Terrace|Grove|Gardens|Way|Court|Place|Square"
    r"|Row|Walk|Mews|Hill|Rise|Green|Park|Parade|View|Croft|Cottages?|Gate|Yard|Wharf|Quays?"
    r"|Mount|Meadows?|Fields?|Vale|Bank|Broadway|Esplanade|Promenade|Circus|Boulevard|Chase|Copse"
    r"|Brow|Ridge|Dene|Dale|Garth|Fold|Wynd|Brae|Heath|Hollow|Leys|Lea|Path|Passage|Alley|Approach"
    r"|Spinney|Villas|Mansions|Almshouses|Orchard|Paddocks?|Common|Cross|Bridge|Wood|Farm|Barns?"
    r"|Mill|Lodge|House|Towers?|Heights|Buildings|Bungalows?|St\.|St(?! {1,3}[A-Z])|Rd\.?"
    r"|Ave\.?|Cres\.?|Ln\.?"
    r"|Gdns\.?|Tce\.?|Blvd\.?|Sq\.?|Dr\.)"
)
_SURE = (
    *("Street", "Road", "Avenue", "Lane", "Close", "Crescent", "Terrace", "Row", "Mews", "Drive"),
    "Grove",
)
_LESS_SURE = (
    *("Gardens", "Way", "Walk", "Hill", "Rise", "Court", "Croft", "Cottage", "Cottages", "Farm"),
    *("Farmhouse", "Barn", "Bungalow", "Park", "Mansions", "Yard", "Wharf", "Estate"),
)
_KINDS_OF_HOUSES = frozenset(("House", "Lodge", "Cottage", "Barn", "address", "Address", "ADDRESS"))
_NAME = r"(?:(?:St\.? )?[A-Z][a-z]+(?:'s?|s')?[a-z]*(?:-[A-Za-z][a-z]+){0,3})"
_NAMES = rf"{_NAME}(?: {{1,3}}{_NAME}){{0,2}}"
_END = r"(?![\w'-]| {1,3}(?!Flat|House|With|When|And)[A-Z][a-z]+ [a-z])"
_TEENS = r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_UNITS = r"one|two|three|four|five|six|seven|eight|nine"
_TENS = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_UNITS}))?"
_IN_WORDS = rf"(?i:{_TEENS}|{_TENS}|{_UNITS})"
_FIGURES = r"(?<![\w./-])\d{1,4}(?: ?[-/&] ?\d{1,4})?[a-zA-Z]?"
_NUMBER = (
    rf"(?:(?:(?:\b[Nn]umbers? {{1,3}}|\b[Nn]os?\.? {{0,3}}|#))?{_FIGURES}"
    rf"|\b(?:[Nn]umber|[Nn]o\.|[Aa]t) {{1,3}}{_IN_WORDS})"
)
_BUILDING = (
    r"(?:House|Court|Lodge|Point|Towers?|Heights|Mansions|Buildings|Place|Cottages?|Hall|Manor|Mill"
    r"|Villas?|Hotel|Hostel|Inn|Guest House|Guesthouse|Refuge|Foyer|Lodgings|Apartments|Flats"
    r"|(?:Caravan|Holiday|Mobile Home|Home) Park|Marina|Farm|Estate|B&B|Travelodge|Wharf|Quay)"
)
_UNIT = (
    r"\b(?:[Ff]lats?|[Aa]partment|[Pp]lot|[Uu]nit|[Cc]aravan|[Rr]oom|[Bb]edroom|[Bb]edsit|[Ss]tudio"
    r"|[Pp]itch|[Bb]erth|[Mm]ooring|[Bb]lock|[Ff]loor|[Cc]ottage|[Bb]ungalow|[Mm]aisonette|[Dd]oor)"
)
# Gardens, trees and the like, by which short roads are called with nothing more.
_THE = (
    r"The {1,3}(?:[A-Z][a-z]+ {1,3})?(?:Paddocks?|Limes|Oaks|Elms|Willows|Beeches|Firs|Pines"
    r"|Poplars|Laurels"
    r"|Hollies|Orchards?|Maltings|Meadows?|Fields|Hawthorns|Cedars|Chestnuts|Sycamores|Gables"
    r"|Lawns?"
    r"|Brambles|Birches|Larches|Ridings|Moorings|Spinney|Copse|Glebe|Dell|Leas|Heights|Chase|Maples"
    r"|Rowans|Ashes|Hazels|Yews|Acorns|Squirrels|Martins|Swallows|Larks|Mews|Nook|Strand"
    r"|Hythe|Bungalow|Old \w+"
    rf"|{_STREET})"
)
_PATTERNS = (
    re.compile(
        rf"{_UNIT} (?:[Nn]o\.? |[Nn]umber )?(?:\d{{1,4}}[A-Za-z]?|[A-Z]|{_IN_WORDS}),?"
        rf" {{1,3}}(?:(?:in|at|of"
        rf"|on) {{1,3}})?(?:[Tt]he {{1,3}})?{_NAMES} {{1,3}}(?:{_BUILDING}|{_STREET}){_END}"
    ),
    re.compile(rf"{_NUMBER},?(?: {{1,3}}(?:in|on|of))? {{1,3}}{_NAMES} {{1,3}}{_STREET}{_END}"),
    re.compile(rf"{_NUMBER},? {{1,3}}{_THE}{_END}"),
    re.compile(
        rf"\b(?i:at|in|of|to|from) {{1,3}}(\d{{1,3}}[a-z]?,? {{1,3}}The {{1,3}}[A-Z][a-z]+){_END}"
    ),
)
# Written small, as in a log: only behind what people do with an address.
_SMALL = re.compile(
    r"\b(?i:at|in|to|attended|attend|visited|visit|address:?|of|from) {1,3}"
    r"(\d{1,3}[a-z]? {1,3}(?!the |homes |of )(?:[a-z]{3,} {1,3}){1,2}?(?<!the )"
    r"(?:street|road|avenue|lane|close|drive|crescent|terrace|view|gardens|grove|mews))\b"
)
_LIVES = (
    r"(?:li(?:ves?|ved|ving)|moved|stay(?:s|ed|ing)|slept|home (?:was|is)|house|flat|found"
    r"|tenancy|address|born|grew up)"
)
_IN_A_STREET = re.compile(
    r"\b(?:in|on|at|of|from|near|to|along|off|outside|into|behind|around) {1,3}"
    rf"({_NAMES} {{1,3}}(?:{'|'.join(_SURE)})){_END}"
)
_LIVES_IN = re.compile(
    rf"\b{_LIVES}(?: [\w'-]+){{0,3}}? (?:in|on|at|near|to|along|off) {{1,3}}"
    rf"({_NAMES} {{1,3}}(?:{'|'.join(_LESS_SURE)})){_END}"
)
_CALLED = re.compile(
    rf"\b(?i:address)\W{{1,8}}({_NAMES} {{1,3}}(?:{_BUILDING}|{_STREET})"
    rf"(?:, {{0,3}}{_NAMES} {{1,3}}{_STREET})?){_END}"
    rf"|\b({_NAMES} {{1,3}}(?:Cottages?|House|Farm|Lodge"
    rf"|Barn), {{0,3}}{_NAMES} {{1,3}}{_STREET}){_END}"
)
_FAMOUS = re.compile(
    r"(?:\d+ )?(?:Downing|Harley|Fleet|Sesame|Coronation|Main|Marsham|Great Smith) Street|Silk Road"
)
# What is numbered and is no house.
_NUMBERED = re.compile(
    r"\b(?:parts?|chapters?|sections?|steps?|figures?|tables?|appendix|modules?|findings?|levels?"
    r"|years?|pages?|tiers?|stages?|phases?|slides?|questions?|cards?|posters?|issues?|volumes?"
    r"|items?|bands?|strands?|units?|schedules?|articles?|rules?|lessons?|sessions?|weeks?|days?"
    r"|priorit(?:y|ies)|standards?|paragraphs?|recommendations?|actions?|routes?|bus(?:es)?|room"
    r"|in|since|during|by|until|only) {1,3}$",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?:19|20)\d\d\b")
_VENUE = re.compile(
    r"\b(?:venue|come to|held (?:at|in)|hub at|conference|forum|workshop|event|training|seminar"
    r"|launch(?:ed)?|book(?:ed|ings?)? (?:a|your|on)|office(?:s)? (?:at|in)|drop in|open day"
    r"|practitioners|professionals|delegates|meet(?:s|ings?)? (?:is |are )?(?:in|at)|town hall"
    r"|civic|library|theatre|write to|post (?:it )?to|send|opens? (?:at|in|on)|visit us|find us"
    r"|exchange|hall|cent(?:re|er)|headquarters|reception|teams?|services?|police station"
    r"|station|council"
    r"|drop[- ]in|hub|clinic|surgery|charity|staff)\b|\bwhere:",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:li(?:ves?|ved|ving)|moved|stay(?:s|ed|ing)|slept|home|house|flat|found|tenan\w+|address"
    r"|born|grew up|famil(?:y|ies)|mother|mum|father|dad|his|her|their|she|he|him|baby|sister"
    r"|brother|aunt|uncle|nan|gran\w*|partner|neighbours?|child|children|boys?|girls?|placed"
    r"|attended|officers?|visit(?:ed|s)|arrested|lodger|tenant|evicted|bail\w*|called to"
    r"|police|ambulance|paramedics)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\b(?:address\w*|liv(?:es|ed|ing)|home|where)\b", re.IGNORECASE)


def find(text: str, known: Known) -> Iterator[Span]:
    """An address is left out: the number and the street of a home, or the flat and its house.

    The address of a service or of an event's venue is no such address; what may be named stands
    in ``names.yml`` under ``places``.
    """
    for start, end in _addresses(_PATTERNS, text, known):
        if _is_a_home(text, start, end):
            yield start, end


def find_more(text: str, known: Known) -> Iterator[Span]:
    """The name of a street or of a house may tell where somebody lives, without a number too."""
    everything = (*_PATTERNS, _IN_A_STREET, _LIVES_IN, _CALLED, _SMALL)
    for start, end in _addresses(everything, text, known):
        if not _is_venue(text, start, end):
            yield start, end


def _addresses(patterns: tuple[re.Pattern[str], ...], text: str, known: Known) -> Iterator[Span]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            start, end = found.span(found.lastindex or 0)
            is_known = small(text[start:end]) in known.phrases or _FAMOUS.fullmatch(
                text, start, end
            )
            if not (is_known or _is_numbered(text, start)):
                yield start, end


def _is_numbered(text: str, start: int) -> bool:
    """Tell whether a figure counts something else: 'Level 3', 'in 2018'."""
    counted = _NUMBERED.search(text, max(0, start - 24), start)
    if not counted:
        return False
    in_time = counted[0].strip().lower() in {"in", "since", "during", "by", "until"}
    return bool(_A_YEAR.match(text, start)) if in_time else text[start].isdigit()


def _is_a_home(text: str, start: int, end: int) -> bool:
    """Tell whether somebody in the same sentence, or the head of the column, makes it a home."""
    first, last = sentence(text, start, end)
    around = f"{text[first:start]} {text[end:last]}"
    in_a_home = _SOMEBODY.search(text, first, last) and not _VENUE.search(around)
    return bool(in_a_home or _HEAD.search(head_of_column(text, start)))


def _is_venue(text: str, start: int, end: int) -> bool:
    first, last = sentence(text, start, end)
    said = text[first:last]
    return bool(_VENUE.search(said) and not _SOMEBODY.search(said))


RULE = Rule(
    "addresses",
    "problem",
    Clue(
        figures=(
            r"\d{0,3}(?: ?[-/&] ?\d{1,4})?[a-zA-Z]?,? {1,3}(?:(?:in|on|of|at) {1,3})?"
            r"(?:the {1,3})?[A-Z]"
        ),
        words=frozenset((*_SURE, *_LESS_SURE, "Flat", "Block")),
    ),
    find,
    "tells an address",
    "leave it out, or say 'at home', 'nearby' or 'in another part of the city'",
)
MORE = RULE.advising(
    find_more,
    "may tell where somebody lives",
    Clue(
        figures=RULE.clue.figures + r"|\d{0,2}[a-z]? {1,3}[a-z]{3}",
        words=RULE.clue.words | _KINDS_OF_HOUSES,
    ),
)
