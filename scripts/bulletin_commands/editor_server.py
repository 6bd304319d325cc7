"""The server behind ``bulletins edit``: the editor's pages, and its requests, on this machine only.

Whatever runs in another window of the browser can send requests here too. So a request must come
from a page of this server (Origin, Fetch-Metadata), to its own name (Host: no other name may be
made to lead here) and carry a secret that only that page knows.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from bulletin_press.editing.actions import API, Workroom
from bulletin_press.editing.refusals import Refused
from bulletin_press.problems import ProblemsFound

LOOPBACK = "127.0.0.1"
PAGES = Path(__file__).parents[1] / "editor"
BUNDLE = PAGES / "node_modules" / "decap-cms" / "dist"

MOST_BYTES = 4 * 1024 * 1024
"""How much a request may hold: a long bulletin has some 50,000 bytes."""

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
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Editor:
    """What the server serves: the items, the configuration, and the secret of this session.

    Attributes:
        workroom: answers what the editor asks for.
        configuration: makes the editor's configuration, with the secret in it.
        token: the secret.
    """

    workroom: Workroom
    configuration: Callable[[str], Mapping[str, Any]]
    token: str


def open_server(
    port: int, workroom: Workroom, configuration: Callable[[str], Mapping[str, Any]]
) -> ThreadingHTTPServer:
    """Begin to listen; ``serve_forever`` then answers.

    Args:
        port: where; 0 takes a free one.
        workroom: answers what the editor asks for.
        configuration: makes the editor's configuration from the secret of this session.

    Raises:
        OSError: the port is taken.
    """
    editor = Editor(workroom, configuration, secrets.token_urlsafe(32))
    handler = type("Handler", (_Handler,), {"editor": editor})
    server = ThreadingHTTPServer((LOOPBACK, port), handler)
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    editor: ClassVar[Editor]
    timeout = 30
    protocol_version = "HTTP/1.1"
    server_version = "bulletins"
    sys_version = ""

    def do_GET(self) -> None:
        """Give a page of the editor."""
        self._answer(self._page)

    def do_POST(self) -> None:
        """Do what the editor asks for."""
        self._answer(self._action)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep no log: it would hold names of items that are held."""

    def _answer(self, make: Callable[[], tuple[str, bytes]]) -> None:
        try:
            self._require_own_host()
            content_type, content = make()
            status = 200
        except Refused as refused:
            status, content_type = refused.status, "application/json"
            content = json.dumps({"error": refused.message}, ensure_ascii=False).encode()
            # What was sent may not have been read; another request must not begin in it.
            self.close_connection = True
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    @property
    def _own_hosts(self) -> tuple[str, ...]:
        port = self.connection.getsockname()[1]
        return f"{LOOPBACK}:{port}", f"localhost:{port}"

    def _require_own_host(self) -> None:
        if self.headers.get("Host") not in self._own_hosts:
            raise Refused(403, "This server answers to its own name only.")
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise Refused(403, "This server answers to its own pages only.")

    def _page(self) -> tuple[str, bytes]:
        path = self.path.partition("?")[0]
        if path == "/configuration.json":
            return "application/json", self._configuration()
        bundled = _BUNDLED.fullmatch(path)
        file = BUNDLE / bundled[1] if bundled else PAGES / _OWN.get(path, "")
        if not file.is_file():
            raise Refused(404, "There is nothing here.")
        return _TYPES[file.suffix], file.read_bytes()

    def _configuration(self) -> bytes:
        try:
            made = self.editor.configuration(self.editor.token)
        except ProblemsFound as found:
            raise Refused(500, found.told(self.editor.workroom.folder.parent)) from None
        return json.dumps(made, ensure_ascii=False).encode()

    def _action(self) -> tuple[str, bytes]:
        sent = self._sent()
        token = str(sent.get("branch")).encode()
        if not secrets.compare_digest(token, self.editor.token.encode()):
            message = "The editor was started again since this page was opened: reload the page."
            raise Refused(403, message)
        params = sent.get("params")
        answer = self.editor.workroom.answer(
            sent.get("action"), params if isinstance(params, dict) else {}
        )
        return "application/json", json.dumps(answer, ensure_ascii=False).encode()

    def _sent(self) -> Mapping[str, Any]:
        """Read what a page of ours has sent; nothing that any other page can send."""
        if self.path != API:
            raise Refused(404, "There is nothing here.")
        if self.headers.get("Origin") not in [f"http://{host}" for host in self._own_hosts]:
            raise Refused(403, "This server answers to its own pages only.")
        if self.headers.get_content_type() != "application/json":
            raise Refused(415, "This server reads JSON only.")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or self.headers.get("Transfer-Encoding"):
            raise Refused(411, "This request does not say how long it is.")
        if int(length) > MOST_BYTES:
            raise Refused(413, "This is too much for one item (cut it, or part it in two).")
        try:
            sent = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            raise Refused(400, "This is not JSON.") from None
        if not isinstance(sent, dict):
            raise Refused(400, "This is not a request of the editor.")
        return sent
