"""What ``bulletins takedown`` tells at its end: what to do now, and where the item had gone.

Nothing is claimed that files do not tell: a planned post was "probably sent".
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from bulletin_press.campaign.calendar_page import weekday_label
from bulletin_press.dates import PartialDate, day_label, parse_day
from bulletin_press.takedown.before import Before
from bulletin_press.takedown.copies import read_keepers
from bulletin_press.takedown.ending import Ending
from bulletin_press.takedown.planned import Planned
from bulletin_press.takedown.reached import History, Reached, read_history
from bulletin_press.takedown.target import Target

from bulletin_commands.takedown_scene import Scene
from bulletin_commands.takedown_words import MOST_TO_MEND, many, some
from bulletin_commands.workplace import shown


def next_steps(scene: Scene, target: Target, ending: Ending, *, is_done: bool) -> Iterator[str]:
    """Tell what comes first, line by line.

    Args:
        scene: where it happened.
        target: the item.
        ending: what became of it.
        is_done: whether the item is gone, and nothing is left to mend here.
    """
    yield ""
    yield "What you need to do now"
    place = shown(scene.place)
    if is_done:
        yield f"  1. Put the site online: upload {place} as always, or send your change to where it"
        yield "     is built. See that your web host deletes files that are no longer there."
    else:
        yield "  1. Mend what is told above, and run the same command again: then upload the site."
        yield f"     If that takes long, upload {place} as it is: the item's own files are gone"
        yield "     from it, and pages told above still name it. scripts/publish would not take it."
    shows = "only the notice" if is_done and ending.status == "withdrawn" else "nothing"
    page = scene.url + target.address
    yield f"  2. Look for yourself, in a private window: {page} must show {shows}."
    yield "  3. Tell whoever answers for it: your safeguarding lead, your data protection officer,"
    yield "     and where a court is involved your lawyers."
    yield "  4. Go through the list below."


def report(scene: Scene, target: Target, ending: Ending, before: Before) -> Iterator[str]:
    """Tell where it had gone, line by line.

    Args:
        scene: where it happened.
        target: the item, as it was.
        ending: what became of it.
        before: how things stood before.
    """
    yield ""
    yield "Where it had already gone"
    for lines in (
        _posts(before.planned, before.due, scene.moment),
        _unreadable([shown(file) for file in before.unreadable]),
        _letters(before.letters),
        _reached(before.reached, ending.status),
        _copies([scene.url + quote(path) for path in before.addresses(target.address)]),
        _partners(f"{scene.url}{target.address}share/", target.published(scene.zone), scene.moment),
        _history(read_history(target.file)),
    ):
        yield from as_points(lines)
    yield ""
    yield "More on each of these: docs/writing/releasing.md, “When something got out”."


def as_points(lines: Iterable[str]) -> Iterator[str]:
    """Put a dash before each line, but for those that belong to the one above."""
    return (f"  {'  ' if line.startswith('  ') else '- '}{line.strip()}" for line in lines)


def _posts(planned: Sequence[Planned], due: Sequence[Planned], moment: datetime) -> Iterator[str]:
    """Say which posts are to be deleted: in the scheduler, and on the channels."""
    coming = [one for one in planned if one.moment > moment]
    known = {one.moment: one for one in (*due, *planned)}
    past = [known[at] for at in sorted(known, reverse=True) if at <= moment]
    if coming:
        yield "Posts planned and not yet sent. Delete them in your scheduler, before their time:"
        yield from (f"  {_moment(one)}: {', '.join(one.channels)}" for one in coming)
        if files := sorted({file for one in coming for file in one.files}):
            yield f"  Their rows were in the files {', '.join(files)}."
        yield "  If you put campaign.ics into your own calendar, delete them there too."
    if past:
        yield "Posts whose planned time is over, so probably sent. Delete them on the channels:"
        lines = [f"{_moment(one)}: {', '.join(one.channels)}" for one in past]
        yield from some(lines, MOST_TO_MEND)
    if planned or past:
        yield "Other posts cannot be seen from here: look for its address on each channel."
    else:
        yield "Posts: no plan names it. Look on each channel, and in your scheduler."


def _unreadable(files: Sequence[str]) -> Iterator[str]:
    """Say which plans cannot be read."""
    for file in files:
        yield f"{file} was saved by another program and cannot be read: look in it yourself."


def _letters(stems: Sequence[str]) -> Iterator[str]:
    """Say which newsletters told of it."""
    if stems:
        yield f"Newsletters that were written with it: {', '.join(stems)}."
        yield "  If one was sent: ask those who got it to delete it."
    else:
        yield "Newsletters: none in the outbox tells of it. Think of those you keep elsewhere."


def _reached(found: Reached | None, ending_status: str) -> Iterator[str]:
    """Say which feeds, months and calendars carried it, as far as the built site tells."""
    if found is None:
        yield "Feeds, months, calendars: no built site stood here, so which had it cannot be told."
        return
    if found.feeds:
        sent = (
            "They send a last entry that says it was withdrawn"
            if ending_status == "withdrawn"
            else "They say nothing more of it"
        )
        feeds = ", ".join(feed.removeprefix("feeds/") for feed in found.feeds)
        yield f"{many(len(found.feeds), 'feed')} carried or named it: {feeds}."
        yield f"  {sent}. Readers may keep what they have fetched."
    if found.months:
        yield f"“Month by month” told of it: {', '.join(found.months)}."
    if found.calendars:
        yield f"Calendars: {', '.join(found.calendars)}."
        yield "  It leaves those who subscribe at their next refresh, but not those who copied it."
    if not (found.feeds or found.months or found.calendars):
        yield "No feed, month or calendar of the site that stood here told of it."


def _copies(addresses: Sequence[str]) -> Iterator[str]:
    """Say whom to ask to take copies away, and of which addresses."""
    yield "Search engines and archives of the web may have copies. Once it is gone online, ask:"
    yield from (f"  {one.name}: {one.where} ({one.what})" for one in read_keepers())
    yield "  Name these addresses:"
    yield from some(addresses, MOST_TO_MEND)


def _partners(kit: str, published: PartialDate | None, moment: datetime) -> Iterator[str]:
    """Say that others may have taken copies by hand."""
    yield f"Partners may have taken its texts and pictures from {kit}: ask their comms teams."
    if published and published.start <= moment:
        yield f"  By the date in its header it could be seen from {published.label} on."


def _history(history: History | None) -> Iterator[str]:
    """Say that the text is still in the repository's past."""
    if history is None:
        yield "The project's folder: git keeps no history of the file here. Think of backups."
        return
    versions = f"{history.versions} version{'' if history.versions == 1 else 's'}"
    since = day_label(parse_day(history.first))
    yield f"The repository still holds the text: {versions} since {since}."
    if history.remotes:
        remotes = ", ".join(history.remotes)
        yield f"  If it was pushed to {remotes}: whoever can read there can read it."
    yield "  If others can read it, ask your developers to remove it from the history too."


def _moment(one: Planned) -> str:
    return f"{weekday_label(one.moment.date())}, {one.moment:%H:%M}"
