"""The newsletter: a digest as an e-mail, in HTML, in plain text, and as a draft to be sent.

The HTML is for mail programs: one column, tables that say nothing, every style at its element,
and nothing that is fetched. It sets no colour for text or paper, so that each program gives it its
own, light or dark. (The band on top sets both.)
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from importlib.resources import files

from css_inline import CSSInliner

from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import day_label
from bulletin_press.digest.plain_text import plain_text
from bulletin_press.digest.told import Digest
from bulletin_press.digest.wording import contents, counted, ways_on, when, where
from bulletin_press.drawing import draw
from bulletin_press.site import Site

LONGEST_WORD = 60
"""What is longer is written in pieces: by itself it would leave the line of its name empty."""

STYLES = files("bulletin_press").joinpath("assets", "digest_mail.css")


@dataclass(frozen=True)
class Newsletter:
    """A digest, ready to be sent: its subject, and its text twice."""

    subject: str
    html: str
    text: str


def newsletter(digest: Digest, catalogue: Catalogue, site: Site) -> Newsletter:
    """Write a digest as an e-mail.

    Args:
        digest: what it says.
        catalogue: what the public may see; for the telephone numbers.
        site: the site it is from.
    """
    title = f"What is new, {digest.period.label}"
    if digest.audience:
        title += f", for {digest.audience.label}"
    subject = f"{site.name}: {title[0].lower()}{title[1:]}"
    html = draw(
        "digest_mail.html",
        "",
        digest=digest,
        site=site,
        title=title,
        subject=subject,
        first=preheader(digest),
        contacts=catalogue.contacts,
        link=site.absolute,
        day=day_label,
        when=when,
        where=where,
        ways_on=ways_on(site),
    )
    inliner = CSSInliner(
        extra_css=STYLES.read_text("utf-8"), load_remote_stylesheets=False, keep_style_tags=False
    )
    return Newsletter(subject, inliner.inline(html) + "\n", plain_text(digest, site, title))


def preheader(digest: Digest) -> str:
    """Say in a line what is in it: mail programs show that beside the subject."""
    gone = len(digest.withdrawn)
    withdrawn = [counted(gone, "page withdrawn", "pages withdrawn")] if gone else []
    return ", ".join(contents(digest) + withdrawn)


def draft(letter: Newsletter, moment: datetime, sender: str) -> bytes:
    """Make the file that mail programs open as a message to be sent (RFC 5322, MIME).

    Args:
        letter: what it says.
        moment: its date.
        sender: whom it is from; empty to leave that to the program that opens it.

    Returns:
        The file, in lines of ASCII: no server on the way can spoil it. It names no recipient, and
        has no Message-ID: the program that sends it gives it one.
    """
    message = EmailMessage(SMTP)
    if sender:
        message["From"] = sender
    message["Date"] = format_datetime(moment)
    # By these Outlook and Apple Mail know a draft.
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    # By itself it would be a random one.
    digest = hashlib.sha256((letter.text + letter.html).encode()).hexdigest()
    message.set_boundary(f"=_{digest[:40]}")
    return _subject(letter.subject) + message.as_bytes()


def _subject(text: str) -> bytes:
    """Write the subject in lines of at most 78 characters, none of them empty.

    EmailMessage, which writes the rest, puts an empty line before some and loses spaces of others
    (Python 3.11).
    """
    longest = max(map(len, text.split()))
    is_plain = text.isascii() and "=?" not in text and longest <= LONGEST_WORD
    header = Header(text, None if is_plain else "utf-8", header_name="Subject")
    lines = header.encode(splitchars=" ", linesep="\r\n")
    return f"Subject: {lines}\r\n".encode("ascii")
