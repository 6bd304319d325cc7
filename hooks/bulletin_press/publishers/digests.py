"""What was new, month by month: ``/digests/`` and a page for each month."""

from collections.abc import Iterator
from datetime import date

from bulletin_press.addresses import DIGESTS, SUBSCRIBE
from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.digest.gathering import digest_of
from bulletin_press.digest.periods import Period, months_of
from bulletin_press.digest.told import Digest
from bulletin_press.digest.wording import contents, when, where
from bulletin_press.drawing import draw
from bulletin_press.pieces import Pieces
from bulletin_press.site import Site

TITLE = "Month by month"
ABOUT = "What was published, took place or changed in each month, with what you need to do first."


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make the list of months, which always is there, and a page for each month with news.

    A month of which nothing is public any more keeps its page: old links lead there.
    """
    months = months_of(catalogue)
    today = catalogue.moment.date()
    # Of a month that is over the page stays as it is: what was to come then has come.
    digests = [digest_of(catalogue, one, with_coming=one.until >= today) for one in months]
    yield _list(digests, site)
    pieces = Pieces(catalogue, site)
    for at, digest in enumerate(digests):
        later = months[at - 1] if at else None
        earlier = months[at + 1] if at + 1 < len(months) else None
        yield _month(digest, catalogue, pieces, earlier, later)


def _list(digests: list[Digest], site: Site) -> Page:
    html = draw(
        "digests.html",
        DIGESTS,
        title=TITLE,
        about=ABOUT,
        digests=digests,
        contents=contents,
        subscribe=SUBSCRIBE if SUBSCRIBE in site.standing else "",
    )
    updated = max((day for one in digests if (day := _updated(one))), default=None)
    return Page(DIGESTS, TITLE, ABOUT, html, updated=updated)


def _month(
    digest: Digest,
    catalogue: Catalogue,
    pieces: Pieces,
    earlier: Period | None,
    later: Period | None,
) -> Page:
    month = digest.period
    address = f"{DIGESTS}{month.slug}/"
    shown = {"digest": digest, "when": when, "where": where, "held": catalogue.held}
    drawn = draw("digest_news.html", address, **shown)
    html = draw(
        "digest_month.html",
        address,
        digest=digest,
        title=TITLE,
        contents=contents(digest),
        is_running=month.until >= catalogue.moment.date(),
        to_do=pieces.gathered(digest.to_do),
        answered=pieces.gathered(digest.answered),
        news=pieces.explained(drawn),
        earlier=earlier,
        later=later,
    )
    about = f"What was published, took place or changed in {month.label}."
    # One of which nothing is left is there for those who come back, and is not to be found.
    indexed = bool(contents(digest))
    return Page(address, month.label, about, html, updated=_updated(digest), indexed=indexed)


def _updated(digest: Digest) -> date | None:
    """Give the day of the last thing that a digest tells."""
    days = [change.date.start.date() for one in digest.news for change in one.changes]
    dated = [one.item.dated for one in digest.news if one.is_new]
    return max([*days, *(one.start.date() for one in dated if one)], default=None)
