"""The command ``bulletins``: a module for each verb, from arguments to the library to an exit code.

Exit codes: 0 done, 1 there are problems, 2 wrong usage.
"""

import click
from bulletin_press import __version__

from bulletin_commands.announce import announce
from bulletin_commands.build import build
from bulletin_commands.campaign import campaign
from bulletin_commands.check import check
from bulletin_commands.compare import compare
from bulletin_commands.digest import digest
from bulletin_commands.edit import edit
from bulletin_commands.headers import headers
from bulletin_commands.import_ import import_
from bulletin_commands.new import new
from bulletin_commands.next_ import next_
from bulletin_commands.schema import schema
from bulletin_commands.serve import serve
from bulletin_commands.social import social
from bulletin_commands.takedown import takedown
from bulletin_commands.verify import verify_site
from bulletin_commands.workplace import Workplace


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config-file",
    "-f",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False),
    help="The mkdocs.yml of the site.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.version_option(__version__, prog_name="bulletins")
@click.pass_context
def main(context: click.Context, config_file: str, quiet: bool) -> None:
    """Write, check and publish bulletins.

    Run it from the root of the project.
    """
    context.obj = Workplace(config_file, quiet)


for verb in (
    *(new, import_, edit, check, build, serve, social, campaign, digest, announce),
    *(compare, next_, headers, schema, takedown, verify_site),
):
    main.add_command(verb)
