"""Pictures of a document: small, upright, and saying nothing of where they were taken."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from bulletin_press.importing import converting, cropping, pictures
from bulletin_press.importing.bulletin import import_document
from bulletin_press.importing.pictures import (
    LONG_SIDE,
    SIZE_LIMIT,
    NotDrawn,
    draw_picture,
    drawing,
)
from PIL import Image
from planted_pictures import other_colours
from word_documents import document, paragraph, picture, png


def opened(picture):
    return Image.open(BytesIO(picture.content))


def with_exif(**tags):
    exif = Image.Exif()
    exif[0x010F] = "Zzcamera"
    exif.get_ifd(0x8825)[2] = (52.0, 30.0, 0.0)
    exif[0x0112] = tags.get("turned", 1)
    return png(40, 20, "blue", "JPEG", exif=exif.tobytes(), comment=b"Zzcomment")


def test_a_photograph_says_nothing_of_where_it_was_taken():
    raw = with_exif()
    assert b"Zz" in raw
    made = draw_picture(raw, "picture-1")
    assert made.name == "picture-1.jpg"
    assert b"Zz" not in made.content
    assert not opened(made).getexif()
    assert not {"exif", "comment", "icc_profile"} & opened(made).info.keys()


def test_a_photograph_that_lies_on_its_side_is_put_upright():
    assert opened(draw_picture(with_exif(turned=6), "a")).size == (20, 40)


def test_colours_stay_what_they_are_when_a_profile_is_left_out():
    made = opened(draw_picture(png(8, 8, "red", icc_profile=other_colours()), "a"))
    red, green, _ = made.convert("RGB").getpixel((4, 4))
    assert "icc_profile" not in made.info
    assert green > red + 100


def test_a_large_picture_is_made_smaller_and_keeps_its_shape():
    made = opened(draw_picture(png(4000, 1000), "a"))
    assert made.size == (LONG_SIDE, LONG_SIDE // 4)


def test_a_picture_of_noise_is_made_light():
    noise = BytesIO()
    Image.effect_noise((1500, 1500), 80).convert("RGB").save(noise, "PNG")
    made = draw_picture(noise.getvalue(), "a")
    assert made.name == "a.jpg"
    assert len(made.content) < len(noise.getvalue()) / 4


def test_a_photograph_is_drawn_coarser_until_it_is_light():
    soft = BytesIO()
    picture = Image.effect_noise((1600, 1200), 60).convert("RGB")
    picture.save(soft, "JPEG", quality=98)
    assert len(soft.getvalue()) > 2 * SIZE_LIMIT
    finest = BytesIO()
    opened(draw_picture(soft.getvalue(), "a")).save(finest, "JPEG", quality=82)
    assert len(draw_picture(soft.getvalue(), "a").content) < len(finest.getvalue())


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "WEBP", "PNG"])
def test_forms_that_not_every_browser_shows_are_drawn_anew(form):
    made = opened(draw_picture(png(40, 20, "green", form), "a"))
    assert made.format in ("PNG", "JPEG")
    assert made.size == (40, 20)


def test_holes_stay_holes():
    drawn = BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(drawn, "PNG")
    assert opened(draw_picture(drawn.getvalue(), "a")).mode == "RGBA"


def test_a_heavy_picture_with_holes_is_made_light_on_white(monkeypatch):
    monkeypatch.setattr(pictures, "SIZE_LIMIT", 2_000)
    drawn = BytesIO()
    noise = Image.effect_noise((200, 200), 120)
    Image.merge("RGBA", (noise, noise, noise, Image.new("L", (200, 200)))).save(drawn, "PNG")
    made = draw_picture(drawn.getvalue(), "a")
    assert made.name == "a.jpg"
    assert len(made.content) <= 2_000
    assert min(low for low, _ in opened(made).getextrema()) > 240


def with_broken_exif(form, kind, content, turned=2):
    """A small picture that lies (field 0x0112), with one more field whose form is wrong."""
    entries = struct.pack(">HHHI4s", 2, 0x0112, 3, 1, struct.pack(">HH", turned, 0))
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + entries + content + bytes(4)
    return png(8, 6, "red", form, exif=exif if kind == "field" else kind)


BROKEN = {
    "no such form": with_broken_exif("WEBP", b"Exif\0\0MM\x01*\0\0\0\x08", b""),
    "rational as text": with_broken_exif(
        "JPEG", "field", struct.pack(">HHI4s", 0x011A, 2, 4, b"abcd")
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_field_within_a_picture_is_no_accident(tmp_path, vocabulary, recwarn, name):
    for rect in ("", 'l="10000"'):
        made = cropped(tmp_path, vocabulary, rect, BROKEN[name])
        assert len(made.pictures) + len(made.notices) == 1
    assert not recwarn.list


@pytest.mark.parametrize(
    "error", [struct.error("a"), SyntaxError("a"), TypeError("a"), MemoryError(), KeyError("a")]
)
def test_whatever_pillow_raises_means_that_it_cannot_be_drawn(error):
    with pytest.raises(NotDrawn, match="broken"), drawing():
        raise error


def test_pictures_with_too_many_dots_in_all_are_left_out(tmp_path, vocabulary, monkeypatch):
    for module in (converting, cropping):
        monkeypatch.setattr(module, "DOTS_IN_ALL", 1_000)
    assert cropped(tmp_path, vocabulary, 'l="50000"', halves()).pictures
    monkeypatch.setattr(cropping, "DOTS_IN_ALL", 500)
    assert not cropped(tmp_path, vocabulary, 'l="50000"', halves()).pictures
    monkeypatch.setattr(converting, "DOTS_IN_ALL", 500)
    assert not cropped(tmp_path, vocabulary, "", halves()).pictures


@pytest.mark.parametrize("raw", [b"", b"\x01\x00\x00\x00 EMF", png()[:40], b"GIF89a"])
def test_what_cannot_be_drawn_is_told(raw):
    with pytest.raises(NotDrawn, match=r".+"):
        draw_picture(raw, "a")


def test_a_picture_that_claims_to_be_endless_is_not_opened():
    drawn = BytesIO()
    Image.new("1", (10_000, 10_000)).save(drawn, "PNG")
    assert len(drawn.getvalue()) < 100_000
    with pytest.raises(NotDrawn, match="dots"):
        draw_picture(drawn.getvalue(), "a")


def test_pictures_stand_beside_the_text_and_the_same_one_once(tmp_path: Path, vocabulary):
    links = [
        (name, "image", f"media/{name}", False) for name in ("a.png", "b.png", "c.emf", "d.png")
    ]
    parts = {"word/media/a.png": png(), "word/media/b.png": png(), "word/media/d.png": png(6)}
    parts["word/media/c.emf"] = b"\x01\x00\x00\x00"
    pieces = [
        picture("a.png", "One [1]"),
        picture("b.png"),
        picture("c.emf", "Lost"),
        picture("d.png"),
    ]
    file = tmp_path / "a.docx"
    file.write_bytes(document(paragraph("text"), *map(paragraph, pieces), links=links, parts=parts))
    made = import_document(file, "lessons", vocabulary)
    assert list(made.pictures) == ["picture-1.png", "picture-2.png"]
    assert r"![One \[1\]](picture-1.png)" in made.text
    assert made.text.count("picture-1.png") == 2
    assert [notice.told for notice in made.notices] == [
        "at the beginning, near “text”: “Lost”: no browser shows pictures of its kind"
    ]
    asked = [one.told for one in made.decisions if one.field == "body"]
    assert len(asked) == 2


def halves(**settings):
    """A picture that is red on the left and blue on the right."""
    drawn, whole = BytesIO(), Image.new("RGB", (40, 20), "red")
    whole.paste("blue", (20, 0, 40, 20))
    whole.save(drawn, "PNG", **settings)
    return drawn.getvalue()


def cropped(tmp_path, vocabulary, rect, raw, made="pic"):
    crop = picture("a").replace("</pic:blipFill>", f"<a:srcRect {rect}/></pic:blipFill>")
    old = f'<w:r><w:pict><v:shape><v:imagedata r:id="a" {rect}/></v:shape></w:pict></w:r>'
    file = tmp_path / "a.docx"
    parts, links = {"word/media/a.png": raw}, [("a", "image", "media/a.png", False)]
    block = paragraph("text ", crop if made == "pic" else old)
    file.write_bytes(document(block, links=links, parts=parts))
    return import_document(file, "lessons", vocabulary)


def test_what_was_cut_away_in_word_does_not_come_back(tmp_path, vocabulary):
    made = cropped(tmp_path, vocabulary, 'l="50000" b="25000"', halves())
    shown = Image.open(BytesIO(made.pictures["picture-1.png"]))
    assert shown.size == (20, 15)
    assert shown.getcolors() == [(300, (0, 0, 255))]


def test_a_cut_picture_is_put_upright_after_it_was_cut(tmp_path, vocabulary):
    lies = Image.Exif()
    lies[0x0112] = 6
    made = cropped(tmp_path, vocabulary, 'l="50000"', halves(exif=lies))
    shown = Image.open(BytesIO(made.pictures["picture-1.png"]))
    assert (shown.size, shown.getcolors()) == ((20, 20), [(400, (0, 0, 255))])


@pytest.mark.parametrize(
    ("rect", "raw", "made"),
    [
        ('l="60000" r="60000"', halves(), "pic"),
        ('l="x"', halves(), "pic"),
        ('l="50000"', b"\x01\x00\x00\x00", "pic"),
        ('cropleft="0.5"', halves(), "old"),
    ],
)
def test_a_picture_that_cannot_be_cut_is_left_out_and_told(tmp_path, vocabulary, rect, raw, made):
    imported = cropped(tmp_path, vocabulary, rect, raw, made)
    assert not imported.pictures
    assert [(notice.kind.one, notice.place) for notice in imported.notices] == [
        ("cropped picture", "near “text”")
    ]
