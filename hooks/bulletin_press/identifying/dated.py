"""How dates are written in running text; the patterns that several rules share."""

from collections.abc import Iterator

S = r" {1,4}"
"""The space between two words: signs of Markdown leave more than one."""

_OFTEN_MISSPELT = ("January", "February", "August", "September", "October", "November", "December")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _slips(name: str) -> Iterator[str]:
    """Misspell a month by one letter: left out, put in, replaced or swapped, behind the second."""
    for at in range(2, len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
        for letter in _LETTERS:
            yield name[:at] + letter + name[at:]
            yield name[:at] + letter + name[at + 1 :]


# Much the same as a pattern: short, for it stands in many.
_MISSPELT = (
    r"Ja[nuaery]{3,6}y|Fe[bruaey]{3,7}y|Au[gusto]{2,5}t|Se[ptembrao]{5,8}r|Oc[toberau]{3,6}r"
    r"|No[vembrao]{4,7}r|De[cembrasio]{4,7}r"
)
MONTH = (
    r"(?:(?:January|February|March|April|May|June?|July?|August|September|October|November"
    r"|December)\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    rf"|(?=[JFASOND][AECOU])(?:{_MISSPELT})\b)"
)
_LONG = ("january", "february", "april", "june", "july", "august", "september", "october")
_SHORT = ("jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "november")
MONTH_WORDS = frozenset(
    form
    for word in (
        *(*_LONG, *_SHORT, "december"),
        *(slip.lower() for name in _OFTEN_MISSPELT for slip in _slips(name)),
    )
    for form in (word, word.capitalize(), word.upper())
) | frozenset(
    ("May", "MAY", "March", "MARCH", "Mar", "MAR", "Dec", "DEC", "march", "dec", "mar", "may")
)
"""The words by which a month is named."""

ORDINAL = (
    r"(?:(?:(?:twenty|thirty)[- ])?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b|{ORDINAL}(?:{S}day)?)"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_BELOW_100 = rf"(?:{_TEENS}|{_TENS}(?:[- ]{_UNITS})?|{_UNITS}|oh[- ]{_UNITS})"
_YEAR_IN_WORDS = (
    rf"(?:two{S}thousand(?:{S}and{S}{_BELOW_100}|{S}{_BELOW_100})?"
    rf"|(?:twenty|nineteen)[- ]{_BELOW_100})"
)
YEAR = rf"(?:(?:19|20)\d\d|{_YEAR_IN_WORDS})"
# Never the hour of a day, a share or an amount.
_SHORT_YEAR = r"(?:'\d\d\b|\d\d(?![\d:%.]\d|\d|%))"
_JOINED = r"(?:0?[1-9]|[12]\d|3[01])"

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FEAST = (
    r"(?:New Year'?s'? (?:Day|Eve)|Christmas (?:Day|Eve)|Boxing Day|Good Friday"
    r"|Easter (?:Sunday|Monday|Saturday)|Palm Sunday|Whit (?:Sunday|Monday)|Mothering Sunday"
    r"|(?:Mother|Father)(?:'s|s'?) Day|(?:St\.? |Saint )?Valentine'?s Day|Hallowe'?en"
    r"|Bonfire Night|Guy Fawkes Night|Shrove Tuesday|Pancake Day|Ash Wednesday|Hogmanay"
    r"|Remembrance (?:Sunday|Day)|May Day|April Fools?'?s?'? Day|Burns Night|Twelfth Night"
    r"|St\.? (?:Patrick|David|George|Andrew)'?s Day|Midsummer'?s? Day|Leap Day)"
)
_SEASON = rf"(?:{FEAST}|Christmas|Easter|Eid|Diwali|New Year|Ramadan|half[- ]term)"
SAME_YEAR = rf"(?:{S}(?:of{S}|in{S})?(?:that|the{S}same){S}year\b|,?{S}(?:of{S}|in{S})?{YEAR}\b)"
FEAST_DAY = rf"\b{FEAST}{SAME_YEAR}"
"""A day that has a name, with its year."""

RELATIVE_DAY = (
    rf"\b(?:(?:first|second|third|fourth|last){S})?{WEEKDAY}{S}"
    rf"(?:(?:before|after|of|in|during){S}(?:{_SEASON}|{MONTH})(?:,?{S}(?:of{S})?{YEAR}\b)"
    rf"|(?:before|after){S}{_SEASON}{SAME_YEAR})"
)
"""A day of the week by a feast or in a month, with the year."""

DAY_AND_MONTH = (
    rf"(?:\b{DAY}{S}(?:of{S})?{MONTH}(?!\w)|\b{MONTH}{S}(?:the{S})?{DAY}(?!\w)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th){S}(?:day{S})?of{S}(?:that|the{S}same){S}month\b)"
)
MONTH_AND_YEAR = rf"\b{MONTH},?{S}(?:of{S}|in{S})?{YEAR}\b"
FULL = (
    rf"(?:\b{DAY},?{S}(?:of{S})?{MONTH},?{S}(?:{YEAR}\b|{_SHORT_YEAR})"
    rf"|\b{MONTH}{S}(?:the{S})?{DAY},?{S}(?:{YEAR}\b|'\d\d\b)"
    rf"|(?<![\w/.-]){_JOINED}[/.-]{MONTH}[/.-](?:\d{{4}}|\d\d)(?![\w/-])"
    r"|(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01]) ?[/.-] ?(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:\d{4}|\d\d)"
    r"(?![\d/-]|\.\d)"
    r"|(?<![\d/.-])(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?![\d/-])"
    rf"|{FEAST_DAY}|{RELATIVE_DAY})"
)
"""A day, a month and a year, in words or in figures, or a day that has a name with its year."""

SIGN = (
    rf"\b{MONTH},?{S}(?:(?:the|of|in){S})?(?:\d|'\d|two{S}thou|twenty|nineteen|{ORDINAL})"
    rf"|(?:\d|st|nd|rd|th|day),?(?:{S}(?:of{S})?|[/.-]){MONTH}(?!\w)|\d ?[/.-] ?\d\d? ?[/.-] ?\d"
    rf"|\b{FEAST}|day{S}(?:before|after|of|in|during){S}(?:{_SEASON}|{MONTH})|(?:that"
    rf"|same){S}month\b"
)
"""What every block with a date in it has, quickly looked for."""
