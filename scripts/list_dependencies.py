"""Writes ``docs/contributing/dependencies.md``: every package, why it is here, and its licence.

Run it after locking anew. Names, and who needs whom, are from ``pyproject.toml``,
``requirements.lock`` and the lock files of npm; licences from what is installed; the reasons from
``dependencies.yml`` beside this file.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "contributing" / "dependencies.md"
NPM = ("scripts/editor", "tests/node")
OURSELVES = "bulletin-press"

_HEAD = """\
---
title: Dependencies
description: Every package that Bulletin Press is made with, why it is here, and its licence.
---
# Dependencies

Each of those in the first three tables is here because the alternative was to write it ourselves, and worse. A new one needs a reason why a few lines of our own would not do, and a licence that allows use in an MIT project.

To add one: write it into `pyproject.toml`, why it is here into `scripts/dependencies.yml`, then lock everything again, with the digests of all files, and write this page:

```sh
uv pip compile --universal --generate-hashes --no-header --extra dev pyproject.toml -o requirements.lock
.venv/bin/python scripts/list_dependencies.py
```

Versions that are locked already stay as they are; `--upgrade` takes the newest. Nothing that is not in the lock file, with a digest that fits, is ever installed by `scripts/setup`; a test tampers with one and sees it refused. Nothing fetched from npm may run a program while it is installed.

`.venv/bin/python scripts/audit.py` asks whether any of them has a known weakness: run it each month, and before you publish a new version. It needs the internet, and never says that all is well when it could not ask. It keeps the program that asks, [pip-audit](https://github.com/pypa/pip-audit) (Apache-2.0, by the makers of pip), and what that needs in `.cache/audit/`, from a lock file of its own, `scripts/audit.lock`: none of it belongs on the machine of somebody who writes bulletins.
"""  # noqa: E501


@dataclass(frozen=True)
class Locked:
    """A package of the lock file.

    Attributes:
        name: in small letters, with hyphens.
        needed_by: the names of the packages that need it; ours is ``OURSELVES``.
        digests: how many digests of its files are known.
    """

    name: str
    needed_by: tuple[str, ...]
    digests: int


def read_lock(file: Path) -> dict[str, Locked]:
    """Read a lock file of ``uv pip compile``; one name can stand there in several versions.

    Args:
        file: the lock file, with ``# via`` remarks.
    """
    found: dict[str, Locked] = {}
    for block in re.split(r"(?m)^(?=[a-z0-9])", file.read_text("utf-8")):
        if name := re.match(r"[a-z0-9._-]+(?===)", block):
            via = block.partition("# via")[2]
            needing = tuple(sorted(set(re.findall(r"(?m)^(?:    #  )? ([a-z0-9._-]+)", via))))
            found[name[0]] = Locked(name[0], needing, block.count("--hash=sha256:"))
    return found


def read_direct(file: Path) -> tuple[list[str], list[str]]:
    """Read what a ``pyproject.toml`` names: what is needed to run, and what to develop."""
    project = tomllib.loads(file.read_text("utf-8"))["project"]
    groups = (project["dependencies"], project["optional-dependencies"]["dev"])
    run, develop = (sorted({_name(each) for each in group}) for group in groups)
    return run, develop


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def read_reasons() -> dict[str, Any]:
    """Read ``dependencies.yml``."""
    reasons: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("dependencies.yml").read_text("utf-8")
    )
    return reasons


def licence_of(name: str, reasons: Mapping[str, Any]) -> str:
    """Give the licence of an installed package as SPDX writes it; empty where nothing tells it.

    Source: https://packaging.python.org/en/latest/specifications/core-metadata/
    (License-Expression, and what came before it).
    """
    if settled := reasons["settled"].get(name):
        return str(settled)
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    if "License-Expression" in said:
        return said["License-Expression"]
    classes = (one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or ())
    for word in (*(said.get_all("License") or ()), *classes):
        known = reasons["written"].get(word, word)
        if known in reasons["allowed"]:
            return str(known)
    return ""


def is_allowed(licence: str, allowed: Iterable[str]) -> bool:
    """Tell whether a licence, or one of several to choose from, is one that we can use."""
    return any(
        all(part.strip() in allowed for part in choice.split(" AND "))
        for choice in licence.split(" OR ")
    )


def page() -> str:
    """Write the page, as Markdown with its header."""
    reasons, lock = read_reasons(), read_lock(ROOT / "requirements.lock")
    run, develop = read_direct(ROOT / "pyproject.toml")
    others = [one for name, one in lock.items() if name not in {*run, *develop}]
    return "\n".join(
        [
            _HEAD,
            *_table("To run", run, reasons),
            *_table("To develop and test", develop, reasons),
            *_from_npm(reasons["npm"]),
            *_of_others(others, reasons),
        ]
    )


def _table(title: str, names: Iterable[str], reasons: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {title}\n\n| Package | Why | Licence | Health |\n|---|---|---|---|"
    for name in names:
        why = reasons["direct"].get(name) or {"why": "", "health": ""}
        yield f"| {name} | {why['why']} | {licence_of(name, reasons)} | {why['health']} |"
    yield ""


def _from_npm(reasons: Mapping[str, Any]) -> Iterator[str]:
    yield "## From npm, where Node is\n\n| Package | Why | Licence | Health |\n|---|---|---|---|"
    for folder in NPM:
        for name, package in packages_of(ROOT / folder).items():
            why = reasons[name]
            licence = f"{package['license']}{why.get('and', '')}"
            yield f"| {name} (`{folder}/`) | {why['why']} | {licence} | {why['health']} |"
    yield ""


def packages_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Read which packages a lock file of npm names."""
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    return {path.rpartition("node_modules/")[2]: one for path, one in lock.items() if path}


def _of_others(others: Iterable[Locked], reasons: Mapping[str, Any]) -> Iterator[str]:
    yield "## What these need themselves\n\n| Package | Licence | Needed by |\n|---|---|---|"
    for one in others:
        yield f"| {one.name} | {licence_of(one.name, reasons)} | {', '.join(one.needed_by)} |"
    yield ""


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
