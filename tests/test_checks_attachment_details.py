"""What attachments tell. The files are made here; nobody in them is anybody."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from bulletin_press.allowing import excuse
from bulletin_press.checks.attachment_details import check_attachment_details
from bulletin_press.identifying.attached import LARGEST, look_into
from bulletin_press.identifying.denied import DeniedNames
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Zz Author'
    "</dc:creator><cp:lastModifiedBy>Zz Editor</cp:lastModifiedBy></cp:coreProperties>"
)


def a_picture(kind="JPEG", *, place=False, artist="", xmp=b"", **written):
    exif = Image.Exif()
    if artist:
        exif[0x013B] = artist
    if place:
        exif[0x8825] = {1: "N", 2: (52.0, 28.0, 0.0), 3: "W", 4: (1.0, 53.0, 0.0)}
    content = BytesIO()
    if xmp:
        written["xmp"] = xmp
    Image.new("RGB", (8, 8)).save(content, kind, exif=exif, **written)
    return content.getvalue()


def a_document(body, **parts):
    content = BytesIO()
    with ZipFile(content, "w") as file:
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", document)
        for name, written in {"[Content_Types].xml": "<Types/>", **parts}.items():
            file.writestr(name, written)
    return content.getvalue()


def a_paragraph(text, properties=""):
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def a_pdf(*, lock="", note="", **properties):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({f"/{name}": value for name, value in properties.items()})
    if note:
        writer.add_annotation(0, Text(text=note, rect=(0, 0, 9, 9)))
    if lock:
        writer.encrypt(lock)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.fixture
def told(tmp_path, an_item, a_project, a_site, at):
    """Tell what is found in one attachment: ``told(name, content) -> [problem]``."""

    def tell(name, content, **fields):
        file = tmp_path / name
        file.write_bytes(content)
        item = an_item(attachments={name: file}, **fields)
        problems = list(check_attachment_details(a_project(item), a_site(), at()))
        assert all(problem.file == item.source.file and problem.hint for problem in problems)
        return [(problem.level, problem.message) for problem in problems]

    return tell


def test_a_clean_picture_tells_nothing(told):
    assert told("chart.jpg", a_picture()) == []
    assert told("chart.png", a_picture("PNG")) == []


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")]
)
def test_where_a_picture_was_taken_is_advice_for_what_is_published_does_not_say_it(
    told, name, kind
):
    ((level, message),) = told(name, a_picture(kind, place=True))
    assert level == "advice"
    assert message.startswith(f"the attachment {name} says where it was taken (GPS); what is pub")


def test_what_is_taken_out_of_a_picture_need_not_be_told(told):
    xmp = b"<x><Iptc4xmpExt:PersonInImage>Zz</Iptc4xmpExt:PersonInImage></x>"
    assert told("a.jpg", a_picture(artist="Zz Author", xmp=xmp)) == []
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Zz Author")
    assert told("a.png", a_picture("PNG", pnginfo=words)) == []


def test_files_of_standing_pages_are_looked_at(a_project, a_site, at, tmp_path):
    contents = {
        "index.md": b"Text.",
        "logo.png": a_picture("PNG"),
        "plan.docx": a_document(a_paragraph("Gone", "<w:vanish/>")),
        "team.jpg": a_picture(place=True),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    site = replace(a_site(), standing_files=tuple(tmp_path / name for name in contents))
    problems = check_attachment_details(a_project(), site, at())
    assert [(one.file.name, one.level, one.message.split(" (")[0]) for one in problems] == [
        ("plan.docx", "problem", "holds hidden text"),
        ("team.jpg", "advice", "says where it was taken"),
    ]


def test_a_document_is_read_like_the_item(told):
    body = a_paragraph("They lived in LS33 2AB.")
    assert told("plan.docx", a_document(body)) == [
        ("problem", "the attachment plan.docx, its text, tells a postcode: 'LS33 2AB'")
    ]


def test_who_wrote_a_document_is_advice_that_does_not_say_who(told):
    ((level, message),) = told("plan.docx", a_document("<w:p/>", **{"docProps/core.xml": CORE}))
    assert (level, "Zz" in message) == ("advice", False)
    assert message.endswith("author, who saved it last")


@pytest.mark.parametrize(
    ("body", "parts", "words"),
    [
        (a_paragraph("Gone", "<w:vanish/>"), {}, "hidden text"),
        (f'<w:p><w:ins w:id="1">{a_paragraph("New")}</w:ins></w:p>', {}, "tracked changes"),
        (
            a_paragraph("Text"),
            {"word/comments.xml": f'<c xmlns:w="{W}">{a_paragraph("Who?")}</c>'},
            "holds comments",
        ),
        (a_paragraph("Text"), {"word/media/image1.jpg": a_picture(place=True)}, "was taken"),
    ],
)
def test_what_readers_of_a_document_do_not_see_is_a_problem(told, body, parts, words):
    ((level, message),) = told("plan.docx", a_document(body, **parts))
    assert level == "problem"
    assert words in message


def test_what_was_struck_out_is_read_too(told):
    body = "<w:p><w:del><w:r><w:delText>Near LS33 2AB.</w:delText></w:r></w:del></w:p>"
    assert len(told("plan.docx", a_document(body))) == 2


@pytest.mark.parametrize(
    ("body", "parts", "level", "words"),
    [
        ("", {"word/charts/chart1.xml": "<c><t>LS33 2AB</t></c>"}, "problem", "a chart, tells"),
        ("", {"word/embeddings/Sheet1.xlsx": b"PK"}, "problem", "holds other files: .xlsx"),
        ("", {"word/media/image1.emf": b"x"}, "advice", "parts that were not looked into: .emf"),
        (
            '<w:drawing><docPr xmlns="d" descr="near LS33 2AB"/></w:drawing>',
            {},
            "problem",
            "for a pic",
        ),
        (
            '<w:drawing><docPr xmlns="d" title="near LS33 2AB"/></w:drawing>',
            {},
            "problem",
            "for a pic",
        ),
    ],
)
def test_every_part_of_a_document_is_read_or_named(told, body, parts, level, words):
    ((found, message),) = told("plan.docx", a_document(body + a_paragraph("Text"), **parts))
    assert (found, words in message) == (level, True)


def test_the_usual_parts_of_a_document_are_no_matter(told):
    usual = ("[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/theme/theme1.xml")
    usual += ("word/settings.xml", "word/fontTable.xml")
    usual += ("word/_rels/document.xml.rels", "customXml/item1.xml", "word/commentsExtended.xml")
    assert told("plan.docx", a_document(a_paragraph("Text"), **dict.fromkeys(usual, "<x/>"))) == []


def test_a_remark_in_the_properties_of_a_document_breaks_nothing(told):
    core = CORE.replace("<dc:creator>", "<!-- made by a program --><dc:creator>")
    ((level, message),) = told("plan.docx", a_document("<w:p/>", **{"docProps/core.xml": core}))
    assert (level, "author" in message) == ("advice", True)


CUSTOM = "<P><property name='Child'><v>Zelie Quarrington</v></property></P>"
LINK = "<R><Relationship Target='mailto:zelie.quarrington@example.org' TargetMode='External'/></R>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", a_picture(artist="Zelie Quarrington")),
        ("a.jpg", a_picture(comment=b"by Zelie Quarrington")),
        ("a.jpg", a_picture(xmp=b"<x><PersonInImage>Zelie Quarrington</PersonInImage></x>")),
        (
            "a.docx",
            a_document(
                "<w:p/>", **{"docProps/core.xml": CORE.replace("Zz Author", "Quarrington, Zelie")}
            ),
        ),
        ("a.docx", a_document("<w:p/>", **{"docProps/custom.xml": CUSTOM})),
        ("a.docx", a_document("<w:p/>", **{"word/_rels/document.xml.rels": LINK})),
        (
            "a.docx",
            a_document(
                "<w:p/>", **{"word/media/image1.jpg": a_picture(artist="Zelie Quarrington")}
            ),
        ),
        ("a.docx", a_document('<w:p><docPr xmlns="d" descr="Zelie Quarrington"/></w:p>')),
        ("a.pdf", a_pdf(Author="Zelie Quarrington")),
        ("a.pdf", a_pdf(Creator="Zelie Quarrington")),
        ("a.html", b"<p>As <b>Zel</b>ie Quarrington said.</p>"),
    ],
)
def test_denied_names_are_looked_for_in_properties_too(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    texts = look_into(tmp_path / name).all_texts
    assert DeniedNames.of(["Zelie Quarrington"]).is_in(*texts)


def test_it_is_told_where_the_body_links_to_it(an_item, a_project, a_site, at, tmp_path):
    files = {}
    for name in ("One Plan.txt", "other.txt"):
        files[name] = tmp_path / name
        files[name].write_text("Near LS33 2AB.", "utf-8")
    item = an_item(attachments=files, body="Text.\n\nSee [the plan](One%20Plan.txt).\n")
    problems = check_attachment_details(a_project(item), a_site(), at())
    assert [problem.line for problem in problems] == [11, 2]


def test_hidden_text_that_was_made_visible_again_is_not_told(told):
    assert told("plan.docx", a_document(a_paragraph("Here", '<w:vanish w:val="0"/>'))) == []


def test_who_wrote_a_pdf_is_advice_that_does_not_say_who(told):
    messages = told("pack.pdf", a_pdf(Author="Zz Author"))
    assert [level for level, _ in messages] == ["advice", "advice"]
    assert "somebody may be named: author" in messages[0][1]
    assert "no text that a program can read" in messages[1][1]


def test_the_title_and_the_notes_of_a_pdf_are_read(told):
    messages = told("pack.pdf", a_pdf(Title="Plan for 999 398 2598", note="near LS33 2AB"))
    assert [message for level, message in messages if level == "problem"] == [
        "the attachment pack.pdf holds notes of those who read it before",
        "the attachment pack.pdf, a note on page 1, tells a postcode: 'LS33 2AB'",
        "the attachment pack.pdf, a property, tells an NHS number: '999 398 2598'",
    ]


def test_a_text_is_told_with_its_line(told):
    assert told("note.txt", b"One.\nNear LS33 2AB.\n") == [
        ("problem", "the attachment note.txt, line 2, tells a postcode: 'LS33 2AB'")
    ]


def test_markup_is_read_with_its_remarks(told):
    assert told("a.svg", b"<svg><text>One</text>\n<!-- LS33 2AB --></svg>") == [
        ("problem", "the attachment a.svg, line 2, tells a postcode: 'LS33 2AB'")
    ]


def test_a_name_in_the_name_of_a_file_is_advice(told):
    ((level, message),) = told("Zainab-plan.txt", b"")
    assert level == "advice"
    assert message == "the attachment Zainab-plan.txt has a name that may name somebody: 'Zainab'"
    assert told("the-one-page-checklist.txt", b"") == []


LOCKED = b"\xd0\xcf\x11\xe0 protected " + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", LOCKED, "is broken"),
        ("a.xlsx", LOCKED, "is broken"),
        ("a.docx", a_document("<w:p>"), "is broken"),
        ("a.pdf", b"%PDF-1.7 no more", "is broken"),
        ("a.pdf", a_pdf(lock="x"), "is broken"),
    ],
)
def test_what_nobody_could_look_into_is_a_problem(told, name, content, words):
    ((level, message),) = told(name, content)
    assert level == "problem"
    ((in_a_draft, _),) = told(name, content, status="draft")
    assert in_a_draft == "advice"
    assert message.startswith(f"the attachment {name} {words}")


@pytest.mark.parametrize("name", ["a.jpg", "a.docx", "a.pdf", "a.xlsx"])
def test_that_a_file_is_not_what_its_name_says_is_told_by_another_check(told, name):
    assert told(name, b"no such thing") == []


def test_a_file_of_an_unknown_kind_is_advice(told):
    message = "the attachment book.epub is of a kind that is not looked into"
    assert told("book.epub", b"book") == [("advice", message)]


def test_where_a_film_was_taken_is_a_problem(told):
    film = b"\0\0\0\x18ftypisom....moov....udta....\xa9xyz\0\x12+52.4800-001.8900/"
    assert [level for level, _ in told("film.mp4", film)] == ["problem", "advice"]
    assert [level for level, _ in told("film.mp4", b"\0\0\0\x18ftypisom")] == ["advice"]


def test_a_protected_document_goes_out_when_somebody_allows_it(
    an_item, a_project, a_site, at, tmp_path
):
    (tmp_path / "plan.docx").write_bytes(LOCKED)
    allow = {"check": "attachment-details", "text": "plan.docx", "why": "Read.", "by": "Lead"}
    item = an_item(attachments={"plan.docx": tmp_path / "plan.docx"}, allow=[allow])
    problems = list(check_attachment_details(a_project(item), a_site(), at()))
    left, excused = excuse(problems, [item])
    assert (len(problems), left, len(excused)) == (1, [], 1)


def test_a_document_that_unpacks_to_too_much_is_not_unpacked(told):
    content = BytesIO()
    with ZipFile(content, "w", compression=8) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b" " * 61_000_000)
    ((_, message),) = told("bomb.docx", content.getvalue())
    assert "was not looked into" in message


def test_what_a_document_refers_to_is_not_fetched(told, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("LS33 2AB", "utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    content = BytesIO()
    with ZipFile(content, "w") as file:
        body = a_paragraph("&x;")
        file.writestr("word/document.xml", f'{entity}<w:d xmlns:w="{W}">{body}</w:d>')
    assert not [
        message for level, message in told("a.docx", content.getvalue()) if "LS33" in message
    ]


def test_an_exception_can_quote_the_name_of_the_file(an_item, a_project, a_site, at, tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"film")
    item = an_item(attachments={"film.mp4": tmp_path / "film.mp4"})
    (problem,) = check_attachment_details(a_project(item), a_site(), at())
    assert (problem.check, problem.text) == ("attachment-details", "film.mp4")


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "huge.txt"
    with file.open("wb") as sparse:
        sparse.truncate(LARGEST + 1)
    (finding,) = look_into(file).findings
    assert finding.what == "size"
    (finding,) = look_into(tmp_path / "gone.txt").findings
    assert finding.message == "cannot be read"


def test_the_same_bytes_are_looked_into_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"The very same.")
    assert look_into(tmp_path / "a.txt") is look_into(tmp_path / "b.txt")


@given(st.binary(max_size=300), st.sampled_from([".jpg", ".png", ".docx", ".pdf", ".txt", ".svg"]))
def test_any_bytes_can_be_looked_into(tmp_path_factory, content, suffix):
    begins = {".jpg": b"\xff\xd8\xff\xe1", ".png": b"\x89PNG\r\n\x1a\n", ".docx": b"PK\x03\x04"}
    file = tmp_path_factory.getbasetemp() / f"wild{suffix}"
    file.write_bytes(begins.get(suffix, b"%PDF-1.4\n") + content)
    assert look_into(file)


def test_the_pdfs_made_here_are_pdfs():
    assert len(PdfReader(BytesIO(a_pdf(Title="T"))).pages) == 1
