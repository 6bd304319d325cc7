"""What a plan leaves in the outbox: a folder that is made anew each time."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bulletin_press.campaign.calendar_page import calendar_page
from bulletin_press.campaign.invitations import calendar_file
from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.rows import all_posts_file, scheduler_files
from bulletin_press.campaign.schedulers import Scheduler
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site

MARK = "campaign.ics"
"""What every such folder of ours holds, and hardly any other."""


class NotOurs(Exception):
    """A folder that we have not made, and so do not empty."""


def files_of(
    plan: Plan, catalogue: Catalogue, site: Site, schedulers: Mapping[str, Scheduler]
) -> dict[str, bytes]:
    """Make all files of a plan, by name.

    Args:
        plan: the plan.
        catalogue: what it was made from.
        site: the site.
        schedulers: those that files are made for, by name.
    """
    imported = {
        name: scheduler_files(name, scheduler, plan.turns, site)
        for name, scheduler in schedulers.items()
    }
    page = calendar_page(plan, catalogue, site, schedulers, imported)
    made = {
        "calendar.html": page.encode(),
        MARK: calendar_file(plan, catalogue, site),
        "posts.csv": all_posts_file(plan.turns, site),
    }
    return made | {name: content for files in imported.values() for name, content in files.items()}


def write_folder(place: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files, and no others, in the place of an earlier one of ours.

    It is written aside first: when anything goes wrong, the earlier one is still there.

    Raises:
        NotOurs: in its place is something else, which might be missed.
    """
    if place.exists() and not (place / MARK).is_file() and not _is_empty(place):
        raise NotOurs(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as aside:
        new, old = Path(aside, "new"), Path(aside, "old")
        new.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not any(place.iterdir())
