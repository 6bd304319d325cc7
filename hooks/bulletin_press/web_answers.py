"""Asking another site for one address, politely: what it answers, and whether it has moved."""

from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 15
STEPS = 6
"""How often an address may lead on to another."""
MOVED = (301, 302, 303, 307, 308)
"""The statuses by which an address leads on."""

_NAME = "Mozilla/5.0 (compatible; Bulletin Press link check)"
_FOR_GOOD = (301, 308)
_AS_THEY_ARE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address.

    Attributes:
        status: the last status of HTTP; 0 where there was no answer at all.
        failure: why there was none; empty where there was one.
        moved_to: where it is now, if all that it leads through has moved for good.
        is_secure_too: whether an address with ``http://`` is there with ``https://`` as well.
    """

    status: int = 0
    failure: str = ""
    moved_to: str = ""
    is_secure_too: bool = False

    @property
    def is_fine(self) -> bool:
        """Tell whether the address leads to something."""
        return 200 <= self.status < 300  # noqa: PLR2004


def ask(address: str, seconds: float = SECONDS) -> Answer:
    """Ask for an address and follow where it leads.

    Args:
        address: with ``http`` or ``https``.
        seconds: how long to wait for each answer.

    Returns:
        The answer; what goes wrong on the way is one too.
    """
    try:
        return _follow(address, seconds)
    except (OSError, HTTPException, ValueError) as failed:
        return Answer(failure=reason_of(failed, seconds))


def _follow(address: str, seconds: float) -> Answer:
    here, has_moved_for_good = address, True
    for _ in range(STEPS):
        if urlsplit(here).scheme not in ("http", "https"):
            return Answer(failure="it leads to something that is no web page")
        status, leads_to = _step(here, seconds)
        if status not in MOVED or not leads_to:
            moved_to = here if here != address and has_moved_for_good else ""
            return Answer(status, "", moved_to, _is_secure_too(here, address, status, seconds))
        has_moved_for_good &= status in _FOR_GOOD
        here = urljoin(here, leads_to)
    return Answer(failure="it leads on and on, in a circle")


def _step(address: str, seconds: float) -> tuple[int, str]:
    """Ask once: with HEAD, and with GET where a server does not answer that well."""
    status, leads_to = _request("HEAD", address, seconds)
    return (status, leads_to) if status < 400 else _request("GET", address, seconds)  # noqa: PLR2004


def _request(method: str, address: str, seconds: float) -> tuple[int, str]:
    headers = {"User-Agent": _NAME, "Accept": "*/*"}
    # Addresses are written with letters that the network has to have in its own way.
    parts = urlsplit(address)
    path, query = quote(parts.path, _AS_THEY_ARE), quote(parts.query, _AS_THEY_ARE)
    address = parts._replace(path=path, query=query).geturl()
    request = Request(address, headers=headers, method=method)  # noqa: S310  ask allows no file:
    try:
        with build_opener(Stay).open(request, timeout=seconds) as answer:
            return int(answer.status), ""
    except HTTPError as told:
        with told:
            return told.code, told.headers.get("Location") or ""


class Stay(HTTPRedirectHandler):
    """Follows nowhere, so that every step can be looked at."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Refuse, so that the answer is told as it is."""


def _is_secure_too(here: str, address: str, status: int, seconds: float) -> bool:
    if here != address or urlsplit(address).scheme != "http" or not 200 <= status < 300:  # noqa: PLR2004
        return False
    with suppress(OSError, HTTPException, ValueError):
        return _step(address.replace("http:", "https:", 1), seconds)[0] == status
    return False


def reason_of(failed: Exception, seconds: float) -> str:
    """Say in a few words why there was no answer.

    Args:
        failed: what was raised when it was asked for.
        seconds: how long it was waited for.
    """
    cause = failed.reason if isinstance(failed, URLError) else failed
    if isinstance(cause, TimeoutError):
        return f"no answer within {seconds:g} seconds"
    if type(cause).__name__ == "gaierror":
        return "there is no such site"
    if type(cause).__name__ == "SSLCertVerificationError":
        return "its certificate is not good"
    if isinstance(cause, ConnectionRefusedError):
        return "nobody answers there"
    return str(cause) or type(cause).__name__
