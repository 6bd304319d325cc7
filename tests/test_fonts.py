"""The letters that pages load."""

from io import BytesIO

import pytest
from bulletin_press.fonts import FACES, LICENCE, woff2
from fontTools.ttLib import TTFont

BY_NAME = {face.name: face for face in FACES}
WESTERN = set(range(0x20, 0x7F)) | set(map(ord, "£€§àéîöñßÆ–—‘’“”…•"))
EXTENDED = set(map(ord, "łŁśżźćęąőşţğšžčřěů"))
LIMIT = 13_000  # bytes; two of them come with the first page


def letters(face):
    return set(TTFont(BytesIO(woff2(face, None))).getBestCmap())


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_face_has_the_letters_it_says_and_is_light(face):
    content = woff2(face, None)
    assert content.startswith(b"wOF2")
    assert len(content) < LIMIT
    wanted = EXTENDED if "extended" in face.name else WESTERN
    assert wanted <= letters(face)


def test_the_two_cuts_of_a_style_share_no_letter():
    assert not letters(BY_NAME["bold"]) & letters(BY_NAME["bold-extended"])


def test_the_same_face_has_the_same_bytes_from_the_disk_as_from_the_cutter(tmp_path):
    face = BY_NAME["regular"]
    assert woff2(face, tmp_path) == woff2(face, tmp_path) == woff2(face, None)


def test_a_rule_names_its_file_its_weight_and_its_letters():
    rule = BY_NAME["bold-italic-extended"].rule("letters.1a2b.woff2")
    assert 'url("letters.1a2b.woff2")' in rule
    assert "font-weight: 700" in rule
    assert "font-style: italic" in rule
    assert "U+1E00-1EFF" in rule


def test_the_licence_comes_along():
    assert "SIL OPEN FONT LICENSE" in LICENCE.read_text("utf-8").upper()
