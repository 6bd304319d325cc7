"""The server behind ``bulletins edit``: the editor's pages, and its requests, on this machine only.

Other accounts of this machine, and whatever runs in another window of the browser, can send
requests here too. So each must come from a page of this server and carry a secret.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from bulletin_press.editing.actions import API, Workroom
from bulletin_press.editing.refusals import Refused
from bulletin_press.problems import ProblemsFound

from bulletin_commands.editor_keys import Keys
from bulletin_commands.editor_pages import HEADERS, read_page
from bulletin_commands.editor_requests import read_sent, require_own_host

LOOPBACK = "127.0.0.1"

_NO_KEY = (
    "This page needs the whole address that “bulletins edit” prints, and each opens the editor "
    "once. For a new one, stop the editor with Ctrl+C and start it again."
)
_STARTED_AGAIN = (
    "The editor was started again since this page was opened. Copy what you wrote to a safe place, "
    "and open the address that it prints."
)
_FAULT = (
    "The editor has a fault, and nothing was saved. Change this item in an editor for plain text, "
    "and tell whoever looks after this site."
)


@dataclass(frozen=True)
class Editor:
    """What the server serves: the items, the configuration, and the secrets of this run.

    Attributes:
        workroom: answers what the editor asks for.
        configuration: makes the editor's configuration, with the token in it.
        is_shown: tells whether the preview of the site is running.
        keys: the secrets.
    """

    workroom: Workroom
    configuration: Callable[[str], Mapping[str, Any]]
    is_shown: Callable[[], bool]
    keys: Keys = field(default_factory=Keys)


class EditorServer(ThreadingHTTPServer):
    """The server of one editor; ``serve_forever`` answers.

    Args:
        port: where it listens; 0 takes a free one.
        editor: what it serves.

    Raises:
        OSError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, port: int, editor: Editor) -> None:
        super().__init__((LOOPBACK, port), type("Answering", (_Answering,), {"editor": editor}))
        self.editor = editor

    def new_address(self) -> str:
        """Make an address that opens the editor once; what stands behind # no server is sent."""
        return f"http://{LOOPBACK}:{self.server_port}/#key={self.editor.keys.new()}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: it would hold words of items that are held."""


class _Answering(BaseHTTPRequestHandler):
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
            require_own_host(self.headers, self._own_hosts)
            content_type, content = make()
            status = 200
        # Whatever it is: a traceback would print the words of an item.
        except Exception as wrong:  # noqa: BLE001
            refused = _refusal(wrong)
            status, content_type = refused.status, "application/json"
            content = json.dumps({"error": refused.message}, ensure_ascii=False).encode()
            # What was sent may not have been read; another request must not begin in it.
            self.close_connection = True
        self.send_response(status)
        for name, value in HEADERS.items():
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

    def _page(self) -> tuple[str, bytes]:
        path = self.path.partition("?")[0]
        if path == "/configuration.json":
            return "application/json", self._configuration()
        return read_page(path)

    def _configuration(self) -> bytes:
        if not self.editor.keys.opens(
            self.headers.get("Authorization", "").removeprefix("Bearer ")
        ):
            raise Refused(403, _NO_KEY)
        try:
            made = self.editor.configuration(self.editor.keys.token)
        except ProblemsFound as found:
            raise Refused(500, found.told(self.editor.workroom.folder.parent)) from None
        return json.dumps(made, ensure_ascii=False).encode()

    def _action(self) -> tuple[str, bytes]:
        if self.path != API:
            raise Refused(404, "There is nothing here.")
        sent = read_sent(self.headers, self.rfile, self._own_hosts)
        if not self.editor.keys.is_token(str(sent.get("branch"))):
            raise Refused(403, _STARTED_AGAIN)
        action, params = sent.get("action"), sent.get("params")
        if action == "isShown":
            answer: Any = {"shown": self.editor.is_shown()}
        else:
            given = params if isinstance(params, dict) else {}
            answer = self.editor.workroom.answer(action, given)
        return "application/json", json.dumps(answer, ensure_ascii=False).encode()


def _refusal(wrong: Exception) -> Refused:
    """Say what went wrong, in words that hold nothing of an item."""
    if isinstance(wrong, Refused):
        return wrong
    if isinstance(wrong, OSError) and wrong.errno:
        name = Path(str(wrong.filename)).name if wrong.filename else "the file"
        why = os.strerror(wrong.errno)
        return Refused(500, f"This machine cannot read or write {name}: {why}.")
    return Refused(500, _FAULT)
