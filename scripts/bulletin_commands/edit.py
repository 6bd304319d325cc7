"""``bulletins edit``: an editor in the browser, for those who would rather not see YAML."""

import errno
import os
import webbrowser
from collections.abc import Mapping, Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import build_site
import click
from bulletin_press.editing.actions import Workroom
from bulletin_press.editing.choices import read_words
from bulletin_press.editing.configuration import configure
from bulletin_press.problems import Problem, ProblemsFound
from mkdocs.config.defaults import MkDocsConfig

from bulletin_commands.editor_server import BUNDLE, LOOPBACK, open_server
from bulletin_commands.workplace import Workplace

PREVIEW_PORT = 8000
"""Where ``bulletins serve`` shows the site, unless told otherwise."""


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
        hint = "install it from nodejs.org, then run scripts/setup again"
        click.echo(f"bulletins edit needs Node: {hint}", err=True)
        raise SystemExit(1)
    server = _listen(port, workplace.config())
    address = f"http://{LOOPBACK}:{port}/"
    click.echo(f"The editor is at {address} (stop it with Ctrl+C)")
    if not no_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        workplace.say("\nThe editor is closed.")
    finally:
        server.server_close()


def _listen(port: int, config: MkDocsConfig) -> ThreadingHTTPServer:
    """Open the port; where it is taken, say so and end."""
    folder = Path(config.config_file_path).parent / "bulletins"
    priorities = _priorities(config)
    path = urlsplit(config.site_url or "").path.strip("/")
    preview = f"http://{LOOPBACK}:{PREVIEW_PORT}/{path}"

    def configuration(token: str) -> Mapping[str, Any]:
        return configure(read_words(folder, priorities), token, preview)

    workroom = Workroom(folder, lambda overlay: _told(config, overlay))
    try:
        return open_server(port, workroom, configuration)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program is there already" if taken else os.strerror(error.errno or 0)
        click.echo(f"cannot open the editor at {LOOPBACK}:{port}: {why} (try --port)", err=True)
        raise SystemExit(1) from None


def _priorities(config: MkDocsConfig) -> Mapping[int, str]:
    """Read the partnership's priorities; where settings have a problem, say it and end."""
    try:
        return build_site.desk_of(config).site.settings.priorities
    except ProblemsFound as found:
        click.echo(found.told(Path.cwd()), err=True)
        raise SystemExit(1) from None


def _told(config: MkDocsConfig, overlay: Mapping[Path, bytes]) -> Sequence[Problem]:
    """Tell every problem and advice there would be if files held other bytes."""
    try:
        return build_site.desk_of(config, advice=True, overlay=overlay).problems
    except ProblemsFound as found:
        return found.problems
