"""The plan as a calendar file: an event of a quarter of an hour for every slot (RFC 5545)."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from bulletin_press.campaign.plan import Plan, Turn, together
from bulletin_press.catalogue import Catalogue
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Post
from bulletin_press.site import Site
from bulletin_press.zones import add_zone

LENGTH = timedelta(minutes=15)


def calendar_file(plan: Plan, catalogue: Catalogue, site: Site) -> bytes:
    """Write ``campaign.ics``: no alarms, nobody shown as busy.

    The UID of an event names item and turn, so that a calendar which has read an earlier plan
    moves what has moved, and doubles nothing.
    """
    made = Calendar()
    made.add("prodid", "-//Bulletin Press//campaign//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"Posts: {site.name}")
    for turn in plan.turns:
        made.add_component(_event(turn, catalogue, site))
    add_zone(made, site.settings.zone, (plan.begins.year, plan.ends.year))
    return bytes(made.to_ical())


def _event(turn: Turn, catalogue: Catalogue, site: Site) -> Event:
    count = f" ({turn.number} of {turn.of})" if turn.of > 1 else ""
    start = turn.moment.astimezone(site.settings.zone)
    event = Event()
    event.add("uid", f"{turn.item.name.replace('/', '-')}-post-{turn.number}@{site.host}")
    event.add("dtstamp", catalogue.moment.astimezone(UTC))
    event.add("dtstart", start)
    event.add("duration", LENGTH)
    event.add("summary", f"Post: {turn.item.title}{count}")
    event.add("description", "\n\n".join(map(_text, together(turn.posts))))
    event.add("url", site.absolute(turn.item.address))
    event.add("transp", "TRANSPARENT")
    return event


def _text(alike: list[Post]) -> str:
    labels, post = ", ".join(CHANNELS[post.channel].label for post in alike), alike[0]
    picture = f"\n\nPicture: {post.image}\nIts description: {post.alt}" if post.image else ""
    return f"── {labels} ──\n{post.text}{picture}"
