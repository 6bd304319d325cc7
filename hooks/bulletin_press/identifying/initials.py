"""Initials of a person beside a place or a year."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, sentence
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import calendar_words, word_list
from bulletin_press.identifying.rule import Clue, Rule

_DOTTED = r"(?<![\w.])[A-Z]\. {0,2}(?:O'|Mc)?[A-Z]\b(?!')(?:\.(?!\w\w))?(?: {0,2}[A-Z]\.)?"
_PERSON = (
    r"(?:[Cc]hild|[Bb]aby|[Yy]oung [Pp]erson|[Ii]nfant|[Aa]dult|[Mm]other|[Ff]ather"
    r"|[Ss]ibling|[Gg]irl"
    r"|[Bb]oy|[Tt]win|[Pp]atient|[Pp]upil|[Ss]ubject|[Tt]eenager|[Bb]rother|[Ss]ister|YP)"
)
_CALLED = rf"\b{_PERSON} {{1,4}}([A-Z]{{2,3}}(?![\w&/])|[A-Z]\. ?[A-Z]\.?(?!\w)|[A-Z] [A-Z](?= ))"
_TWO = r"(?<![\w.&/-])[A-Z]{2,3}(?![\w&/-])"
_SPACED = r"(?<![\w.] )(?<![\w.&/-])[A-Z] [A-Z](?! ?[A-Z]\b)(?![\w&/.-])"
_YEAR = r"(?:19|20)\d\d\b"
_PLACE = r"[A-Z][a-z]{3,}"
_IN = r"(?:[Oo]f|[Ff]rom|[Ii]n|[Aa]t|[Nn]ear|[Tt]o|[Aa]round|[Ss]ince|[Dd]uring|[Bb]y)"
_CAPITALS = re.compile(r"[A-Z](?:\. {0,2}[A-Z]\b|[A-Z]{1,2}\b| [A-Z]\b)")
_WIDEST, _CLOSE = 300, 8
"""How far a row of a table is looked at, and how near a place is told with the initials."""

# Sure enough to count with a place or a year anywhere in the sentence, or in the row of a table.
_SURE = (re.compile(_CALLED), re.compile(_DOTTED))
_BESIDE = re.compile(
    rf"({_TWO}|{_SPACED})[ ,(]{{1,4}}(?:{_IN} {{1,3}})?(?:{_PLACE},? {{1,3}})?{_YEAR}(?![ /-]\d)\)?"
    rf"|({_TWO}|{_SPACED})(?:,? {{0,3}}\(|,? {{1,3}}(?:of|from|in|at|near)) ?{_PLACE}\b\)?"
    rf"|\b(?:[Ii]n|[Oo]f) {_YEAR},? {{1,3}}({_TWO}|{_SPACED})(?= (?:was|had|told|moved|lived"
    rf"|said|went)\b)"
)
# Two letters that cannot but be somebody: 'KT (2018) was known', 'KS and her sister came'.
_BARE = re.compile(
    rf"(?<![\w.&/-])([A-Z]{{2}}) {{1,3}}\({_YEAR}\)|\(([A-Z]{{2}}), {{1,3}}{_YEAR}\)"
    rf"|(?:^|[\n\"'(;|:]) {{0,3}}([A-Z]{{2}}), {{1,3}}{_PLACE}, {{1,3}}{_YEAR}\b"
)
_ACTS = (
    r"(?:told|said|asked|lived|moved|went (?:missing|home|to live|to stay)|ran away|slept|died"
    r"|was (?:born|seen|moved|placed|taken|found|admitted|referred|known|excluded|removed|arrested)"
    r"|and (?:his|her) (?:sister|brother|mother|father|partner|baby|son|daughter|sibling)s?)\b"
)
_ACTING = re.compile(rf"(?<![\w.&/-])(?:([A-Z]{{2}})(?![\w&/])|({_SPACED})) {{1,3}}(?={_ACTS})")
# Whatever the letters stand for elsewhere: 'In 2018 AO moved to live with her aunt'.
_LIVING = re.compile(
    rf"\b[Ii]n {_YEAR},? {{1,3}}[A-Z]{{2}}(?= {{1,3}}(?:moved|lived|went|ran away|slept|stayed)\b"
    r"[^\n.;|]{0,40}\b(?:to live|h(?:is|er|im)|s?he)\b)"
)
_DOTTED_ACTING = re.compile(rf"{_DOTTED}(?=(?:,? {{1,3}}{_ACTS}|, born\b))")
_PAPER = re.compile(
    r"\b(?:appendix|annex|table|form|part|section|room|route|figure|grade|level|recommendations?"
    r"|finding|version|model|unit|team) $",
    re.IGNORECASE,
)
_DATED = re.compile(_YEAR)
_PLACED = re.compile(rf"\b{_IN} {{1,3}}({_PLACE})\b|[;(,] {{0,3}}({_PLACE})\b")
_WHOSE = re.compile(
    r"\b(?:case|care|death|reviews?|records?|family|story|brother|sister|mother|father|called"
    r"|audit|inquiry"
    r"|learning|murder|life|experience|file|re|known as|voice|injuries|neglect|abuse|parents"
    r"|lessons)"
    r"[ :]{1,3}(?:of |about |on |for |as |into |from |to )?(?:the )?$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"[A-Z][a-z]+,? $")
_DOTTED_FORMS = frozenset(
    (
        *("uk", "us", "usa", "eu", "un", "pe", "it", "tv", "am", "pm", "ba", "bsc", "ma", "md"),
        *("nb", "ps", "dob", "dod", "qc", "kc", "gp", "po", "id", "rsvp"),
    )
)
_NOT_INITIALS = word_list("short_forms.txt")
"""Short forms that are nobody's initials, in small letters, without dots."""


def find(text: str, known: Known) -> Iterator[Span]:
    """Initials do not stand beside a place or a year.

    'J.S. of Harbourton' and 'KT (2018)' can be looked up; so can initials with dots that stand
    for somebody ('K.M. was seen'). A letter that was given instead of a
    name ('Child B') is no initial.
    """
    if not _CAPITALS.search(text):
        return
    for pattern in _SURE:
        for found in pattern.finditer(text):
            # A book by 'Smith, J.S. (2015)'.
            is_author = _AUTHOR.search(
                text, max(0, found.start() - 24), found.start()
            ) and re.match(r" ?\(\d", text[found.end() : found.end() + 3])
            if not (is_author or _is_short_form(found[found.re.groups], known)) and (
                beside := _beside(text, *found.span(), known)
            ):
                yield beside
    for pattern in (_DOTTED_ACTING, _LIVING):
        yield from (found.span() for found in pattern.finditer(text))
    for found in (*_BARE.finditer(text), *_ACTING.finditer(text)):
        at = found.lastindex or 0
        letters = found[at]
        is_paper = _PAPER.search(text, max(0, found.start() - 24), found.start())
        start, end = found.span(at)
        if not (is_paper or _is_short_form(letters, known)):
            beside = found.span() if found.re is _BARE else _beside(text, start, end, known)
            yield from (beside,) if beside else ()
    for found in _BESIDE.finditer(text):
        letters = next(group for group in found.groups() if group)
        before = text[max(0, found.start() - 30) : found.start()]
        is_sure = " " in letters and found[2]
        if not _is_short_form(letters, known) and (is_sure or _WHOSE.search(before)):
            yield found.span()


def _is_short_form(letters: str, known: Known) -> bool:
    plain = "".join(filter(str.isalpha, letters)).lower()
    if "." in letters:
        return plain in _DOTTED_FORMS
    return plain in _NOT_INITIALS or plain in known.words


def _beside(text: str, start: int, end: int, known: Known) -> Span | None:
    """Find the stretch from initials to the place or the year that stands with them."""
    first, last = sentence(text, start, end)
    if re.match(r"\s*[;|]", text[text.rfind("\n", 0, start) + 1 : start]):
        # A row of a table, in which each cell is a sentence.
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
        first, last = max(first, start - _WIDEST), min(last, end + _WIDEST)
    years = [year.span() for year in _DATED.finditer(text, first, last)]
    places = [
        place.span(place.lastindex or 0)
        for place in _PLACED.finditer(text, first, last)
        if not _is_no_place(place[place.lastindex or 0].lower(), known)
    ]
    near = min(years + places, key=lambda span: max(span[0] - end, start - span[1]), default=None)
    if near is None:
        return None
    # Told together only where they stand together.
    is_close = max(near[0] - end, start - near[1]) <= _CLOSE
    if not is_close:
        return start, end
    first, last = min(start, near[0]), max(end, near[1])
    # With the bracket that belongs to it.
    return first, last + ("(" in text[first:last] and text[last : last + 1] == ")")


def _is_no_place(word: str, known: Known) -> bool:
    return word in known.ordinary or word in calendar_words()


RULE = Rule(
    "initials",
    "advice",
    Clue(),
    find,
    "tells initials beside a place or a year",
    "leave one of the two out, or use a letter that is not the person's own, such as 'Child B'",
)
