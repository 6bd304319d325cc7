"""Which files may be published, by name and by content, and that pictures come out clean."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import planted_pictures as planted
import pytest
from bulletin_press.artefact import File
from bulletin_press.attaching.kinds import USUAL, ending_of, why_never
from bulletin_press.checks.attachment_types import check_attachment_types
from bulletin_press.publishers import attachments
from bulletin_press.settings import parse_settings
from PIL import Image
from planted_pictures import PLANTED, WORD, drawn, exif, frames, in_drawing


def packed(folder, **parts):
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, text in {
            "[Content_Types].xml": "<T/>",
            f"{folder}/a.xml": "<a/>",
            **parts,
        }.items():
            file.writestr(name, text)
    return content.getvalue()


def macros(folder):
    return packed(folder, **{f"{folder}/vbaProject.bin": "x"})


LOCKED = b"\xd0\xcf\x11\xe0 protected " + "EncryptedPackage".encode("utf-16-le")
OLD = b"\xd0\xcf\x11\xe0 an old document"
PDF = b"%PDF-1.7\n..."
FINE = {
    "plan.pdf": PDF,
    "PLAN.PDF": PDF,
    "plan.v1.2.pdf": PDF,
    "plan.docx.pdf": PDF,
    "plan.docx": packed("word"),
    "locked.docx": LOCKED,
    "table.xlsx": packed("xl"),
    "slides.pptx": packed("ppt"),
    "table.csv": b"a,b\n1,2\n",
    "old.csv": "Café,1\n".encode("latin-1"),
    "note.txt": "\ufeffNote".encode(),
    "day.ics": b"BEGIN:VCALENDAR\r\n",
    "chart.png": drawn("PNG"),
    "photo.JPG": drawn("JPEG"),
    "photo.jpeg": drawn("JPEG"),
    "film.gif": frames("GIF"),
    "photo.webp": drawn("WEBP"),
    "drawing.svg": in_drawing(""),
}
REFUSED = {
    "report.pdf.exe": (PDF, "could run as a program"),
    "report.exe.pdf": (PDF, "has two endings"),
    "REPORT.EXE": (PDF, "could run as a program"),
    "page.html": (b"<p>x</p>", "could run as a program"),
    "page.js": (b"x()", "could run as a program"),
    "plan.svgz": (b"\x1f\x8b", "could run as a program"),
    "files.zip": (packed("word"), "is packed"),
    "plan.docm": (macros("word"), "can hold macros"),
    "table.xlsm": (macros("xl"), "can hold macros"),
    "plan.doc": (OLD, "can hold macros"),
    "photo.heic": (b"....ftypheic", "not every browser shows"),
    "film.mp4": (b"....ftypisom", "does not publish (.mp4)"),
    "plan": (PDF, "no ending"),
    "a\u202efdp.exe": (PDF, "nobody sees"),
    "a\u202egnp.pdf": (PDF, "nobody sees"),
    "empty.pdf": (b"", "is empty"),
    "page.pdf": (b"<!doctype html><script>x()</script>", "not what its name says"),
    "page.txt": (b"\xef\xbb\xbf <!-- x --> <HTML>", "not what its name says"),
    "page.csv": (b"<script>x()</script>", "not what its name says"),
    "program.pdf": (b"MZ\x90", "not what its name says"),
    "program.txt": (b"#!/bin/sh", "not what its name says"),
    "zeros.txt": (b"a\0b", "not what its name says"),
    "wide.csv": ("Café,1\n".encode("utf-16"), "is written in UTF-16"),
    "words.ics": (b"Tuesday", "not what its name says"),
    "zip.png": (packed("word"), "not what its name says"),
    "page.png": (b"<html></html>", "not what its name says"),
    "photo.png": (drawn("JPEG"), "not what its name says"),
    "text.svg": (b"words", "not what its name says"),
    "old.docx": (OLD, "not what its name says"),
    "zip.docx": (packed("other"), "not what its name says"),
    "slides.docx": (packed("ppt"), "not what its name says"),
    "macros.docx": (macros("word"), "holds macros"),
    "macros.xlsx": (macros("xl"), "holds macros"),
    "macros.pptx": (macros("ppt"), "holds macros"),
    "macros.txt": (macros("word"), "holds macros"),
    "control.docx": (packed("word", **{"word/activeX/activeX1.bin": "x"}), "holds macros"),
    "sheet.xlsx": (packed("xl", **{"xl/macrosheets/sheet1.xml": "x"}), "holds macros"),
    "named.docx": (
        packed("word", **{"[Content_Types].xml": "<T c='ms-word.document.macroEnabled.main'/>"}),
        "holds macros",
    ),
    "broken.png": (drawn("PNG", (99, 99))[:99], "cannot be drawn"),
    "script.svg": (in_drawing("<script>x()</script>"), "what runs"),
}


@pytest.fixture
def told(tmp_path, an_item, a_project, a_site, at):
    """Tell what is wrong with one attachment: ``told(name, content) -> [message]``."""

    def tell(name, content, settings=None, **fields):
        file = tmp_path / "files" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        item = an_item(attachments={name: file}, **fields)
        site = a_site(**settings or {})
        problems = list(check_attachment_types(a_project(item), site, at()))
        assert all(problem.file == item.source.file and problem.hint for problem in problems)
        published = [made.path for made in attachments.publish(_Catalogue(item), site)]
        assert published == ([] if problems else [f"lessons/ask-twice/{name}"])
        return [(problem.level, problem.message) for problem in problems]

    return tell


class _Catalogue:
    """One item behind the door."""

    def __init__(self, *items):
        self.items, self.held = items, frozenset()


@pytest.mark.parametrize("name", FINE)
def test_what_a_partnership_publishes_is_published(told, name):
    assert told(name, FINE[name]) == []


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_what_is_dangerous_or_another_thing_is_told_and_not_published(told, name):
    content, words = REFUSED[name]
    ((level, message),) = told(name, content)
    assert level == "problem"
    assert words in message


def test_in_a_draft_it_is_advice(told):
    ((level, _),) = told("page.html", b"x", status="draft")
    assert level == "advice"


def test_it_is_told_where_the_body_links_to_it(an_item, a_project, a_site, at, tmp_path):
    (tmp_path / "page.html").write_bytes(b"x")
    files = {"page.html": tmp_path / "page.html"}
    item = an_item(attachments=files, body="Text.\n\nSee [the page](page.html).\n")
    (problem,) = check_attachment_types(a_project(item), a_site(), at())
    assert problem.line == 11


def test_no_exception_is_possible(an_item, a_project, a_site, at, tmp_path):
    (tmp_path / "page.html").write_bytes(b"x")
    item = an_item(attachments={"page.html": tmp_path / "page.html"})
    (problem,) = check_attachment_types(a_project(item), a_site(), at())
    assert problem.text == ""


def test_a_site_settles_what_it_publishes(told):
    film = b"....ftypisom...."
    assert told("film.mp4", film, {"attachment_types": ["pdf", "MP4", ".webm"]}) == []
    ((_, message),) = told("chart.png", drawn("PNG"), {"attachment_types": ["pdf"]})
    assert "does not publish (.png)" in message
    ((_, message),) = told("song.mp3", b"MZ", {"attachment_types": ["mp3"]})
    assert "not what its name says" in message


def test_a_file_that_is_too_large_is_told(told):
    ((_, message),) = told("plan.pdf", PDF + b" " * 600_000, {"attachment_size": "500 KB"})
    assert "is larger than 0.5 MB (0.6)" in message
    assert told("plan.pdf", PDF + b" " * 600_000, {"attachment_size": "1 MB"}) == []


def test_a_picture_is_as_large_as_the_settings_say(an_item, a_site, tmp_path):
    (tmp_path / "a.png").write_bytes(drawn("PNG", (900, 300)))
    item = an_item(attachments={"a.png": tmp_path / "a.png"})
    (made,) = attachments.publish(_Catalogue(item), a_site(picture_side=300))
    assert Image.open(BytesIO(made.content)).size == (300, 100)


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("attachment_types", ["pdf", "exe"], "is never published"),
        ("attachment_types", ["doc"], "is never published"),
        ("attachment_types", ["pdf", "PDF"], "twice"),
        ("attachment_types", ["*"], "is not the ending"),
        ("attachment_size", "20", "is not a size"),
        ("attachment_size", "0 MB", "is not a size"),
        ("picture_size", "lots", "is not a size"),
        ("picture_side", 10, "is 10"),
    ],
)
def test_settings_that_cannot_be_are_told(setting, value, words):
    needed = {"partnership": "P", "contact_line": "C", "report_to": "mailto:a@example.org"}
    settled, problems = parse_settings(Path("mkdocs.yml"), {**needed, setting: value})
    assert settled is None
    assert words in problems[0].message


def test_what_is_usual_can_be_published():
    assert not [ending for ending in USUAL if why_never(ending)]
    assert [ending_of(name) for name in ("a.PDF", "a", ".png", "a.b/c")] == ["pdf", "", "", ""]


@pytest.fixture
def standing(tmp_path, a_project, a_site, at):
    """Tell what is wrong with files of standing pages: ``standing({name: content})``."""

    def tell(files):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        site = replace(a_site(), standing_files=tuple(tmp_path / name for name in files))
        problems = check_attachment_types(a_project(), site, at())
        return [(problem.file.name, problem.level) for problem in problems]

    return tell


def test_standing_pages_may_have_scripts_and_styles_but_no_macros(standing):
    fine = {"index.md": b"x", "own.js": b"x()", "own.css": b"x", "logo.svg": in_drawing("")}
    assert standing({**fine, "favicon.ico": b"x", "team.jpg": drawn("JPEG")}) == []
    wrong = {"a.docm": b"x", "b.heic": b"x", "c.png": b"x", "d.svg": in_drawing("<script/>")}
    wrong["e.docx"] = macros("word")
    assert standing(wrong) == [(name, "problem") for name in wrong]


def test_pictures_of_public_items_are_kept_and_those_of_held_ones_never(
    an_item, a_site, a_project, at, tmp_path
):
    (tmp_path / "a.jpg").write_bytes(drawn("JPEG", exif=exif()))
    files = {"a.jpg": tmp_path / "a.jpg"}
    public = an_item(attachments=files)
    held = an_item(slug="held", attachments=files)
    site = replace(a_site(), kept=tmp_path / "kept")
    list(check_attachment_types(a_project(public), site, at()))
    assert not site.kept.exists()
    opened = _Catalogue(held)
    opened.held = {held.name}
    (made,) = attachments.publish(opened, site)
    assert isinstance(made.content, bytes)
    assert not site.kept.exists()
    (made,) = attachments.publish(_Catalogue(public), site)
    assert isinstance(made, File)
    assert made.content.is_relative_to(site.kept)
    assert WORD not in made.content.read_bytes()
    assert [made] == list(attachments.publish(_Catalogue(public), site))


def test_every_planted_picture_is_published_clean(an_item, a_site, tmp_path):
    files = {}
    for ending, places in PLANTED.items():
        for at, content in enumerate(places.values()):
            files[f"{at}.{ending}"] = tmp_path / f"{at}.{ending}"
            files[f"{at}.{ending}"].write_bytes(content)
    item = an_item(attachments=files)
    site = a_site(attachment_types=[*USUAL, "avif"])
    made = list(attachments.publish(_Catalogue(item), site))
    assert len(made) == len(files) > 40
    assert not [one.path for one in made if WORD in one.content]
    assert planted.WORD == WORD
