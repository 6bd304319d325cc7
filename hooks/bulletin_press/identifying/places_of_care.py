"""Names of schools, hospitals, surgeries, wards and homes."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, sentence
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import public_words, small, word_list
from bulletin_press.identifying.rule import Clue, Rule

_S = r" {1,3}"
_CHURCH = (
    r"(?:Church of England|C\.? ?of ?E\.?|(?:Roman )?Catholic|R\.?C\.?|V[AC]|Community"
    r"|Junior and Infant|Methodist|Academy)"
)
_KIND = (
    rf"(?:{_CHURCH}{_S}){{0,2}}"
    r"(?:(?:Primary|Secondary|Infants?|Junior|Grammar|High|Special|Nursery|Free|Boys'?|Girls'?"
    r"|Sixth Form|General|District|Community|Children's|Maternity|Royal|University|City|Medical"
    rf"|Health|Family|Day|Learning|Outdoor){_S}){{0,4}}"
    r"(?:Schools?|Academy|College|Nursery|Pre-?school|Playgroup|Hospital|Infirmary|Surgery|Clinic"
    r"|(?:Medical|Health|Children's|Family|Birth|Walk-in|Assessment|Treatment|Contact|Youth|Day"
    r"|Early Years|Respite) Centre|(?:(?:Medical|GP) )?Practice|Hospice|Family Hub"
    r"|Refuge|Hostel|(?:Care|Nursing|Children's) Home"
    r"|Sixth Form|Primary|Infants|Juniors|Comprehensive|Prep|Kindergarten|P\.?R\.?U\.?(?!\w)"
    r"|Pupil Referral Unit|Secure Unit|Ward|Unit(?! {1,3}\d)|Childminding|Childcare|Foyer"
    r"|(?:High|Grammar|Secondary|Junior|Infant)(?! {1,4}[A-Z]|[ -](?:ranks?|standards?)))"
)
_NAME = (
    rf"(?:(?:St\.?|Saint|Our|The|Old|Little|Great){_S})?"
    r"(?:[A-Z]\.{1,2}'?)?[A-Z][a-z]+(?:-[A-Z]?[a-z]+){0,3}(?:'s?)?"
)
_NAMED = re.compile(
    rf"(?<![\w-])({_NAME}(?:{_S}(?:and {_NAME}|{_NAME})){{0,3}}?){_S}({_KIND})(?![\w-])"
)
_OTHERS = (
    re.compile(r"\b[Ww]ard {1,3}(?:[A-Z]?\d{1,3}[A-Z]?|[A-Z])\b"),
    re.compile(
        rf"\b(?:Drs?|Doctors?)\.? {{1,3}}{_NAME}(?:'s|') {{1,3}}(?:surgery|practice|clinic)\b"
    ),
    re.compile(
        rf"(?<![\w-])(?:{_NAME}(?:{_S}(?:House|Lodge|Court|Hall|Grange|Cottage|View|Manor"
        rf"|Villa|Park|Place)),?{_S}(?:(?:a|the|our|his|her) {{1,3}})?|{_NAME}, {{1,3}}(?:a"
        rf"|the|his|her) {{1,3}})"
        r"(?:children's|residential|care|nursing|foster|secure|assessment|supported|special"
        r"|boarding|primary|secondary|respite|independent|nursery) {1,3}(?:home|unit|school"
        r"|living|accommodation|centre|placement)\b"
    ),
)
_SMALL = (
    r"(?:(?:primary|secondary|junior|infants?|nursery|high|special|grammar|boarding|middle"
    r"|community) schools?"
    r"|(?:children's|care|nursing|residential|foster) home|pre-?school|playgroup|nursery|surgery"
    r"|(?:health|medical|children's|family|birth) centre|medical practice|hospital|infirmary"
    r"|hospice"
    r"|clinic|academy|college|refuge|hostel|ward|school|kindergarten|day nursery|family hub"
    r"|GP practice)"
)
_NAMED_SMALL = re.compile(rf"(?<![\w-])({_NAME}(?:{_S}{_NAME}){{0,2}}{_S}{_SMALL})(?![\w-])")
# Called by its house alone, where people stay or work.
_HOUSE = re.compile(
    rf"\b(?:at|from|to|by|of|in|left|into|called|with"
    rf"|and) {{1,3}}((?:The {{1,3}})?{_NAME}(?:{_S}{_NAME}){{0,2}}{_S}"
    r"(?:House|Lodge|Grange|Manor|Villa|Towers|Hall))(?![\w-]| {1,3}[A-Z])"
)
_HOUSE_STAFF = re.compile(
    rf"(?<![\w-])({_NAME}(?:{_S}{_NAME})?{_S}(?:House|Lodge|Grange|Manor|Villa|Towers))"
    r"(?= {1,3}(?:staff|workers?|managers?|residents?|carers?)\b)"
)
_THERE = re.compile(
    r"\b(?:staff|workers?|managers?|placed|placements?|residents?|stay(?:ed|s)?|moved"
    r"|admitted|carers?|nights?|beds?"
    r"|key worker|lived|living|home|unit|told|rang|missing from|nurses?|teachers?|pupils?"
    r"|taught|attended"
    r"|started|joined|excluded|ward|foster|returned|ran away|she|he|her|him)\b",
    re.IGNORECASE,
)
# Saints and the like, by which a school is called for short.
_SAINT = re.compile(
    r"(?<![\w-])((?:St\.?|Saint) {1,3}[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:'s|s')?"
    r"|(?:Our Lady(?:'s)?(?: of [A-Z]\w+)?|All Saints'?|Sacred Heart|Holy (?:Cross|Family"
    r"|Trinity|Rood|Name)"
    r"|Christ the King|Corpus Christi))(?! {1,3}(?:[A-Z]|church|parish|day\b|cathedral"
    r"|square)|[\w-])"
)
_OF_SCHOOLS = re.compile(
    r"\b(?:school|teachers?|pupils?|class|lessons?|head|nursery|term|hospital|ward|surgery"
    r"|burns|unit|maternity|A&E|academy|excluded|register"
    r"|attend\w*|tutor|classroom|playground|told|rang|asked|year \d)\b",
    re.IGNORECASE,
)
# Words with a capital that name no place of their own.
_NO_NAME = word_list("no_place.txt")

_NATIONAL = re.compile(
    r"(?:The )?Healthy Schools|(?:Royal )?College of|Schools? (?:Nurs|Health|Council|Admission)"
)
_BEGINS = re.compile(r"(?:^|[\n.!?:;|])[ \"']*$")
_GOES_ON = re.compile(
    r" {1,3}(?:of [A-Z]|Nurs\w+|Trusts?|Leads?|Heads?|Governors?|Teachers?|Doctors?|Staff"
    r"|Council\w*|Board|Policy|Review|Guide|Standards?|Service|Teams?|Managers?"
    r"|Direction|Act|Learning|Framework|Admissions?|Meals|Improvement|Census|Support|Profile)"
)


def find(text: str, known: Known) -> Iterator[Span]:
    """The school, hospital, surgery, nursery, ward or home of a child is not named.

    It says in which few streets the child lives. Services that every child of the area has, and
    what stands in ``names.yml``, may be named.
    """
    for found in _NAMED.finditer(text):
        start = found.start()
        named = [
            word
            for word in re.finditer(r"[^\s]+", found[1])
            if word[0].lower().strip("'") not in _NO_NAME
        ]
        if not named or _GOES_ON.match(text, found.end()) or _is_public(text, found, named, known):
            continue
        start += named[0].start() if not found[1].startswith(("Our", "The", "Old")) else 0
        if not _is_known(text[start : found.end()], known):
            yield start, found.end()
    for pattern in _OTHERS:
        yield from (found.span() for found in pattern.finditer(text))
    for found in _NAMED_SMALL.finditer(text):
        if _is_named_small(found[1], known) and not _is_known(found[1], known):
            yield found.span(1)
    for pattern, company in ((_HOUSE, _THERE), (_HOUSE_STAFF, _THERE), (_SAINT, _OF_SCHOOLS)):
        for found in pattern.finditer(text):
            first, last = sentence(text, *found.span(1))
            words = found[1].lower().split()
            is_public = words[-2:-1] and (words[-2] in _NO_NAME or _is_known(found[1], known))
            if not is_public and company.search(text[first:last]):
                yield found.span(1)


def _is_public(text: str, found: re.Match[str], named: list[re.Match[str]], known: Known) -> bool:
    """Tell whether it is a national body, a service of the whole area, or no name at all."""
    words = [small(word[0]) for word in named]
    if _NATIONAL.match(text, found.start()):
        return True
    if found[1].split()[-1].lower() in _NO_NAME and all(word in known.words for word in words):
        # Exampleshire Virtual School
        return True
    begins = bool(_BEGINS.search(text, max(0, found.start() - 8), found.start()))
    is_ordinary = all(word in known.ordinary for word in words)
    if found[2] == "Practice" and is_ordinary and not found[1].startswith(("Old ", "The ")):
        return True
    # Finish Unit 2.
    is_short = " " not in found[1] and " " not in found[2]
    return begins and is_short and is_ordinary and found[2] != "Ward"


def _is_named_small(name: str, known: Known) -> bool:
    """Tell whether the words before 'school' are a name and not only capitals."""
    first, *others = (word.removesuffix("'s") for word in name.split() if word[0].isupper())
    if first == "The" and others:
        # Behind it a capital makes a name of any word.
        other = others[0].lower()
        return not (other in _NO_NAME or other in known.words)
    first = first.lower()
    if first in _NO_NAME:
        return False
    if first in known.words and first not in public_words():
        # A town that may be named has many schools, but one hospital.
        return name.endswith(("hospital", "infirmary", "hospice", "college"))
    return not (first in known.ordinary or first in known.words)


def _is_known(name: str, known: Known) -> bool:
    return small(name) in known.phrases


RULE = Rule(
    "places-of-care",
    "advice",
    Clue(
        (
            *("chool", "cademy", "ollege", "ursery", "laygroup", "ospital", "nfirmary", "urgery"),
            *("linic", "entre", "ractice", "ospice", "Hub", "efuge", "ostel", "Home", " home"),
            *("Sixth", "Primary", "nfants", "uniors", " High", "ard ", " Ward", "Unit", " unit"),
            *("Grammar", "Comprehensive", "Prep", "indergarten", "Secondary", "Junior", "ward"),
            *(" hub", "House", "Lodge", "Grange", "Manor", "Villa", "Towers", " Hall", "St "),
            *("St. ", "Saint", "Lady", "Sacred", "Holy ", "Christ", "infirm", "PRU", "placement"),
            *("Child", "Foyer", "living", "accommodation", "P.R.U"),
        )
    ),
    find,
    "names a school, hospital, surgery, ward or home",
    "say 'a primary school' or 'the hospital'; what may be named goes into names.yml",
)
