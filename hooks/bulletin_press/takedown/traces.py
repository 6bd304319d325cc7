"""What gives an item away in a file: its name, its title, a link to its page."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import SMTP
from html import escape
from pathlib import Path

from bulletin_press.links import find_links, own_path
from bulletin_press.takedown.target import Target

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2", ".ico", ".br", ".wasm")
"""Files without words of ours; what is packed by Brotli lies beside itself unpacked."""


class Traces:
    """Finds an item in files, by what they hold and by what they are called.

    It would rather find too much: a title of common words may be meant otherwise elsewhere.

    Args:
        target: the item.
        site_url: where the site stands, ending in ``/``.
    """

    def __init__(self, target: Target, site_url: str) -> None:
        self._address, self._slug, self._url = target.address, target.slug.encode(), site_url
        slug = re.escape(target.slug)
        self._name = re.compile(rf"(?<![\w-]){target.kind}/{slug}(?![\w-])")
        # Plans name the pictures of their items so.
        self._picture = re.compile(rf"(^|/){target.kind}-{slug}-card[^/]*$")
        title = " ".join(target.title.split())
        written = {title, escape(title), escape(title, quote=False), json.dumps(title)[1:-1]}
        self._titles = sorted(written - {""})

    def are_in(self, path: str, content: bytes) -> bool:
        """Tell whether a file gives the item away.

        Args:
            path: its path from the folder of the site, or from the outbox, with slashes.
            content: what it holds.
        """
        if self._name.search(path) or self._picture.search(path):
            return True
        if path.endswith(_PICTURES):
            return False
        return any(self._are_in_text(path, text) for text in _texts(path, content))

    def are_in_file(self, path: str, file: Path) -> bool:
        """Tell it of a file on the disk; one that cannot be read is taken to give the item away.

        Args:
            path: as above.
            file: where it lies.
        """
        try:
            return self.are_in(path, b"" if path.endswith(_PICTURES) else file.read_bytes())
        except OSError:
            # Another program may have it open.
            return True

    def _are_in_text(self, path: str, text: str) -> bool:
        if self._name.search(text) or any(title in text for title in self._titles):
            return True
        return path.endswith(".html") and self._is_linked(path.removesuffix("index.html"), text)

    def _is_linked(self, address: str, html: str) -> bool:
        if self._slug.decode() not in html:
            return False
        return any(
            _leads(written, address, self._url, self._address) for _, written in find_links(html)
        )


def _leads(written: str, address: str, site_url: str, to: str) -> bool:
    try:
        return (own_path(written, address, site_url) or "").startswith(to)
    except ValueError:
        return False


def _texts(path: str, content: bytes) -> Iterator[str]:
    """Give what a file says, unpacked, with the lines joined that its form breaks."""
    if path.endswith(".eml"):
        for part in message_from_bytes(content, policy=SMTP).walk():
            yield f"{part.get('Subject', '')}\n{_payload(part)}"
        return
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return
    if path.endswith(".ics"):
        content = content.replace(b"\r\n ", b"")
        content = re.sub(rb"\\([,;\\])", rb"\1", content)
    yield content.decode("utf-8", "replace")


def _payload(part: object) -> str:
    payload = part.get_payload(decode=True)  # type: ignore[attr-defined]
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
