"""``bulletins serve``: the site on this machine, made anew whenever a file changes."""

import os
from pathlib import Path

import click
from bulletin_mkdocs.previewing import VARIABLE
from mkdocs.exceptions import Abort

from bulletin_commands.workplace import Workplace


@click.command()
@click.option("--drafts", is_flag=True, help="Show held items too, marked as such.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.pass_obj
def serve(workplace: Workplace, drafts: bool, port: int) -> None:
    """Show the site at 127.0.0.1, with live reload.

    Beside each page stands what there is to mend on it, and /check/ tells all of it. What cannot be
    read at all is printed, and the last good site stays on the screen until that is mended.
    """
    # Its web server is of no use to the other verbs, which would wait for it to load.
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415

    config = workplace.config()
    folder = Path(config.config_file_path).parent / "bulletins"
    if drafts:
        os.environ[VARIABLE] = "1"
    workplace.say(f"Serving {config.site_name} at http://127.0.0.1:{port}/ (stop with Ctrl+C)")
    try:
        mkdocs_serve(
            workplace.config_file,
            watch=[str(folder)],
            dev_addr=f"127.0.0.1:{port}",
        )
    except Abort:
        raise SystemExit(1) from None
    except OSError as error:
        click.echo(f"cannot serve at 127.0.0.1:{port}: {error.strerror} (try --port)", err=True)
        raise SystemExit(1) from None
