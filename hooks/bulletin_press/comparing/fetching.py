"""Fetching a file from a site on the web: one address, nothing sent, bounded in time and size."""

from http.client import HTTPException, HTTPResponse
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, build_opener

from bulletin_press.web_answers import MOVED, STEPS, Stay, reason_of

SECONDS = 20
"""For each answer; three times as many for the whole of a file."""
LARGEST = 64 * 1024 * 1024
"""Bytes: the catalogue of ten thousand items is a tenth of it."""

_AT_ONCE = 64 * 1024
_GONE = (404, 410)
_NAME = "Bulletin Press"


class NotOnline(Exception):
    """The site answers that it has no such file."""


class NotFetched(Exception):
    """A file could not be fetched; the text says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "try again later") -> None:
        super().__init__(message)
        self.hint = hint


def fetch(address: str, seconds: float = SECONDS, largest: int = LARGEST) -> bytes:
    """Fetch a file, and follow it to another address of the same host only.

    Args:
        address: with ``http`` or ``https``.
        seconds: how long to wait for an answer.
        largest: how many bytes the file may have.

    Raises:
        NotOnline: the site says that there is no such file (404 or 410).
        NotFetched: anything else went wrong.
    """
    here = address
    try:
        for _ in range(STEPS):
            content, leads_to = _step(here, seconds, largest)
            if not leads_to:
                return content
            _require_same_site(here, there := urljoin(here, leads_to))
            here = there
    except (OSError, HTTPException, ValueError) as failed:
        hint = "see that you are online, then try again"
        raise NotFetched(reason_of(failed, seconds), hint) from None
    raise NotFetched("it leads on and on, in a circle", "look at it in a browser")


def _step(address: str, seconds: float, largest: int) -> tuple[bytes, str]:
    headers = {"User-Agent": _NAME, "Accept": "*/*", "Cache-Control": "no-cache"}
    request = Request(address, headers=headers)  # noqa: S310  places let no file: through
    try:
        with build_opener(Stay).open(request, timeout=seconds) as answer:
            return _read(answer, seconds, largest), ""
    except HTTPError as told:
        with told:
            if told.code in _GONE:
                raise NotOnline(address) from None
            leads_to = told.headers.get("Location") or ""
            if told.code in MOVED and leads_to:
                return b"", leads_to
            raise NotFetched(f"the site answers {told.code} {told.reason}") from None


def _read(answer: HTTPResponse, seconds: float, largest: int) -> bytes:
    """Read what comes, and stop where it is too much or takes too long."""
    until, parts, length = monotonic() + 3 * seconds, [], 0
    while part := answer.read1(_AT_ONCE):
        parts.append(part)
        length += len(part)
        if length > largest:
            hint = "see whether it is the right address"
            raise NotFetched(f"it has more than {largest // 1024 // 1024} MB", hint)
        if monotonic() > until:
            raise NotFetched(f"it did not arrive within {3 * seconds:g} seconds")
    if answer.length:
        raise NotFetched("it did not arrive whole")
    return b"".join(parts)


def _require_same_site(here: str, there: str) -> None:
    """Follow to no other host, and never from a safe connection to an open one."""
    was, now = urlsplit(here), urlsplit(there)
    is_safe = now.scheme == "https" or now.scheme == was.scheme == "http"
    if now.hostname != was.hostname or not is_safe:
        hint = "if the site stands there now, give that address, and look at site_url"
        raise NotFetched(f"it leads to another site, {there}", hint)
