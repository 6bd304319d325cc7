"""With the door opened on purpose, everything that is held is found; shut, nothing is."""

import re

import pytest
from bulletin_mkdocs import opening
from bulletin_press import catalogue
from bulletin_press.verifying.built import Built
from bulletin_press.verifying.held_texts import held_texts
from bulletin_press.verifying.held_words import HeldWords
from bulletin_press.verifying.search import Asked
from mkdocs.commands.build import build

from .running import MOMENT, Copy
from .sweeping import places_with
from .written_items import MARKERS

CANARY = re.compile("zz(?:held|gone)[a-z0-9]+", re.IGNORECASE)
SHOWN_NOWHERE = {
    "zzheldcomment",
    "zzheldapprover",
    "zzheldallowed",
    "zzheldwhy",
    "zzheldallower",
}
"""Words of header remarks, approvals and exceptions, which no page has, and of a picture that lost
its metadata on its way into the site."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return Copy.make(tmp_path_factory.mktemp("open-door") / "exampleshire")


def _asked(copy, folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BULLETINS_AS_OF", MOMENT)
        desk = opening.desk_of(opening.open_config(str(copy.path("mkdocs.yml"))))
    return Asked(Built(folder), desk.site, desk.project, desk.moment)


@pytest.fixture(scope="module")
def open_site(copy):
    """Exampleshire as it would be if the door let everything through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BULLETINS_AS_OF", MOMENT)
        patch.setattr(catalogue, "is_public", lambda _item, _moment: True)
        patch.setattr(catalogue, "_leaves_notice", lambda _item, _moment: False)
        patch.setattr(catalogue, "_without_mentions", lambda item, _shown, _moment: item)
        config = opening.open_config(str(copy.path("mkdocs.yml")))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return copy.path("site")


@pytest.fixture(scope="module")
def asked(copy, open_site):
    return _asked(copy, open_site)


@pytest.fixture(scope="module")
def found(asked):
    """What is found in each file of the open site."""
    search = HeldWords(asked)
    return {file.path: search.found(file) for file in asked.built.files()}


def test_every_canary_is_found_when_the_door_is_open(asked, found):
    """Each field, body, attachment, file name and picture of what is held has one of its own."""
    found = {held for texts in found.values() for held in texts}
    canaries = {
        (held.item.name, word.lower())
        for held in held_texts(asked.project, asked.moment)
        for word in CANARY.findall(held.text)
    }
    assert len(canaries) > 100
    told = {(held.item.name, word.lower()) for held in found for word in CANARY.findall(held.text)}
    missed = {word for _, word in canaries - told}
    assert missed <= SHOWN_NOWHERE | {"zzheldpicture"}
    attached = {file for held in found if held.text == "" for file in [held.file.name]}
    hidden = [item for item in asked.project.items if "zz" in item.source.header.lower()]
    wanted = {file.name for item in hidden for file in item.attachments.values()}
    assert attached >= {name for name in wanted if name.startswith("zz")}


def test_every_text_that_an_author_marked_is_looked_for(asked, written):
    """The library's list of held texts leaves out no field: compared with the files themselves."""
    looked_for = {
        (held.item.name, word.lower())
        for held in held_texts(asked.project, asked.moment)
        for word in CANARY.findall(held.text)
    }
    hidden = [item for item in written.values() if not item.is_public]
    assert len(hidden) >= 14
    for item in hidden:
        # Names of other items, which are held too and looked for there, are none of its own.
        text = re.sub(r"zz(?:held|gone)[a-z0-9]*-[\w-]*", "", item.file.read_text("utf-8"))
        marked = {word.lower() for word in CANARY.findall(text)}
        assert {(item.name, word) for word in marked} <= looked_for, item.name


def test_every_file_that_holds_a_canary_is_told(asked, found):
    told = {path for path, texts in found.items() if texts}
    holding = {place.rpartition(": ")[0] for place in places_with(asked.built.folder, *MARKERS)}
    assert len(holding) > 100
    assert holding <= told


def test_nothing_is_found_when_the_door_is_shut(site, copy):
    asked = _asked(copy, site)
    search = HeldWords(asked)
    assert [problem for file in asked.built.files() for problem in search.look(file)] == []
