"""Pictures with a word in every place where a picture can hold one."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms

WORD = b"ZzPlantedWord"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>%s</x:xmpmeta>" % WORD
TAIL = b"behind the end " + WORD


def drawn(form, size=(24, 16), mode="RGB", **settings):
    """A picture with something to see in each corner."""
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    written = BytesIO()
    picture.save(written, form, **settings)
    return written.getvalue()


def exif():
    """Properties as a telephone writes them: camera, owner, place, and a small picture."""
    tags = Image.Exif()
    tags[0x010F] = tags[0x013B] = tags[0x9C9D] = WORD.decode()
    tags.get_ifd(0x8769)[0xA430] = WORD.decode()
    tags.get_ifd(0x8769)[0x927C] = WORD
    tags.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 0.0), 27: WORD})
    return tags.tobytes()


def profile():
    """A profile of a screen, which names it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + WORD


def other_colours():
    """A profile in which red and green have changed places, so that it cannot be passed over."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    table = {usual[at : at + 4]: at for at in range(132, 132 + 12 * 20, 12)}
    red, green = table[b"rXYZ"], table[b"gXYZ"]
    changed = bytearray(usual)
    changed[red : red + 4], changed[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(changed).replace("sRGB".encode("utf-16-be"), "Zz99".encode("utf-16-be"))


def in_jpeg(mark, body):
    """A JPEG with one more segment."""
    plain = drawn("JPEG")
    segment = bytes((0xFF, mark)) + struct.pack(">H", len(body) + 2) + body
    return plain[:2] + segment + plain[2:]


def in_png(kind, body, content=None):
    """A PNG with one more chunk behind its head."""
    plain = content or drawn("PNG")
    return plain[:33] + chunk(kind, body) + plain[33:]


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def behind_dots():
    """A PNG whose dots are followed by something else within their own chunk."""
    plain = drawn("PNG")
    at = plain.index(b"IDAT")
    size = struct.unpack(">I", plain[at - 4 : at])[0]
    dots = plain[at + 4 : at + 4 + size]
    return plain[: at - 4] + chunk(b"IDAT", dots + WORD) + plain[at + 8 + size :]


def frames(form, **settings):
    """A picture of three frames."""
    colours = ("red", "green", "blue")
    first, *others = (Image.new("RGB", (16, 16), colour) for colour in colours)
    written = BytesIO()
    first.save(written, form, save_all=True, append_images=others, duration=70, **settings)
    return written.getvalue()


def in_gif(block, content=None):
    """A GIF with one more block behind its head."""
    plain = content or drawn("GIF", mode="P")
    head = 13 + 3 * 2 ** ((plain[10] & 7) + 1)
    return plain[:head] + block + plain[head:]


def in_webp(kind, body, content=None):
    """A WebP with one more chunk at its end."""
    plain = content or drawn("WEBP")
    whole = plain[8:] + kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def in_frame_of_webp():
    """A moving WebP with a chunk of its own within its first frame."""
    plain = frames("WEBP")
    at = plain.index(b"ANMF")
    size = struct.unpack("<I", plain[at + 4 : at + 8])[0]
    body = plain[at + 8 : at + 8 + size] + b"Zznk" + struct.pack("<I", len(WORD)) + WORD + b"\0"
    frame = b"ANMF" + struct.pack("<I", len(body)) + body
    whole = plain[8:at] + frame + plain[at + 8 + size + size % 2 :]
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def parts(said):
    """Bytes in the parts of which blocks of GIF are made."""
    return bytes((len(said),)) + said + b"\0"


def in_drawing(inside, head="", before=""):
    """An SVG with something in it, and a rectangle."""
    svg = f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {head}>'
    return f'{svg}{inside}<rect width="9" height="9" fill="#123456"/></svg>'.encode()


_S = WORD.decode()
_INKSCAPE = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'

PLANTED = {
    "jpg": {
        "EXIF": drawn("JPEG", exif=exif()),
        "XMP": in_jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        "more XMP": in_jpeg(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + XMP),
        "IPTC": in_jpeg(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0" + WORD),
        "a comment": drawn("JPEG", comment=WORD),
        "a profile": drawn("JPEG", icc_profile=profile()),
        "a second picture": in_jpeg(0xE2, b"MPF\0" + WORD),
        "a small picture": in_jpeg(0xE0, b"JFXX\0\x10" + WORD),
        "an unknown segment": in_jpeg(0xEB, WORD),
        "a segment that nobody reads": in_jpeg(0xDC, WORD),
        "what follows its end": drawn("JPEG") + TAIL,
        "what follows the end of one in steps": drawn("JPEG", progressive=True) + TAIL,
    },
    "png": {
        "EXIF": drawn("PNG", exif=exif()),
        "text": in_png(b"tEXt", b"Author\0" + WORD),
        "packed text": in_png(b"zTXt", b"Author\0\0" + zlib.compress(WORD)),
        "text of any script": in_png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        "a profile": drawn("PNG", icc_profile=profile()),
        "the name of a profile": in_png(b"iCCP", WORD + b"\0\0" + zlib.compress(profile())),
        "the time": in_png(b"tIME", b"\x07\xea\x0b\x16\x0c\0\0"),
        "an unknown chunk": in_png(b"zzZz", WORD),
        "a chunk that is too long": in_png(b"bKGD", b"\0" * 6 + WORD),
        "what follows its end": drawn("PNG") + TAIL,
        "what follows its dots": behind_dots(),
        "frames": in_png(b"tEXt", b"Author\0" + WORD, frames("PNG")),
    },
    "gif": {
        "a comment": in_gif(b"\x21\xfe" + parts(WORD)),
        "XMP": in_gif(b"\x21\xff" + b"\x0bXMP DataXMP" + parts(WORD)),
        "a loop that holds more": in_gif(b"\x21\xff\x0bNETSCAPE2.0" + parts(b"\x01\0\0" + WORD)),
        "text": in_gif(b"\x21\x01\x0c" + b"\0" * 12 + parts(WORD)),
        "what follows its end": drawn("GIF", mode="P") + TAIL,
        "frames": in_gif(b"\x21\xfe" + parts(WORD), frames("GIF", loop=0)),
    },
    "webp": {
        "EXIF": drawn("WEBP", exif=exif()),
        "XMP": drawn("WEBP", xmp=XMP),
        "a profile": drawn("WEBP", icc_profile=profile()),
        "an unknown chunk": in_webp(b"Zznk", WORD),
        "what follows its end": drawn("WEBP") + TAIL,
        "frames": frames("WEBP", exif=exif(), xmp=XMP),
        "a frame": in_frame_of_webp(),
    },
    "avif": {"EXIF": drawn("AVIF", exif=exif()), "XMP": drawn("AVIF", xmp=XMP)},
    "svg": {
        "metadata": in_drawing(f"<metadata>{_S}</metadata>"),
        "a remark": in_drawing(f"<!-- {_S} -->"),
        "an order to a program": in_drawing(f"<?zz {_S}?>"),
        "a document type": in_drawing("", before=f'<!DOCTYPE svg [<!ENTITY a "{_S}">]>'),
        "a folder": in_drawing("", head=f'{_INKSCAPE} i:export-filename="/home/{_S}"'),
        "a program's own element": in_drawing(f'<g {_INKSCAPE}><i:page i:label="{_S}"/></g>'),
        "an unknown element": in_drawing(f"<zz>{_S}</zz>"),
        "the name of a namespace": in_drawing("", head=f'xmlns:zz="https://{_S}/"'),
        "an attribute for programs": in_drawing("", head=f'data-name="{_S}"'),
        "a remark in a style": in_drawing(f"<style>/* {_S} */ rect {{ opacity: 1 }}</style>"),
    },
}
"""Pictures with the word in them, by their ending and where it stands."""
