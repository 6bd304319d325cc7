"""Why a file cannot be imported, told so that its owner knows what to do."""

SAVE_AS = "open it in Word and save it as a Word document (.docx)"
MEND = "open it in Word, which may mend it, and save it again"

_BEGINNINGS = (
    (b"%PDF", "is a PDF", "ask its author for the Word document it was made from"),
    (b"{\\rtf", "is an RTF document", SAVE_AS),
    (b"<", "is a web page or XML", SAVE_AS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


class NotImported(Exception):
    """A file that is not taken; the text says what is wrong with it, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = SAVE_AS) -> None:
        super().__init__(message)
        self.hint = hint


def require_zip(raw: bytes) -> None:
    """Accept what begins as a Word document does.

    Args:
        raw: the whole file.

    Raises:
        NotImported: it is something else, whatever its name says.
    """
    if raw.startswith(_ZIP):
        return
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise NotImported(
                "is locked with a password",
                "open it in Word, take the password away (File, Info, Protect) and save it",
            )
        raise NotImported("is a document of an old Word (.doc)")
    for beginning, what, hint in _BEGINNINGS:
        if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(beginning):
            raise NotImported(f"{what}, whatever its name says", hint)
    raise NotImported("is empty" if not raw else "is not a Word document")
