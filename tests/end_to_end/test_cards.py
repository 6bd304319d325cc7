"""The cards of a built site: all that there should be, and nothing of what is held back."""

import re

import benchmark
import pytest
from bulletin_press.cards.shapes import SHAPES
from PIL import Image

from .running import lesson

SIZES = {"card.png": (1200, 630), "card-square.png": (1080, 1080)}


def cards_of(site):
    return {path.relative_to(site).as_posix() for path in site.rglob("card*.png")}


def test_every_public_item_has_its_cards_and_no_other(site, catalogue):
    public = [item for item in catalogue["items"] if item["status"] == "published"]
    wanted = {f"{item['kind']}/{item['slug']}/{name}" for item in public for name in SIZES}
    assert cards_of(site) == wanted | {"assets/press/card.png"}
    assert len(wanted) > 50


@pytest.mark.parametrize(("name", "size"), SIZES.items(), ids=SIZES)
def test_they_have_their_size_and_are_light(site, name, size):
    for file in site.rglob(name):
        with Image.open(file) as picture:
            assert picture.size == size
            # Who looks into a picture finds neither a date nor a name in it.
            assert not picture.info.keys() - {"transparency"}
        assert file.stat().st_size < 100_000


@pytest.fixture
def apart(a_copy):
    """A copy with a public and three held items that shares nothing with other copies."""
    copy = a_copy(
        {
            "lessons/open": lesson(),
            "lessons/later": lesson("Later", "2030-01-10"),
            "lessons/draft": lesson("Draft").replace("status: published", "status: draft"),
        }
    )
    copy.forget()
    return copy


def test_no_card_of_a_held_item_is_made_or_kept(apart):
    site = apart.build()
    own = {"lessons/open/card.png", "lessons/open/card-square.png", "assets/press/card.png"}
    assert cards_of(site) == own
    kept = {file.read_bytes() for file in apart.path(".cache/bulletins/cards").iterdir()}
    assert kept == {(site / path).read_bytes() for path in own}


def test_a_card_that_is_kept_is_not_made_again(apart):
    apart.build()
    kept = apart.path(".cache/bulletins/cards")
    for file in kept.iterdir():
        file.write_bytes(b"kept")
    site = apart.build()
    assert {(site / path).read_bytes() for path in cards_of(site)} == {b"kept"}


def test_a_title_without_a_font_stops_the_build_and_names_its_letters(apart):
    apart.write("bulletins/lessons/open.md", lesson("Ask 漢 twice"))
    told = apart.call("check")
    assert told.exit_code == 1
    assert "lessons/open.md:2: title: no font for cards has 漢" in told.output
    assert "card_fonts" in told.output
    assert apart.call("-q", "build").exit_code == 1
    assert not apart.path("site").exists()


def test_an_emoji_is_told_and_stops_nothing(apart):
    apart.write("bulletins/lessons/open.md", lesson("Ask twice 👶"))
    told = apart.call("check")
    assert told.exit_code == 0
    assert "lessons/open.md:2: title: advice: cards leave out 👶 (baby" in told.output
    assert "lessons/open/card.png" in cards_of(apart.build())


def test_what_is_held_again_stays_in_nothing_that_is_kept(apart):
    def kept():
        files = [file for file in apart.path(".cache").rglob("*") if file.is_file()]
        return len(files), [file for file in files if b"Zzagain" in file.read_bytes()]

    apart.write("bulletins/lessons/again.md", lesson("Zzagain"))
    apart.build()
    many, found = kept()
    assert found
    apart.change("bulletins/lessons/again.md", "status: published", "status: draft")
    apart.build()
    fewer, found = kept()
    assert not found
    assert fewer < many


def test_a_title_of_nothing_but_emoji_stops_the_build(apart):
    apart.write("bulletins/lessons/open.md", lesson("👶"))
    told = apart.call("check")
    assert told.exit_code == 1
    assert "lessons/open.md:2: title: cards leave out 👶 (baby, U+1F476)" in told.output
    assert "(say it in words)" in told.output


def test_the_name_of_the_site_must_have_letters_on_its_card(apart):
    settings = apart.path("mkdocs.yml").read_text("utf-8")
    named = re.sub(r"(?m)^site_name: .*", "site_name: 漢", settings)
    apart.write("mkdocs.yml", named)
    line = named.splitlines().index("site_name: 漢") + 1
    told = apart.call("check")
    assert told.exit_code == 1
    assert f"mkdocs.yml:{line}: site_name: no font for cards has 漢" in told.output


def test_what_cards_take_is_measured_for_each_shape(tmp_path):
    taken = benchmark.time_cards(tmp_path / "press", 5)
    assert taken.keys() == SHAPES.keys()
    assert all(taken.values())


def test_what_is_in_use_is_kept_from_build_to_build_bodies_too(apart):
    apart.write("bulletins/lessons/open.md", lesson(body="Only *this* body says so."))
    for _ in range(2):
        apart.build()
        kept = [file.read_bytes() for file in apart.path(".cache").rglob("*") if file.is_file()]
        rendered = [one for one in kept if one.startswith(b'{"html": "<p>Only <em>this</em>')]
        assert len(rendered) == 1
