"""``bulletins verify``: whether a built site is fit for the public, before anybody can read it."""

from inspect import getdoc
from pathlib import Path

import click
from bulletin_press.verifying import SEARCHES, verify
from bulletin_press.verifying.built import Built
from bulletin_press.verifying.search import Asked

from bulletin_commands.as_of import as_of_option
from bulletin_commands.report import format_option, print_problems
from bulletin_commands.workplace import Workplace


def _proofs() -> str:
    """List what a site has proved that passes: the first sentence of each search."""
    told = [(getdoc(search) or "").partition("\n\n")[0] for search in SEARCHES]
    return "\n\n".join(f"- {' '.join(sentence.split())}" for sentence in told)


@click.command("verify", epilog=_proofs())
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the built site. Default: where `bulletins build` puts it.",
)
@as_of_option("Verify it as the site of that date or date-time.")
@format_option
@click.pass_obj
def verify_site(workplace: Workplace, site_dir: Path | None, form: str) -> None:
    """Search a built site for what must not be published.

    Every file is looked at, whoever built it; nothing is changed. What is held back is read from
    the bulletins, so verify a site beside the bulletins that it was built from.

    Exit code: 0 the site is fit, 1 it is not, 2 wrong usage.

    What is proved is listed below.
    """
    folder = site_dir or Path(workplace.config().site_dir)
    built = Built(folder.resolve())
    if not folder.is_dir() or not (built.places or built.unread):
        what = "is empty" if folder.is_dir() else "is no folder"
        hint = "build the site first: bulletins build; or name its folder with --site-dir"
        raise click.UsageError(f"there is no site in {folder}: it {what} ({hint})")
    desk = workplace.flawless_desk()
    asked = Asked(built, desk.site, desk.project, desk.moment)
    problems = verify(asked, workplace.counting("searched {done} of {of} files"))
    print_problems(problems, form)
    if form in ("text", "lines"):
        many = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}" if problems else ""
        told = f"{many}: do not publish this folder" if problems else "no problem"
        workplace.say(f"{len(built.places)} files of {folder} searched: {told}")
    raise SystemExit(1 if problems else 0)
