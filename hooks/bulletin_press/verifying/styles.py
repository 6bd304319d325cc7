"""The addresses that a stylesheet, or a style within a page, makes a browser load."""

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# A name of a language of tags, which only looks like an address.
_NAMESPACE = re.compile(r"@namespace\b[^;]*+(?:;|\Z)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_QUOTED = r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'"""
_ADDRESS = re.compile(
    rf"""(?:url|src)\(\s*(?:{_QUOTED}|((?:[^\s"'()\\]|\\.)*))\s*\)|@import\s*(?:{_QUOTED})""",
    re.IGNORECASE | re.DOTALL,
)
_SET = re.compile(r"image-set\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_TEXT = re.compile(_QUOTED, re.DOTALL)


def addresses_in_style(style: str) -> tuple[str, ...]:
    """List the addresses of a style, as they are written.

    Source: https://www.w3.org/TR/css-values-4/#urls and css-images-4 for ``image-set()``. What a
    script or a custom property puts together is not seen.

    Args:
        style: a stylesheet, the content of a ``style`` element or of a ``style`` attribute.
    """
    style = _NAMESPACE.sub("", _COMMENT.sub(" ", style))
    found = [_one(match) for match in _ADDRESS.finditer(style)]
    for choice in _SET.finditer(style):
        # Within url() they are found already; beside it stand types, as "image/avif".
        beside = re.sub(r"(?:url|type)\([^()]*\)", "", choice[1], flags=re.IGNORECASE)
        found += [_one(match) for match in _TEXT.finditer(beside)]
    return tuple(address for address in found if address)


def _one(match: re.Match[str]) -> str:
    return _unescaped(next((group for group in match.groups() if group), "")).strip()


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        if not match[1]:
            return "" if match[2] == "\n" else str(match[2])
        point = int(match[1], 16)
        return chr(point) if 0 < point <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"  # noqa: PLR2004

    return _ESCAPE.sub(sign, text) if "\\" in text else text
