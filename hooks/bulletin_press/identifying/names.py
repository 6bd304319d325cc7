"""Names of people, and other capitalised words that nobody allowed."""

import re
from collections.abc import Iterator

import regex

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import first_names, small, word_list
from bulletin_press.identifying.rule import Clue, Rule

_CAPITAL = r"(?:(?:Mc|Mac|O'|D'|Fitz)?\p{Lu}\p{Ll}+(?:['-]\p{Lu}\p{Ll}+){0,3}(?:'s\b|(?<=s)')?)"
_RUN = regex.compile(rf"(?<![\w#@/.'-]|\w[’'])({_CAPITAL}(?: {{1,3}}{_CAPITAL})*)(?![\w/@-])")
_WORD = regex.compile(r"[^\s]+")
_TITLED = regex.compile(
    r"(?<![\w-])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|PCSO|Sgt|Sergeant"
    r"|Constable|Inspector"
    r"|Nurse|Sister|Judge|Sir|Dame|Lady|Lord|Rev|Reverend|Imam|Father|Auntie|Aunty|Aunt|Uncle"
    r"|Nana|Grandma|Grandad|Granny)"
    rf"\.? {{1,3}}((?:(?:van|von|de|der|den|la|le|bin|al|el|ap) {{1,2}})*"
    rf"{_CAPITAL}(?: {{1,3}}{_CAPITAL})?)"
)
_SURE_TITLES = regex.compile(
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|PC|DC|DS|DI|PCSO|Sgt|Aunt(?:ie|y)?|Uncle|Nana|Grand(?:ma|ad)"
    r"|Granny)\b"
)
_INITIALED = regex.compile(
    rf"(?<![\w.])\p{{Lu}}(?:\. ?|(?<=[:,;] \p{{Lu}}) )(?:\p{{Lu}}\. ?)?({_CAPITAL})(?![\w.])"
)
_ROLED = regex.compile(
    r"(?<![\w-])(?:nurse|doctor|midwife|officer|teacher|social worker|constable|sergeant"
    r"|headteacher|aunt|uncle"
    r"|auntie|brother|sister|son|daughter|friend|boyfriend|girlfriend|cousin|neighbour|partner"
    r"|(?:girl|boy|baby|man|woman|child|son|daughter) called|named|known as),? {1,3}[\"']?"
    rf"({_CAPITAL}(?: {{1,3}}{_CAPITAL})?)(?= {{1,3}}\p{{Ll}}|[.,;:!?)\"']|$)"
    r"|\bBaby {1,3}((?!Loss|Bank|Box|Group|Clinic|Week|Steps|Massage|Blues|Sleep|Care|Unit)\p{Lu}"
    r"\p{Ll}+)(?=[.,;:!?)]|'s\b| {1,3}(?:was|had|is)\b)"
    rf"|\b[Tt]he {{1,3}}((?!Foster|Birth|Holy|Royal|Extended|Whole|Host){_CAPITAL}) {{1,3}}"
    r"(?:family|children|household|siblings|brothers|sisters)\b"
)
# Thrive Northfield CIC, Operation Encompass.
_SHORT_FORM = regex.compile(r" (?:CIC|CIO|NHS|ICB|CCG|MBC|SCP|LSCP|LSCB|LLP|FC|UK|PLC|BC|CC)\b")
_CODED = ("Operation", "Project", "Storm", "Team", "Route", "Room")
_ENDINGS = (
    *("tion", "tions", "ing", "ed", "ly", "ment", "ments", "ness", "ity", "ism", "ist", "able"),
    *("ers", "ors", "ists", "ies", "ents", "ants", "ees", "ians", "ology", "ical", "ive", "ise"),
)
_BEGINS = re.compile(r"(?:^|[\n.!?:;|•—])$")
_OF_ALL_KINDS = word_list("of_all_kinds.txt")

_DOES = (
    r"(?:told|said|says|asked|lived|lives|moved|went|came|ran|wrote|drew|cried|slept|died"
    r"|had|has|was|is"
    r"|did|felt|wanted|thought|heard|saw|left|began|stopped|started|missed|attended|disclosed"
    r"|became"
    r"|never|often|always|would|could|used|got|made|knew|called|rang|kept|refused|agreed|reported)"
)
_ACTS = regex.compile(rf"(?:'s?)? {{1,3}}(?:and {{1,3}}\p{{Lu}}\p{{Ll}}+ {{1,3}})?{_DOES}\b")
# What only people do: sure even behind a word that is no name elsewhere.
_SPEAKS = regex.compile(
    r"(?:,? {1,3}(?:aged? |then |who |\()?\d{0,2}\)?,?)?"
    r" {1,3}(?:and {1,3}\p{Lu}\p{Ll}+ {1,3})?(?:(?:never|often|always|then|also|only|just"
    r"|later|soon) )?"
    r"(?:told|said|asked (?:her|his|to|if|for|why|a|the)|lived|moved|wrote|drew|cried|slept"
    r"|died|felt|did not|didn't|sat|stood|hid|spoke|wept|laughed|smiled|shouted|screamed"
    r"|whispered|replied"
    r"|answered|explained|nodded|shrugged|walked|played|ate|drank|ran (?:to|away|home|out)"
    r"|ran\b(?= and)|hugged|kissed|loved|hated|liked"
    r"|missed (?:her|his|school)|went (?:to|home|out|missing|back|with)|came (?:home"
    r"|to school|in with|back)"
    r"|woke|dressed|fed|carried (?:her|his|the)|texted|phoned|rang|knocked|disclosed|begged"
    r"|feared|hoped"
    r"|thought|believed|knew|remembered|forgot|stayed|returned home|left (?:home|school|the house)"
    r"|turned \d|wore|kept (?:her|his|quiet|silent)|took (?:her|his)|gave (?:her|his|him"
    r"|them)|held (?:her|his)"
    r"|wanted|had (?:been|told|a|an|no|her|his)"
    r"|was (?:seen|born|told|found|taken|moved|living|referred|not|\d|aged|asked|hungry"
    r"|afraid|scared|ill|alone"
    r"|arrested|excluded|crying|asleep|pregnant))\b"
)
_FAMILY = regex.compile(
    r" {1,3}(?:family|siblings?|mother|father|mum|dad|brother|sister"
    r"|partner|school|social worker|children|household|brothers|sisters|twins|case)\b"
)


def find(text: str, known: Known) -> Iterator[Span]:
    """People are not named, nor is what could be a name and nobody allowed.

    Whoever may be named for a public office, and agencies, places and other words with a capital,
    stand in ``names.yml``; the words of the glossary, of the vocabulary and of contacts are known,
    and so are languages, religions, laws, tools and well-known reviews.
    """
    for found in _TITLED.finditer(text):
        whole = _plain(found[0])
        is_officer = _is_officer(_plain(found[1]), known) or whole in known.phrases
        # Behind these titles any word is a name.
        is_sure = _SURE_TITLES.match(found[0])
        if not is_officer and (is_sure or not _all_known(found[1], known)):
            yield found.start(), found.end() - _owned(found[1])
    for found in (*_ROLED.finditer(text), *_INITIALED.finditer(text)):
        at = found.lastindex
        words = found[at]
        if _plain(words) not in known.words and not _is_officer(_plain(words), known):
            start = found.start() if found.re is _INITIALED else found.start(at)
            yield start, found.end(at) - _owned(words)
    for run in _RUN.finditer(text):
        yield from _in_run(text, run, known)


def _in_run(text: str, run: regex.Match[str], known: Known) -> Iterator[Span]:
    """Find names in a run of capitalised words."""
    if _plain(run[0]) in known.phrases or _is_officer(_plain(run[0]), known):
        return
    words = list(_WORD.finditer(text, *run.span()))
    if _SHORT_FORM.match(text, run.end()):
        return
    is_of_a_kind = any(_plain(word[0]) in _OF_ALL_KINDS for word in words[1:])
    if is_of_a_kind or (len(words) > 1 and words[0][0] in _CODED):
        return
    quoted = text[run.start() - 1 : run.start()] in ('"', "'", "(", "[")
    begins = quoted or bool(
        _BEGINS.search(text[max(0, run.start() - 300) : run.start()].rstrip(" '\"(["))
    )
    start = None
    for at, word in enumerate(words):
        if _is_name(
            text, word, begins=begins and at == 0, beside=words[at + 1 : at + 2], known=known
        ):
            start = word.start() if start is None else start
            end = word.end() - _owned(word[0])
        elif start is not None:
            yield start, end
            start = None
    if start is not None and not _is_officer(_plain(text[start:end]), known):
        yield start, end


def _is_name(
    text: str,
    word: regex.Match[str],
    *,
    begins: bool,
    beside: list[regex.Match[str]],
    known: Known,
) -> bool:
    plain = _plain(word[0])
    is_first_name = plain in first_names() or plain.split("-")[0] in first_names()
    if plain in known.words and not (is_first_name and _acts(text, word)):
        return False
    if _is_ordinary(plain, known):
        # Grace, Mark, Rose: names only where somebody acts, or in the middle of a sentence.
        if not is_first_name:
            return False
        if _owned(word[0]) and _FAMILY.match(text, word.end()):
            return True
        return bool(_SPEAKS.match(text, word.end())) or (not begins and _acts(text, word))
    if is_first_name or not begins:
        return True
    # At the beginning of a sentence any word has a capital.
    is_followed = any(not _is_ordinary(_plain(next_word[0]), known) for next_word in beside)
    return is_followed or _owned(word[0]) > 0 or not plain.endswith(_ENDINGS)


def _acts(text: str, word: regex.Match[str]) -> bool:
    return _owned(word[0]) > 0 or bool(_ACTS.match(text, word.end()))


def _is_ordinary(plain: str, known: Known) -> bool:
    """Tell whether a word stands in small letters somewhere, in this form or a near one."""
    if plain in known.ordinary or plain in known.words:
        return True
    if "-" in plain:
        return all(_is_ordinary(part, known) for part in plain.split("-") if part)
    if plain.startswith("un") and plain[2:] in known.ordinary:
        return True
    stems = [plain.removesuffix(end) for end in ("s", "es", "ed", "d", "ing", "ly", "er", "ers")]
    stems += [plain[: -len(end)] + new for end, new in _CHANGED if plain.endswith(end)]
    return any(stem != plain and len(stem) > 2 and stem in known.ordinary for stem in stems)  # noqa: PLR2004


_CHANGED = (("ing", "e"), ("ies", "y"), ("ied", "y"), ("ily", "y"), ("isation", "ise"))


def _all_known(words: str, known: Known) -> bool:
    return all(
        _plain(word) in known.words or _is_ordinary(_plain(word), known) for word in words.split()
    )


def _is_officer(plain: str, known: Known) -> bool:
    """Tell whether it is the full name of an officer, or a surname behind a title."""
    return any(plain == officer or officer.endswith(f" {plain}") for officer in known.officers)


def _plain(words: str) -> str:
    return small(words)[: -_owned(words) or None]


def _owned(word: str) -> int:
    """Count the letters at the end that only say that something is somebody's."""
    return 2 if word.endswith("'s") else 1 if word.endswith("'") else 0


RULE = Rule(
    "names",
    "advice",
    Clue(),
    find,
    "may name somebody",
    "say 'the child' or 'a social worker', and of a place 'a town'; what may be named goes into"
    " names.yml",
)
