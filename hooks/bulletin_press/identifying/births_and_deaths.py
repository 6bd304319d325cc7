"""Dates of birth and of death."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import (
    IN_TABLE,
    Span,
    blocks_with,
    head_of_column,
    sentence,
)
from bulletin_press.identifying.dated import (
    DAY_AND_MONTH,
    FULL,
    MONTH_AND_YEAR,
    SIGN,
    WEEKDAY,
    S,
)
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule, in_any_case

_SPACED = r"(?<!\d)(?<!\d )\d{1,2} \d{1,2} (?:19|20)\d\d(?! ?\d)"
_DATE = rf"(?:{FULL}|{DAY_AND_MONTH}|{MONTH_AND_YEAR}|{_SPACED})"
_WEEKDAY = (
    rf"(?:the{S})?(?:{WEEKDAY},?{S}(?:the{S})?)?"
    rf"(?:(?:night|morning|evening|day){S}of{S}(?:the{S})?)?"
)
# Panels, figures and papers about deaths have days of their own.
_PAPERS = (
    r"(?! (?:(?:and|or) \w+ )?(?:overview|reviews?|rates?|figures|statistics|panel|team|partner\w*"
    r"|process\w*|notification|registration|certifi\w+|grant|benefit|penalty|toll|threats?|plan\w*"
    r"|control|centres?|visits?|parents?|famil\w+|mothers?|fathers?))"
)
_LABEL = (
    r"\bd\.?o\.?[bd]\b\.?|\((?:b\.|born\b)|\bdate of (?:birth|death)\b|\b(?:birth|death) date\b"
)
_DIED = (
    r"\bdied\b(?! out)|\bdeceased\b|\bdies\b|\bpassed away\b|\bkilled\b|\bmurdered\b"
    r"|\bstabbed to death\b|\bdrowned\b|\bpronounced dead\b|\bfound dead\b|\bstillborn\b"
    r"|\b(?:took|ended|lost) (?:his|her|their) (?:own )?li(?:fe|ves)\b|\blife support\b"
    r"|\b(?:came into|arrived in(?:to)?|entered|left) (?:this|the) world\b"
)
_EVENT = (
    rf"(?:{_LABEL}|,? \bb\.|\bborn\b(?! out| of )|\bbirths?\b{_PAPERS}|\bdeaths?\b{_PAPERS}|{_DIED}"
    r"|\bdelivered\b(?= (?:by|at|on))|\b(?:baby|twins) (?:came|arrived)\b)"
)
# A few words may stand between; a new thought, or a second thing that happened, may not.
_NEAR = (
    r"(?:(?! (?:before|after|since|until|between|following|report|review|bulletin|published|panel"
    r"|meeting|inquest|conference|workshop|training|guidance|changed) )(?:[^\n.;|,]"
    r"|\d\.(?=\d))){0,45}?"
)
_AFTER = re.compile(
    rf"(?P<event>{_EVENT})[\"':)*]*(?P<between>(?:,? aged? [^,\n.;|]{{1,20}},)?{_NEAR}),?[ :;"
    rf"|=-]{{0,6}}(?:on |in )?{_WEEKDAY}(?P<day>{_DATE})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:on|in|by){S}{_WEEKDAY}(?P<day>{_DATE}),?{S}(?P<between>(?:[\w'-]+{S}){{0,5}}?)"
    rf"(?P<event>gave birth|was (?:re)?born|were born|was (?:delivered|stillborn)"
    rf"|(?:was )?(?:{_DIED}))",
    re.IGNORECASE,
)
_FIGURES = r"\d\d?[./-]\d\d?[./-]\d\d(?:\d\d)?"
_LIFE = re.compile(rf"\((?P<day>{_FIGURES}) {{0,2}}(?:-|to) {{0,2}}(?P<end>{_FIGURES})\)")
_BIRTHDAY = re.compile(
    rf"\bbirthday,?{S}(?:is |was |falls |fell |\()?(?:on |of |in )?{_WEEKDAY}"
    rf"({FULL}|{DAY_AND_MONTH})",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"(?:,? (?:and|but|or) |, |[^\n;|]{{1,40}}? (?:and|but|or) )[^\n.;|]{{0,50}}?({FULL})",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\W*(?:d\.?o\.?[bd]\.?|born|births?|died|deaths?|birthdays?|dates? of (?:birth|death))\b",
    re.IGNORECASE,
)
_DATED = re.compile(_DATE, re.IGNORECASE)
_WHOLE_DATE = re.compile(rf"{FULL}|{_SPACED}", re.IGNORECASE)
# A second thing that happened, on a day of its own.
_OTHER = re.compile(
    r"\b(?:was|were|has|had|is|that|for|opened|closed|held|began|met|moved|told|seen|arrested"
    r"|registered|record\w*|notif\w+|listed|hearing|father|police|review\w*|consider\w*|after"
    r"|before|when|because|following|whether|by police|appeared|charged|convicted|funeral)\b",
    re.IGNORECASE,
)
_IS_LABEL = re.compile(_LABEL, re.IGNORECASE)
_PEOPLE = (
    r"(?:s?he|him|his|her|child(?: [A-Z\d]{1,2})?|baby(?: [A-Z])?|boy|girl|twins?|infant|toddler"
    r"|newborn|teenager|sibling|brother|sister|mother|mum|father|dad|son|daughter|cousin|uncle|aunt"
    r"|grand\w+|partner|young (?:person|man|woman)|subject)"
)
_PERSON = re.compile(
    rf"\b{_PEOPLE}\b|\b[A-Z]\.? ?[A-Z]\.?(?=,? )|^\W{{0,4}}born\b|\bgave birth", re.IGNORECASE
)
# What is born and dies without being anybody; and whole groups.
_NOBODY = re.compile(
    r"\b(?:partnership|board|idea|service|project|campaign|trust|habit|programme|group|team"
    r"|scheme|plan|practice|tool|charity|movement|forum|organisation|network|hub|website|law"
    r"|club|initiative|policy|committee|card|pilot|letter|door|parcel|course|training|film|app"
    r"|line|centre|school|report|reviews?|panel|bulletin|statistics|figures)\b"
    # 'A review of a boy, born on': somebody stands between.
    rf"(?:(?!\b(?:a|an|the|his|her|their|who) (?:\w+ )?{_PEOPLE}\b)[^\n.;|]){{0,40}}$"
    r"|(?<!the )(?<!these )(?<!both )(?<!two )\b(?:children|babies|pupils|infants|people|those"
    r"|anyone|anybody|every \w+|any \w+|each \w+|all \w+)\b[^\n.;|]{0,16}$",
    re.IGNORECASE,
)
_CLUE = re.compile(rf"{SIGN}|\d \d\d? (?:19|20)\d\d", re.IGNORECASE)
_EVENTS = (
    *("born", "birth", "births", "birthday", "birthdays", "b", "dob", "dod", "d", "o", "died"),
    *("dies", "death", "deaths", "deceased", "passed", "killed", "murdered", "drowned", "own"),
    *("lost", "stillborn", "reborn", "delivered", "dead", "life", "world", "ended"),
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """A date of birth or of death is left out.

    Who has it can find the child. A whole date counts beside words such as 'date of birth', where
    somebody 'was born' or 'died' on it, and in a table below such words.
    """
    for (start, end), is_sure in _finds(text):
        if is_sure and _WHOLE_DATE.fullmatch(text, start, end):
            yield start, end


def find_more(text: str, _known: Known) -> Iterator[Span]:
    """The month of a birth or a death is left out too.

    So is a day without its year, and a date that may be a birth's or a death's: the words around
    it do not say so for certain.
    """
    yield from (span for span, _ in _finds(text))


def _finds(text: str) -> Iterator[tuple[Span, bool]]:
    """Find dates beside a birth or a death, and whether it certainly is a person's."""
    for block in blocks_with(_CLUE, text):
        for found in _AFTER.finditer(text, *block):
            yield from _after(text, found, block[1])
        for found in _BEFORE.finditer(text, *block):
            if not (_NOBODY.search(found["between"]) or _OTHER.search(found["between"])):
                yield found.span("day"), bool(_PERSON.search(found[0]))
        for found in _BIRTHDAY.finditer(text, *block):
            yield found.span(1), False
        for found in _LIFE.finditer(text, *block):
            if _PERSON.search(text[max(block[0], found.start() - 40) : found.start()]):
                yield from ((found.span("day"), True), (found.span("end"), True))
    yield from _in_tables(text)


def _in_tables(text: str) -> Iterator[tuple[Span, bool]]:
    for found in _DATED.finditer(text) if IN_TABLE.search(text) else ():
        if _HEAD.search(head_of_column(text, found.start())):
            yield found.span(), True


def _after(text: str, found: re.Match[str], last: int) -> Iterator[tuple[Span, bool]]:
    first, _ = sentence(text, *found.span("event"))
    before = text[first : found.end("event")]
    is_label = bool(_IS_LABEL.search(found["event"]))
    if not is_label and _NOBODY.search(text[first : found.start("event")]):
        return
    said = text[first : found.start("day")]
    # In notes and in the names of files: 'died 4 May 2012'.
    is_note = not text[found.end("event") : found.start("day")].strip(" :-")
    arrived = found["event"].lower().endswith(("came", "arrived"))
    is_somebodys = not arrived and _PERSON.search(said) and not _OTHER.search(found["between"])
    is_sure = is_label or bool(is_somebodys or (is_note and not arrived))
    if not is_sure and "deliver" in before.lower():
        return
    yield found.span("day"), is_sure
    more = _MORE.match(text, found.end("day"), last) if "birth" in found[0].lower() else None
    if more:
        yield more.span(1), is_label


RULE = Rule(
    "births-and-deaths",
    "problem",
    Clue(
        figures=r"\d?[./-]\d\d?[./-]\d\d(?:\d\d)? {0,2}(?:-|to) {0,2}\d",
        words=in_any_case(*_EVENTS),
        beside=_CLUE,
    ),
    find,
    "tells a date of birth or death",
    "leave the date out: say 'a baby', 'a teenager' or an age band",
)
MORE = RULE.advising(
    find_more,
    "may tell when somebody was born or died",
    Clue(RULE.clue.signs, RULE.clue.figures, RULE.clue.words | {"came", "arrived"}, _CLUE),
)
