"""What a built site may not break of what the live one has said of itself as a whole.

A rule is a function; its docstring is the rule in an author's words.
"""

from collections.abc import Iterator
from dataclasses import replace

from bulletin_press.comparing.pairs import RECORD, Pair, moment_label
from bulletin_press.problems import Problem

MOMENT = "earlier-moment"
SITE = "site-moved"
FEED = "feed-gone"


def check_moment(pair: Pair) -> Iterator[Problem]:
    """A site is not replaced by one that was built for an earlier moment."""
    live, built = pair.live.as_of, pair.built.as_of
    if built < live:
        message = f"what is built is of {moment_label(built)}, what is live of {moment_label(live)}"
        hint = "build again; if the clock of this machine is wrong, set it right"
        yield pair.site_problem("", message, hint, MOMENT)


def check_site(pair: Pair) -> Iterator[Problem]:
    """The address of a site stays: all ids and all addresses are made from it."""
    if pair.live.site != pair.built.site:
        message = f"the site is live as {pair.live.site}; every id and address would change"
        hint = f"put {pair.live.site} back; {RECORD}"
        yield pair.site_problem(pair.live.site, message, hint, SITE)


def check_feeds(pair: Pair) -> Iterator[Problem]:
    """A feed that people follow does not end unsaid."""
    for url in sorted(pair.live.feeds - pair.built.feeds):
        message = f"the feed {url} would end: no public item belongs to it any more"
        hint = "whoever follows it hears no more; give an item its theme, agency or level again"
        found = pair.site_problem(url, message, hint, FEED)
        yield replace(found, level="advice")
