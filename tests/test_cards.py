"""Cards as pictures: their size, their colours, and that every text is inside the frame."""

import io
import re
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from bulletin_press.artefact import File
from bulletin_press.cards.colours import MEETING, colours, palette
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.setting import HERE, Setter, _made_with
from bulletin_press.cards.shapes import SHAPES, SITE_CARD, SQUARE, WIDE, picture_of, site_picture
from bulletin_press.cards.wording import Wording
from bulletin_press.kept import maker
from bulletin_press.publishers import STEP, cards, publish_all
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from test_cards_faces import LANGUAGES, write_font

EDGE = 44
"""The frame: so many pixels on every side are free of letters."""

LONGEST = {
    "words": "Everyone asked me what I had done and nobody asked what was done to me or what I"
    " wanted them to do about it, all of them",
    "no space": "W" * 120,
    "two words": "W" * 59 + " " + "W" * 60,
    "hyphens": "-".join(["Exampleshire"] * 9)[:120],
    "a quotation": "“" + ("Nobody asked what I wanted. " * 5)[:117] + "”",
    "a quotation without a space": "“" + "W" * 118 + "”",
    "a short quotation, much besides": "“Ask.” "
    + ("What a child said, and what was heard. " * 3)[:113],
    "a long quotation, much besides": "“" + "W" * 60 + "”: " + "W" * 56,
    "in straight marks": '"' + "W" * 118 + '"',
    "one letter": "W",
    "a long word": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "capitals with hats": "ÂŴÊŶÛ " * 20,
    "years": "Reviews 2013 2014 2015 2016 2017 2018",
    "more words and years": "Serious Case Reviews 2013 2014 2015 2016 2017",
    "digits apart": "Ask 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 twice",
    "many digits apart": "7 " * 60,
    "a number among wide letters": "WWWWWWW 01632 960 100 WWWWWWW",
    "one line of letters, one of another height": "Ŵyn " * 28 + "أخبرني",
    **{name: f"{text} – {text} – {text}"[:120] for name, text in LANGUAGES.items()},
    "a quotation from right to left": "«" + "أخبرني بلغتي واسألني " * 5 + "» كلمات",
}


NUMBERS = "01632 960100 01632 960200 01632 960300 01632 960400 01632 960500 01632 960600 " * 3


@pytest.fixture(scope="module")
def setter():
    return Setter(Faces.of(None))


@pytest.fixture(scope="module")
def draw(setter, an_item, a_site):
    """Draw a card: ``draw(title, shape, **settings)`` gives its picture."""

    def picture(title="Ask twice", shape=WIDE, setter=setter, **settled):
        said = Wording(a_site(**settled), setter.faces).of(an_item(title=title))
        content = setter.card(said, shape, None)
        return Image.open(io.BytesIO(content)).convert("RGB")

    return picture


def rgb(name):
    return tuple(bytes.fromhex(colours()[name][1:]))


def drawn_on(picture, box, ground):
    """Tell the box of all that is not ground within a box of a picture; None for nothing."""
    part = picture.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, ground)).getbbox()


def foot_of(picture):
    """Find where the foot begins: the first row that has the colour of its upper edge."""
    column = [picture.getpixel((2, row)) for row in range(picture.height)]
    return column.index(rgb("glow"))


def outside(picture):
    """Tell what is drawn in the frame: above, left, right and just over the foot, and beside it."""
    wide, high, foot = picture.width, picture.height, foot_of(picture)
    deep, paper = rgb("deep"), rgb("paper")
    places = {
        "above": ((0, 0, wide, EDGE), deep),
        "left": ((0, 0, EDGE, foot - 1), deep),
        "right": ((wide - EDGE, 0, wide, foot - 1), deep),
        "over the foot": ((0, foot - 14, wide, foot - 1), deep),
        "left of the foot": ((0, foot + 11, EDGE, high), paper),
        "right of the foot": ((wide - EDGE, foot + 11, wide, high), paper),
        "below": ((0, high - 16, wide, high), paper),
    }
    return [name for name, (box, ground) in places.items() if drawn_on(picture, box, ground)]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("title", LONGEST.values(), ids=LONGEST)
def test_the_longest_titles_stay_inside_the_frame(title, shape, draw):
    assert len(title) <= 120
    picture = draw(title, shape)
    assert picture.size == (shape.width, shape.height)
    assert outside(picture) == []
    middle = (EDGE, EDGE + 70, shape.width - EDGE, foot_of(picture) - 14)
    assert drawn_on(picture, middle, rgb("deep"))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_wide_letters_of_a_font_of_the_site_stay_inside(shape, draw, tmp_path):
    letters = "".join(chr(0x4E00 + at) for at in range(120))
    folder = write_font(tmp_path / "fonts/boxes.ttf", letters)
    own = Setter(Faces.of(folder))
    picture = draw(letters, shape, own, card_fonts=str(folder))
    assert outside(picture) == []
    # They are letters there and not the sign for none: as many boxes, in lines.
    assert picture.tobytes() != draw(letters, shape).tobytes()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("text", ["Partnership " * 25, "W" * 300, "ŴÂ " * 100, NUMBERS])
def test_long_settings_stay_inside_the_frame(shape, text, draw):
    picture = draw(LONGEST["words"], shape, partnership=text, contact_line=text, notice=text)
    assert outside(picture) == []
    assert foot_of(picture) > shape.height / 2


TEXTS = st.lists(
    st.sampled_from(
        [*" ".join(LANGUAGES.values()).split(), "W" * 30, "a", "“", "”", "2017/18", "2013", "0"]
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=25)
@given(parts=TEXTS, shape=st.sampled_from(list(SHAPES.values())))
def test_whatever_the_title_it_stays_inside(parts, shape, draw):
    assert outside(draw(" ".join(parts)[:120].strip(), shape)) == []


def test_a_text_is_never_read_as_typst(draw):
    plain = draw("Panic x bold")
    for title in ('#panic("x") $x$ *bold*', '"}\\u{41} #read("/etc/passwd")', "[a] @b <c> // d"):
        assert outside(draw(title)) == []
        assert draw(title).tobytes() != plain.tobytes()
    assert draw("*bold*").tobytes() != draw("bold").tobytes()


def test_a_letter_that_only_the_machine_has_is_not_taken_from_there(draw):
    assert Faces.of(None).lacking("✓→") == ["✓", "→"]
    assert draw("✓").tobytes() == draw("→").tobytes()


@pytest.mark.parametrize(("one", "other"), [("ب", "ت"), ("ক", "খ"), ("क", "ख"), ("Ж", "Ш")])
def test_letters_of_other_scripts_are_drawn(one, other, draw):
    assert draw(one).tobytes() != draw(other).tobytes()


@pytest.mark.parametrize("letters", ["ŵŷ", "x̂ẹ́"])
def test_a_mark_stands_over_its_own_letter(letters, draw):
    """A mark beside its letter would make the word wider."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", letters) if letter.isalpha())
    boxes = [
        drawn_on(one, (EDGE, 120, 1156, foot_of(one)), rgb("deep"))
        for one in (draw(f"o{letters}o"), draw(f"o{bare}o"))
    ]
    widths = [box[2] - box[0] for box in boxes]
    assert abs(widths[0] - widths[1]) < widths[1] * 0.1


def test_the_colours_of_a_card_are_exact(draw):
    picture = draw("Ask")
    assert picture.getpixel((5, 5)) == rgb("deep")
    assert picture.getpixel((5, 625)) == rgb("paper")


def test_arabic_letters_are_joined(draw):
    joined, apart = draw("ببب"), draw("ب ب ب")
    boxes = [drawn_on(one, (EDGE, 120, 1156, foot_of(one)), rgb("deep")) for one in (joined, apart)]
    widths = [box[2] - box[0] for box in boxes]
    assert widths[0] < widths[1] * 0.8


def test_an_arabic_title_begins_at_the_right(draw):
    picture = draw("أخبرني")
    left, _, right, _ = drawn_on(picture, (0, 120, 1200, foot_of(picture)), rgb("deep"))
    assert left > 600
    assert right > 1120


def test_a_quotation_is_set_as_one(draw):
    said, plain = draw("“Ask twice”"), draw("Ask twice")
    area = (EDGE, 120, 1156, foot_of(said))
    glow = [colour for _, colour in said.crop(area).getcolors(1 << 20) if colour == rgb("glow")]
    assert glow == [rgb("glow")]
    assert rgb("glow") not in [colour for _, colour in plain.crop(area).getcolors(1 << 20)]


def test_a_title_can_be_read_at_a_quarter_of_the_size(draw):
    """Of the longest, where a preview is 300 pixels wide, a line is at least 6 pixels high."""
    picture = draw("“" + ("Everyone asked me what I had done. Nobody asked. " * 3)[:117] + "”")
    rows = (
        picture.crop((180, 110, 1156, foot_of(picture)))
        .convert("L")
        .point(lambda light: 255 * (light > 160))
    )
    inked = [bool(rows.crop((0, row, rows.width, row + 1)).getbbox()) for row in range(rows.height)]
    lines = [len(run) for run in "".join("x" if one else " " for one in inked).split()]
    assert min(lines) / 4 >= 6
    assert max(lines) / 4 >= 8


def test_the_colours_have_contrast():
    for one, other in MEETING:
        lights = sorted(map(luminance, (one, other)))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, (one, other)


def luminance(name):
    parts = [part / 255 for part in rgb(name)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_colours_are_those_of_the_pages():
    sheet = Path(__file__).parents[1] / "hooks/bulletin_press/assets/styles/colours.css"
    usual = re.search(r"--press-deep: var\(--light, (#\w+)\)", sheet.read_text("utf-8"))
    assert colours()["deep"] == usual[1]
    assert len(palette()) <= 3 * 256


def test_a_card_is_light(setter, an_item, a_site):
    for title in (*LONGEST.values(), "Ask twice"):
        said = Wording(a_site(notice="Made up. " * 12), setter.faces).of(an_item(title=title))
        for shape in SHAPES.values():
            assert len(setter.card(said, shape, None)) < 100_000


def test_every_public_item_has_both_and_the_site_has_one(an_item, a_catalogue, a_site):
    items = [an_item(), an_item("events", "forum", social={"hold": True})]
    held = an_item(slug="held", status="draft")
    made = list(cards.publish(a_catalogue(*items, held), a_site()))
    paths = [f"{item.address}{shape.file}" for item in items for shape in (WIDE, SQUARE)]
    assert sorted(file.path for file in made) == sorted([SITE_CARD, *paths])


def test_the_same_words_give_the_same_bytes(an_item, a_catalogue, a_site):
    catalogue = a_catalogue(*(an_item(slug=f"item-{at}") for at in range(6)))
    once, again = (list(cards.publish(catalogue, a_site())) for _ in range(2))
    assert once == again


def kept_in(site, folder):
    return replace(site, kept=folder)


def test_cards_are_kept_and_those_of_held_items_never(an_item, a_catalogue, a_site, tmp_path):
    site = kept_in(a_site(), tmp_path)
    shown = a_catalogue(an_item(), an_item(slug="held", status="draft"), preview=True)
    made = {file.path: file.content for file in cards.publish(shown, site)}
    kept = {path for path, content in made.items() if isinstance(content, Path)}
    assert kept == {SITE_CARD, "lessons/ask-twice/card.png", "lessons/ask-twice/card-square.png"}
    assert isinstance(made["lessons/held/card.png"], bytes)
    assert {made[path] for path in kept} == set((tmp_path / "cards").iterdir())
    assert len(kept) == 3


def test_another_word_font_or_shape_makes_another_card(an_item, a_catalogue, a_site, tmp_path):
    def kept(title, **settled):
        site = kept_in(a_site(**settled), tmp_path)
        (card,) = [
            file.content
            for file in cards.publish(a_catalogue(an_item(title=title)), site)
            if file.path.endswith("twice/card.png")
        ]
        return card

    folder = write_font(tmp_path / "fonts/boxes.ttf", "漢")
    made = [
        kept("Ask twice"),
        kept("Ask thrice"),
        kept("Ask twice", contact_line="Ring 999."),
        kept("Ask twice", card_fonts=str(folder)),
    ]
    assert len(set(made)) == len(made)
    assert kept("Ask twice") == made[0]


def test_the_foot_is_drawn_once_and_stands_below_every_card(an_item, a_site):
    setter = Setter(Faces.of(None))
    drawn = []
    draw = setter._drawn
    setter._drawn = lambda part, shape: drawn.append((part["part"], shape)) or draw(part, shape)
    wording = Wording(a_site(), setter.faces)
    made = [
        Image.open(io.BytesIO(setter.card(wording.of(an_item(title=title)), shape, None)))
        for shape in SHAPES.values()
        for title in ("Ask twice", "Ask a third time, and then wait for the answer")
    ]
    assert sorted(part for part, _ in drawn) == ["above"] * 4 + ["foot"] * 2
    for one, other in (made[:2], made[2:]):
        below = (0, foot_of(one.convert("RGB")), *one.size)
        assert one.crop(below).tobytes() == other.crop(below).tobytes()
        assert one.tobytes() != other.tobytes()
    other_site = Wording(a_site(contact_line="Ring 999."), setter.faces)
    setter.card(other_site.of(an_item()), WIDE, None)
    assert [part for part, _ in drawn].count("foot") == 3


@pytest.mark.parametrize("name", ["card.typ", "pixels.py", "setting.py", "wording.py"])
def test_what_another_version_of_a_card_s_program_made_is_made_again(name, tmp_path):
    package = tmp_path / "cards"
    shutil.copytree(HERE, package)
    before = maker(package)
    assert before == maker(HERE)
    assert before.hex() in _made_with()
    maker.cache_clear()
    file = package / name
    file.write_bytes(file.read_bytes().replace(b"72", b"73") + b"\n")
    assert maker(package) != before


def test_progress_is_told_on_the_way(an_item, a_catalogue, a_site, tmp_path):
    items = [an_item(slug=f"item-{at}") for at in range(STEP // 2)]
    told = []
    publish_all(a_catalogue(*items), kept_in(a_site(), tmp_path), told.append)
    assert f"cards, {STEP} of {STEP + 1}" in told
    assert [line for line in told if line.startswith("items")] == ["items"]


def test_pictures_say_what_they_show(an_item, a_site):
    site = a_site()
    for picture in (picture_of(an_item(), site), site_picture(site)):
        assert (picture.width, picture.height) == (1200, 630)
        assert site.settings.contact_line in picture.alt
    assert "Ask twice" in picture_of(an_item(), site).alt
    own = an_item(social={"image_alt": "Two hands."})
    assert picture_of(own, site).alt == "Two hands."


def test_publishing_gives_files_only(an_item, a_catalogue, a_site):
    assert all(isinstance(it, File) for it in cards.publish(a_catalogue(an_item()), a_site()))
