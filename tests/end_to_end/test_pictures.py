"""Pictures and other files in a built site: nothing of what was written into them is there."""

import pytest
from PIL import Image
from planted_pictures import PLANTED, WORD, drawn, exif, in_drawing

from .running import lesson
from .sweeping import places_with

ITEM = "bulletins/lessons/with-pictures"


def write(copy, path, content):
    file = copy.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@pytest.fixture(scope="module")
def planted():
    """Every planted picture by a name for it."""
    return {
        f"{at}.{ending}": content
        for ending, places in PLANTED.items()
        if ending != "avif"
        for at, content in enumerate(places.values())
    }


def test_no_planted_word_is_in_the_site_wherever_the_picture_lies(a_copy, planted):
    copy = a_copy({"lessons/with-pictures/index": lesson()})
    for name, content in planted.items():
        write(copy, f"{ITEM}/files/{name}", content)
        write(copy, f"docs/pictures/{name}", content)
    # What is left out of the site need not be a picture.
    write(copy, "docs/drafts/broken.png", b"no picture")
    copy.write("mkdocs.yml", copy.read("mkdocs.yml") + "\nexclude_docs: drafts/\n")
    write(copy, f"{ITEM}/turned.jpg", drawn("JPEG", exif=exif()))
    site = copy.build()
    found = sorted(path.name for path in (site / "lessons/with-pictures/files").iterdir())
    assert found == sorted(planted)
    assert sorted(path.name for path in (site / "pictures").iterdir()) == sorted(planted)
    assert places_with(site, WORD.decode()) == []
    with Image.open(site / "pictures/0.jpg") as picture:
        assert picture.size == (24, 16)


def test_a_file_that_may_not_be_published_stops_the_build(a_copy):
    copy = a_copy({"lessons/with-pictures/index": lesson(body="See [it](form.svg).")})
    write(copy, f"{ITEM}/form.svg", in_drawing("<script>x()</script>"))
    write(copy, "docs/team.png", b"no picture")
    told = copy.call("check")
    assert told.exit_code == 1
    assert "form.svg holds what runs or moves (<script>)" in told.output
    assert "docs/team.png:1: is not what its name says (.png)" in told.output
    made = copy.call("build", "--site-dir", copy.path("site"))
    assert made.exit_code == 1
    assert not copy.path("site").exists()
