"""What a picture says of itself: where and by whom it was taken, and who is in it."""

import re
import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from bulletin_press.identifying.attached.contents import Contents, Finding, unreadable

KINDS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif")
LARGEST = 100_000_000
"""The largest picture that is opened, in pixels."""

_GPS, _EXIF = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
_PLACE = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSDestLatitude)
# Tags of EXIF, which the standard (CIPA DC-008) and Windows (XP…) give to persons and to words.
_FIELDS = {
    0x010E: "description",
    0x013B: "artist",
    0x8298: "copyright",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "author",
    0x9C9E: "keywords",
    0x9C9F: "subject",
    0x9286: "comment",
    0xA430: "camera owner",
    0xA431: "camera serial number",
    0xA437: "photographer",
}
# IPTC-IIM 4.2, by record and number.
_IPTC = {
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 80): "author",
    (2, 90): "city",
    (2, 92): "location",
    (2, 116): "copyright",
    (2, 118): "contact",
    (2, 120): "description",
}
_XMP = {
    "creator": r"<dc:creator|photoshop:AuthorsPosition",
    "title": "<dc:title",
    "description": "<dc:description",
    "keywords": "<dc:subject",
    "persons in the picture": "PersonInImage|PersonDisplayName|mwg-rs:Name",
    "city": "photoshop:City|Iptc4xmpCore:Location|LocationShown",
    "camera owner": "aux:OwnerName|exifEX:CameraOwnerName",
}
_XMP_PLACE = re.compile(r"exif:GPSL(?:atitude|ongitude)")
_WORDS = ("Author", "Artist", "Description", "Comment", "Title", "Copyright", "Source", "comment")


def look(content: bytes) -> Contents:
    """Look at what is written into a picture; the picture itself says nothing to a program."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content)) as picture:
                if picture.width * picture.height > LARGEST:
                    return unreadable("make it smaller: no screen shows so much")
                has_place, written = _has_place(picture), [*_written(picture)]
                xmp = _xmp(picture)
    except Exception:  # noqa: BLE001  whatever a broken picture makes of the library
        return unreadable()
    persons = {name for name, signs in _XMP.items() if re.search(signs, xmp)}
    fields = sorted(persons | {name for name, _ in written})
    findings = tuple(_findings(fields, has_place=has_place))
    return Contents(findings=findings, properties=(*(words for _, words in written), xmp))


def _findings(fields: list[str], *, has_place: bool) -> Iterator[Finding]:
    hint = "save it without properties, or paste it into a new picture"
    if has_place:
        yield Finding("place", "problem", "says where it was taken (GPS)", hint)
    if fields:
        message = f"has properties in which somebody may be named: {', '.join(fields)}"
        yield Finding("properties", "advice", message, hint)


def _has_place(picture: Image.Image) -> bool:
    gps = picture.getexif().get_ifd(_GPS)
    return any(tag in gps for tag in _PLACE) or bool(_XMP_PLACE.search(_xmp(picture)))


def _written(picture: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    """List the properties that say something: what each is called, and its words."""
    exif = picture.getexif()
    for tags in (exif, exif.get_ifd(_EXIF)):
        yield from _said((name, tags.get(tag)) for tag, name in _FIELDS.items())
    iptc = IptcImagePlugin.getiptcinfo(picture) or {}
    yield from _said((name, iptc.get(record)) for record, name in _IPTC.items())
    yield from _said((name.lower(), picture.info.get(name)) for name in _WORDS)


def _said(fields: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        for part in value if isinstance(value, list) else [value]:
            if words := _words(part):
                yield name, words


def _words(value: object) -> str:
    if isinstance(value, bytes):
        # A comment begins with the name of its alphabet, in eight bytes; Windows takes two a sign.
        value = value.removeprefix(b"ASCII").removeprefix(b"UNICODE")
        wide = value.count(b"\0") > len(value) // 3
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
    return str(value or "").strip("\0 ")


def _xmp(picture: Image.Image) -> str:
    written = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)
