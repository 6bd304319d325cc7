"""What workbooks, slides, documents and PDFs keep beside what their readers see."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bulletin_press.identifying.attached import look_into
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c>{}</row></sheetData></worksheet>"


def packed(**parts):
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, text in {"[Content_Types].xml": "<Types/>", **parts}.items():
            file.writestr(name, text)
    return content.getvalue()


def a_workbook(cells="", book="<sheet name='Plan'/>", strings="<si><t>Words</t></si>", **parts):
    return packed(
        **{
            "xl/workbook.xml": f"<workbook><sheets>{book}</sheets></workbook>",
            "xl/worksheets/sheet1.xml": SHEET.format(cells),
            "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
            "xl/styles.xml": "<x/>",
            "xl/theme/theme1.xml": "<x/>",
            **parts,
        }
    )


def said(text):
    return f"<a:p {A}><a:r><a:t>{text}</a:t></a:r></a:p>"


def slides(text="Words", shown="", **parts):
    return packed(
        **{
            "ppt/presentation.xml": "<p/>",
            "ppt/presProps.xml": "<p/>",
            "ppt/slides/slide1.xml": f"<p:sld xmlns:p='p' {shown}>{said(text)}</p:sld>",
            "ppt/slideMasters/slideMaster1.xml": "<p/>",
            "ppt/theme/theme1.xml": "<x/>",
            "docProps/thumbnail.jpeg": "",
            **parts,
        }
    )


def a_document(**parts):
    body = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed(**{"word/document.xml": text, **parts})


def relation(kind, target, mode="External"):
    mark = f' TargetMode="{mode}"' if mode else ""
    return f'<R><Relationship Type="{RELATIONS}/{kind}" Target="{target}"{mark}/></R>'


@pytest.fixture
def looked(tmp_path):
    """Look into a file: ``looked(name, content) -> Contents``."""

    def look(name, content):
        (tmp_path / name).write_bytes(content)
        return look_into(tmp_path / name)

    return look


@pytest.fixture
def found(looked):
    """Tell what is found in a file: ``found(name, content) -> [(level, what)]``."""

    def tell(name, content):
        findings = looked(name, content).findings
        assert all(finding.message and finding.hint for finding in findings)
        return [(finding.level, finding.message) for finding in findings]

    return tell


def test_plain_documents_tell_nothing(found):
    assert found("a.docx", a_document()) == []
    assert found("a.xlsx", a_workbook()) == []
    # PowerPoint draws its picture of the first slide anew whenever it saves.
    assert found("a.pptx", slides()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_workbook(book="<sheet name='A' state='hidden'/>"), "hidden sheets"),
        (a_workbook(book="<sheet name='A' state='veryHidden'/>"), "hidden sheets"),
        (a_workbook("<c/></row><row hidden='1'>"), "hidden rows or columns"),
        (
            a_workbook("</row></sheetData><cols><col hidden='true'/></cols><sheetData><row>"),
            "hidden rows or columns",
        ),
        (a_workbook(**{"xl/comments1.xml": "<c><t>Who?</t></c>"}), "holds comments"),
        (
            a_workbook(**{"xl/threadedComments/threadedComment1.xml": "<c><t>Who?</t></c>"}),
            "holds comments",
        ),
        (
            a_workbook(**{"xl/pivotCache/pivotCacheRecords1.xml": "<r/>"}),
            "every row that a pivot table was made from",
        ),
        (a_workbook(**{"xl/externalLinks/externalLink1.xml": "<x/>"}), "draws on other workbooks"),
        (a_workbook(**{"xl/connections.xml": "<x/>"}), "connected to a source"),
        (a_workbook(**{"xl/model/item.data": "x"}), "tables of a model"),
        (a_workbook(**{"xl/embeddings/other.docx": "x"}), "holds other files"),
    ],
)
def test_what_readers_of_a_workbook_do_not_see_is_a_problem(found, content, words):
    ((level, message),) = found("a.xlsx", content)
    assert level == "problem"
    assert words in message


def test_the_texts_of_a_workbook_are_read_wherever_they_stand(looked):
    content = a_workbook(
        "<c t='inlineStr'><is><t>Inline</t></is></c><c><v>9993982598</v></c>",
        book="<sheet name='Name of a sheet'/>",
        strings="<si><r><t>Two </t></r><r><t>parts</t></r></si>",
        **{
            "xl/drawings/drawing1.xml": f"<x>{said('In a box')}<cNvPr descr='Described'/></x>",
            "xl/charts/chart1.xml": "<c><t>In a chart</t></c>",
        },
    )
    texts = "\n".join(text for _, text in looked("a.xlsx", content).texts)
    for words in ("Inline", "9993982598", "Name of a sheet", "Two parts", "In a box", "Described"):
        assert words in texts
    assert "In a chart" in texts


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (slides(shown="show='0'"), "hidden slides"),
        (slides(**{"ppt/notesSlides/notesSlide1.xml": f"<n>{said('Do not say')}</n>"}), "notes"),
        (slides(**{"ppt/comments/comment1.xml": "<c><t>Who?</t></c>"}), "holds comments"),
        (slides(**{"ppt/comments/modernComment_1.xml": said("Who?")}), "holds comments"),
        (slides(**{"ppt/embeddings/Workbook1.xlsx": "x"}), "holds other files"),
    ],
)
def test_what_watchers_of_slides_do_not_see_is_a_problem(found, content, words):
    problems = [message for level, message in found("a.pptx", content) if level == "problem"]
    assert len(problems) == 1
    assert words in problems[0]


def test_notes_that_only_count_the_slides_are_no_matter(found):
    content = slides(**{"ppt/notesSlides/notesSlide1.xml": f"<n>{said('7')}</n>"})
    assert not [message for level, message in found("a.pptx", content) if level == "problem"]


def test_the_texts_of_slides_and_their_notes_are_read(looked):
    notes = {"ppt/notesSlides/notesSlide1.xml": f"<n>{said('Do not say')}</n>"}
    contents = looked("a.pptx", slides("Say", **notes))
    assert contents.texts[0] == ("slide 1", "Say")
    assert ("the notes of a speaker", "Do not say") in contents.texts


def test_who_changed_slides_is_compared_with_the_denied_names(looked):
    contents = looked("a.pptx", slides(**{"ppt/changesInfos/changesInfo1.xml": "<c n='Zz Who'/>"}))
    assert "Zz Who" in contents.all_texts


@pytest.mark.parametrize(
    ("kind", "target", "words"),
    [
        ("attachedTemplate", "file:///C:/Users/zz/AppData/T.dotm", "template elsewhere"),
        ("attachedTemplate", "https://example.org/T.dotm", "template elsewhere"),
        ("image", "https://example.org/a.png", "fetches something"),
        ("oleObject", "file:///C:/a.xlsx", "fetches something"),
        ("hyperlink", "file:///C:/Users/zz/plan.docx", "folder of somebody"),
        ("hyperlink", r"\\server\zz\plan.docx", "folder of somebody"),
        ("hyperlink", "S:/Safeguarding/zz.docx", "folder of somebody"),
    ],
)
@pytest.mark.parametrize("part", ["settings", "document"])
def test_what_is_drawn_from_elsewhere_is_a_problem(found, kind, target, words, part):
    content = a_document(**{f"word/_rels/{part}.xml.rels": relation(kind, target)})
    ((level, message),) = found("a.docx", content)
    assert (level, words in message) == ("problem", True)
    assert "zz" not in message


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "https://example.org/", "External"),
        ("hyperlink", "mailto:a@example.org", "External"),
        ("image", "media/image1.png", ""),
        ("styles", "styles.xml", ""),
    ],
)
def test_links_to_the_web_and_parts_of_its_own_are_no_matter(found, kind, target, mode):
    rels = {"word/_rels/document.xml.rels": relation(kind, target, mode)}
    assert found("a.docx", a_document(**rels)) == []


@pytest.mark.parametrize(
    ("part", "xml", "field"),
    [
        ("docProps/app.xml", "<P><Template>Zz review.dotx</Template></P>", "template"),
        ("docProps/app.xml", "<P><Company>Zz</Company></P>", "company"),
        ("docProps/app.xml", "<P><HyperlinkBase>C:/Zz</HyperlinkBase></P>", "folder of its links"),
        ("docProps/core.xml", "<P><contentStatus>Zz</contentStatus></P>", "status"),
        ("docProps/custom.xml", "<P><property name='Zz'/></P>", "properties of its own"),
    ],
)
def test_properties_are_named_and_never_repeated(found, part, xml, field):
    for name, make in (("a.docx", a_document), ("a.xlsx", a_workbook), ("a.pptx", slides)):
        ((level, message),) = found(name, make(**{part: xml}))
        assert level == "advice"
        assert message.endswith(f"may be named: {field}")
        assert "Zz" not in message


def test_the_template_that_everybody_has_is_no_matter(found):
    parts = {"docProps/app.xml": "<P><Template>Normal.dotm</Template></P>"}
    assert found("a.docx", a_document(**parts)) == []


def test_a_small_picture_of_the_first_page_is_named(found):
    ((level, message),) = found("a.docx", a_document(**{"docProps/thumbnail.jpeg": "x"}))
    assert (level, "small picture" in message) == ("advice", True)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
def test_a_file_of_one_kind_under_the_name_of_another_is_a_problem(found, name):
    makers = {"a.docx": slides, "a.xlsx": a_document, "a.pptx": a_workbook}
    ((level, message),) = found(name, makers[name]())
    assert (level, message.startswith("is broken")) == ("problem", True)


def a_pdf(change=lambda _writer: None, **properties):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({f"/{name}": value for name, value in properties.items()})
    change(writer)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def an_action(kind, **more):
    made = {NameObject("/S"): NameObject(kind)}
    made |= {NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()}
    return DictionaryObject(made)


def in_catalogue(key, value, *, apart=False):
    def change(writer):
        kept = writer._add_object(value) if apart else value
        writer._root_object[NameObject(key)] = kept

    return change


def note(kind):
    def change(writer):
        mark = Text(text="", rect=(0, 0, 9, 9))
        mark[NameObject("/Subtype")] = NameObject(kind)
        writer.add_annotation(0, mark)

    return change


def said_elsewhere(kind):
    """A mark on a page whose words are an object of their own."""

    def change(writer):
        mark = Text(text="", rect=(0, 0, 9, 9))
        mark[NameObject("/Subtype")] = NameObject(kind)
        mark[NameObject("/Contents")] = writer._add_object(TextStringObject("near LS33 2AB"))
        writer.add_annotation(0, mark)

    return change


def named_script(writer):
    names = ArrayObject([TextStringObject("a"), an_action("/JavaScript", JS="x()")])
    tree = DictionaryObject({NameObject("/Names"): names})
    both = DictionaryObject({NameObject("/JavaScript"): tree})
    writer._root_object[NameObject("/Names")] = both


def on_page(writer):
    opened = DictionaryObject({NameObject("/O"): an_action("/JavaScript", JS="x()")})
    writer.pages[0][NameObject("/AA")] = opened


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (named_script, "JavaScript"),
        (in_catalogue("/OpenAction", an_action("/JavaScript", JS="x()")), "JavaScript"),
        (
            in_catalogue("/OpenAction", an_action("/Launch", F="cmd"), apart=True),
            "starts a program",
        ),
        (in_catalogue("/OpenAction", an_action("/GoToR", F="other.pdf")), "opens another file"),
        (in_catalogue("/OpenAction", an_action("/SubmitForm", F="https://x")), "sends to"),
        (on_page, "JavaScript"),
        (lambda writer: writer.add_attachment("a.txt", b"x"), "holds other files"),
        (note("/FileAttachment"), "holds other files"),
        (note("/RichMedia"), "a film"),
        (said_elsewhere("/Highlight"), "holds notes"),
        (
            in_catalogue(
                "/AcroForm", DictionaryObject({NameObject("/XFA"): ArrayObject()}), apart=True
            ),
            "old kind (XFA)",
        ),
    ],
)
def test_what_a_pdf_does_beside_being_read_is_a_problem(found, change, words):
    problems = [message for level, message in found("a.pdf", a_pdf(change)) if level == "problem"]
    assert len(problems) == 1
    assert words in problems[0]


def test_links_and_bookmarks_of_a_pdf_are_no_matter(found):
    def change(writer):
        writer.add_outline_item(title="Part one", page_number=0)
        writer._root_object[NameObject("/OpenAction")] = an_action("/URI", URI="https://x.org/")

    assert not [message for level, message in found("a.pdf", a_pdf(change)) if level == "problem"]


def test_notes_of_a_pdf_are_read_wherever_their_words_stand(looked):
    contents = looked("a.pdf", a_pdf(said_elsewhere("/Text")))
    assert ("a note on page 1", "near LS33 2AB") in contents.texts


def test_what_a_link_says_of_itself_in_a_pdf_is_no_note(found):
    messages = [message for _, message in found("a.pdf", a_pdf(said_elsewhere("/Link")))]
    assert not [message for message in messages if "notes" in message]


def test_what_a_pdf_said_before_it_was_changed_is_a_problem(found):
    first = BytesIO(a_pdf(Title="Zz name"))
    writer = PdfWriter(first, incremental=True)
    writer.metadata = {"/Title": "Blackened"}
    changed = BytesIO()
    writer.write(changed)
    assert b"Zz name" in changed.getvalue()
    problems = [
        message for level, message in found("a.pdf", changed.getvalue()) if level == "problem"
    ]
    assert problems == ["still holds what stood in it before it was changed"]


def test_properties_that_a_program_added_to_a_pdf_are_named(found):
    messages = [message for _, message in found("a.pdf", a_pdf(Company="Zz"))]
    assert messages[0].endswith("may be named: properties of its own")
    assert not [message for message in messages if "Zz" in message]


def test_the_pdfs_made_here_are_pdfs():
    assert len(PdfReader(BytesIO(a_pdf(Title="T"))).pages) == 1


@given(
    st.sampled_from([a_workbook(), slides(), a_document(), a_pdf()]),
    st.integers(0, 3000),
    st.binary(max_size=60),
    st.sampled_from(["a.xlsx", "a.pptx", "a.docx", "a.pdf"]),
)
def test_whatever_is_broken_is_told(tmp_path_factory, content, at, junk, name):
    file = tmp_path_factory.getbasetemp() / f"broken-{name}"
    file.write_bytes(content[:at] + junk + content[at + len(junk) :])
    assert look_into(file) is look_into(file)
