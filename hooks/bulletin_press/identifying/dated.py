"""How dates are written in running text; the patterns that several rules share."""

S = r" {1,4}"
"""The space between two words: signs of Markdown leave more than one."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?|{_ORDINAL})"
YEAR = r"(?:(?:19|20)\d\d)"

DAY_AND_MONTH = rf"(?:\b{DAY}{S}(?:of{S})?{MONTH}\b|\b{MONTH}{S}(?:the{S})?{DAY}\b)"
MONTH_AND_YEAR = rf"\b{MONTH},?{S}(?:of{S})?{YEAR}\b"
FULL = (
    rf"(?:\b{DAY}{S}(?:of{S})?{MONTH},?{S}{YEAR}\b"
    rf"|\b{MONTH}{S}(?:the{S})?{DAY},?{S}{YEAR}\b"
    r"|(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01]) ?[/.-] ?(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:\d{4}|\d\d)"
    r"(?![\d/-]|\.\d)"
    rf"|(?<![\d-]){YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))"
)
"""A day, a month and a year, in words or in figures."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEGUN = "|".join([*_MONTHS, *(month.capitalize() for month in _MONTHS), *map(str.upper, _MONTHS)])
SIGN = (
    rf"\d(?:(?:st|nd|rd|th)?,?{S}(?:of{S})?(?:{_BEGUN})| ?[/.-] ?\d\d? ?[/.-] ?\d"
    r"|(?:st|nd|rd|th)\b"
    r"|\d\d-\d\d-\d|(?<=(?:ary|rch|ril|May|une|uly|ust|ber) \d)"
    r"|(?<=(?:ARY|RCH|RIL|MAY|UNE|ULY|UST|BER) \d)"
    r"|(?<=(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|ept|Sep|Oct|Nov|Dec) \d))"
)
"""What every date with a figure in it has, quickly looked for."""
