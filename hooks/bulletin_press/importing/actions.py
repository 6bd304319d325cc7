"""Actions in a list or a table of a document: what is to be done, by whom, by when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bulletin_press.dates import MONTHS
from bulletin_press.importing.blocks import grid, plain_words
from bulletin_press.importing.word_xml import Element
from bulletin_press.importing.words_found import sure_audiences
from bulletin_press.vocabulary import Vocabulary

COLUMNS: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(r"|#|no|nr|ref|number|item"),
    "do": re.compile(
        r"(recommendation|action|task|activity)s?( required| needed)?|what|what (needs|has) to .*"
    ),
    "for": re.compile(
        r"(lead )?agenc(y|ies)( responsible)?|who|(action )?(owner|lead)|(for|by) whom"
        r"|responsible( agency| lead)?|lead|for|organisations?|service"
    ),
    "by": re.compile(r"(by )?when|(due |target |completion )?date|by|deadline|timescale|due( by)?"),
}
_MONTHS = "|".join(month[:3] for month in MONTHS)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTHS})[a-z]* (\d{{4}})\b"
    r"|\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})/(\d{1,2})/(\d{4})\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?P<who>[^.:]{3,80}?)(?::\s|\s(?:to|should|must|will|needs? to|are to|is to)\s)"
)


@dataclass(frozen=True)
class ActionFound:
    """An action as a document has it.

    Attributes:
        do: what is to be done.
        audiences: slugs of those who are to do it, where all of them are known.
        by: the day, where a whole day is given.
        unsure: words on whom or when that are not sure: field and words.
        understood: words of a table on whom or when, and what was made of them.
    """

    do: str
    audiences: tuple[str, ...] = ()
    by: date | None = None
    unsure: tuple[tuple[str, str], ...] = ()
    understood: tuple[tuple[str, str], ...] = ()


def days_in(text: str) -> list[date]:
    """Find whole days: 31 March 2027, 2027-03-31, 31/03/2027 (the day first, as in Britain)."""
    found = []
    for match in _DAY.finditer(text):
        day, month, year, iso_year, iso_month, iso_day, *numbers = match.groups()
        if month:
            number = 1 + [name[:3].lower() for name in MONTHS].index(month.lower())
            parts = (int(year), number, int(day))
        elif iso_year:
            parts = (int(iso_year), int(iso_month), int(iso_day))
        else:
            parts = (int(numbers[2]), int(numbers[1]), int(numbers[0]))
        try:
            found.append(date(*parts))
        except ValueError:
            continue
    return found


def actions_of_list(entries: list[str], vocabulary: Vocabulary) -> list[ActionFound]:
    """Read actions from the entries of a list; each stays whole in ``do``.

    Args:
        entries: their words. "Police: …" and "Schools should …" say who; "by 31 March 2027" when.
        vocabulary: in which the agencies stand.
    """
    made = []
    for entry in entries:
        who = _WHO.match(entry)
        audiences = sure_audiences(who["who"], vocabulary) if who else ()
        days = [day for part in re.findall(r"\bby\b[^.;]*", entry) for day in days_in(part)]
        made.append(ActionFound(entry, audiences, days[0] if len(days) == 1 else None))
    return made


def actions_of_table(table: Element, vocabulary: Vocabulary) -> list[ActionFound]:
    """Read actions from the rows of a table.

    Args:
        table: its first row names the columns.
        vocabulary: in which the agencies stand.

    Returns:
        Nothing where it is not clear what one of the columns holds.
    """
    head, *rows = _texts(table) or [[]]
    columns = [_column(text) for text in head]
    named = [name for name in columns if name]
    if "do" not in named or len(named) != len(set(named)) or None in columns:
        return []
    made = []
    for row in rows:
        cells = {name: text for name, text in zip(columns, row, strict=True) if name}
        if "number" in cells and not re.fullmatch(r"\w{0,5}[.)]?", cells["number"]):
            return []
        if not cells["do"] and any(cells.values()):
            return []
        if cells["do"]:
            made.append(_action(cells, vocabulary))
    return made


def is_number(head: str) -> bool:
    """Tell whether the head of a column says that it numbers the rows."""
    return _column(head) == "number"


def _texts(table: Element) -> list[list[str]]:
    return [[plain_words(cell) if cell is not None else "" for cell in row] for row in grid(table)]


def _action(cells: Mapping[str, str], vocabulary: Vocabulary) -> ActionFound:
    who, when = cells.get("for", ""), cells.get("by", "")
    audiences, days = sure_audiences(who, vocabulary), days_in(when)
    is_sure = len(days) == 1 and _DAY.sub("", when).strip(" .").lower() in ("", "by")
    day = days[0] if is_sure else None
    unsure = [("for", who)] if who and not audiences else []
    unsure += [("by", when)] if when and not day else []
    understood = [(who, ", ".join(audiences))] if audiences else []
    understood += [(when, day.isoformat())] if day else []
    return ActionFound(cells["do"], audiences, day, tuple(unsure), tuple(understood))


def _column(head: str) -> str | None:
    plain = re.sub(r"[\s:.?]+$", "", head.lower())
    return next((name for name, form in COLUMNS.items() if form.fullmatch(plain)), None)
