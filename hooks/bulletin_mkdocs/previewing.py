"""The preview of ``serve``: who may see it, what it may show, and what it shows when all fails."""

import logging
import os
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

VARIABLE = "BULLETINS_PREVIEW"
"""Set, it lets a preview show held items too."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")

log = logging.getLogger("mkdocs.plugins.bulletins")


def is_preview(command: str, config: MkDocsConfig) -> bool:
    """What is wrong is shown beside each page by ``serve`` only, on this machine."""
    return command == "serve" and config.dev_addr.host in LOOPBACK


def shows_drafts(command: str, config: MkDocsConfig) -> bool:
    """Held items are shown in a preview only, when asked to.

    Raises:
        PluginError: they are asked for where others could see them.
    """
    if not os.environ.get(VARIABLE) or command != "serve":
        return False
    if not is_preview(command, config):
        raise PluginError(
            f"held items are shown on this machine only, not on {config.dev_addr.host}"
        )
    return True


def guard(server: LiveReloadServer, builder: Callable[[], None]) -> None:
    """Let the last good site stay on the screen, for those alone who ask this machine by its name.

    What cannot be read is found before anything is emptied; MkDocs by itself would let every
    request wait. No page elsewhere can read what is held.
    """

    def build() -> None:
        try:
            builder()
        except Abort:
            log.warning("The site from before this change is shown until that is mended.")

    server.builder = build
    app = server.get_app()
    if app and server.server_address[0] in LOOPBACK:
        server.set_app(_only_from_here(app))


def _only_from_here(app: WSGIApplication) -> WSGIApplication:
    """Refuse other names than this machine's own, under which a foreign page could ask.

    Source: https://cwe.mitre.org/data/definitions/350.html (DNS rebinding).
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "").rsplit(":", 1)[0].strip("[]")
        if host in LOOPBACK:
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"Open the preview at 127.0.0.1."]

    return answer
