"""What a picture says of itself: where and by whom it was taken, and who is in it."""

import re
import warnings
from collections.abc import Iterator
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
                has_place, fields = _has_place(picture), sorted(set(_fields(picture)))
    except Exception:  # noqa: BLE001  whatever a broken picture makes of the library
        return unreadable()
    return Contents(findings=tuple(_findings(fields, has_place=has_place)))


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


def _fields(picture: ImageFile.ImageFile) -> Iterator[str]:
    exif = picture.getexif()
    for tags in (exif, exif.get_ifd(_EXIF)):
        yield from (name for tag, name in _FIELDS.items() if _says_something(tags.get(tag)))
    iptc = IptcImagePlugin.getiptcinfo(picture) or {}
    yield from (name for record, name in _IPTC.items() if iptc.get(record))
    xmp = _xmp(picture)
    yield from (name for name, signs in _XMP.items() if re.search(signs, xmp))
    yield from (name.lower() for name in _WORDS if _says_something(picture.info.get(name)))


def _says_something(value: object) -> bool:
    if isinstance(value, bytes):
        # A comment begins with the name of its alphabet, in eight bytes.
        value = value.removeprefix(b"ASCII").removeprefix(b"UNICODE").decode("utf-8", "replace")
    return bool(value) and bool(str(value).strip("\0 "))


def _xmp(picture: Image.Image) -> str:
    written = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)
