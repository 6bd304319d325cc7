"""What the public may not see is found in a built site, whatever its disguise; nothing else is."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import struct
import zipfile
import zlib
from urllib.parse import quote

import brotli
import pytest
from bulletin_press.verifying.built import Built, BuiltFile
from bulletin_press.verifying.held_words import HeldWords
from bulletin_press.verifying.search import Asked
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

TITLE = "Zoë’s quiet room: nobody asked who slept there"
SHORT = "Quiet-Rooms"
DRAFT = {"status": "draft", "published": None}
EMBARGOED = {"status": "embargoed", "embargo": {"reason": "inquest", "review": "2027-02-01"}}
SCHEDULED = {"published": "2027-01-05"}
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-05-01", "reason": "Out of date."}}


@pytest.fixture
def asked(a_project, a_site, at, tmp_path):
    """Write a site and ask about it: ``asked(files, *items)``."""

    def make(files, *items, **site):
        for name, content in files.items():
            place = tmp_path / "site" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        built = Built(tmp_path / "site")
        return Asked(built, a_site(**site), a_project(*items), at())

    return make


@pytest.fixture
def problems(asked):
    """Search a site: ``problems(files, *items)`` gives what is told of it."""

    def tell(files, *items, **site):
        question = asked(files, *items, **site)
        search = HeldWords(question)
        told = [problem for file in question.built.files() for problem in search.look(file)]
        assert list(search.finish()) == []
        return told

    return tell


@pytest.fixture
def places(problems, tmp_path):
    """The same; only where: ``PATH:LINE``."""

    def tell(files, *items, **site):
        told = problems(files, *items, **site)
        return [f"{one.path_from(tmp_path / 'site')}:{one.line}" for one in told]

    return tell


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + b"\0\0\0\0"


def _png(kind, text):
    return b"\x89PNG\r\n\x1a\n" + _chunk(kind, text) + _chunk(b"IEND", b"")


def _zip(name, content):
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return parcel.getvalue()


def _jpeg(comment):
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = comment.encode("ascii", "ignore").decode()
    Image.new("RGB", (8, 8)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def _webp(comment):
    made = io.BytesIO()
    xmp = f"<x:xmpmeta><dc:title>{comment}</dc:title></x:xmpmeta>".encode()
    Image.new("RGB", (8, 8)).save(made, "WEBP", xmp=xmp)
    return made.getvalue()


def _drawn_png(comment):
    made, said = io.BytesIO(), PngImagePlugin.PngInfo()
    said.add_itxt("Description", comment, zip=True)
    Image.new("RGB", (8, 8)).save(made, "PNG", pnginfo=said)
    return made.getvalue()


def _pdf_about(title):
    made, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": title})
    writer.write(made)
    return made.getvalue()


def _pdf_with(text):
    return b"%PDF-1.7\nstream\n" + zlib.compress(text.encode()) + b"\nendstream"


def _folded(text):
    return "BEGIN:VCALENDAR\r\nSUMMARY:" + "\r\n ".join(text[at : at + 9] for at in range(0, 60, 9))


def _escaped(text, sign):
    return "".join(sign.format(ord(letter)) for letter in text)


def _json_escaped(text):
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


DISGUISES = {
    "plain": lambda text: (f"<p>a {text} b</p>", "a.html"),
    "in capitals": lambda text: (text.upper(), "a.html"),
    "in entities": lambda text: (_escaped(text, "&#{};"), "a.html"),
    "in entities of entities": lambda text: (_escaped(text, "&amp;#x{:x};"), "a.xml"),
    "in a feed": lambda text: (html.escape(f"<p>{html.escape(text)}</p>"), "a.xml"),
    "percent-encoded": lambda text: (quote(text, safe=""), "a.html"),
    "in a share address": lambda text: (f"?text={quote(text).replace('%20', '+')}", "a.html"),
    "in escapes of JSON": lambda text: (_json_escaped(text), "a.json"),
    "in escapes of scripts": lambda text: (_escaped(text, "\\u{{{:x}}}"), "a.js"),
    "in short escapes of scripts": lambda text: (
        _escaped(text.replace("ë", "e").replace("’", ""), "\\x{:02x}"),
        "a.js",
    ),
    "in JSON": lambda text: (json.dumps({"said": f'"/\n{text}"'}).replace("/", "\\/"), "a.json"),
    "in a tag": lambda text: (f'<img alt="{text}" src="x.png">', "a.html"),
    "broken by tags": lambda text: (f"{text[:3]}<b>{text[3:7]}</b>{text[7:]}", "a.html"),
    "broken by lines": lambda text: ("<p>" + text.replace(" ", "\n   "), "a.html"),
    "with soft hyphens": lambda text: (text.replace("o", "o\u00ad"), "a.html"),
    "with accents apart": lambda text: (text.replace("ë", "e\u0308"), "a.html"),
    "with other signs": lambda text: (text.replace("’", "'").replace(": ", " – "), "a.html"),
    "in a remark": lambda text: (f"<!-- {text} -->", "a.html"),
    "folded": lambda text: (_folded(text), "a.ics"),
    "quoted in a table": lambda text: (f'1,"""{text}""",2', "a.csv"),
    "in a drawing": lambda text: (f"<svg><text>{text}</text></svg>", "a.svg"),
    "in UTF-16": lambda text: (text.encode("utf-16"), "a.txt"),
    "in quoted-printable": lambda text: (quopri.encodestring(f"{text}\n".encode() * 3), "a.eml"),
    "in base64": lambda text: (b"data:x;base64," + base64.b64encode(text.encode()), "a.css"),
    "in base64 for addresses": lambda text: (
        b"data:x;base64," + base64.urlsafe_b64encode(f"??>>{text}".encode()),
        "a.css",
    ),
    "in a gzip file": lambda text: (gzip.compress(text.encode()), "a.xml.gz"),
    "behind a gzip file": lambda text: (gzip.compress(b"x ") + text.encode(), "a.gz"),
    "in two gzip files": lambda text: (gzip.compress(b"x ") + gzip.compress(text.encode()), "a.gz"),
    "in a brotli file": lambda text: (brotli.compress(text.encode()), "a.html.br"),
    "in a bzip2 file": lambda text: (bz2.compress(text.encode()), "a.bz2"),
    "in an xz file": lambda text: (lzma.compress(text.encode()), "a.xz"),
    "in the search index": lambda text: (
        gzip.compress(b"pagefind_dcd" + json.dumps({"content": text}).encode()),
        "a.pf_fragment",
    ),
    "in a zip": lambda text: (_zip("x.txt", text), "a.zip"),
    "in a gzip file in a zip": lambda text: (_zip("b.gz", gzip.compress(text.encode())), "a.zip"),
    "in a name within a zip": lambda text: (_zip(f"{text}.txt", b""), "a.docx"),
    "in a picture's text": lambda text: (_png(b"tEXt", b"Comment\0" + text.encode()), "a.png"),
    "in a picture's packed text": lambda text: (
        _png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())),
        "a.png",
    ),
    "in a picture's EXIF": lambda text: (
        _png(b"eXIf", b"II*\0" + text.encode("utf-16-le")),
        "a.png",
    ),
    "in a picture's international text": lambda text: (_drawn_png(text), "a.png"),
    "behind a picture": lambda text: (_png(b"tEXt", b"a\0b") + text.encode(), "a.png"),
    "in a photograph": lambda text: (_jpeg(text.replace("ë", "e")), "a.jpg"),
    "in a picture for the web": lambda text: (_webp(text), "a.webp"),
    "in a PDF's properties": lambda text: (_pdf_about(text), "a.pdf"),
    "in a stream of a PDF": lambda text: (_pdf_with(text), "a.pdf"),
}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("said", [TITLE, SHORT])
def test_a_held_title_is_found_in_every_disguise(disguise, said, an_item, places):
    content, name = disguise(said)
    found = places({name: content}, an_item(title=said, slug="held", **EMBARGOED))
    assert {place.partition(":")[0] for place in found} == {name}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_nothing_is_found_where_other_words_stand(disguise, an_item, places):
    content, name = disguise("Zoë’s quiet house: everyone knew who slept there")
    found = places({name: content}, an_item(title=TITLE, slug="held", **EMBARGOED))
    # What is cut off, as a PDF of one stream, cannot be opened to the end and is told as such.
    assert found == ([f"{name}:1"] if disguise is DISGUISES["in a stream of a PDF"] else [])


@pytest.mark.parametrize("held", [DRAFT, EMBARGOED, SCHEDULED], ids=["draft", "embargo", "to come"])
def test_whatever_keeps_an_item_back_its_words_are_found(held, an_item, places):
    assert places({"a.html": f"x\n<p>{TITLE}"}, an_item(title=TITLE, **held)) == ["a.html:2"]


def test_the_words_of_a_public_item_are_not_looked_for(an_item, places):
    assert places({"a.html": TITLE}, an_item(title=TITLE)) == []


TEXTS = {
    "summary": {"summary": TITLE},
    "date_note": {"date_note": TITLE},
    "learning": {"learning": [{"point": "One.", "source": TITLE}]},
    "actions": {"actions": [{"do": "Ask.", "response": TITLE, "responded": "2026-01-01"}]},
    "questions": {"questions": [TITLE]},
    "approved": {"approved": {"by": TITLE, "on": "2026-01-01"}},
    "allow": {"allow": [{"check": "x", "text": "y", "why": TITLE, "by": "z"}]},
    "social": {"social": {"messages": ["One.", TITLE], "image_alt": "Two"}},
    "image_alt": {"social": {"image_alt": TITLE}},
    "citations": {"citations": [{"title": TITLE}]},
    "changes": {"changes": [{"date": "2026-01-20", "note": TITLE}]},
    "body": {"body": f"First.\n\n- one\n- {TITLE}\n"},
    "heading": {"body": f"## {TITLE}\n"},
    "emphasis": {"body": TITLE.replace("nobody", "**nobody**")},
    "alternative text": {"body": f"![{TITLE}](a.png)\n"},
    "title of a picture": {"body": f'![x](a.png "{TITLE}")\n'},
    "remark": {"body": f"<!-- {TITLE} -->\n"},
}


@pytest.mark.parametrize("fields", TEXTS.values(), ids=TEXTS)
def test_every_text_of_a_held_item_is_looked_for(fields, an_item, places):
    item = an_item(**{"title": "Other words", **DRAFT, **fields})
    assert places({"a.html": f"<p>{TITLE}</p>"}, item) == ["a.html:1"]
    assert places({"a.html": "<p>Nothing of that</p>"}, item) == []


def test_a_remark_in_a_header_is_looked_for(header, places):
    item, _ = header("lessons", f"status: draft\n# {TITLE}\ntitle: Other words")
    assert places({"a.html": TITLE}, item) == ["a.html:1"]


LONG = (
    "The school rang the home on Monday and again on Thursday, and each time an uncle answered."
    " Nobody wrote down that the same uncle had been asked to leave. The nurse, who knew this,"
    " was not in the meeting; her notes were found in a drawer after the review had begun."
)


@pytest.mark.parametrize(
    "part", [LONG[90:160], LONG[20:110], LONG[-75:], LONG.replace("uncle", "x")]
)
def test_a_part_of_a_long_text_is_found(part, an_item, places):
    assert places({"a.html": f"<p>… {part} …"}, an_item(body=LONG, **DRAFT)) == ["a.html:1"]


def test_an_attachment_is_found_by_name_by_words_and_by_bytes(an_item, places, tmp_path):
    plan = tmp_path / "family-plan.txt"
    plan.write_text(f"Plan\n{LONG}\n", "utf-8")
    item = an_item(attachments={"family-plan.txt": plan}, title="Other words", **DRAFT)
    files = {
        "a.html": '<a href="Family-Plan.txt">',
        "b.html": LONG[90:160],
        "c.bin": plan.read_bytes(),
        "d.zip": _zip("x", plan.read_bytes()),
        "family-plan.webp": b"",
        "e.html": "a family and a plan; plan.txt",
    }
    found = places(files, item)
    assert found == ["a.html:1", "b.html:1", "c.bin:2", "d.zip:1", "family-plan.webp:1"]


def _picture(place, colour, **said):
    Image.new("RGB", (20, 20), colour).save(place, **said)
    return place


def test_a_held_picture_is_found_without_its_metadata_and_in_another_format(
    an_item, problems, tmp_path
):
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "someone")
    held = _picture(tmp_path / "held.png", "red", pnginfo=said)
    bare = _picture(tmp_path / "bare.png", "red").read_bytes()
    other = _picture(tmp_path / "other.png", "blue").read_bytes()
    webp = _picture(tmp_path / "x.webp", "red", lossless=True).read_bytes()
    assert bare != held.read_bytes()
    item = an_item(attachments={"held.png": held}, title="Other words", **DRAFT)
    files = {"a.png": bare, "b.webp": webp, "c.png": other, "d.css": "base64," + _encoded(bare)}
    told = problems(files, item)
    assert [problem.file.name for problem in told] == ["a.png", "b.webp", "d.css"]
    assert all("held.png" in problem.message for problem in told)


def _encoded(content):
    return base64.b64encode(content).decode()


def test_a_picture_that_a_public_item_has_too_is_no_problem(an_item, places, tmp_path):
    picture = _picture(tmp_path / "map.png", "red")
    held = an_item(slug="held", title="Other words", attachments={"map.png": picture}, **DRAFT)
    public = an_item(attachments={"map.png": picture})
    assert places({"lessons/ask-twice/map.png": picture.read_bytes()}, held, public) == []


ADDRESSES = [
    '<a href="/lessons/quiet/">x</a>',
    '<a href="../../lessons/quiet/">x</a>',
    "https://learning.exampleshire.org/lessons/quiet/share/",
    '{"item": "lessons/quiet"}',
    "tag:learning.exampleshire.org,2026-01-01:lessons/quiet",
    "lessons%2Fquiet%2F and /lessons%2fquiet/",
    "BEGIN:VCALENDAR\r\nURL:https://x.org/lessons/qu\r\n iet/\r\n",
    '<meta http-equiv="refresh" content="0; url=/old/quiet.html">',
]


@pytest.mark.parametrize("written", ADDRESSES)
def test_a_held_address_is_found(written, an_item, places):
    quiet = an_item(slug="quiet", title="Other words", aliases=["/old/quiet.html"], **DRAFT)
    # The word by itself is everywhere, and may be.
    public = an_item(summary="Ask in a quiet place.")
    assert len(places({"a.txt": written}, quiet, public)) == 1


@pytest.mark.parametrize(
    "written",
    [
        '<a href="/lessons/quiet-days/">',
        '<a href="/lessons/quieter/">',
        "Lessons: quiet places help.",
        '<a href="/themes/quiet/">',
        "our lessons/quiet times",
    ],
)
def test_what_only_resembles_a_held_address_is_no_problem(written, an_item, places):
    quiet = an_item(slug="quiet", title="Other words", **DRAFT)
    assert places({"a.html": written}, quiet, an_item(summary="Ask in a quiet place.")) == []


def test_a_file_or_folder_with_a_held_name_is_found(an_item, places):
    quiet = an_item(slug="quiet-room", title="Other words", **DRAFT)
    files = {"lessons/quiet-room/index.html": b"", "img/quiet%2Droom.png": b"", "a/b.html": b""}
    assert places(files, quiet) == ["img/quiet%2Droom.png:1", "lessons/quiet-room/index.html:1"]


def test_words_that_stand_in_public_sources_are_no_problem(an_item, places, tmp_path):
    standing = tmp_path / "about.md"
    standing.write_text("We list the Harbour Board.", "utf-8")
    held = [
        an_item(slug="held-1", title="Ask twice", **DRAFT),
        an_item(slug="held-2", title="Neglect", **DRAFT),
        an_item(slug="held-3", title="Exampleshire Partnership", body=LONG, **DRAFT),
        an_item(slug="held-4", title="In one minute", summary="What you need to do", **DRAFT),
    ]
    public = an_item(body=f"It was neglect.\n\n{LONG}\n")
    said = f"<h1>Ask twice</h1> neglect\n{LONG}\nIn one minute. What you need to do"
    assert places({"a.html": said}, *held, public) == []


@pytest.mark.parametrize(
    "written",
    ["Stasking twices", "ask. Twiceborn", "<td>We ask</td><td>twice</td>", '["ask", "twice"]'],
)
def test_a_short_text_counts_only_where_it_stands_by_itself(written, an_item, places):
    held = an_item(slug="held", title="Ask twice", summary="Other words for it", **DRAFT)
    assert places({"a.html": written}, held) == []
    assert places({"a.html": "Always ask – twice!"}, held) == ["a.html:1"]


def test_dates_and_numbers_of_held_items_are_no_proof(an_item, places):
    held = an_item(
        title="Other words", date_note="May 2026", reference="2026/05", **SCHEDULED, slug="held"
    )
    assert places({"a.html": "5 May 2026, 2026/05, 2027-01-05"}, held) == []


def test_a_change_still_to_come_is_found_and_a_past_one_is_not(an_item, problems):
    past, coming = "The school has answered the action.", "The inquest has ended and named names."
    changes = [{"date": "2026-02-01", "note": past}, {"date": "2027-02-01", "note": coming}]
    (problem,) = problems({"a.html": past, "b.html": coming}, an_item(changes=changes))
    assert problem.file.name == "b.html"
    assert "a change still to come" in problem.message


def test_of_a_withdrawn_item_its_notice_may_be_there_and_nothing_else(an_item, places):
    item = an_item(title=TITLE, aliases=["/old/room.html"], body=LONG, **WITHDRAWN)
    notice = '<a href="/lessons/ask-twice/">/old/room.html</a> Out of date. tag:x:lessons/ask-twice'
    assert places({"a.html": notice, "b.html": TITLE, "c.html": LONG}, item) == [
        "b.html:1",
        "c.html:1",
    ]


def test_what_a_held_item_allows_is_no_problem(an_item, places):
    allowed = {"check": "held-words", "text": TITLE, "why": "Announced.", "by": "A. Lead"}
    item = an_item(title=TITLE, allow=[allowed], **EMBARGOED)
    assert places({"a.html": TITLE}, item) == []
    assert places({"a.html": item.summary}, item) == ["a.html:1"]


def test_a_line_that_was_found_once_is_found_in_every_file(an_item, places):
    files = dict.fromkeys(("a.html", "b.html", "c.html"), f"same\n<p>{TITLE}</p>\nsame")
    assert places(files, an_item(title=TITLE, **DRAFT)) == ["a.html:2", "b.html:2", "c.html:2"]


def test_a_text_broken_over_a_known_line_is_found(an_item, places):
    # The first half stands in another file, where it means nothing.
    files = {"a.html": "nobody asked\nx", "b.html": "nobody asked\nwho slept upstairs that night"}
    item = an_item(title="Nobody asked who slept upstairs", summary="Other words for it", **DRAFT)
    assert places(files, item) == ["b.html:1"]


def test_a_file_is_opened_as_a_whole_however_many_begin_like_it(an_item, places):
    files = {f"{name}.pdf": _pdf_about("Something else") for name in "abc"}
    embedded = b"data:x;base64," + base64.b64encode(_pdf_about(TITLE))
    files |= {"d.pdf": _pdf_about(TITLE), "e.html": b"x\n" + embedded, "f.html": b"x\n" + embedded}
    found = places(files, an_item(title=TITLE, **DRAFT))
    assert found == ["d.pdf:1", "e.html:1", "f.html:1"]


def test_a_problem_says_where_and_what_to_do_and_repeats_no_held_words(an_item, problems):
    item = an_item(slug="room", title=TITLE, body=f"\n{LONG}\n", **EMBARGOED)
    (problem,) = problems({"a.html": f"x\n{TITLE}\n{LONG}"}, item)
    assert problem.line == 2
    assert problem.message.startswith(
        "holds what is in bulletins/lessons/room.md (held: embargoed)"
    )
    assert "line 2" in problem.message
    assert "bulletins takedown lessons/room" in problem.hint
    assert not any(word in str(problem) for word in ("Zoë", "quiet", "slept", "uncle"))


LOCKED = {
    "broken.zip": _zip("a", b"b" * 100)[:60],
    "broken.gz": b"\x1f\x8bnothing of the kind",
    "broken.html.br": b"\xff\xff\xffnothing",
    "broken.pdf": b"%PDF-1.7 nothing",
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_file_that_cannot_be_opened_is_a_problem(name, an_item, problems):
    (problem,) = problems({name: LOCKED[name]}, an_item())
    assert "nobody can tell what it holds" in problem.message


def test_a_public_file_that_cannot_be_opened_is_none(an_item, places, tmp_path):
    locked = tmp_path / "form.pdf"
    locked.write_bytes(LOCKED["broken.pdf"])
    public = an_item(attachments={"form.pdf": locked})
    assert places({"lessons/ask-twice/form.pdf": locked.read_bytes()}, public) == []


def test_what_is_packed_without_end_is_told_and_not_unpacked(an_item, problems):
    content = b"x"
    for _ in range(20):
        content = gzip.compress(content)
    bomb = gzip.compress(gzip.compress(b"\0" * 210_000_000, 1), 1)
    told = problems({"a.gz": content, "b.gz": bomb}, an_item())
    assert [problem.file.name for problem in told] == ["a.gz", "b.gz"]


def test_words_of_other_scripts_are_found(an_item, places):
    title = "کسی نے نہیں پوچھا کہ وہاں کون سوتا ہے اور کیوں"
    item = an_item(title=title, **DRAFT)
    assert places({"a.html": html.escape(_escaped(title, "&#{};")), "b.html": "کیوں"}, item) == [
        "a.html:1"
    ]


WRAPPINGS = {
    "entities": lambda text: _escaped(text.decode(), "&#{};").encode(),
    "percents": lambda text: quote(text).encode(),
    "JSON": lambda text: json.dumps(text.decode()).encode(),
    "feed": lambda text: html.escape(text.decode()).encode(),
    "capitals": lambda text: b"<p>" + text.replace(b"e", b"E") + b"</p>",
    "base64": lambda text: b"data:text/plain;base64," + base64.b64encode(text),
    "gzip": gzip.compress,
    "zip": lambda content: _zip("x", content),
    "picture": lambda content: _png(b"zTXt", b"a\0\0" + zlib.compress(content)),
}
AS_TEXT = ("entities", "percents", "JSON", "feed")


@given(
    st.lists(st.sampled_from(AS_TEXT), max_size=3),
    st.lists(st.sampled_from(("base64", "gzip", "zip", "picture")), max_size=4),
)
def test_a_held_title_is_found_in_any_chain_of_disguises(finder, texts, wrappings):
    content = TITLE.encode()
    for name in (*texts, *wrappings):
        content = WRAPPINGS[name](content)
    assert finder(content), (texts, wrappings)


@pytest.fixture(scope="module")
def finder(a_project, an_item, a_site, at, tmp_path_factory):
    """Tell whether bytes hold the held title."""
    project = a_project(an_item(title=TITLE, **DRAFT))
    built = Built(tmp_path_factory.mktemp("chain"))
    question = Asked(built, a_site(), project, at())

    def is_found(content):
        return any(HeldWords(question).look(BuiltFile(built.folder / "a.bin", "a.bin", content)))

    return is_found


def test_lines_that_never_stood_together_make_no_phrase(places, an_item):
    """What is left out of the second file, as known, stands between the two halves."""
    item = an_item(title="Neglect and also professional curiosity", **DRAFT)
    known = ["<p>neglect and</p>", "<p>one</p>", "<p>also professional curiosity</p>"]
    files = {"a.html": "\n".join(known), "b.html": "\n".join(["<p>2</p>", *known, "<p>3</p>"])}
    assert places(files, item) == []


def test_entries_that_never_stood_together_make_no_phrase(places, an_item):
    item = an_item(title="Neglect and also professional curiosity", **DRAFT)
    channel = "<channel><title>{}</title>\n<item>one</item>\n<item>{}</item>\n</channel>"
    rss = f"<rss version='2.0'>{channel}</rss>"
    files = {
        "a.xml": rss.format("a", "b"),
        "b.xml": rss.format("neglect and", "also professional curiosity"),
    }
    assert places(files, item) == []


def test_lines_that_stand_together_make_a_phrase_beside_known_ones(places, an_item):
    item = an_item(title="Neglect and also professional curiosity", **DRAFT)
    files = {
        "a.html": "<p>one</p>\n<p>two</p>",
        "b.html": "<p>one</p>\n<p>neglect and</p>\n<p>also professional curiosity</p>\n<p>two</p>",
        "c.html": "<p>three</p>\n<p>neglect and</p>\n<p>four</p>",
    }
    assert places(files, item) == ["b.html:2"]
