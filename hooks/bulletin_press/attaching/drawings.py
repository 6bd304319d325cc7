"""SVG drawings as they are published: shapes and words, and nothing that runs or fetches.

An SVG that is opened by its address is a page of the site, so it may do no more than draw. What
only its program needs (layers, guides, the folder it was saved in) is left out without a word;
what runs, fetches or shows a page within is told, because without it the drawing may be another.

What may stand in one is listed in ``drawings.yml``. Source: https://www.w3.org/TR/SVG2/.
"""

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path

import yaml
from lxml import etree

from bulletin_press.attaching.unfit import Unfit

SVG = "http://www.w3.org/2000/svg"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_KNOWN = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
_ELEMENTS, _RUNNING = frozenset(_KNOWN["drawing"].split()), frozenset(_KNOWN["running"].split())
_FETCHING = re.compile(
    r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|\b(?:image-set|src|cross-fade|expression)\s*\(|\\",
    re.IGNORECASE,
)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_PACKED = re.compile(r"data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_HINT = "save it as a plain SVG without it, or as .png"


def clean_svg(content: bytes, clean: Callable[[bytes, str], bytes]) -> bytes:
    """Give a drawing without properties.

    Args:
        content: the file.
        clean: cleans a picture within it, given its bytes and ending; it may raise ``Unfit``.

    Raises:
        Unfit: it is no SVG, or holds what runs, fetches, or shows a page.
    """
    root = _parsed(content)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or etree.QName(element).namespace != SVG:
            _take_out(element)
        else:
            _clean_element(element, clean)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"] if _links(root) else None)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unfit("is broken, and no browser shows it", "open it, and save it again") from None
    if root.tag != f"{{{SVG}}}svg":
        raise Unfit("is no SVG drawing", "save it again as SVG, or as .png")
    if any(each.tag is etree.Entity for each in root.iter()):
        raise Unfit("holds words that stand for others (entities)", _HINT)
    return root


def _take_out(element: etree._Element) -> None:
    """Take out an element and what is in it; the words behind it stay."""
    above = element.getparent()
    if above is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            above.text = (above.text or "") + element.tail
    above.remove(element)


def _clean_element(element: etree._Element, clean: Callable[[bytes, str], bytes]) -> None:
    name = etree.QName(element).localname
    if name in _RUNNING:
        raise Unfit(f"holds what runs or moves (<{name}>)", _HINT)
    if name not in _ELEMENTS:
        _take_out(element)
        return
    if name == "style":
        if len(element):
            # What stands behind an element in it is a style for browsers all the same.
            raise Unfit("holds styles that are broken", _HINT)
        element.text = _style(element.text or "")
    for key, value in list(element.attrib.items()):
        written, said = etree.QName(str(key)), str(value)
        del element.attrib[key]
        if (kept := _kept(name, written, said, clean)) is not None:
            element.set(key, kept)


def _kept(
    element: str, key: etree.QName, value: str, clean: Callable[[bytes, str], bytes]
) -> str | None:
    """Give an attribute as it is published; None where it is left out."""
    name = key.localname
    if name.lower().startswith("on") and not key.namespace:
        raise Unfit(f"holds what runs ({name})", _HINT)
    if name == "href" and key.namespace in (None, _XLINK):
        return _address(element, value, clean)
    is_space = key.namespace == _XML and name in ("space", "lang")
    if (key.namespace and not is_space) or name.startswith("data-") or name == "ping":
        return None
    return _style(value)


def _address(element: str, value: str, clean: Callable[[bytes, str], bytes]) -> str:
    written = value.strip()
    if written.startswith("#"):
        return written
    if element == "a" and written.startswith(("https://", "mailto:", "tel:")):
        return written
    packed = _PACKED.fullmatch(written) if element == "image" else None
    if not packed:
        raise Unfit("fetches something from elsewhere, or leads to where it may not", _HINT)
    form = packed[1].lower()
    try:
        inner = base64.b64decode(re.sub(r"\s", "", packed[2]), validate=True)
    except binascii.Error:
        raise Unfit("holds a picture that is broken", _HINT) from None
    cleaned = clean(inner, form)
    return f"data:image/{form};base64,{base64.b64encode(cleaned).decode()}"


def _style(text: str) -> str:
    """Accept words of a style or an attribute, which may point within the drawing only."""
    plain = _REMARK.sub("", text)
    if _FETCHING.search(plain):
        raise Unfit("fetches something from elsewhere (in its styles)", _HINT)
    return plain


def _links(root: etree._Element) -> bool:
    return any(f"{{{_XLINK}}}href" in each.attrib for each in root.iter("*"))
