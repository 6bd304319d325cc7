"""Which files may lie beside items and standing pages, and that each is what its name says."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bulletin_press.attaching.kinds import PICTURES, ending_of
from bulletin_press.attaching.publishing import (
    published_file,
    require_ever_published,
    require_fit_name,
)
from bulletin_press.attaching.telling import told_of
from bulletin_press.attaching.unfit import Unfit
from bulletin_press.catalogue import is_public
from bulletin_press.identifying.attached import documents, pdfs, slides, workbooks
from bulletin_press.identifying.denied import called, read_denied_names
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "attachment-types"
_DOCUMENTS = (*documents.KINDS, *workbooks.KINDS, *slides.KINDS, *pdfs.KINDS)
_IN_DOCS = {*PICTURES, *(kind.removeprefix(".") for kind in _DOCUMENTS)}

_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Texts of pages: the check of addresses tells them."""


def check_attachment_types(project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """Attachments are of a kind that this site publishes, not too large, and what their names say.

    Programs, packed files, old Office files and whatever holds macros are never published. A file
    that is another thing than its ending says is refused, and so is a picture that is broken, far
    too large, or an SVG that runs or fetches something. Pictures are published without what a
    camera or a program wrote into them, upright, and small enough for a phone: you need not do that
    yourself. Which kinds, and how large, is settled (``attachment_types``, ``attachment_size``,
    ``picture_side``, ``picture_size``). No exception is possible. Pictures and documents of
    standing pages are looked at too.
    """
    denied, _ = read_denied_names(site)
    for item in project.items:
        folder = site.kept if is_public(item, moment) else None
        for name, file in item.attachments.items():
            if name.endswith(_PAGES):
                continue
            try:
                require_fit_name(name, site.settings)
                published_file(file, site.settings, folder, keep=False)
            except Unfit as unfit:
                spoken_of = called(name, item.attachments, denied)
                yield told_of(item, name, f"{spoken_of} {unfit.message}", unfit.hint, CHECK)
    for file in site.standing_files:
        if not denied.is_in(str(file)):
            yield from _of_standing_page(file, site)


def _of_standing_page(file: Path, site: Site) -> Iterator[Problem]:
    ending = ending_of(file.name)
    try:
        require_ever_published(ending, in_docs=True)
        if ending in _IN_DOCS:
            published_file(file, site.settings, site.kept, keep=False)
    except Unfit as unfit:
        yield Problem(file, 1, "", unfit.message, unfit.hint, CHECK)
