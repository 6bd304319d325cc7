"""Nothing of an item that is held back is in any byte of the site; little of a withdrawn one is."""

import base64
import gzip
import io
import re
import shutil
import struct
import zipfile
import zlib

import pytest

from .crawling import read_pages
from .running import EXAMPLESHIRE, MOMENT, Copy, lesson
from .sweeping import differences, places_of, places_with
from .written_items import KINDS, MARKERS, vocabulary

WORD = "zzheldword"


def _png(kind, text):
    chunk = struct.pack(">I", len(text)) + kind + text + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk


def _zip(name, content):
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return parcel.getvalue()


def _escaped(sign):
    return "".join(sign.format(ord(letter)) for letter in WORD)


PLANTED = {
    "plain": (b"<p>a zzheldword b</p>", "a.html"),
    "in capitals": (b"ZZHeldWord", "a.html"),
    "in a file's name": (b"", "a/zzheldword.png"),
    "in a file's name, percent-encoded": (b"", "a/%7A%7Aheldword.png"),
    "in entities": (_escaped("&#{};").encode(), "a.html"),
    "in entities of entities": (_escaped("&amp;#x{:x};").encode(), "a.xml"),
    "percent-encoded": (_escaped("%{:02X}").encode(), "a.html"),
    "in escapes of JSON": (_escaped("\\u{:04x}").encode(), "a.json"),
    "in escapes of scripts": (_escaped("\\x{:02x}").encode(), "a.js"),
    "in UTF-16": (WORD.encode("utf-16"), "a.txt"),
    "in base64 of a data address": (b"data:x;base64," + base64.b64encode(b"zzheldword"), "a.css"),
    "in a gzip file": (gzip.compress(b"zzheldword"), "a.gz"),
    "in a gzip file within a zip": (_zip("b.gz", gzip.compress(b"zzheldword")), "a.zip"),
    "in a name within a zip": (_zip("zzheldword.txt", b""), "a.docx"),
    "in a picture's text": (_png(b"tEXt", b"Comment\0zzheldword"), "a.png"),
    "in a picture's packed text": (
        _png(b"zTXt", b"Comment\0\0" + zlib.compress(b"zzheldword")),
        "a.png",
    ),
    "in a picture's packed international text": (
        _png(b"iTXt", b"Comment\0\1\0en\0\0" + zlib.compress(b"zzheldword")),
        "a.png",
    ),
    "in a stream of a PDF": (
        b"%PDF-1.7\nstream\n" + zlib.compress(b"zzheldword") + b"\nendstream",
        "a.pdf",
    ),
}


@pytest.mark.parametrize(("content", "name"), PLANTED.values(), ids=PLANTED)
def test_the_sweep_finds_a_word_in_every_disguise(content, name, tmp_path):
    file = tmp_path / "site" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert places_with(tmp_path / "site", WORD) == [f"{name}: {WORD}"]


def test_the_sweep_finds_nothing_where_nothing_is(tmp_path):
    (tmp_path / "a.png").write_bytes(_png(b"zTXt", b"Comment\0\0" + zlib.compress(b"held word")))
    (tmp_path / "b.html").write_bytes(b"zz&#104;el% d\\u00")
    assert places_with(tmp_path, WORD) == []


def test_every_held_or_withdrawn_item_of_exampleshire_carries_a_marker(written):
    marked = {
        name for name, item in written.items() if "zz" in item.file.read_text("utf-8").lower()
    }
    hidden = {name for name, item in written.items() if not item.is_public}
    assert len(hidden) >= 14
    assert hidden <= marked


def test_no_byte_of_the_site_tells_of_a_held_or_withdrawn_item(site):
    assert places_with(site, *MARKERS) == []


def test_no_attachment_of_a_held_or_withdrawn_item_is_in_the_site_under_any_name(site, written):
    hidden = {
        f"{item.name}/{name}": content
        for item in written.values()
        if not item.is_public
        for name, content in item.attachments.items()
    }
    assert len(hidden) >= 4
    assert places_of(hidden, site) == []


def test_the_search_for_attachments_finds_one_that_has_another_name_or_is_packed(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"a plan")
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"a plan"))
    (tmp_path / "c.txt").write_bytes(b"another plan")
    assert places_of({"plan.png": b"a plan"}, tmp_path) == ["a.bin: plan.png", "b.gz: plan.png"]


def test_a_held_item_has_no_page_whatever_its_name(site, written):
    """The markers stand in names too; this looks for the addresses themselves."""
    held = [item for item in written.values() if item.is_held]
    assert len(held) >= 10
    assert [item.name for item in held if (site / item.name).exists()] == []
    aliases = [alias for item in held for alias in item.fields.get("aliases", [])]
    assert len(aliases) >= 4
    assert [alias for alias in aliases if (site / alias.strip("/")).exists()] == []


@pytest.fixture(scope="module")
def site_without_held_items(tmp_path_factory, written):
    """Exampleshire as if its held items had never been written."""
    copy = Copy.make(tmp_path_factory.mktemp("without-held") / "exampleshire")
    copy.forget()
    for item in written.values():
        file = copy.folder / item.file.relative_to(EXAMPLESHIRE)
        if not item.is_held:
            file.write_text(_without_mentions(file.read_text("utf-8")), "utf-8")
        elif file.name == "index.md":
            shutil.rmtree(file.parent)
        else:
            file.unlink()
    names = "bulletins/names.yml"
    copy.write(names, _without_mentions(copy.read(names).replace("Zzheld", "zzheld")))
    assert places_with(copy.folder, "zzheld") == []
    return copy.build()


def _without_mentions(text):
    lines = re.sub(r",\s*zzheld[\w-]*", "", text).splitlines(keepends=True)
    return "".join(line for line in lines if "zzheld" not in line)


def test_the_site_is_the_same_byte_for_byte_when_held_items_were_never_written(
    site, site_without_held_items
):
    assert differences(site, site_without_held_items) == []


def test_the_site_is_the_same_byte_for_byte_whatever_a_withdrawn_item_said(site, a_copy):
    copy = a_copy()
    for file in sorted(copy.path("bulletins").rglob("*")):
        if file.is_file() and b"zzgone" in file.read_bytes().lower():
            text = file.read_text("utf-8").replace("zzgone", "qqother").replace("Zzgone", "Qqother")
            file.write_text(text, "utf-8")
            file.rename(file.with_name(file.name.replace("zzgone", "qqother")))
    assert places_with(copy.path("bulletins"), "zzgone") == []
    assert differences(site, copy.build()) == []


def test_a_preview_that_was_asked_for_earlier_opens_no_door_in_a_build(site, a_copy):
    preview = a_copy().build(BULLETINS_PREVIEW="1")
    assert differences(site, preview) == []


FACTS = '//dl[@class="press-facts"]//a[not(@class="press-explained")]/@href'
INDEXES = ("themes", "audiences", "ages", "levels", "review-kinds", "years")


def _expected(written, facet):
    """The addresses of the public items under each word."""
    section = vocabulary().get(facet.replace("-", "_"), {})
    expected = {slug: set() for slug in section}
    for item in written.values():
        for word in item.words(facet) if item.is_public else ():
            expected.setdefault(word, set()).add(item.address)
    return expected


def _counts(page):
    """The numbers that stand beside the words of an index."""
    entries = page.tree.xpath(
        '//*[@class="press-terms" or @class="press-levels"]/li'
        ' | //*[@class="press-chart"]//tr[.//a]'
    )
    return {
        entry.xpath(".//a/@href")[0].rstrip("/").rpartition("/")[2]: entry.xpath(
            'string(.//*[@class="press-count"] | ./td[1])'
        )
        for entry in entries
    }


@pytest.mark.parametrize("facet", INDEXES)
def test_an_index_counts_public_items_only(facet, pages, written):
    expected = _expected(written, facet)
    assert max(map(len, expected.values())) > 1
    said = _counts(pages[f"{facet}/index.html"])
    assert said == {slug: str(len(items) or "none yet") for slug, items in expected.items()}


@pytest.mark.parametrize("facet", INDEXES)
def test_every_word_has_its_page_with_its_public_items_and_no_others(facet, pages, written):
    for slug, expected in _expected(written, facet).items():
        page = pages[f"{facet}/{slug}/index.html"]
        assert set(page.listed) == expected, page.path
        place = '//*[@class="press-lead"]' if facet == "years" else '//*[@id="section-items"]'
        said = page.text(place) if expected else "0"
        assert sum(map(int, re.findall(r"\d+", said))) == len(expected), page.path


@pytest.mark.parametrize("kind", KINDS)
def test_the_list_of_a_kind_has_its_public_items_and_no_others(kind, pages, written):
    expected = {item.address for item in written.values() if item.is_public and item.kind == kind}
    assert len(expected) > 1
    assert set(pages[f"{kind}/index.html"].listed) == expected


def test_the_first_page_counts_public_items_only(pages, written):
    public = [item.kind for item in written.values() if item.is_public]
    assert _counts(pages["index.html"]) == {kind: str(public.count(kind)) for kind in KINDS}


def test_a_public_bulletin_does_not_name_the_held_review_it_comes_from(pages, written):
    name = "lessons/nobody-asked-what-was-happening"
    assert "zzheld-quiet-room-review" in written[name].fields["reviews"]
    said = pages[f"{name}/index.html"].leads_to(FACTS)
    assert said == ["reviews/exploitation-practice-review/"]


def test_no_index_page_depends_on_what_is_held(site, site_without_held_items):
    addresses = [set(read_pages(each)) for each in (site, site_without_held_items)]
    assert addresses[0] == addresses[1]
    for facet in INDEXES[:-1]:
        words = vocabulary()[facet.replace("-", "_")]
        assert {f"{facet}/{word}/index.html" for word in words} <= addresses[0]


@pytest.mark.parametrize("status", ["draft", "embargoed"])
def test_time_alone_never_releases_an_item(status, later_site, written):
    kept = [item for item in written.values() if item.fields["status"] == status]
    assert len(kept) >= 3
    assert [item.name for item in kept if (later_site / item.name).exists()] == []
    names = [word for item in kept for word in (item.name, item.fields["title"])]
    assert places_with(later_site, *names) == []


EMBARGOED = """---
title: "A zzheld lesson"
summary: "Zzheld."
status: embargoed
embargo: {reason: inquest, review: 2027-01-01}
themes: [neglect]
source_kind: unstated
---

Zzheld text.
"""


@pytest.mark.parametrize(
    "place",
    [
        "docs/lesson.md",
        "docs/lessons/quiet.md",
        "docs/lesson.md~",
        "docs/lesson.bak",
        "docs/.lesson.md.swp",
        "bulletins/lesson.md",
        "bulletins/lessons/quiet.md~",
        "bulletins/lessons/quiet.md.bak",
        "bulletins/lessons/quiet.txt",
        "bulletins/lessons/ask/quiet.md",
        "bulletins/lessons/ask/quiet.markdown",
        "bulletins/lessons/ask/index.md~",
        "bulletins/lessons/ask/.quiet.md.swp",
        "bulletins/lessons/ask/sub/index.md",
        "bulletins/lesson/quiet.md",
        "bulletins/lessons/Quiet.md",
        "bulletins/lessons/quiet.markdown",
    ],
)
def test_a_held_text_in_the_wrong_place_is_a_problem_or_is_passed_over(place, a_copy):
    """Never is it published because it is not where items are looked for."""
    copy = a_copy({"lessons/ask/index": lesson()})
    copy.write(place, EMBARGOED)
    made = copy.call("-q", "build", "--as-of", MOMENT)
    if made.exit_code == 0:
        assert places_with(copy.path("site"), "zzheld") == []
        assert (copy.path("site") / "lessons/ask/index.html").is_file()
    else:
        assert not copy.path("site").exists()


@pytest.mark.parametrize("folder", ["docs", "bulletins/lessons/ask"])
def test_a_link_to_another_place_on_the_disk_publishes_nothing_from_there(folder, a_copy, tmp_path):
    copy = a_copy({"lessons/ask/index": lesson()})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "notes.txt").write_text("zzheld", "utf-8")
    copy.path(f"{folder}/notes.txt").symlink_to(tmp_path / "elsewhere" / "notes.txt")
    copy.path(f"{folder}/more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    made = copy.call("-q", "build", "--as-of", MOMENT)
    assert made.exit_code == 1 or places_with(copy.path("site"), "zzheld") == []
