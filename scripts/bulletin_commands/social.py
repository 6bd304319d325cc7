"""``bulletins social``: the posts of public items."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk
from bulletin_press.outbox import write_folder
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Post, posts_of

from bulletin_commands.workplace import (
    Workplace,
    require_public,
    telling_what_is_not_written,
)

FOLDER = "posts"
MARK = "posts.json"
"""What every such folder holds beside the texts: all of them with their counts and pictures."""


@click.command()
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--channel", "channels", multiple=True, type=click.Choice(list(CHANNELS)))
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="Default: text.")
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    help="Make the folder posts/ in this one anew, with a text file for each post, instead.",
)
@click.pass_obj
def social(
    workplace: Workplace,
    items: tuple[str, ...],
    channels: tuple[str, ...],
    form: str | None,
    outbox: Path | None,
) -> None:
    """Show ready-made posts.

    ITEM is an item's name, such as lessons/asthma-can-kill; without any, all public items are
    shown. Held items have no posts.
    """
    desk = workplace.flawless_desk()
    posts = list(_posts(desk, items, channels or desk.site.settings.channels))
    if outbox and form:
        raise click.UsageError("--outbox writes files of texts; leave --format out")
    if outbox:
        workplace.say(f"{len(posts)} posts are in {_write(posts, outbox)}")
    elif form == "json":
        click.echo(_json(posts))
    else:
        click.echo("\n".join(_shown(post) for post in posts))


def _posts(desk: Desk, names: tuple[str, ...], channels: tuple[str, ...]) -> Iterator[Post]:
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    require_public(catalogue, names)
    for item in catalogue.items:
        if not names or item.name in names:
            yield from posts_of(item, catalogue, desk.site, channels)


def _shown(post: Post) -> str:
    limit = f" of {post.limit}" if post.limit else ""
    head = f"── {post.item} · {CHANNELS[post.channel].label} · text {post.variant} · "
    return f"{head}{post.count}{limit} ──\n\n{post.text}\n"


def _write(posts: list[Post], outbox: Path) -> Path:
    """Make the folder ``posts`` anew: nothing of an item that is held again stays in it."""
    texts = {f"{post.item}/{post.channel}-{post.variant}.txt": post.text for post in posts}
    files = {name: f"{text}\n".encode() for name, text in texts.items()}
    with telling_what_is_not_written():
        write_folder(outbox / FOLDER, {MARK: _json(posts).encode(), **files}, MARK)
    return outbox / FOLDER


def _json(posts: list[Post]) -> str:
    return json.dumps([asdict(post) for post in posts], ensure_ascii=False, indent=1)
