"""``bulletins digest``: a newsletter of what is new, ready to be sent."""

from datetime import date
from pathlib import Path

import click
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import day_label
from bulletin_press.digest.gathering import digest_of
from bulletin_press.digest.mailing import draft, newsletter, preheader
from bulletin_press.digest.periods import Period
from bulletin_press.digest.told import Digest
from bulletin_press.outbox import remove_files, write_files
from bulletin_press.vocabulary import Term, Vocabulary

from bulletin_commands.workplace import Workplace, day, telling_what_is_not_written


@click.command()
@click.option("--since", required=True, metavar="DATE", callback=day, help="The first day.")
@click.option("--until", metavar="DATE", callback=day, help="The last day. Default: today.")
@click.option("--audience", metavar="AUDIENCE", help="Only what is for one agency, such as police.")
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to. Default: outbox/ beside the site's mkdocs.yml.",
)
@click.pass_obj
def digest(
    workplace: Workplace,
    since: date,
    until: date | None,
    audience: str | None,
    outbox: Path | None,
) -> None:
    """Write a newsletter of what was published or changed.

    It comes three times: as a draft that a mail program opens (.eml), as HTML and as plain text.
    Dates are written YYYY-MM-DD, and the days named are part of it. Held items are not in it.

    Where nothing is new, nothing is written.
    """
    desk = workplace.flawless_desk()
    period = _period(since, until, desk.moment.date())
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    found = digest_of(catalogue, period, _term(audience, catalogue.vocabulary))
    folder = (outbox or Path(workplace.config_file).parent / "outbox") / "digest"
    whom = f"-{audience}" if audience else ""
    stem = f"{period.since.isoformat()}-{period.until.isoformat()}{whom}"
    files = {ending: folder / f"{stem}.{ending}" for ending in ("eml", "html", "txt")}
    if found.is_empty:
        _say_nothing_is_new(workplace, found, list(files.values()))
        return
    letter = newsletter(found, catalogue, desk.site)
    made = {
        "eml": draft(letter, desk.moment, desk.site.settings.digest_from),
        "html": letter.html.encode(),
        "txt": letter.text.encode(),
    }
    with telling_what_is_not_written():
        write_files(folder, {files[ending].name: content for ending, content in made.items()})
    workplace.say(f"{letter.subject}\n{preheader(found)}")
    workplace.say("\n".join(str(file) for file in files.values()))


def _period(since: date, until: date | None, today: date) -> Period:
    last = until or today
    for option, named in (("--since", since), ("--until", last)):
        if named > today:
            told = f"{day_label(named)} has not come; today is {day_label(today)}"
            raise click.UsageError(f"{option}: {told} (choose an earlier day)")
    if since > last:
        told = f"{day_label(since)} is later than --until, {day_label(last)}"
        raise click.UsageError(f"--since: {told} (change one of them)")
    return Period(since, last)


def _term(audience: str | None, vocabulary: Vocabulary) -> Term | None:
    if audience is None:
        return None
    if wrong := vocabulary.why_unknown("audiences", audience):
        raise click.UsageError("--audience: {} ({})".format(*wrong))
    return vocabulary["audiences"][audience]


def _say_nothing_is_new(workplace: Workplace, found: Digest, files: list[Path]) -> None:
    """Say so, and let no newsletter lie about that was written when there was something."""
    with telling_what_is_not_written():
        remove_files(files)
    whom = f" for {found.audience.label}" if found.audience else ""
    said = f"Nothing was published, changed or withdrawn{whom} in this time"
    workplace.say(f"{said} ({found.period.label}): no newsletter was written.")
