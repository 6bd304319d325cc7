"""Files that are refused: each with a reason and what to do, and nothing of them is trusted."""

import contextlib
import struct
import time
import zipfile
from io import BytesIO

import pytest
from bulletin_press.importing import document as words
from bulletin_press.importing import package
from bulletin_press.importing.bulletin import import_document
from bulletin_press.importing.package import read_parts
from bulletin_press.importing.refusals import NotImported
from bulletin_press.importing.word_xml import DEPTH_LIMIT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from word_documents import SPACES, document, notes, paragraph, picture, relations, zipped

GOOD = document(paragraph("Ask twice."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "aaaa">]>'
ENTITY = f"{ENTITIES}<w:document {SPACES}><w:body>&a;</w:body></w:document>"
OUTSIDE = f'<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document {SPACES}><w:body/></w:document>'
DEEP = f"<w:document {SPACES}><w:body>{'<w:ins>' * 200}{'</w:ins>' * 200}</w:body></w:document>"
STRICT = '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>'
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
MACRO_TYPE = f'<Types><Override ContentType="{MACROS}"/></Types>'


def with_part(name, content):
    return document(paragraph("a"), parts={name: content})


def locked():
    raw = bytearray(GOOD)
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 1)
    return bytes(raw)


def lying(claimed):
    """A document whose text is longer than its entry says."""
    raw = bytearray(document(paragraph("word " * 5000)))
    at = raw.find(b"word/document.xml", raw.find(b"PK\x01\x02")) - 46
    struct.pack_into("<I", raw, at + 24, claimed)
    return bytes(raw)


def twice():
    written = BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return written.getvalue()


REFUSED = {
    "empty": (b"", "is empty"),
    "text": (b"Dear all", "is not a Word document"),
    "pdf": (b"%PDF-1.7\n", "is a PDF"),
    "rtf": (rb"{\rtf1\ansi a}", "is an RTF document"),
    "web page": (b"\xef\xbb\xbf<html></html>", "is a web page"),
    "old word": (OLE, "of an old Word"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
    "zip with password": (locked(), "is locked with a password"),
    "half": (GOOD[: len(GOOD) // 2], "is broken"),
    "other zip": (zipped({"a.txt": "a"}), "without a Word text"),
    "excel": (zipped({"xl/workbook.xml": "<a/>"}), "is an Excel workbook"),
    "odt": (zipped({"mimetype": "x", "content.xml": "<a/>"}), "is an OpenDocument"),
    "macros": (with_part("word/vbaProject.bin", b"a"), "has macros"),
    "macro type": (with_part("[Content_Types].xml", MACRO_TYPE), "has macros"),
    "broken xml": (with_part("word/document.xml", "<w:document>"), "is broken"),
    "no body": (with_part("word/document.xml", f"<w:document {SPACES}/>"), "has no text"),
    "entities": (with_part("word/document.xml", ENTITY), "declares a document type"),
    "outside": (with_part("word/document.xml", OUTSIDE), "declares a document type"),
    "entities beside": (
        with_part("word/styles.xml", "<!DOCTYPE a><a/>"),
        "declares a document type",
    ),
    "utf-16 entities": (with_part("word/document.xml", ENTITY.encode("utf-16")), "declares"),
    "deep": (with_part("word/document.xml", DEEP), "lies too deep"),
    "strict": (with_part("word/document.xml", STRICT), "Strict"),
    "path": (with_part("../evil.xml", "<a/>"), "another folder"),
    "windows path": (with_part("word\\..\\..\\evil.xml", "<a/>"), "another folder"),
    "absolute path": (with_part("/etc/evil.xml", "<a/>"), "another folder"),
    "disk": (with_part("c:evil.xml", "<a/>"), "another folder"),
    "same name": (with_part("WORD/document.xml", "<a/>"), "two of its parts"),
    "twice": (twice(), "two of its parts"),
    "bomb": (with_part("word/media/a.png", bytes(50_000_000)), "far more than it holds"),
    "long text": (
        zipped({"word/document.xml": bytes(9_000_000)}, zipfile.ZIP_STORED),
        "its text has more than",
    ),
    "too many parts": (zipped({f"a{at}": "" for at in range(3000)}), "parts"),
    "lying": (lying(100), "is broken"),
    "bzip2": (zipped({"word/document.xml": "<a/>"}, zipfile.ZIP_BZIP2), "Word does not use"),
    "lzma": (zipped({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA), "Word does not use"),
}


@pytest.fixture
def written(tmp_path):
    def write(raw, name="a.docx"):
        file = tmp_path / name
        file.write_bytes(raw)
        return file

    return write


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_good_document_is_refused_with_a_hint(written, vocabulary, name):
    raw, reason = REFUSED[name]
    with pytest.raises(NotImported, match=reason) as refused:
        import_document(written(raw), "lessons", vocabulary)
    assert refused.value.hint


def test_a_good_document_is_taken_whatever_its_name(written, vocabulary):
    assert "Ask twice." in import_document(written(GOOD, "a.doc"), "lessons", vocabulary).text


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotImported, match="is not there"):
        read_parts(tmp_path / "none.docx")
    with pytest.raises(NotImported, match="is no file"):
        read_parts(tmp_path)


def test_a_large_file_is_refused_before_it_is_read(written, monkeypatch):
    monkeypatch.setattr(package, "FILE_LIMIT", 100)
    with pytest.raises(NotImported, match="MB"):
        read_parts(written(GOOD))


def test_a_document_that_unpacks_too_large_in_all_is_refused(written, monkeypatch):
    monkeypatch.setattr(package, "WHOLE_LIMIT", 100)
    with pytest.raises(NotImported, match="unpacks to"):
        read_parts(written(GOOD))


def test_as_deep_as_is_allowed_can_be_read(written, vocabulary):
    many = DEPTH_LIMIT - 10
    nested = f"{'<w:smartTag>' * many}{'<w:r><w:t>deep</w:t></w:r>'}{'</w:smartTag>' * many}"
    file = written(document(f"<w:p>{nested}</w:p>"))
    assert "deep" in import_document(file, "lessons", vocabulary).text


def test_notes_count_for_the_length_of_a_document(written, vocabulary, monkeypatch):
    monkeypatch.setattr(words, "ELEMENT_LIMIT", 400)
    file = written(with_part("word/footnotes.xml", notes("footnote", *["n"] * 100)))
    with pytest.raises(NotImported, match="far too long"):
        import_document(file, "lessons", vocabulary)


COMMENT = '<w:r><w:commentReference w:id="0"/></w:r>'
FAR = [(f"r{at}", "image", f"https://e.example/{at}", True) for at in range(1500)]
SLOW = {
    "paragraphs without words": [f"<w:p>{COMMENT}</w:p>"] * 1500,
    "linked pictures": [paragraph(picture(name, link="r:link")) for name, *_ in FAR],
}


@pytest.mark.parametrize("name", SLOW)
def test_a_document_made_to_be_slow_is_read_in_seconds(written, vocabulary, name):
    # Each grew with the square of its length; machines differ.
    began = time.process_time()
    import_document(written(document(*SLOW[name], links=FAR)), "lessons", vocabulary)
    assert time.process_time() - began < 6


def test_only_parts_that_matter_to_the_text_are_read(written):
    more = {"word/embeddings/a.bin": b"a", "word/theme/theme1.xml": "<a/>", "customXml/a.xml": "<a"}
    parts = read_parts(written(document(paragraph("a"), parts=more)))
    assert not more.keys() & parts.keys()


def test_the_text_may_have_another_name(written, vocabulary):
    text = f"<w:document {SPACES}><w:body>{paragraph('Here.')}</w:body></w:document>"
    start = relations(("a", "officeDocument", "/word/document2.xml", False))
    more = {"word/document.xml": None, "word/document2.xml": text, "_rels/.rels": start}
    file = written(document(parts=more))
    assert "Here." in import_document(file, "lessons", vocabulary).text


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
@example(0, b"PK")
def test_a_damaged_document_is_read_or_refused_and_nothing_else(written, vocabulary, at, damage):
    raw = GOOD[:at] + damage + GOOD[at + len(damage) :]
    file = written(raw)
    with contextlib.suppress(NotImported):
        assert import_document(file, "lessons", vocabulary).title
