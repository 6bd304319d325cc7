"""The letters of cards: which there are, and what an author is told of those there are not."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from bulletin_press.cards.faces import Faces, is_emoji
from bulletin_press.cards.font_files import BadFont
from bulletin_press.checks.card_letters import check_card_letters
from bulletin_press.settings import parse_settings
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LANGUAGES = {
    "Welsh": "Ŵyn ŷd, dŵr a thŷ: gofyn ddwywaith",
    "Polish": "Zażółć gęślą jaźń: zapytaj dwa razy",
    "Romanian": "Întreabă de două ori: țară și știință",
    "Somali": "Laba jeer weydii: ilmaha u dhegeyso",
    "Vietnamese": "Hỏi hai lần, lắng nghe trẻ em",
    "Ukrainian": "Запитайте двічі, будь ласка: їжа, ґанок",
    "Greek": "Ρώτησε δύο φορές",
    "Arabic": "أخبرني بلغتي، واسألني مرتين",
    "Urdu": "دو بار پوچھیں: بچے کی بات سنیں ٹھہریے",
    "Bengali": "দুইবার জিজ্ঞাসা করুন: শিশুর কথা শুনুন",
    "Hindi": "दो बार पूछें: बच्चे की बात सुनें",
}


def write_font(file, letters, name="Boxes", width=1000):
    """Write a font in which each of some letters is a box as wide as it is high."""
    glyphs = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    pen = TTGlyphPen(None)
    pen.moveTo((40, -120))
    for corner in [(40, 840), (width - 40, 840), (width - 40, -120)]:
        pen.lineTo(corner)
    pen.closePath()
    box, order = pen.glyph(), [".notdef", *glyphs.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(glyphs)
    font.setupGlyf(dict.fromkeys(order, box))
    font.setupHorizontalMetrics(dict.fromkeys(order, (width, 40)))
    font.setupHorizontalHeader(ascent=900, descent=-200)
    font.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    font.setupOS2(sTypoAscender=900, sTypoDescender=-200, usWinAscent=900, usWinDescent=200)
    font.setupPost()
    file.parent.mkdir(parents=True, exist_ok=True)
    font.save(file)
    return file.parent


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_the_languages_of_the_city_have_their_letters(text):
    assert Faces.of(None).lacking(text) == []
    assert Faces.of(None).lacking(unicodedata.normalize("NFD", text)) == []


def test_what_is_never_seen_needs_no_letter():
    assert Faces.of(None).lacking("a\u200b\u200d\ufe0f\u2066b\u00adc\u2003") == []


def test_letters_that_are_lacking_are_listed_once_in_their_order():
    assert Faces.of(None).lacking("漢 a 字 漢 👶") == ["漢", "字", "👶"]


@pytest.mark.parametrize("letter", ["👶", "🇬", "🏽", "\u20e3", "✔", "\U000e0067"])
def test_a_little_picture_is_known(letter):
    assert is_emoji(letter)


@pytest.mark.parametrize("letter", ["a", "1", "#", "漢", "→", "✓"])
def test_other_letters_are_no_little_pictures(letter):
    assert not is_emoji(letter)


def test_fonts_of_the_site_are_tried_after_ours(tmp_path):
    folder = write_font(tmp_path / "fonts/inner/boxes.ttf", "a漢").parent
    faces = Faces.of(folder)
    assert [family.name for family in faces.families][-1] == "Boxes"
    assert faces.lacking("漢字") == ["字"]
    assert faces.digest != Faces.of(None).digest


def test_another_font_in_the_same_place_is_seen(tmp_path):
    folder = write_font(tmp_path / "fonts/boxes.ttf", "漢")
    before = Faces.of(folder)
    digest = before.digest
    assert before.lacking("字") == ["字"]
    write_font(tmp_path / "fonts/boxes.ttf", "漢字")
    assert Faces.of(folder).lacking("字") == []
    assert Faces.of(folder).digest != digest


def test_a_file_that_is_no_font_is_named(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    with pytest.raises(BadFont, match=re.escape("broken.ttf")):
        Faces.of(tmp_path)


def test_a_letter_without_a_font_is_a_problem_in_all_but_a_draft(found, an_item):
    at = "lessons/ask-twice.md:2: title"
    assert found(check_card_letters, an_item(title="Ask twice 漢")) == [at]
    assert found(check_card_letters, an_item(title="Ask twice 漢", status="draft")) == [
        f"{at} (advice)"
    ]


def test_a_withdrawn_item_has_no_card_and_no_letters_to_lack(found, an_item):
    gone = {"date": "2026-02-01", "reason": "Out of date."}
    item = an_item(title="漢", status="withdrawn", withdrawn=gone)
    assert found(check_card_letters, item) == []


def test_emoji_are_left_out_with_advice(found, an_item):
    item = an_item(title="Ask twice 👶🏽")
    assert found(check_card_letters, item) == ["lessons/ask-twice.md:2: title (advice)"]


@pytest.mark.parametrize("title", ["👶", "👶🏽 🇬🇧", "“👶”", "👶 – !"])
def test_a_title_of_nothing_but_emoji_is_a_problem_in_all_but_a_draft(
    title, an_item, a_project, a_site, at
):
    for status, level in {"published": "problem", "draft": "advice"}.items():
        item = an_item(title=title, status=status)
        (problem,) = check_card_letters(a_project(item), a_site(), at())
        assert problem.level == level
        assert problem.message.endswith("and nothing is left to read")
        assert problem.hint == "say it in words"


def test_a_number_beside_emoji_is_something_to_read(found, an_item):
    at = "lessons/ask-twice.md:2: title (advice)"
    assert found(check_card_letters, an_item(title="👶 2")) == [at]


def test_every_language_with_letters_passes_the_check(found, an_item):
    for text in LANGUAGES.values():
        assert found(check_card_letters, an_item(title=text)) == []


def test_the_letters_are_told_by_name(an_item, a_project, a_site, at):
    item = an_item(title="漢字漢字 → ✓ ⚖")
    letters, emoji = check_card_letters(a_project(item), a_site(), at())
    assert "漢 (cjk unified ideograph-6f22, U+6F22)" in letters.message
    assert letters.message.endswith("→ (rightwards arrow, U+2192) and 1 more")
    assert "card_fonts" in letters.hint
    assert emoji.message == "cards leave out ⚖ (scales, U+2696)"


def test_settings_that_stand_on_cards_are_looked_at_too(a_project, a_site, at, an_item):
    site = a_site(partnership="漢", notice="Made up 👶")
    told = [
        (problem.file, problem.field, problem.level)
        for problem in check_card_letters(a_project(an_item()), site, at())
    ]
    assert told == [
        (Path("mkdocs.yml"), "extra.bulletins.partnership", "problem"),
        (Path("mkdocs.yml"), "extra.bulletins.notice", "advice"),
    ]


def test_the_name_of_the_site_is_looked_at_too(tmp_path, a_project, a_site, at):
    config = tmp_path / "mkdocs.yml"
    config.write_text("# Ours.\nsite_name: 漢\n")
    site = replace(a_site(), name="漢", config_file=config)
    (problem,) = check_card_letters(a_project(), site, at())
    assert (problem.file, problem.line, problem.field) == (config, 2, "site_name")
    assert problem.level == "problem"
    assert problem.message == "no font for cards has 漢 (cjk unified ideograph-6f22, U+6F22)"


def test_a_name_of_a_partnership_of_nothing_but_emoji_is_a_problem(a_project, a_site, at):
    (problem,) = check_card_letters(a_project(), a_site(partnership="👶"), at())
    assert (problem.field, problem.level) == ("extra.bulletins.partnership", "problem")


def test_a_font_of_the_site_mends_it(tmp_path, found, an_item):
    folder = write_font(tmp_path / "fonts/boxes.otf", "漢")
    assert found(check_card_letters, an_item(title="漢"), card_fonts=str(folder)) == []


def test_a_broken_font_is_told(tmp_path, a_project, a_site, at):
    folder = write_font(tmp_path / "fonts/boxes.otf", "漢")
    (folder / "zz.ttf").write_bytes(b"no font")
    (problem,) = check_card_letters(a_project(), a_site(card_fonts=str(folder)), at())
    assert problem.file == folder / "zz.ttf"
    assert problem.level == "problem"


def test_the_folder_of_fonts_is_counted_from_the_configuration(tmp_path):
    settings = {
        "partnership": "One",
        "contact_line": "Ring 999.",
        "report_to": "mailto:a@b.org",
        "card_fonts": "fonts",
    }
    config = tmp_path / "mkdocs.yml"
    config.write_text("extra:\n  bulletins:\n    card_fonts: fonts\n")
    settled, problems = parse_settings(config, settings)
    assert settled is None
    (problem,) = problems
    assert (problem.line, problem.field) == (3, "extra.bulletins.card_fonts")
    write_font(tmp_path / "fonts/boxes.ttf", "漢")
    settled, problems = parse_settings(config, settings)
    assert problems == []
    assert settled.card_fonts == tmp_path / "fonts"
