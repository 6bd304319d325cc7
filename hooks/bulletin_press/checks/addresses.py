"""Addresses: no two things at one, and old ones that go on working."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote

from bulletin_press.addresses import FINDER, KEPT_FOR_FILES, MADE_BESIDE_ITEMS, is_made
from bulletin_press.file_names import as_on_any_disk
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.vocabulary import Vocabulary

CHECK = "addresses"
# What MkDocs would take for the text of a page.
_TEXTS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def check_addresses(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Aliases lead from addresses that nothing else has; attachments keep clear of made files."""
    taken = {item.address: item.name for item in project.items}
    taken |= {f"{item.address}share/": f"the share kit of {item.name}" for item in project.items}
    taken |= {
        f"{item.address}{name}".lower(): f"an attachment of {item.name}"
        for item in project.items
        for name in item.attachments
    }
    taken |= dict.fromkeys(site.standing, "a standing page") | {FINDER: "the finder"}
    ids: dict[str, str] = {}
    for item in project.items:
        yield from _aliases(item, taken, project.vocabulary)
        yield from _attachments(item)
        if (other := ids.setdefault(item_id(item, site), item.name)) != item.name:
            hint = "every item has an id of its own"
            yield item.problem(("id",), f"is the id of {other} too", hint, CHECK)


def _aliases(item: Item, taken: dict[str, str], vocabulary: Vocabulary) -> Iterator[Problem]:
    for at, alias in enumerate(item.aliases):
        # On many disks names that differ in case only are one.
        path = re.sub(r"(^|/)index\.html$", r"\1", unquote(alias).lstrip("/").lower())
        is_kept = path.split("/")[0] in KEPT_FOR_FILES
        made = "what every site has" if is_kept or is_made(path, vocabulary) else None
        if other := taken.get(path) or made:
            message = f"{alias!r} is the address of {other}"
            yield item.problem(("aliases", at), message, "give it to one of the two", CHECK)
        taken[path] = item.name
    if item.aliases and not item.id:
        hint = (
            "if it was renamed, copy the id of its feed entry from before, or readers get it twice"
        )
        message = "is missing although there are aliases"
        yield item.problem(("id",), message, hint, CHECK, "advice")


def _attachments(item: Item) -> Iterator[Problem]:
    made = {name.format(slug=item.slug) for name in MADE_BESIDE_ITEMS}
    before: dict[str, str] = {}
    for name, file in item.attachments.items():
        if (twin := before.setdefault(as_on_any_disk(name), name)) != name:
            message = f"has the name of {twin!r} but for large and small letters"
            hint = "give it another name: on many disks the two are one file"
            yield Problem(file, 1, "", message, hint, CHECK)
        if name.lower() in made or name.lower().startswith("share/"):
            message = "has the name of a file that is made for every item"
            yield Problem(file, 1, "", message, "give it another name", CHECK)
        elif name.endswith(_TEXTS):
            message = "is a second text in the folder of one item"
            yield Problem(file, 1, "", message, "give it a folder of its own", CHECK)
