"""Python-Markdown, which some texts make work for minutes: here it is stopped after a while.

Nearly every body is rendered where it is. One with so many signs that begin something is rendered
in a process of its own, which can be ended; that works on every system and leaves nothing running.
"""

import json
import pickle
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import markdown

# Measured: whatever stays below these is rendered within a second, at any limit on its length.
_MANY_SIGNS = 500
_LONG = 30_000
_SIGNS = "[<`"
_DEEPEST = 200
_TOO_DEEP = 3
"""How the process of its own ends where a text is nested too deeply for Python."""
_ENDED = (
    "cannot be made into a page: the program that does it ended by itself",
    "see that this computer has memory left, and part the text in several",
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NOT_CLOSED = re.compile("area|br|col|dd|dt|hr|img|input|li|p|td|th|tr|wbr", re.IGNORECASE)


class TooHard(ValueError):
    """A body that cannot be rendered; its text says why, and ``hint`` what to do.

    Attributes:
        hint: what its author can do.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


Converted = tuple[str, list[dict[str, Any]]]


class BoundedMarkdown:
    """Python-Markdown with one set of extensions, and an end to its patience.

    Args:
        extensions: the names of its extensions.
        configs: their settings.
        seconds: how long one text that looks hard may take.
    """

    def __init__(
        self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]], seconds: int
    ) -> None:
        self._extensions, self._configs = list(extensions), dict(configs)
        self._seconds = seconds
        self._markdown = self._new()

    def convert(self, text: str) -> Converted:
        """Render a text to HTML, not cleaned yet, with its headings as a table of contents.

        Raises:
            TooHard: it takes too long, or is nested too deeply.
        """
        html, toc = self._apart(text) if looks_hard(text) else self._here(text)
        if _depth(html) > _DEEPEST:
            raise _too_deep()
        return html, toc

    def _here(self, text: str) -> Converted:
        try:
            return _converted(self._markdown.reset(), text)
        except RecursionError:
            # What was begun and never ended would stand in the way of the next text.
            self._markdown = self._new()
            raise _too_deep() from None

    def _new(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=self._extensions, extension_configs=self._configs)

    def _apart(self, text: str) -> Converted:
        try:
            # Settings of extensions may be functions, which JSON cannot hold.
            done = subprocess.run(  # noqa: S603
                # -P: no file of the site's folder is taken for a module of ours.
                [sys.executable, "-P", "-m", __name__],
                input=pickle.dumps((self._extensions, self._configs, text)),
                capture_output=True,
                timeout=self._seconds,
                check=True,
            )
        except subprocess.TimeoutExpired:
            seconds = "1 second" if self._seconds == 1 else f"{self._seconds} seconds"
            message = f"takes longer than {seconds} to be made into a page"
            hint = (
                "look for hundreds of brackets, quotation marks or signs of < that never end; "
                "or raise the setting limits.seconds"
            )
            raise TooHard(message, hint) from None
        except subprocess.CalledProcessError as failed:
            if failed.returncode != _TOO_DEEP:
                raise TooHard(*_ENDED) from failed
            raise _too_deep() from None
        html, toc = json.loads(done.stdout)
        return html, toc


def looks_hard(text: str) -> bool:
    """Tell whether a text could take Python-Markdown longer than a second.

    What it does with a bracket, a tag or code that is begun grows with the square of their number.
    """
    return len(text) > _LONG or sum(map(text.count, _SIGNS)) > _MANY_SIGNS


def _converted(made: markdown.Markdown, text: str) -> Converted:
    html = made.convert(text)
    return html, getattr(made, "toc_tokens", [])


def _too_deep() -> TooHard:
    return TooHard(
        "has parts within each other, too deep to be shown",
        "close each part that is opened, and write lists, quotations and HTML flatter",
    )


def _depth(html: str) -> int:
    deepest = depth = 0
    for is_end, name in _TAG.findall(html):
        if not _NOT_CLOSED.fullmatch(name):
            depth += -1 if is_end else 1
            deepest = max(deepest, depth)
    return deepest


def _work() -> None:
    """Render what comes in, in the process that can be ended."""
    extensions, configs, text = pickle.loads(sys.stdin.buffer.read())  # noqa: S301
    made = markdown.Markdown(extensions=extensions, extension_configs=configs)
    try:
        converted = _converted(made, text)
    except RecursionError:
        sys.exit(_TOO_DEEP)
    sys.stdout.buffer.write(json.dumps(converted).encode())


if __name__ == "__main__":
    _work()
