"""The ids by which feeds and data know an item for ever: ``tag:`` URIs (RFC 4151)."""

from bulletin_press.item import Item
from bulletin_press.notice import Notice
from bulletin_press.site import Site


def item_id(item: Item | Notice, site: Site) -> str:
    """Give the id of an item: ``tag:HOST,DATE:KIND/SLUG``, or as it was given when it was renamed.

    DATE is the day of publication as first written, as far as it is known.
    """
    given = item.given_id if isinstance(item, Notice) else item.id
    if given or item.dated is None:
        return given or f"tag:{site.host},{item.name}"
    return f"tag:{site.host},{item.dated.tag_date}:{item.name}"
