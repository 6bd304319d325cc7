"""Word documents written down as XML, for tests."""

import zipfile
from io import BytesIO

from bulletin_press.importing.word_xml import NAMES
from PIL import Image

SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
SPACES += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Default Extension="jpg" ContentType="image/jpeg"/>
<Default Extension="emf" ContentType="image/x-emf"/></Types>"""
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
    f"{'<w:rPr><w:vanish/></w:rPr>' if name == 'Secret' else ''}</w:style>"
    for name in ("Title", "heading 1", "heading 2", "Quote", "toc 1", "Secret")
)


def paragraph(*pieces, style=""):
    """A paragraph; pieces that are no XML become runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = (piece if piece.startswith("<") else run(piece) for piece in pieces)
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows):
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def relations(*entries):
    """Relations: ``(id, kind, target, is_external)``."""
    made = (
        f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for name, kind, target, external in entries
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(made)}</Relationships>'


def document(*blocks, links=(), parts=None):
    """The bytes of a document: its blocks, what it refers to, and more parts by name."""
    text = f"<w:document {SPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    whole = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml", False)),
        "word/document.xml": text,
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/_rels/document.xml.rels": relations(*links),
        **(parts or {}),
    }
    return zipped(whole)


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return written.getvalue()


def notes(kind, *texts):
    """A part of footnotes or endnotes; their ids count from 1."""
    made = (
        f'<w:{kind} w:id="{at}">{paragraph(text)}</w:{kind}>' for at, text in enumerate(texts, 1)
    )
    return f"<w:{kind}s {SPACES}>{''.join(made)}</w:{kind}s>"


def picture(name, alt="", link="r:embed"):
    """A picture that stands in a line, by the id of its relation."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic>'
        f'<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip {link}="{name}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def png(width=4, height=2, colour="red", form="PNG", **settings):
    drawn = BytesIO()
    Image.new("RGB", (width, height), colour).save(drawn, form, **settings)
    return drawn.getvalue()
