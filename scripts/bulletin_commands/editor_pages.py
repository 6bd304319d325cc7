"""The pages of the editor: our own few files and the bundle of Decap CMS; they hold no item."""

import re
from pathlib import Path

from bulletin_press.editing.refusals import Refused

PAGES = Path(__file__).parents[1] / "editor"
BUNDLE = PAGES / "node_modules" / "decap-cms" / "dist"

_OWN = {"/": "index.html", "/editor.js": "editor.js", "/editor.css": "editor.css"}
_BUNDLED = re.compile(r"/((\d+\.)?decap-cms\.js|[0-9a-f]+\.wasm)")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".wasm": "application/wasm",
}
# Decap compiles the schema of its configuration (unsafe-eval) and writes its own style elements.
# Nothing can be fetched from, or sent to, any other place.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says of itself."""


def read_page(path: str) -> tuple[str, bytes]:
    """Read a page.

    Args:
        path: the path of its address.

    Returns:
        Its media type, and what it holds.

    Raises:
        Refused: there is no such page.
    """
    bundled = _BUNDLED.fullmatch(path)
    file = BUNDLE / bundled[1] if bundled else PAGES / _OWN.get(path, "")
    if not file.is_file():
        raise Refused(404, "There is nothing here.")
    return _TYPES[file.suffix], file.read_bytes()
