"""Values in CBOR (RFC 8949), as far as Pagefind's index has them: numbers, texts and lists."""

from typing import Any


class NotCbor(Exception):
    """Bytes are no CBOR, or have kinds of values that Pagefind does not write."""


def parse_cbor(content: bytes) -> Any:  # noqa: ANN401
    """Read the value that bytes are.

    Raises:
        NotCbor: they are more than one value, or none that is known.
    """
    try:
        value, rest = _value(memoryview(content))
    except (IndexError, UnicodeDecodeError, RecursionError):
        raise NotCbor from None
    if rest:
        raise NotCbor
    return value


def texts_of(value: Any) -> list[str]:  # noqa: ANN401
    """List the texts in a value, in order."""
    if isinstance(value, str):
        return [value]
    return [text for inner in value for text in texts_of(inner)] if isinstance(value, list) else []


def _value(rest: memoryview) -> tuple[Any, memoryview]:
    kind, short = rest[0] >> 5, rest[0] & 31
    width = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    number = int.from_bytes(rest[1 : 1 + width], "big") if width else short
    rest = rest[1 + width :]
    if kind in {0, 1}:
        return (-1 - number if kind else number), rest
    if kind == 3:  # noqa: PLR2004
        return bytes(rest[:number]).decode(), rest[number:]
    if kind != 4:  # noqa: PLR2004
        raise NotCbor
    values = []
    for _ in range(number):
        value, rest = _value(rest)
        values.append(value)
    return values, rest
