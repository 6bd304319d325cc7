"""What is left of a withdrawn item."""

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin_press.dates import PartialDate
from bulletin_press.facets import facets_of
from bulletin_press.item import Item
from bulletin_press.models import Occasion
from bulletin_press.parts import Withdrawal
from bulletin_press.vocabulary import Vocabulary


@dataclass(frozen=True)
class Notice:
    """All that is left of a withdrawn item: no title, no text.

    ``facets`` only route the last feed entry to the feeds that carried the item. ``starts`` is
    when an event or a campaign would have begun, and ``changes`` how often it had changed or been
    called off: a calendar takes an entry back only with its day, and with a higher number than it
    had before.
    """

    kind: str
    slug: str
    label: str
    given_id: str | None
    dated: PartialDate
    withdrawn: Withdrawal
    aliases: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    starts: PartialDate | None = None
    changes: int = 0

    @property
    def name(self) -> str:
        """The item's name: ``kind/slug``."""
        return f"{self.kind}/{self.slug}"

    @property
    def address(self) -> str:
        """The site path of the notice."""
        return f"{self.name}/"


def notice_of(item: Item, shown: Mapping[str, Item], vocabulary: Vocabulary) -> Notice:
    """Keep of a withdrawn item what may be kept; ``see`` only where its readers may see it."""
    withdrawn, dated = item.withdrawn, item.dated
    if withdrawn is None or dated is None:
        message = f"{item.name} was let through unchecked"
        raise ValueError(message)
    see = withdrawn.see
    if see and "://" not in see and not see.startswith("/") and see not in shown:
        withdrawn = withdrawn.model_copy(update={"see": None})
    facets = facets_of(item, vocabulary)
    changes = sum(change.date.start.date() <= withdrawn.date for change in item.changes)
    return Notice(
        item.kind,
        item.slug,
        item.label,
        item.id,
        dated,
        withdrawn,
        item.aliases,
        facets,
        item.starts if isinstance(item, Occasion) else None,
        changes + bool(item.called_off),
    )
