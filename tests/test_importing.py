"""A Word document becomes a held draft; what Markdown has not is told with its place."""

import re
from pathlib import Path

import pytest
from bulletin_press.front_matter import parse_source
from bulletin_press.importing.bulletin import import_document
from bulletin_press.importing.document import parse_document
from bulletin_press.importing.lost_words import words_of, words_of_markdown
from bulletin_press.importing.package import read_parts
from bulletin_press.importing.word_xml import find, words_in
from bulletin_press.models import KINDS
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import read_vocabulary
from word_documents import SPACES, document, notes, paragraph, picture, png, run, table

TESTS = Path(__file__).parent
WORD = TESTS / "exampleshire" / "word"
GOLDEN = TESTS / "golden" / "importing"
OURS = sorted(WORD.glob("*.docx"))
CHANGE = 'w:id="1" w:author="a"'


@pytest.fixture(scope="session")
def exampleshire():
    return read_vocabulary(TESTS / "exampleshire" / "bulletins" / "vocabulary.yml")


@pytest.fixture
def imported(tmp_path, exampleshire):
    """Import a document made of blocks: ``imported(*blocks, kind=…, links=…, parts=…)``."""

    def make(*blocks, kind="lessons", title="", **more):
        file = tmp_path / "the-file.docx"
        file.write_bytes(document(*blocks, **more))
        return import_document(file, kind, exampleshire, title)

    return make


def body(made):
    return made.text.split("---\n", 2)[2].strip()


def fields(made):
    source, problems = parse_source(Path("a.md"), made.text.encode())
    assert not problems
    return source.fields.values


def told(made):
    return [(notice.kind.one, notice.told) for notice in made.notices]


# The three documents of Exampleshire.


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_the_documents_of_exampleshire_become_these_drafts(exampleshire, expect, file):
    made = import_document(file, "lessons", exampleshire)
    lines = [f"moved | {name} | {what}" for name, what in made.moved]
    lines += [f"noticed | {notice.kind.one} | {notice.told}" for notice in made.notices]
    lines += [f"to decide | line {one.line} | {one.field} | {one.told}" for one in made.decisions]
    expect(GOLDEN / f"{file.stem}.md", made.text.encode())
    expect(GOLDEN / f"{file.stem}.report.txt", ("\n".join(lines) + "\n").encode())


def test_there_are_three_of_them_and_they_are_small():
    assert [file.stem for file in OURS] == ["messy", "tables-and-pictures", "tidy"]
    assert all(file.stat().st_size < 100_000 for file in OURS)


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_every_word_of_them_is_in_the_draft_or_in_the_report(exampleshire, file):
    written = parse_document(read_parts(file))
    hidden = find(written.body, ".//w:r[w:rPr/w:vanish]")
    texts = [words_in(text) for text in [written.body, *written.notes]]
    made = import_document(file, "lessons", exampleshire)
    report = [notice.told for notice in made.notices] + [what for _, what in made.moved]
    kept = words_of_markdown(made.text) + words_of(" ".join(report))
    kept += words_of(" ".join(words_in(one) for one in hidden))
    assert not [word for word in words_of(" ".join(texts)) if word not in kept]
    assert not [one for one in made.notices if one.kind.fate.startswith("its words were lost")]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_nothing_that_a_reviewer_or_word_hid_is_in_draft_or_report(exampleshire, file):
    made = import_document(file, "lessons", exampleshire)
    assert "Zz" not in made.text + repr(made.notices) + repr(made.decisions) + repr(made.moved)
    assert not [name for name, content in made.pictures.items() if b"Zz" in content]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_their_drafts_are_held_and_have_no_mistake(exampleshire, file):
    made = import_document(file, "lessons", exampleshire)
    source, problems = parse_source(Path("a.md"), made.text.encode())
    context = {"zone": None, "vocabulary": exampleshire, "names": frozenset()}
    item, mistakes = parse_record(KINDS["lessons"], source.fields, source.file, context)
    assert not problems + mistakes
    assert item.status == "draft"


# The title.


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([paragraph("first"), paragraph("Named", style="Title")], "Named"),
        ([paragraph("Headed", style="heading1"), paragraph("a", style="heading1")], "Headed"),
        ([paragraph("a"), paragraph("Alone", style="heading1"), paragraph("b")], "Alone"),
        ([paragraph("a"), paragraph("b", style="heading1"), paragraph("c", style="heading1")], ""),
        ([paragraph("Summary", style="heading1"), paragraph("b")], ""),
        ([paragraph(run("Bold", "<w:b/>")), paragraph("b")], "Bold"),
        ([paragraph("nothing")], ""),
    ],
)
def test_the_title_is_the_style_then_a_heading_then_the_name_of_the_file(imported, blocks, title):
    assert imported(*blocks).title == (title or "the file")


def test_a_given_title_wins_and_that_of_the_document_is_told_as_lost_by_nobody(imported):
    made = imported(paragraph("Own", style="Title"), paragraph("a"), title='  Mine:  "yes" ')
    assert made.title == 'Mine: "yes"'
    assert fields(made)["title"] == 'Mine: "yes"'
    assert not made.notices


def test_the_property_of_the_document_comes_before_the_name_of_the_file(imported):
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dates = "<dcterms:created>2026-03-04T09:00:00Z</dcterms:created>"
    core = f'<c:p xmlns:c="{space}" {SPACES}><dc:title>Kept</dc:title>{dates}</c:p>'
    made = imported(paragraph("a"), parts={"docProps/core.xml": core})
    assert made.title == "Kept"
    assert "# the Word document was made on 2026-03-04" in made.text


# What is moved into the header.

HEADING = paragraph("What we learned", style="heading1")
BULLETS = [paragraph("• one"), paragraph("• two")]


def test_lists_under_known_headings_move_into_the_header(imported):
    asked = paragraph("4. Questions for your team:", style="heading1")
    made = imported(
        paragraph("x"), HEADING, *BULLETS, asked, paragraph("1. Why?"), paragraph("2. Who?")
    )
    assert [one["point"] for one in fields(made)["learning"]] == ["one", "two"]
    assert fields(made)["questions"] == ["Why?", "Who?"]
    assert body(made) == "x"


def test_words_beside_a_moved_list_stay_and_are_told(imported):
    made = imported(paragraph("x"), HEADING, paragraph("Two things:"), *BULLETS)
    assert body(made) == "x\n\n## What we learned\n\nTwo things:"
    assert "learning" in [one.field for one in made.decisions]


@pytest.mark.parametrize(
    "block",
    [
        paragraph("only prose"),
        paragraph("• a", picture("p")) + paragraph("• b"),
        table(["a", "b"], ["c", "d"]),
        "",
    ],
)
def test_a_section_that_a_header_cannot_hold_stays_and_is_told(imported, block):
    made = imported(
        paragraph("x"),
        HEADING,
        block,
        links=[("p", "image", "media/a.png", False)],
        parts={"word/media/a.png": png()},
    )
    assert "## What we learned" in body(made)
    assert fields(made)["learning"] is None
    assert [one.told for one in made.decisions if one.field == "learning"]


def test_nothing_moves_in_kinds_that_have_no_such_fields(imported):
    made = imported(paragraph("x"), HEADING, *BULLETS, kind="guidance")
    assert body(made) == "x\n\n## What we learned\n\n- one\n- two"
    assert {"edition", "review_by"} <= {one.field for one in made.decisions}


def test_a_summary_that_fits_moves_and_a_long_one_stays(imported):
    heading = paragraph("In one minute", style="heading1")
    short = imported(paragraph("x"), heading, paragraph("y" * 300))
    assert fields(short)["summary"] == "y" * 300
    assert body(short) == "x"
    long = imported(paragraph("x"), heading, paragraph("y" * 301))
    assert "y" * 301 in body(long)
    assert "301 characters" in " ".join(one.told for one in long.decisions)


def test_a_table_of_actions_moves_with_agencies_and_days_that_are_sure(imported):
    head = ["No", "Action", "Lead agency", "Deadline"]
    rows = [
        ["1", "a", "Police; early help and GPs", "31/03/2027"],
        ["2", "b", "Somebody", "soon"],
        ["3", "c", "Police, somebody", "by 1st May 2027."],
        ["4", "d", "", "31/02/2027"],
    ]
    made = imported(
        paragraph("x"), paragraph("Recommendations", style="heading1"), table(head, *rows)
    )
    assert fields(made)["actions"] == [
        {"do": "a", "for": ["police", "early-help", "primary-care"], "by": "2027-03-31"},
        {"do": "b"},
        {"do": "c", "by": "2027-05-01"},
        {"do": "d"},
    ]
    for remark in ("for: the document says “Somebody”", "by: the document says “soon”"):
        assert f"# {remark}" in made.text
    unsure = [one for one in made.decisions if one.field.startswith("actions.")]
    assert len(unsure) == 4
    lines = made.text.splitlines()
    assert all(re.search("“(.*?)”", one.told)[0] in lines[one.line - 1] for one in unsure)
    assert not [one for one in told(made) if one[0] == "passage"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Cost"], ["a", "high"]],
        [["Agency", "Date"], ["Police", "soon"]],
        [["Action", "Action"], ["a", "b"]],
        [["Action", "Who"], ["", "Police"]],
        [["No", "Action"], ["see above, twice", "a"]],
    ],
)
def test_a_table_whose_columns_are_not_clear_stays(imported, rows):
    made = imported(paragraph("x"), paragraph("Actions", style="heading1"), table(*rows))
    assert "| --- | --- |" in body(made)
    assert fields(made)["actions"] is None


@pytest.mark.parametrize(
    ("entry", "audiences", "by"),
    [
        ("Police: write it down", ["police"], None),
        (
            "Schools and GPs should ring by 31 March 2027.",
            ["education", "primary-care"],
            "2027-03-31",
        ),
        ("Everyone should ring by 2027-03-31 or by 2027-04-30", None, None),
        ("Police and strangers should ring", None, None),
        ("On 31 March 2027 police will meet", None, None),
    ],
)
def test_an_action_of_a_list_says_whom_and_when_only_where_that_is_sure(
    imported, entry, audiences, by
):
    made = imported(
        paragraph("x"),
        paragraph("Next steps", style="heading1"),
        paragraph(f"• {entry}"),
        paragraph("• b"),
    )
    first = fields(made)["actions"][0]
    assert (first["do"], first.get("for"), first.get("by")) == (entry, audiences, by)


def test_a_footnote_of_a_learning_point_is_its_source(imported):
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    made = imported(
        paragraph("x"),
        HEADING,
        paragraph("• one.", mark),
        paragraph("• two"),
        links=[("f", "footnotes", "footnotes.xml", False)],
        parts={"word/footnotes.xml": notes("footnote", "Page 4.")},
    )
    assert fields(made)["learning"][0] == {"point": "one.", "source": "Page 4."}
    assert "[^" not in made.text


def test_words_of_the_vocabulary_are_offered_and_not_decided(imported):
    made = imported(
        paragraph("Chronic neglect. Neglect! ICON, not an icon. A SCR. Date: 3 May 2026")
    )
    assert fields(made)["themes"] is None
    offered = next(line for line in made.text.splitlines() if line.startswith("# themes found"))
    assert "neglect (2 times: “chronic neglect”, “neglect”)" in offered
    assert "injuries-non-mobile-babies (once: “ICON”)" in offered
    assert "scr (once: “SCR”)" in made.text
    assert "# the text says “Date: 3 May 2026”: 2026-05-03" in made.text
    assert {"themes", "summary", "published", "audiences", "source_kind"} <= {
        one.field for one in made.decisions
    }


# What Markdown has not.

BOX = f"<w:txbxContent>{paragraph('Boxed words')}</w:txbxContent>"
OLD_BOX = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
NEW_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
    f"<a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    f"</wp:inline></w:drawing></mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def drawing(uri):
    graphic = f'<a:graphic><a:graphicData uri="http://x/{uri}"/></a:graphic>'
    inline = f'<wp:inline><wp:docPr id="1" name="d" descr="Seen"/>{graphic}</wp:inline>'
    return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"


def form(kind, shown):
    content = f"<w:sdtContent>{run(shown)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr>{content}</w:sdt>"


def field(code, shown):
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{code}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


LOST = {
    "insertion": (f"<w:ins {CHANGE}>{run('new')}</w:ins>", "tracked insertion", "a new b"),
    "deletion": (
        f"<w:del {CHANGE}><w:r><w:delText>old</w:delText></w:r></w:del>",
        "tracked deletion",
        "a b",
    ),
    "moved away": (f"<w:moveFrom {CHANGE}>{run('old')}</w:moveFrom>", "tracked deletion", "a b"),
    "moved here": (f"<w:moveTo {CHANGE}>{run('new')}</w:moveTo>", "tracked insertion", "a new b"),
    "comment": ('<w:r><w:commentReference w:id="1"/></w:r>', "comment", "a b"),
    "hidden": (run("hidden", "<w:vanish/>"), "hidden text", "a b"),
    "old box": (OLD_BOX, "text box", "a b\n\nBoxed words"),
    "new box": (NEW_BOX, "text box", "a b\n\nBoxed words"),
    "chart": (drawing("chart"), "chart", "a b"),
    "smart art": (drawing("diagram"), "SmartArt drawing", "a b"),
    "drawing": (drawing("wordprocessingShape"), "drawing", "a b"),
    "old drawing": ("<w:r><w:pict><v:line/></w:pict></w:r>", "drawing", "a b"),
    "embedded": (
        '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
        "embedded file",
        "a b",
    ),
    "linked picture": (picture("far", link="r:link"), "linked picture", "a b"),
    "equation": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "equation", "a x=1 b"),
    "page number": (field(" PAGE ", "7"), "field", "a 7 b"),
    "simple field": (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "field", "a 7 b"),
    "link within": (
        f'<w:hyperlink w:anchor="x">{run("there")}</w:hyperlink>',
        "link within the document",
        "a there b",
    ),
    "field link within": (
        field(' HYPERLINK \\l "x" ', "there"),
        "link within the document",
        "a there b",
    ),
    "highlight": (
        run("marked", '<w:highlight w:val="yellow"/>'),
        "highlighted or coloured passage",
        "a marked b",
    ),
    "colour": (
        run("red", '<w:color w:val="FF0000"/>'),
        "highlighted or coloured passage",
        "a red b",
    ),
    "shade": (
        run("grey", '<w:shd w:fill="DDDDDD"/>'),
        "highlighted or coloured passage",
        "a grey b",
    ),
    "underline": (run("under", '<w:u w:val="single"/>'), "underlined passage", "a under b"),
    "placeholder": (
        form("<w:showingPlcHdr/>", "Click here"),
        "form field that nobody filled in",
        "a b",
    ),
    "form": (
        form("<w:text/>", "filled"),
        "form field",
        "a filled b",
    ),
    "bad link": (f'<w:hyperlink r:id="bad">{run("there")}</w:hyperlink>', "link", "a there b"),
    "picture that is not there": (picture("gone", "What it shows"), "picture", "a b"),
    "unknown element": (
        "<w:strange><w:r><w:t>Strange</w:t></w:r></w:strange>",
        "passage",
        "a b",
    ),
    "unknown element without words": (
        "<w:strange/>",
        "part that is not understood",
        "a b",
    ),
    "ink": ('<w:r><w:contentPart r:id="ink"/></w:r>', "drawing by pen", "a b"),
    "ruby": (
        f"<w:r><w:ruby><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r>",
        "passage",
        "a b",
    ),
}
LINKS = [
    ("bad", "hyperlink", "file:///c:/a.doc", True),
    ("far", "image", "http://far.example/a.png", True),
    ("gone", "image", "media/gone.png", False),
]
PLACED_OTHERWISE = ("link", "part that is not understood")


@pytest.mark.parametrize("name", LOST)
def test_what_markdown_has_not_is_told_with_its_place(imported, name):
    piece, kind, wanted = LOST[name]
    under = paragraph("The place", style="heading1")
    made = imported(paragraph("T", style="Title"), under, paragraph("a ", piece, " b"), links=LINKS)
    assert body(made) == f"## The place\n\n{wanted}"
    found = [notice for notice in made.notices if notice.kind.one == kind]
    assert len(found) == 1
    assert kind in PLACED_OTHERWISE or "under “The place”" in found[0].place


@pytest.mark.parametrize("name", ["deletion", "moved away", "comment", "hidden"])
def test_what_was_hidden_is_not_printed_either(imported, name):
    made = imported(paragraph("a ", LOST[name][0], " b"))
    assert "old" not in repr(made.notices)
    assert "hidden" not in " ".join(notice.told for notice in made.notices)


VANISH = "<w:vanish/>"
HIDDEN_RUN = "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>"
TRICKS = """
    <w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Secret"/></w:style>
    <w:style w:type="character" w:styleId="Letters"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="heading1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
    <w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Secret"/>
        <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="table" w:styleId="Grid"><w:rPr><w:vanish/></w:rPr></w:style>"""
HIDDEN = {
    "two runs": paragraph("Seen ", run("Zz one", VANISH), " and ", run("Zz two", VANISH)),
    "a heading": paragraph("Seen ", run("Zz", VANISH), style="heading1"),
    "a bold line": paragraph(run("Seen", "<w:b/>"), run(" Zz", f"<w:b/>{VANISH}")),
    "a style on a hiding one": paragraph("Zz based", style="Under"),
    "a style of letters": paragraph(run("Zz", '<w:rStyle w:val="Letters"/>')),
    "a style of tables": table(["Zz", "Zz"]).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
    ),
    "a row": table(["a"], ["Zz"]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"),
    "a box": paragraph("a", HIDDEN_RUN.format(NEW_BOX[5:-6].replace("Boxed", "Zz"))),
    "a picture": paragraph("a", HIDDEN_RUN.format(picture("pic", "Zz")[5:-6])),
    "a drawing": paragraph("a", picture("pic", "Zz").replace("<wp:docPr", '<wp:docPr hidden="1"')),
    "a note": paragraph("a", HIDDEN_RUN.format('<w:footnoteReference w:id="1"/>')),
    "an equation": paragraph(
        "a", f"<m:oMath><m:r><w:rPr>{VANISH}</w:rPr><m:t>Zz</m:t></m:r></m:oMath>"
    ),
    "a field": paragraph(
        *(
            HIDDEN_RUN.format(f'<w:fldChar w:fldCharType="{step}"/><w:t>Zz</w:t>')
            for step in ("begin", "separate", "end")
        ),
        "after",
    ),
}
STRUCK = {
    "a note": paragraph("a", f'<w:del {CHANGE}><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'),
    "a cell": table(["a", "Zz"]).replace(
        paragraph("Zz"), f"<w:tcPr><w:cellDel {CHANGE}/></w:tcPr>{paragraph('Zz')}"
    ),
    "a row": table(["a"], ["Zz"]).replace("<w:tr>", f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr>"),
    "two pieces": paragraph(
        "a", *(f"<w:moveFrom {CHANGE}>{run(word)}</w:moveFrom>" for word in ("Zz", "Zz"))
    ),
    "an equation": paragraph(
        "a", f"<m:oMath><w:del {CHANGE}><m:r><m:t>Zz</m:t></m:r></w:del></m:oMath>"
    ),
}
AROUND = {
    "links": [
        ("f", "footnotes", "footnotes.xml", False),
        ("pic", "image", "media/a.png", False),
    ],
    "parts": {
        "word/footnotes.xml": notes("footnote", "Zz note"),
        "word/media/a.png": png(),
        "word/styles.xml": f"<w:styles {SPACES}>{TRICKS}</w:styles>",
    },
}


@pytest.mark.parametrize(
    ("block", "kind"),
    [(block, "hidden text") for block in HIDDEN.values()]
    + [(block, "tracked deletion") for block in STRUCK.values()],
    ids=[f"hidden {name}" for name in HIDDEN] + [f"struck {name}" for name in STRUCK],
)
def test_no_word_that_was_hidden_is_in_draft_or_report_wherever_it_hid(imported, block, kind):
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    # A note that nothing refers to would be found in every case.
    note = {} if "footnoteReference" in block else {"word/footnotes.xml": None}
    parts = AROUND["parts"] | note
    blocks = [paragraph("First."), block, paragraph("Last.", mark)]
    made = imported(*blocks, links=AROUND["links"], parts=parts)
    assert "zz" not in (made.text + repr([made.notices, made.decisions, made.moved])).lower()
    assert not made.pictures
    assert kind in [found for found, _ in told(made)]
    assert "Last." in body(made)


@pytest.mark.parametrize("style", ["Ring", "Shown", "Nowhere"])
def test_a_style_that_hides_nothing_hides_nothing(imported, style):
    made = imported(paragraph("Seen", style=style), **AROUND)
    assert body(made) == "Seen"


def test_the_usual_style_can_hide_what_has_none(imported):
    usual = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{VANISH}</w:rPr>'
    styles = f"<w:styles {SPACES}>{usual}</w:style></w:styles>"
    made = imported(
        paragraph("Zz"),
        paragraph(run("Seen", '<w:vanish w:val="0"/>')),
        parts={"word/styles.xml": styles},
    )
    assert body(made) == "Seen"


def test_a_style_can_hide_words_too(imported):
    made = imported(paragraph("a"), paragraph("secret", style="Secret"))
    assert body(made) == "a"
    assert [kind for kind, _ in told(made)] == ["hidden text"]


def test_headers_and_footers_are_told_without_their_words(imported):
    header = f"<w:hdr {SPACES}>{paragraph('Case of Zz')}</w:hdr>"
    made = imported(paragraph("a"), parts={"word/header1.xml": header, "word/header2.xml": header})
    assert told(made) == [("header or footer", "the header of the pages")]


def test_an_empty_header_is_not_told(imported):
    made = imported(paragraph("a"), parts={"word/header1.xml": f"<w:hdr {SPACES}><w:p/></w:hdr>"})
    assert not made.notices


@pytest.mark.parametrize("core", ["Kept", ""])
def test_a_title_that_does_not_stand_in_the_text_is_to_be_decided(imported, core):
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    part = f'<c:p xmlns:c="{space}" {SPACES}><dc:title>{core}</dc:title></c:p>'
    made = imported(paragraph("a"), parts={"docProps/core.xml": part})
    asked = [one for one in made.decisions if one.field == "title"]
    assert ["properties" in one.told for one in asked] == [bool(core)]
    assert made.text.splitlines()[asked[0].line - 1].startswith("title:")
    given = imported(paragraph("a"), title="Given", parts={"docProps/core.xml": part})
    assert not [one for one in given.decisions if one.field == "title"]


def test_signs_that_nobody_sees_do_not_spoil_the_title_or_the_report(imported):
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    part = f'<c:p xmlns:c="{space}" {SPACES}><dc:title>A\x7fB\u2028C &#x9f; D</dc:title></c:p>'
    made = imported(paragraph("a"), parts={"docProps/core.xml": part})
    assert fields(made)["title"] == made.title == "A B C D"
    assert imported(paragraph("a"), title="A\0\x1b[31mB").title == "A [31mB"
    alt = imported(paragraph("a", picture("gone", "x\x9fy")), links=LINKS)
    assert next(what for _, what in told(alt)).endswith("“x y”: it is not in the file")


LINK = f'<w:hyperlink r:id="web">{run("a link")}</w:hyperlink>'
WEB = {
    "links": [
        ("web", "hyperlink", "https://e.example/x", True),
        ("pic", "image", "media/a.png", False),
    ],
    "parts": {"word/media/a.png": png()},
}


def test_links_and_pictures_that_the_title_cannot_hold_are_told_and_not_written(imported):
    title = paragraph("T ", LINK, picture("pic", "Alt"), style="Title")
    made = imported(title, paragraph("a"), **WEB)
    assert told(made) == [
        ("link", "“a link”: https://e.example/x"),
        ("picture", "in the title, or in a heading that was moved"),
    ]
    assert not made.pictures


def test_a_link_in_the_heading_of_a_moved_section_is_told(imported):
    heading = paragraph("Questions for ", LINK.replace("a link", "the team"), style="heading1")
    made = imported(paragraph("a"), heading, paragraph("• b?"), paragraph("• c?"), **WEB)
    assert ("link", "“the team”: https://e.example/x") in told(made)
    assert body(made) == "a"


def test_links_and_pictures_of_the_text_are_not_told(imported):
    made = imported(paragraph("a ", LINK, picture("pic", "Alt")), table([LINK], ["b"]), **WEB)
    assert not made.notices
    assert list(made.pictures) == ["picture-1.png"]


@pytest.mark.parametrize("words", ["title status draft", "Seen alone twice"])
def test_lost_words_are_missed_though_header_or_report_say_the_same(imported, words):
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    strange = f"<w:strange>{paragraph(words)}</w:strange>"
    made = imported(paragraph("Seen alone twice", mark), strange)
    lost = [what for kind, what in told(made) if kind == "passage"]
    assert lost == [f"at the beginning: “{words.lower()}”"]


def test_words_of_a_note_are_not_told_even_where_they_are_lost(imported):
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    made = imported(paragraph("T", mark, style="Title"), paragraph("a"), **AROUND)
    assert told(made) == [("passage", "in a footnote")]


def numbered(*levels, more=""):
    """A numbering part: levels as (kind, start), list 1; ``more`` are further lists."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/></w:lvl>'
        for at, (kind, start) in enumerate(levels)
    )
    one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
    return {
        "links": [("n", "numbering", "numbering.xml", False)],
        "parts": {
            "word/numbering.xml": f"<w:numbering {SPACES}>{abstract}{one}{more}</w:numbering>"
        },
    }


def entry(text, depth=0, num=1):
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/>'
    return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr>{run(text)}</w:p>"


def test_a_list_goes_on_after_a_paragraph_and_starts_where_it_started(imported):
    blocks = [entry("a"), entry("b"), paragraph("see 6"), entry("c")]
    made = imported(*blocks, **numbered(("decimal", 4)))
    assert body(made) == "4. a\n5. b\n\nsee 6\n\n6. c"
    assert not made.notices


def test_a_list_that_begins_anew_counts_anew(imported):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}</w:num>'
    blocks = [entry("a"), entry("b"), paragraph("x"), entry("c", num=2), entry("d", num=2)]
    made = imported(*blocks, **numbered(("decimal", 1), more=more))
    assert body(made) == "1. a\n2. b\n\nx\n\n1. c\n2. d"
    # Without the paragraph between, Markdown makes one list of the two.
    joined = imported(*blocks[:2], *blocks[3:], **numbered(("decimal", 1), more=more))
    assert [kind for kind, _ in told(joined)] == ["list numbered in another way"]


def test_lists_numbered_by_letters_are_told(imported):
    blocks = [entry("a"), entry("b", 1), entry("c", 1), entry("d")]
    made = imported(*blocks, **numbered(("decimal", 1), ("lowerLetter", 1)))
    assert told(made) == [("list numbered in another way", "“b c…”: in Word a, b")]
    assert body(made) == "1. a\n    1. b\n    2. c\n2. d"


def test_bullets_have_no_numbers(imported):
    made = imported(entry("a"), entry("b"), **numbered(("bullet", 1)))
    assert body(made) == "- a\n- b"
    assert not made.notices


def test_a_bullet_typed_before_bold_words_is_one(imported):
    bold = run("bold", "<w:b/>")
    made = imported(paragraph("x"), paragraph("- ", bold, " one"), paragraph("- two"))
    assert body(made) == "x\n\n- **bold** one\n- two"
    mark = run("• all bold", "<w:b/>")
    assert "- **all bold** one\n- two" in body(
        imported(paragraph("x"), paragraph(mark, " one"), paragraph("• two"))
    )


def test_merged_cells_are_told(imported):
    merged = table(["a", "b"], ["c", "d"]).replace(
        "<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1
    )
    made = imported(paragraph("x"), merged)
    assert [kind for kind, _ in told(made)] == ["table with merged cells"]


def test_a_table_of_contents_is_left_out_and_told(imported):
    made = imported(paragraph("One 1", style="toc1"), paragraph("a"))
    assert body(made) == "a"
    assert [kind for kind, _ in told(made)] == ["table of contents"]


def test_a_text_in_another_file_is_told(imported):
    made = imported(paragraph("a"), '<w:altChunk r:id="x"/>')
    assert [kind for kind, _ in told(made)] == ["part kept in another file"]


def test_endnotes_are_footnotes(imported):
    mark = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    made = imported(
        paragraph("a", mark),
        links=[("e", "endnotes", "endnotes.xml", False)],
        parts={"word/endnotes.xml": notes("endnote", "At the end.")},
    )
    assert body(made) == "a[^1]\n\n[^1]: At the end."


def test_a_note_that_nothing_refers_to_is_told(imported):
    made = imported(
        paragraph("a"),
        links=[("f", "footnotes", "footnotes.xml", False)],
        parts={"word/footnotes.xml": notes("footnote", "Alone")},
    )
    assert told(made) == [("unused note", "in a footnote")]
    assert body(made) == "a"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_can_be_made(imported, kind):
    made = imported(paragraph("Named", style="Title"), paragraph("a"), kind=kind)
    assert fields(made)["status"] == "draft"
    assert body(made) == "a"
    named = {field.alias or name for name, field in KINDS[kind].model_fields.items()}
    assert {one.field for one in made.decisions} <= named
