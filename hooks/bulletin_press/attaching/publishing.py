"""A file as it is published: of a kind that may be, as large as may be, what its name says."""

import unicodedata
from pathlib import Path, PurePosixPath

from bulletin_press.attaching.beginnings import TEXTS, has_macros, is_like_its_name
from bulletin_press.attaching.bounds import Bounds
from bulletin_press.attaching.kinds import PICTURES, ending_of, is_program, why_never
from bulletin_press.attaching.pictures import clean_picture
from bulletin_press.attaching.unfit import Unfit
from bulletin_press.kept import kept_file, maker
from bulletin_press.settings import Settings

_FOLDER = "attachments"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def published_file(
    file: Path, settings: Settings, folder: Path | None = None, *, keep: bool = True
) -> bytes | Path:
    """Give a file as it is published.

    Args:
        file: as its author has it.
        settings: how large it may be.
        folder: where slow results are kept; None for nowhere, as it has to be for held items.
        keep: whether to keep what is made now; if not, only what was kept before is of use.

    Returns:
        A picture without properties, as bytes or as the file that keeps them; anything else is the
        file itself.

    Raises:
        Unfit: it may not be published.
    """
    try:
        size = file.stat().st_size
        if size > settings.attachment_size:
            raise Unfit(
                f"is larger than {settings.attachment_size / 1e6:g} MB ({size / 1e6:.1f})",
                "make it smaller, or link to where it can be had; the limit is a setting",
            )
        content = file.read_bytes()
    except OSError:
        raise Unfit("cannot be read", "save it again") from None
    ending = ending_of(file.name)
    require_fit_content(content, ending)
    if ending not in PICTURES:
        return file
    bounds = Bounds(settings.picture_side, settings.picture_size)
    made_from = b"\0".join((repr((ending, bounds)).encode(), _program(), content))
    place = folder / _FOLDER if folder else None
    return kept_file(place, made_from, lambda: clean_picture(content, ending, bounds), keep=keep)


def _program() -> bytes:
    return maker(Path(__file__).parent)


def require_fit_name(name: str, settings: Settings) -> None:
    """Refuse a file by its name.

    Args:
        name: its path below its item.
        settings: which kinds may be published.

    Raises:
        Unfit: it is of no kind that may be, or tries to look like another.
    """
    ending = ending_of(name)
    if any(unicodedata.category(sign) in ("Cc", "Cf") for sign in name):
        raise Unfit("has signs in its name that nobody sees", "give it another name")
    if not ending:
        raise Unfit("has no ending that says what it is", "name it as its kind, such as plan.pdf")
    require_ever_published(ending)
    if ending not in settings.attachment_types:
        listed = ", ".join(settings.attachment_types)
        message = f"is of a kind that this site does not publish (.{ending})"
        raise Unfit(
            message, f"save it as one of {listed}; the list is the setting attachment_types"
        )
    inner = [suffix[1:].lower() for suffix in PurePosixPath(name).suffixes[:-1]]
    if hidden := next((each for each in inner if is_program(each)), None):
        message = f"has two endings, and the first is that of a program (.{hidden})"
        raise Unfit(message, f"if it is what .{ending} says, give it a name with one ending")


def require_ever_published(ending: str, *, in_docs: bool = False) -> None:
    """Refuse endings that no site publishes.

    Args:
        ending: in small letters, without its dot.
        in_docs: whether it lies among standing pages.

    Raises:
        Unfit: it is one of them.
    """
    if why := why_never(ending, in_docs=in_docs):
        raise Unfit(f"is not published: a file that ends in .{ending} {why[0]}", why[1])


def require_fit_content(content: bytes, ending: str) -> None:
    """Refuse a file that is not what its name says, or holds macros whatever it is called.

    Args:
        content: the file.
        ending: of its name, in small letters and without the dot.

    Raises:
        Unfit: it is another thing.
    """
    if not content:
        raise Unfit("is empty", "save it again, or take it away")
    if has_macros(content):
        raise Unfit("holds macros, which are programs", "save it without them, or as PDF")
    if content.startswith(_WIDE) and ending in TEXTS:
        message = "is written in UTF-16, which not every program reads"
        raise Unfit(message, "save it as UTF-8; in Excel: Save As, CSV UTF-8")
    if not is_like_its_name(content, ending):
        hint = "open it in its program and save it again; a new name alone does not change a file"
        raise Unfit(f"is not what its name says (.{ending})", hint)
