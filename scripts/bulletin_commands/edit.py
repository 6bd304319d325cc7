"""``bulletins edit``: an editor in the browser, for those who would rather not see YAML."""

import errno
import mimetypes
import os
import socket
import webbrowser
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import bulletin_press
import click
from bulletin_mkdocs import opening
from bulletin_press.editing.actions import Workroom
from bulletin_press.editing.choices import read_words
from bulletin_press.editing.configuration import Shown, configure
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.settings import parse_settings
from mkdocs.config.defaults import MkDocsConfig

from bulletin_commands.editor_pages import BUNDLE
from bulletin_commands.editor_server import LOOPBACK, Editor, EditorServer
from bulletin_commands.workplace import Workplace

PREVIEW_PORT = 8000
"""Where ``bulletins serve`` shows the site, unless told otherwise."""

BUILT_IN_LOGO = Path(bulletin_press.__file__).parent / "assets" / "icon.svg"


@click.command()
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.pass_obj
def edit(workplace: Workplace, port: int, *, no_browser: bool) -> None:
    """Write and change items in the browser.

    Every save is checked first: what has a problem is not saved, and the editor says why. It is
    for this machine only. Stop it with Ctrl+C.
    """
    if not (BUNDLE / "decap-cms.js").is_file():
        hint = "run scripts/setup with the internet (it needs Node, from nodejs.org)"
        click.echo(f"the editor in the browser is not fetched yet: {hint}", err=True)
        raise SystemExit(1)
    server = _listen(port, workplace.config())
    click.echo(f"The editor is at {server.new_address()} (stop it with Ctrl+C)")
    if not no_browser:
        webbrowser.open(server.new_address())
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        workplace.say("\nThe editor is closed.")
    finally:
        server.server_close()


def _listen(port: int, config: MkDocsConfig) -> EditorServer:
    """Open the port; where it is taken, say so and end."""
    folder = Path(config.config_file_path).parent / "bulletins"
    priorities = _priorities(config)
    path = urlsplit(config.site_url or "").path.strip("/")
    preview = f"http://{LOOPBACK}:{PREVIEW_PORT}/{path}"
    site = Shown(config.site_name, _logo(config), preview)

    def configuration(token: str) -> Mapping[str, Any]:
        return configure(read_words(folder, priorities), token, site)

    workroom = Workroom(folder, lambda overlay: _told(config, overlay))
    try:
        return EditorServer(port, Editor(workroom, configuration, _is_shown))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program is there already" if taken else os.strerror(error.errno or 0)
        click.echo(f"cannot open the editor at {LOOPBACK}:{port}: {why} (try --port)", err=True)
        raise SystemExit(1) from None


def _logo(config: MkDocsConfig) -> str:
    """Read the site's logo, or that of the press, as an address that holds it (RFC 2397)."""
    own = Path(config.docs_dir, str(config.theme.get("logo") or ""))
    file = own if own.is_file() else BUILT_IN_LOGO
    kind = mimetypes.guess_type(file.name)[0] or "image/svg+xml"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"


def _is_shown() -> bool:
    """Tell whether the preview runs, or whatever else is at its port."""
    try:
        socket.create_connection((LOOPBACK, PREVIEW_PORT), timeout=1).close()
    except OSError:
        return False
    return True


def _priorities(config: MkDocsConfig) -> Mapping[int, str]:
    """Read the partnership's priorities; where settings have a problem, say it and end."""
    written = config.extra.get("bulletins") or {}
    settings, problems = parse_settings(Path(config.config_file_path), written)
    if settings is None or problems:
        click.echo(ProblemsFound(problems).told(Path.cwd()), err=True)
        raise SystemExit(1)
    return settings.priorities


def _told(config: MkDocsConfig, overlay: Mapping[Path, bytes]) -> Sequence[Problem]:
    """Tell every problem and advice there would be if files held other bytes."""
    try:
        return opening.desk_of(config, advice=True, overlay=overlay).problems
    except ProblemsFound as found:
        return found.problems
