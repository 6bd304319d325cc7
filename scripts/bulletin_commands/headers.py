"""``bulletins headers``: what a web server is to say with each answer, in its own words."""

from pathlib import Path

import click
from bulletin_press.headers import HOSTS
from bulletin_press.problems import ProblemsFound

from bulletin_commands.workplace import Workplace


@click.command()
@click.argument("host", type=click.Choice(list(HOSTS)))
@click.pass_obj
def headers(workplace: Workplace, host: str) -> None:
    """Print security headers for a web server.

    For nginx and Apache it is a file to include in the settings of the site; for Netlify and
    Cloudflare Pages the file _headers, which every build puts into the site by itself.
    docs/contributing/hosting.md says what to do with it.
    """
    try:
        site = workplace.read().site
    except ProblemsFound as found:
        click.echo(found.told(Path.cwd()), err=True)
        raise SystemExit(1) from None
    click.echo(HOSTS[host](site), nl=False)
