"""``bulletins announce``: tell a hub that the feeds have changed."""

import click
from bulletin_press.catalogue import Catalogue
from bulletin_press.websub import HubFailed, announced, tell_hub

from bulletin_commands.workplace import Workplace


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would be told, and to whom; tell nobody.")
@click.pass_obj
def announce(workplace: Workplace, dry_run: bool) -> None:
    """Tell the hub of the site (websub_hub) that its feeds have changed.

    Run it when the new site is online: the hub fetches the feeds from there at once. It is the
    only command that talks to another machine.

    Exit code: 0 the hub was told, 1 it could not be, 2 wrong usage: no hub is set up.
    """
    desk = workplace.flawless_desk()
    hub = desk.site.settings.websub_hub
    if not hub:
        hint = "write its address as websub_hub under extra.bulletins in mkdocs.yml"
        raise click.UsageError(f"no hub is set up, so there is nobody to tell ({hint})")
    addresses = announced(Catalogue.as_of(desk.project, desk.moment), desk.site)
    if not addresses:
        workplace.say("There is no feed yet, so there is nothing to tell.")
    elif dry_run:
        click.echo("\n".join([f"{hub} would be told of", *addresses]))
    else:
        try:
            tell_hub(hub, addresses)
        except HubFailed as failed:
            click.echo(f"The hub {hub} was not told: {failed}", err=True)
            raise SystemExit(1) from None
        workplace.say(f"{hub} was told of {len(addresses)} feeds")
