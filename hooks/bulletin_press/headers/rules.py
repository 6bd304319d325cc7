"""What is said about which part of a site: the one model that all hosts' files are written from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bulletin_press.addresses import LASTING, SEARCH, SEARCH_INDEX
from bulletin_press.headers.policy import PAGES, SEARCHING, in_header
from bulletin_press.site import Site

POLICY = "Content-Security-Policy"
CACHE = "Cache-Control"

REFERRER = "same-origin"
"""No other site learns which page a reader comes from; whom to ring is a matter of its own."""

_DENIED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb"),
)
_FOR_EVER = "public, max-age=31536000, immutable"
# Kept, but asked for each time whether it still holds: what is taken down is gone at once.
_ASK_AGAIN = "no-cache"

TYPES = {
    ".atom": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
}
"""The types of what web servers do not know by its ending, or without its letters.

Feeds are plain XML: browsers save what says ``application/rss+xml`` or ``application/atom+xml``, or
show its bare source, and nobody reads in it how to follow a feed. Feed readers take all of these.
"""

JSON_FEED = "application/feed+json"
"""The type of JSON below ``feeds/``. Source: https://www.jsonfeed.org/version/1.1/"""


@dataclass(frozen=True)
class Rule:
    """What is said with all answers below some folders.

    It takes the place of what is said of the same name for the whole site.

    Attributes:
        folders: their site paths, ending in ``/``; an empty one for the whole site.
        headers: names and values.
    """

    folders: tuple[str, ...]
    headers: Mapping[str, str]


def rules(site: Site) -> Iterator[Rule]:
    """Say what a site's web server is to say; the whole site first."""
    secure = urlsplit(site.url).scheme == "https"
    yield Rule(("",), _everywhere(site, secure=secure))
    yield Rule((SEARCH, f"{SEARCH_INDEX}/"), {POLICY: in_header(SEARCHING, secure=secure)})
    # The names of these pieces of Pagefind's index hold digests too.
    pieces = (f"{SEARCH_INDEX}/{name}/" for name in ("filter", "fragment", "index"))
    yield Rule((f"{LASTING}/", *pieces), {CACHE: _FOR_EVER})
    # What is meant for programs may be read by those that run in other sites' pages too.
    yield Rule(("calendar/", "data/", "feeds/"), {"Access-Control-Allow-Origin": "*"})


def root_of(site: Site) -> str:
    """Give the path below which a site stands on its host; ``/`` where it has the host alone."""
    return urlsplit(site.url).path


def pattern_of(rule: Rule, site: Site) -> str:
    """Give the regular expression (PCRE) of the addresses on its host that a rule is about."""
    places = [re.escape(f"{root_of(site)}{folder}") for folder in rule.folders]
    return f"^({'|'.join(places)})"


def _everywhere(site: Site, *, secure: bool) -> dict[str, str]:
    days = site.settings.https_only_days
    strict = {"Strict-Transport-Security": f"max-age={days * 86400}"} if days else {}
    return {
        POLICY: in_header(PAGES, secure=secure),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
        "Cross-Origin-Opener-Policy": "same-origin",
        # All of it is public, and cards are shown by feed readers and newsletters.
        "Cross-Origin-Resource-Policy": "cross-origin",
        CACHE: _ASK_AGAIN,
        **strict,
    }
