"""Pictures as they are published: nothing said, and what there is to see unchanged."""

import base64
import re
import zlib
from io import BytesIO
from xml.etree import ElementTree as ET

import planted_pictures as planted
import pytest
from bulletin_press.attaching.bounds import Bounds
from bulletin_press.attaching.pictures import clean_picture
from bulletin_press.attaching.unfit import Unfit
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageSequence
from planted_pictures import PLANTED, WORD, drawn, exif, frames, in_drawing, other_colours

BOUNDS = Bounds(2000, 2_000_000)
CASES = [
    pytest.param(ending, content, id=f"{ending}: {place}")
    for ending, places in PLANTED.items()
    for place, content in places.items()
]


def cleaned(content, ending, bounds=BOUNDS):
    return clean_picture(content, ending, bounds)


def opened(content):
    return Image.open(BytesIO(content))


def every_byte(content):
    """The bytes of a file, and whatever is packed in it."""
    yield content
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[found.start() :], 100_000)
        except zlib.error:
            continue


def says(content, word=WORD):
    forms = (word, word.decode().encode("utf-16-le"), word.decode().encode("utf-16-be"))
    return any(form.lower() in part.lower() for part in every_byte(content) for form in forms)


@pytest.mark.parametrize(("ending", "content"), CASES)
def test_no_byte_of_a_planted_word_is_published(ending, content):
    if b"tIME" not in content:
        assert says(content)
    made = cleaned(content, ending)
    assert not says(made)
    if ending != "svg":
        left = opened(made)
        left.load()
        assert not dict(left.getexif())
        told = set(left.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "version"}
        told -= {"background", "duration", "loop", "extension", "default_image", "disposal", "bbox"}
        told -= {"blend", "timestamp", "progressive", "progression"}
        assert not told


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO file")
@pytest.mark.parametrize(("ending", "content"), CASES)
def test_it_shows_what_it_showed(ending, content):
    if ending in ("svg", "avif"):
        return
    before, after = opened(content), opened(cleaned(content, ending))
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    pairs = zip(ImageSequence.Iterator(before), ImageSequence.Iterator(after), strict=True)
    for one, other in pairs:
        assert one.convert("RGBA").tobytes() == other.convert("RGBA").tobytes()
        assert one.info.get("duration") == other.info.get("duration")
    assert before.info.get("loop") == after.info.get("loop")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_that_says_nothing_stays_as_it_is(form):
    ending = {"JPEG": "jpg"}.get(form, form.lower())
    content = drawn(form, mode="P" if form == "GIF" else "RGB")
    assert cleaned(content, ending) == content
    assert cleaned(frames(form), ending) == frames(form) if form != "JPEG" else True


def test_the_same_picture_gives_the_same_bytes():
    content = drawn("JPEG", (3000, 1000), exif=exif())
    assert cleaned(content, "jpg") == cleaned(content, "jpg")


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize("turned", range(2, 9))
def test_a_photograph_that_lies_on_its_side_is_put_upright(ending, turned):
    form = {"jpg": "JPEG"}.get(ending, ending.upper())
    tags = Image.Exif()
    tags[0x0112], tags[0x013B] = turned, WORD.decode()
    content = cleaned(drawn(form, exif=tags.tobytes()), ending)
    made = opened(content)
    assert not says(content)
    assert made.size == ((16, 24) if turned > 4 else (24, 16))
    assert not dict(made.getexif())
    # Bright is below in what was drawn; upright it is where the tag says.
    grey = made.convert("L")
    corners = {
        "above": grey.getpixel((made.width // 2, 0)),
        "below": grey.getpixel((made.width // 2, made.height - 1)),
        "left": grey.getpixel((0, made.height // 2)),
        "right": grey.getpixel((made.width - 1, made.height // 2)),
    }
    brightest = max(corners, key=corners.get)
    wanted = {2: "below", 3: "above", 4: "above", 5: "right", 6: "left", 7: "left", 8: "right"}
    assert brightest == wanted[turned]


@pytest.mark.parametrize("ending", ["jpg", "png", "gif", "webp", "avif"])
def test_a_large_picture_is_made_smaller_and_keeps_its_shape(ending):
    form = {"jpg": "JPEG"}.get(ending, ending.upper())
    content = drawn(form, (900, 300), mode="P" if ending == "gif" else "RGB")
    made = opened(cleaned(content, ending, Bounds(300, 100_000)))
    assert (made.size, made.format) == ((300, 100), form)


def test_a_photograph_is_drawn_coarser_until_it_is_light():
    noise = BytesIO()
    Image.effect_noise((900, 700), 90).convert("RGB").save(noise, "JPEG", quality=97)
    assert len(noise.getvalue()) > 300_000
    made = cleaned(noise.getvalue(), "jpg", Bounds(2000, 60_000))
    assert len(made) <= 60_000
    assert opened(made).format == "JPEG"


def test_a_picture_that_cannot_be_made_lighter_is_told():
    noise = BytesIO()
    Image.effect_noise((300, 300), 90).save(noise, "PNG")
    with pytest.raises(Unfit, match="heavy") as told:
        cleaned(noise.getvalue(), "png", Bounds(2000, 10_000))
    assert ".jpg" in told.value.hint


def test_holes_stay_holes_when_a_picture_is_made_smaller():
    content = BytesIO()
    Image.new("RGBA", (600, 600), (255, 0, 0, 0)).save(content, "PNG")
    assert opened(cleaned(content.getvalue(), "png", Bounds(300, 9_000))).mode == "RGBA"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_colours_stay_what_they_are_when_a_profile_is_left_out(form):
    content = BytesIO()
    lossless = {"lossless": True} if form == "WEBP" else {}
    red = Image.new("RGB", (16, 16), (200, 20, 20))
    red.save(content, form, icc_profile=other_colours(), **lossless)
    made = opened(cleaned(content.getvalue(), {"JPEG": "jpg"}.get(form, form.lower())))
    assert "icc_profile" not in made.info
    red, green, _ = made.convert("RGB").getpixel((8, 8))
    assert green > red + 100


def test_holes_stay_holes_when_a_profile_is_left_out():
    content = BytesIO()
    glass = Image.new("RGBA", (16, 16), (200, 20, 20, 77))
    glass.save(content, "PNG", icc_profile=other_colours())
    assert opened(cleaned(content.getvalue(), "png")).getpixel((8, 8))[3] == 77


def test_a_picture_for_printers_becomes_one_for_screens():
    content = BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(content, "JPEG")
    made = opened(cleaned(content.getvalue(), "jpg"))
    assert made.mode == "RGB"
    assert made.getpixel((4, 4))[0] > 200


def test_a_broken_profile_is_passed_over_as_browsers_do():
    content = drawn("JPEG", icc_profile=b"no profile " + WORD)
    made = cleaned(content, "jpg")
    assert not says(made)
    assert not ImageChops.difference(opened(content), opened(made)).getbbox()


@pytest.mark.parametrize("ending", ["jpg", "png", "gif", "webp", "avif", "svg"])
@pytest.mark.parametrize("part", [0.2, 0.6, 0.95])
def test_a_broken_picture_is_told(ending, part):
    form = {"jpg": "JPEG"}.get(ending, ending.upper())
    content = in_drawing("<g/>") if ending == "svg" else drawn(form, (200, 200))
    with pytest.raises(Unfit) as told:
        cleaned(content[: int(len(content) * part)], ending)
    assert told.value.hint


def test_a_picture_that_unpacks_to_far_too_much_is_told():
    small = drawn("PNG")
    head = (30_000).to_bytes(4) * 2 + small[24:29]
    with pytest.raises(Unfit, match="too many dots"):
        cleaned(small[:8] + planted.chunk(b"IHDR", head) + small[33:], "png")


def test_a_picture_that_moves_is_not_made_smaller_but_told():
    with pytest.raises(Unfit, match="16 dots"):
        cleaned(frames("GIF"), "gif", Bounds(10, 9_000))


RUNS = {
    "a script": "<script>1</script>",
    "a page within": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "a handler": '<rect onload="x()"/>',
    "a handler in capitals": '<rect onLoad="x()"/>',
    "a picture from elsewhere": '<image href="https://example.org/a.png"/>',
    "another file": '<use href="other.svg#a"/>',
    "a link that runs": '<a href="javascript:x()"><text>x</text></a>',
    "a link that runs, in disguise": '<a href=" java&#10;script:x()"><text>x</text></a>',
    "an old link": '<a xmlns:l="http://www.w3.org/1999/xlink" l:href="javascript:x()"/>',
    "a page as a link": '<a href="data:text/html,x"/>',
    "a drawing in a drawing": '<image href="data:image/svg+xml;base64,AAAA"/>',
    "a style from elsewhere": "<style>@import 'https://example.org/a.css';</style>",
    "a style behind an element": "<style><g/>@import 'https://example.org/a.css';</style>",
    "a style that fetches": "<style>rect { fill: url(https://example.org/a.svg#b) }</style>",
    "a style with signs in disguise": r"<style>rect { fill: \75rl(x) }</style>",
    "a style that chooses": "<style>rect { background: image-set('https://x.org/a' 1x) }</style>",
    "a style behind a remark": "<style>rect { fill: ur/**/l(https://example.org/a) }</style>",
    "an attribute that fetches": '<rect fill="url( &apos;https://example.org/a&apos;)"/>',
    "what changes by itself": '<a><set attributeName="href" to="javascript:x()"/></a>',
}


@pytest.mark.parametrize("inside", RUNS.values(), ids=RUNS)
def test_a_drawing_that_runs_or_fetches_is_told(inside):
    with pytest.raises(Unfit) as told:
        cleaned(in_drawing(inside), "svg")
    assert told.value.hint


def test_an_entity_that_stands_for_words_is_told():
    before = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    with pytest.raises(Unfit, match="entities"):
        cleaned(in_drawing("<text>&a;</text>", before=before), "svg")


def test_an_entity_that_grows_is_told():
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    before = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{lines}]>'
    with pytest.raises(Unfit):
        cleaned(in_drawing("<text>&a9;</text>", before=before), "svg")
    with pytest.raises(Unfit):
        cleaned(in_drawing('<text class="&a9;"/>', before=before), "svg")


def test_a_drawing_draws_what_it_drew():
    inside = """<title>A chart</title><defs><linearGradient id="a"><stop offset="0"
      stop-color="red"/></linearGradient></defs><style>.b { fill: url(#a) }</style>
      <g transform="scale(2)" class="b"><path d="M0 0h9" fill="url('#a')" style="stroke: red"/>
      <text x="1" y="2" xml:space="preserve">One <tspan>two</tspan> <zz/>three</text>
      <use href="#a"/></g><a href="https://example.org/"><text>More</text></a>"""
    made = cleaned(in_drawing(inside), "svg").decode()
    for kept in ("A chart", "stop-color", "url(#a)", "url('#a')", "scale(2)", "#a", "three"):
        assert kept in made
    assert 'href="https://example.org/"' in made
    assert ET.fromstring(made).tag.endswith("svg")  # noqa: S314


def test_a_link_in_a_drawing_tells_nobody_else_that_it_was_followed():
    made = cleaned(in_drawing('<a href="https://a.org/" ping="https://b.org/"/>'), "svg")
    assert b"https://a.org/" in made
    assert b"b.org" not in made


def test_a_picture_within_a_drawing_says_nothing_either():
    inner = base64.b64encode(drawn("JPEG", exif=exif())).decode()
    made = cleaned(in_drawing(f'<image href="data:image/jpeg;base64,{inner}"/>'), "svg")
    (found,) = re.findall(rb'base64,([^"]+)"', made)
    assert not says(base64.b64decode(found))
    assert opened(base64.b64decode(found)).size == (24, 16)


@given(
    st.binary(max_size=200), st.sampled_from([*PLANTED]), st.integers(0, 400), st.integers(0, 40)
)
def test_whatever_is_wrong_with_a_picture_is_told(junk, ending, at, size):
    content = next(iter(PLANTED[ending].values()))
    for wild in (junk, content[:at] + junk + content[at + size :]):
        try:
            made = cleaned(wild, ending)
        except Unfit:
            continue
        assert ending == "svg" or opened(made).size
