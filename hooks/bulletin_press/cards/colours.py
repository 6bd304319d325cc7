"""The colours of cards: those that the site's pages have, read where the pages have them from."""

import re
from functools import cache
from importlib.resources import files

FROM = {
    "deep": ("deep", "light"),
    "on-deep": ("on-deep", "light"),
    "glow": ("warm", "dark"),
    "paper": ("paper", "light"),
    "ink": ("ink", "light"),
    "soft": ("soft", "light"),
}
"""The colours of a card, each with its name in ``colours.css`` and the look it is taken from."""

MEETING = (
    ("deep", "on-deep"),
    ("deep", "glow"),
    ("paper", "ink"),
    ("paper", "soft"),
)
"""Grounds, each with the colour of letters on it: the edges of letters lie between the two."""

_RULE = re.compile(r"--press-([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)")
_STEPS = 32
_CUBE = (0, 85, 170, 255)


@cache
def colours() -> dict[str, str]:
    """Give the colours of a card by name, as ``#rrggbb``."""
    text = files("bulletin_press").joinpath("assets/styles/colours.css").read_text("utf-8")
    written: dict[str, dict[str, str]] = {}
    for name, light, dark in _RULE.findall(text):
        # The first is the usual one; others are for readers who ask for more contrast.
        written.setdefault(name, {"light": light, "dark": dark})
    return {name: written[source][look] for name, (source, look) in FROM.items()}


@cache
def palette() -> bytes:
    """Give the colours of a picture, three bytes each, at most 256 of them.

    All that is drawn by us is in it, in steps that no eye tells apart, and a few of everything
    else for letters that bring their own colours, such as emoji.
    """
    shades = [
        tuple(round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(*pair, strict=True))
        for pair in ([_parts(colours()[name]) for name in names] for names in MEETING)
        for step in range(_STEPS)
    ]
    others = [(red, green, blue) for red in _CUBE for green in _CUBE for blue in _CUBE]
    return bytes(part for shade in dict.fromkeys([*shades, *others]) for part in shade)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
