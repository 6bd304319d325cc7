"""Exampleshire, copies of it, and the commands as a user runs them."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bulletin_commands import main
from click.testing import CliRunner

ROOT = Path(__file__).parents[2]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
MOMENT = "2026-11-22T12:00"
URL = "https://learning.exampleshire.example/"
PROGRAMS = Path(sys.executable).parent
"""What all copies keep from one build to the next: cards, for one, are set once in a session."""
OURS = ("BULLETINS_AS_OF", "BULLETINS_PREVIEW")


def _exampleshire():
    """Give Exampleshire; where several run tests at once, each has one of its own to build in."""
    folder = ROOT / "tests" / "exampleshire"
    if not WORKER:
        return folder
    # Beside it, so that the paths in its mkdocs.yml hold.
    own = folder.with_name(f"exampleshire-{WORKER}")
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(folder, own, ignore=shutil.ignore_patterns("site", "outbox"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    return own


EXAMPLESHIRE = _exampleshire()


def environment(**more):
    """What a command finds around it: nothing of ours but what is given."""
    around = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**around, "NO_MKDOCS_2_WARNING": "1", **more}


def run(*arguments, cwd=EXAMPLESHIRE, program="bulletins", **around):
    """Run a command in a process of its own, as a user does."""
    return subprocess.run(
        [PROGRAMS / program, *map(str, arguments)],
        cwd=cwd,
        env=environment(**around),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def call(*arguments, **around):
    """Run a command in this process, which is faster; what it sets around it is put back."""
    clean = {**dict.fromkeys(OURS), "NO_MKDOCS_2_WARNING": "1", **around}
    return CliRunner(env=clean).invoke(main, [str(each) for each in arguments])


def _linked(kept, place):
    """Let a copy begin with what Exampleshire has kept, or it would set every card anew."""
    try:
        os.link(kept, place)
    except OSError:
        shutil.copy(kept, place)


@dataclass(frozen=True)
class Copy:
    """A copy of Exampleshire, or of its frame, that a test may change."""

    folder: Path

    @classmethod
    def make(cls, folder, items=None):
        """Copy Exampleshire; with items (texts by ``kind/slug``), only its frame and those."""
        hidden = shutil.ignore_patterns("site", "outbox", ".cache")
        shutil.copytree(EXAMPLESHIRE, folder, ignore=hidden)
        copy = cls(folder)
        if (kept := EXAMPLESHIRE / ".cache").is_dir():
            shutil.copytree(kept, folder / ".cache", copy_function=_linked)
        copy.change("mkdocs.yml", "- ../../hooks/", f"- {ROOT}/hooks/")
        copy.change("mkdocs.yml", ": ../../docs/", f": {ROOT}/docs/")
        if items is not None:
            for kind in folder.glob("bulletins/*/"):
                shutil.rmtree(kind)
            for name, text in items.items():
                copy.write(f"bulletins/{name}.md", text)
        return copy

    def forget(self):
        """Let nothing be kept from builds of other moments."""
        shutil.rmtree(self.path(".cache"), ignore_errors=True)

    def path(self, name):
        return self.folder / name

    def read(self, name):
        return self.path(name).read_text("utf-8")

    def write(self, name, text):
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, "utf-8")

    def change(self, name, old, new):
        text = self.read(name)
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new))

    def run(self, *arguments, **around):
        return run(*arguments, cwd=self.folder, **around)

    def call(self, *arguments, **around):
        with contextlib.chdir(self.folder):
            return call(*arguments, **around)

    def build(self, as_of=MOMENT, place="site", **around):
        """Build the site, which must succeed, and give its folder."""
        site = self.path(place)
        made = self.call("-q", "build", "--as-of", as_of, "--site-dir", site, **around)
        assert made.exit_code == 0, made.output
        return site


LESSON = """---
title: {title}
summary: What is to be remembered of it.
status: published
published: {published}
themes: [neglect]
source_kind: unstated
---

{body}
"""


def lesson(title="Ask twice", published="2026-01-10", body="The second question counts."):
    """Write a short bulletin without a mistake."""
    return LESSON.format(title=f'"{title}"', published=published, body=body)
