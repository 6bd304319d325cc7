"""Under which words an item stands in the indexes."""

from bulletin_press.item import Item
from bulletin_press.vocabulary import Vocabulary


def facets_of(item: Item, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """List the words under which an item stands in each index; without audiences, all of them."""
    year = (item.shown_date.year_slug,) if item.shown_date else ()
    return {
        "themes": item.themes,
        "audiences": item.audiences or tuple(vocabulary["audiences"]),
        "ages": item.ages,
        "levels": item.levels,
        "review_kinds": item.review_kinds,
        "boards": item.boards,
        "years": year,
    }
