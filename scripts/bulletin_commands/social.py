"""``bulletins social``: the posts of public items."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Post, posts_of
from bulletin_press.validation import nearest

from bulletin_commands.workplace import Workplace


@click.command()
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--channel", "channels", multiple=True, type=click.Choice(list(CHANNELS)))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a text file for each post into this folder instead.",
)
@click.pass_obj
def social(
    workplace: Workplace,
    items: tuple[str, ...],
    channels: tuple[str, ...],
    form: str,
    outbox: Path | None,
) -> None:
    """Show ready-made posts.

    ITEM is an item's name, such as lessons/asthma-can-kill; without any, all public items are
    shown. Held items have no posts.
    """
    desk = workplace.flawless_desk()
    posts = list(_posts(desk, items, channels or desk.site.settings.channels))
    if outbox:
        _write(posts, outbox)
        workplace.say(f"{len(posts)} posts are in {outbox}")
    elif form == "json":
        click.echo(json.dumps([asdict(post) for post in posts], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_shown(post) for post in posts))


def _posts(desk: Desk, names: tuple[str, ...], channels: tuple[str, ...]) -> Iterator[Post]:
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    known = [item.name for item in catalogue.items]
    for name in names:
        if name not in known:
            near = nearest(name, known) or "write it as kind/slug; held items have no posts"
            raise click.UsageError(f"there is no public item {name!r} ({near})")
    audiences = catalogue.vocabulary["audiences"]
    for item in catalogue.items:
        if not names or item.name in names:
            yield from posts_of(item, desk.site, channels, audiences)


def _shown(post: Post) -> str:
    limit = f" of {post.limit}" if post.limit else ""
    head = f"── {post.item} · {CHANNELS[post.channel].label} · text {post.variant} · "
    return f"{head}{post.count}{limit} ──\n\n{post.text}\n"


def _write(posts: list[Post], outbox: Path) -> None:
    for post in posts:
        file = outbox / "posts" / post.item / f"{post.channel}-{post.variant}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(post.text + "\n", "utf-8")
