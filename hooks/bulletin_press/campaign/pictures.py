"""The pictures of planned posts, in the folder of the plan: for posting by hand, and to look at."""

from collections.abc import Iterable
from typing import NamedTuple

from bulletin_press.campaign.plan import Turn
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.setting import Setter
from bulletin_press.cards.shapes import SHAPES, Shape
from bulletin_press.cards.wording import Wording
from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Post
from bulletin_press.site import Site

FOLDER = "pictures"


class Pictured(NamedTuple):
    """A card in the folder of a plan: its name from there, and its shape."""

    name: str
    shape: Shape


def pictured(item: Item, post: Post) -> Pictured | None:
    """Say which card goes with a post; None where the post has no picture."""
    if post.image is None:
        return None
    shape = SHAPES[CHANNELS[post.channel].card]
    return Pictured(f"{FOLDER}/{shape.address(item).replace('/', '-')}", shape)


def picture_files(turns: Iterable[Turn], site: Site) -> dict[str, bytes]:
    """Make the cards of the turns that are planned; a build has kept most of them already.

    Returns:
        The PNG files by name, such as ``pictures/lessons-ask-twice-card.png``.
    """
    faces = Faces.of(site.settings.card_fonts)
    setter, wording = Setter(faces), Wording(site, faces)
    folder = site.kept / "cards" if site.kept else None
    made: dict[str, bytes] = {}
    for turn in turns:
        found = {found for post in turn.posts if (found := pictured(turn.item, post))}
        for name, shape in sorted(found):
            if name not in made:
                card = setter.card(wording.of(turn.item), shape, folder)
                made[name] = card if isinstance(card, bytes) else card.read_bytes()
    return made
