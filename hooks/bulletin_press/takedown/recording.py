"""The record that lets a site be published from which an item has vanished on purpose.

The guard of deployments (`comparing`) stops a site that lacks what the live one has. Of what is
withdrawn the notice is there; what is held back needs an exception.
"""

import json
from datetime import date
from pathlib import Path

from bulletin_press.comparing.exceptions import FILE
from bulletin_press.comparing.of_items import GONE
from bulletin_press.editing.saving import read_file, write_whole
from bulletin_press.takedown.target import Target
from bulletin_press.verifying.built import Built
from bulletin_press.written import decode, parse_fields

_CATALOGUE = "data/catalogue.json"
_ABOUT = (
    "# What may differ from the live site, who decided it, when and why: see bulletins compare.\n"
)


def read_id(target: Target, built: Built) -> str:
    """Look up by which id a built site knows an item; empty where it does not know it.

    What it knows as withdrawn counts as not known: there is nothing of it to vanish.
    """
    try:
        items = json.loads(built.places[_CATALOGUE].read_bytes())["items"]
        named = {f"{it['kind']}/{it['slug']}": it for it in items}
        found = named.get(target.name, {"status": "withdrawn"})
        return "" if found["status"] == "withdrawn" else str(found["id"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def record(folder: Path, item_id: str, why: str, by: str, on: date) -> bool:
    """Record that an item vanishes on purpose; every other byte of the file stays.

    Args:
        folder: the folder of the bulletins.
        item_id: the id by which the live site knows it.
        why: the reason.
        by: who decided it.
        on: the day on which it was decided.

    Returns:
        Whether it is recorded, now or before; not where the file is written in a way that cannot
        be added to safely.

    Raises:
        OSError: the disk does not allow it.
    """
    file = folder / FILE
    entry = {"id": item_id, "rule": GONE, "why": why, "by": by, "on": on.isoformat()}
    raw = read_file(file) or _ABOUT.encode()
    before = _listed(file, raw)
    if before is None:
        return False
    if any((one.get("id"), one.get("rule")) == (item_id, GONE) for one in before):
        return True
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items()]
    newline = b"" if raw.endswith(b"\n") else b"\n"
    new = raw + newline + ("- " + "\n  ".join(lines) + "\n").encode()
    if _listed(file, new) != [*before, entry]:
        return False
    write_whole(file, new)
    return True


def _listed(file: Path, raw: bytes) -> list[dict[str, str]] | None:
    """Read the exceptions as written; None where they cannot be read."""
    text, problems = decode(file, raw)
    fields, more = parse_fields(file, text, listed="exceptions")
    if fields is None or problems or more:
        return None
    listed = fields.values.get("exceptions") or []
    is_plain = isinstance(listed, list) and all(isinstance(one, dict) for one in listed)
    return listed if is_plain and set(fields.values) <= {"exceptions"} else None
