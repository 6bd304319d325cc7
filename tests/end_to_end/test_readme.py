"""The first minute of the README, done as it says."""

import contextlib
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from .running import ROOT, call

README = (ROOT / "README.md").read_text("utf-8")
STEPS = re.findall(r"(?ms)^```console\n\$ \.venv/bin/bulletins ([^\n]+)\n(.*?)^```$", README)
MISTAKES = re.search(r"some mistakes \(([^)]+)\)", README)[1]


@pytest.fixture
def first_minute(tmp_path, monkeypatch):
    """Go to a copy of the real site, and run commands there as in a terminal."""
    for name in ("bulletins", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("- hooks/", f"- {ROOT}/hooks/", 1)
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    monkeypatch.setattr(sys.modules["bulletin_commands.report"], "is_terminal", lambda: True)
    with contextlib.chdir(tmp_path):
        yield lambda command: call(*shlex.split(command)).stdout


def test_the_first_minute_of_the_readme_comes_out_as_it_says(first_minute):
    (new, made), (check, told), (social, posts) = STEPS
    assert first_minute(new) == made
    draft = Path(made.strip())
    text = draft.read_text("utf-8")
    for mistake in re.findall(r"`([^`]+)`", MISTAKES):
        text, times = re.subn(rf"(?m)^{mistake.split(':')[0]}:.*$", mistake, text)
        assert times == 1, mistake
    draft.write_text(text, "utf-8")
    assert first_minute(check) == told
    (removed,) = re.findall(r"`rm ([^`]+)`", README)
    Path(removed).unlink()
    begun, ends = posts.removesuffix("\n").rsplit("\n", 1)
    assert ends == "…"
    assert first_minute(social).startswith(begun)
