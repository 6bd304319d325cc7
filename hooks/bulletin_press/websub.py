"""Telling a WebSub hub that feeds have changed (https://www.w3.org/TR/websub/).

A hub tells those who subscribed at once, instead of at their next look. The feeds name it; but
somebody has to tell the hub, and a site of files cannot. How a hub is told is left to publisher
and hub; what all of them take is PubSubHubbub 0.4's ``hub.mode=publish`` with ``hub.url`` for each
feed. Only the command that an author types comes here; nothing of a build does.
"""

from contextlib import suppress
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bulletin_press.catalogue import Catalogue
from bulletin_press.feed_list import feeds_of
from bulletin_press.site import Site

ENDINGS = ("xml", "atom", "json")
SECONDS = 20
SHOWN = 200


class HubFailed(Exception):
    """A hub did not take what it was told; its text says why, in words for whoever typed it."""


def announced(catalogue: Catalogue, site: Site) -> list[str]:
    """List the full address of every feed in each format; archives are found from there."""
    stems = [feed.stem for feed in feeds_of(catalogue)]
    return [site.absolute(f"{stem}.{ending}") for stem in stems for ending in ENDINGS]


def tell_hub(hub: str, addresses: list[str], seconds: float = SECONDS) -> None:
    """Tell a hub that feeds may have changed; it fetches them and finds out by itself.

    Args:
        hub: the address of the hub.
        addresses: the full addresses of the feeds.
        seconds: how long to wait for its answer.

    Raises:
        HubFailed: it cannot be reached, is somewhere else now, or refuses.
    """
    said = [("hub.mode", "publish"), *(("hub.url", address) for address in addresses)]
    headers = {"User-Agent": "Bulletin Press"}
    request = Request(hub, urlencode(said).encode(), headers)  # noqa: S310  settings allow no file:
    try:
        with build_opener(_Stay).open(request, timeout=seconds):
            return
    except HTTPError as refused:
        raise HubFailed(_reason(refused)) from None
    except URLError as failed:
        raise HubFailed(f"it cannot be reached: {failed.reason}") from None
    except TimeoutError:
        raise HubFailed(f"it gave no answer within {seconds:g} seconds") from None
    except (OSError, HTTPException) as failed:
        raise HubFailed(f"it broke off: {failed or type(failed).__name__}") from None


class _Stay(HTTPRedirectHandler):
    """Follows nowhere: what is sent on to another address would arrive without its contents."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Refuse, so that the answer is told as it is."""


def _reason(refused: HTTPError) -> str:
    place, said = refused.headers.get("Location", ""), ""
    if 300 <= refused.code < 400 and place:  # noqa: PLR2004
        return f"it has moved to {place} (write that as websub_hub in mkdocs.yml)"
    with suppress(OSError, HTTPException):
        said = " ".join(refused.read(SHOWN).decode("utf-8", "replace").split())
    return f"it answered {refused.code} {refused.reason}" + (f": {said}" if said else "")
