"""QR codes, read as a phone reads them."""

from io import BytesIO

import pytest
import zxingcpp
from bulletin_press.qr_codes import FORMS, PNG, SVG, qr_code
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
SLUGS = st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,15}){0,4}", fullmatch=True)


def read(png):
    with Image.open(BytesIO(png)) as picture:
        return zxingcpp.read_barcodes(picture.convert("L"))


@given(SLUGS)
def test_a_code_leads_to_the_address(slug):
    address = f"https://learning.exampleshire.org/lessons/{slug}/"
    [found] = read(qr_code(address, PNG, None))
    assert found.text == address
    assert found.format == zxingcpp.BarcodeFormat.QRCode


def test_a_code_is_large_enough_to_print_and_has_its_quiet_zone():
    with Image.open(BytesIO(qr_code(LINK, PNG, None))) as picture:
        assert min(picture.size) >= 800
        margin = 4 * PNG.scale
        border = [picture.convert("L").getpixel((x, margin - 1)) for x in range(picture.width)]
        assert set(border) == {255}
        assert picture.convert("L").getpixel((margin, margin)) == 0


def test_a_code_can_still_be_read_where_a_part_is_hidden():
    with Image.open(BytesIO(qr_code(LINK, PNG, None))) as picture:
        torn = picture.convert("L")
        size = torn.width // 5
        torn.paste(255, (torn.width // 2, torn.height // 2, *[torn.width // 2 + size] * 2))
        [found] = zxingcpp.read_barcodes(torn)
        assert found.text == LINK


def test_as_svg_it_is_the_same_code_and_fetches_nothing():
    drawn = etree.fromstring(qr_code(LINK, SVG, None))
    assert {etree.QName(each).localname for each in drawn.iter()} == {"svg", "path"}
    assert not [name for each in drawn.iter() for name in each.attrib if "href" in name]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_a_code_is_made_once_for_an_address_and_form(tmp_path, form):
    made = qr_code(LINK, form, tmp_path)
    [file] = tmp_path.iterdir()
    file.write_bytes(b"kept")
    assert qr_code(LINK, form, tmp_path) == b"kept"
    assert qr_code(f"{LINK}x/", form, tmp_path) not in (b"kept", made)
