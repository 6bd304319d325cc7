"""The guide by level of need: the sections of the current guidance, shown on each level's page.

An author writes the guidance once. The section whose heading has a level's slug as its id is that
level's; the one with the id ``every-level`` is shown with all of them.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from bulletin_press.addresses import FINDER, index_address
from bulletin_press.body_sections import Move, Tokens, cut, ids_of, parts, read_tokens, under
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.models import Guidance
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term

EVERY_LEVEL = "every-level"
_PREFIX = "guide-"


@dataclass(frozen=True)
class GuidePart:
    """One part of a level's section.

    Attributes:
        anchor: the id of its heading on the level's page; empty where it has none.
        title: the words of that heading.
        topic: the id of its heading as first given, such as ``who-leads``; empty before the first.
        html: heading and text, ready for the level's page.
    """

    anchor: str
    title: str
    topic: str
    html: Markup

    @property
    def first_sentence(self) -> str:
        """What it says first, as plain text without the heading."""
        said = Markup(re.sub(r"<h2.*?</h2>", "", self.html, flags=re.DOTALL)).striptags()  # noqa: S704
        return re.split(r"(?<=[.!?])\s", said, maxsplit=1)[0]


@dataclass(frozen=True)
class LevelGuide:
    """What a guidance says of one level.

    Attributes:
        guidance: the guidance, with its edition and its review date.
        parts: the level's own section by its subheadings; empty where it has none.
        every_level: what is said of every level; empty where nothing is.
    """

    guidance: Guidance
    parts: tuple[GuidePart, ...]
    every_level: Markup

    def first_sentence(self, topic: str) -> str:
        """Give the first sentence of the part on a topic; empty where there is none."""
        found = (part.first_sentence for part in self.parts if part.topic.startswith(topic))
        return next(found, "")


def current_guidance(catalogue: Catalogue) -> list[Guidance]:
    """List the guidance that no other takes the place of, newest first."""
    guidance = [
        item
        for item in catalogue.by_kind("guidance")
        if isinstance(item, Guidance) and not catalogue.superseding(item)
    ]
    newest = {
        item.name: item.published.start if item.published else catalogue.moment for item in guidance
    }
    return sorted(guidance, key=lambda item: newest[item.name], reverse=True)


def with_finder(catalogue: Catalogue) -> Guidance | None:
    """Find the current guidance that has a finder."""
    return next((item for item in current_guidance(catalogue) if item.finder), None)


def level_guide(term: Term, catalogue: Catalogue, site: Site) -> LevelGuide | None:
    """Find what the current guidance says of a level; its own section counts before all else."""
    guides = [
        guide
        for item in current_guidance(catalogue)
        if term.slug in item.levels
        if (guide := _guide_from(item, term, catalogue, site))
    ]
    return next((guide for guide in guides if guide.parts), next(iter(guides), None))


def _guide_from(item: Guidance, term: Term, catalogue: Catalogue, site: Site) -> LevelGuide | None:
    body = read_tokens(catalogue.bodies[item.name].html)
    own, every = cut(body, term.slug), cut(body, EVERY_LEVEL)
    if not own and not every:
        return None
    address = index_address("levels", term.slug)
    move = Move(item.address, address, site.url, ids_of([*under(own), *every]), _PREFIX)
    own_parts = list(parts(under(own)))
    # Whatever rank its subheadings have in the guidance, on this page they come next to its h1.
    up = max([2, *(part[0].rank for part in own_parts)]) - 2
    return LevelGuide(
        item,
        tuple(_part(part, move, up) for part in own_parts),
        Markup(move.html(every, every[0].rank - 2 if every else 0)),  # noqa: S704  clean already
    )


def _part(part: Tokens, move: Move, up: int) -> GuidePart:
    html = Markup(move.html(part, up))  # noqa: S704  clean already
    anchor = part[0].id if part[0].rank else ""
    if not anchor:
        return GuidePart("", "", "", html)
    # Of several headings of the same words, Python-Markdown numbers the ids from the second on.
    topic = re.sub(r"_\d+$", "", anchor)
    title = Markup(re.split(r"</h\d>", html, maxsplit=1)[0]).striptags()  # noqa: S704
    return GuidePart(_PREFIX + anchor, title, topic, html)


def draw_level_guide(term: Term, catalogue: Catalogue, site: Site) -> str:
    """Draw a level's guide for its page, below its ``h1``; empty where no guidance has one."""
    guide = level_guide(term, catalogue, site)
    if guide is None:
        return ""
    return draw(
        "level_guide.html",
        index_address("levels", term.slug),
        term=term,
        guide=guide,
        catalogue=catalogue,
        site=site,
        has_numbers=any(part.topic.startswith("whom-to-ring") for part in guide.parts),
    )


def guide_headings(term: Term, catalogue: Catalogue, site: Site) -> list[tuple[str, str]]:
    """List the headings of a level's guide as pairs of anchor and text, for its page to jump to."""
    guide = level_guide(term, catalogue, site)
    own = guide.parts if guide else ()
    return [(part.anchor, part.title) for part in own if part.anchor]


def draw_levels_overview(catalogue: Catalogue, site: Site) -> str:
    """Draw the levels as numbered steps, for their index, below its ``h1``."""
    levels = catalogue.vocabulary["levels"].values()
    leads = {}
    for term in levels:
        guide = level_guide(term, catalogue, site)
        leads[term.slug] = guide.first_sentence("who-leads") if guide else ""
    counts = {term.slug: len(catalogue.by("levels", term.slug)) for term in levels}
    return draw(
        "levels_overview.html",
        index_address("levels"),
        levels=list(levels),
        leads=leads,
        counts=counts,
        finder=FINDER if with_finder(catalogue) else "",
    )


def draw_level_steps(term: Term, catalogue: Catalogue, site: Site) -> str:
    """Draw the way from a level's page to the levels beside it and to the finder."""
    guide = level_guide(term, catalogue, site)
    levels = list(catalogue.vocabulary["levels"].values())
    return draw(
        "level_steps.html",
        index_address("levels", term.slug),
        levels=levels,
        place=[level.slug for level in levels].index(term.slug),
        # Where no guide is known, not even this is said of the levels.
        is_explained=bool(guide and guide.parts),
        finder=FINDER if with_finder(catalogue) else "",
    )
