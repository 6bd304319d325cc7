"""Lays out what git cannot hold: pipes, links, names of every kind, files of ten megabytes.

A recipe is a small YAML file; see ``tests/broken/*.recipe.yml``. Each file of it is a text, or

- ``lesson``: a body, put below a header without a mistake; ``text``: as it is; ``hex``: bytes;
- ``then`` and ``times``: written so often behind it; ``end``: what comes last;
- ``link``: where a link leads; ``pipe``, ``folder``: such a thing; ``mode``: who may read it.

``as: nobody`` reads them as a user of few rights, for root may read every file.
``settings`` are added to those of the site, ``instead`` stands in their place.
"""

import os
import shutil
from pathlib import Path

import yaml
from bulletin_mkdocs.opening import desk_of, open_config
from bulletin_press.problems import ProblemsFound
from fuzzing import HEADER, SETTINGS

HERE = Path(__file__).parent
NOBODY = 65534


def lay_out(recipe, folder):
    """Make the site of a recipe, among the neighbours, and give its ``mkdocs.yml``."""
    written = yaml.safe_load(recipe.read_text("utf-8"))
    shutil.copytree(HERE / "data" / "neighbours", folder / "bulletins")
    for name in ("vocabulary.yml", "contacts.yml"):
        shutil.copy(HERE / "data" / name, folder / "bulletins")
    (folder / "docs").mkdir()
    for name, content in written.get("files", {}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        _make(file, {"text": content} if isinstance(content, str) else content)
    settings = written.get("instead", {**SETTINGS, **written.get("settings", {})})
    config = {
        "site_name": "Exampleshire Learning",
        "site_url": "https://learning.exampleshire.org/",
        "theme": "mkdocs",
        "plugins": [],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
        "extra": {"bulletins": settings},
    }
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return file


def told_of(config):
    """Read and check a site as ``bulletins check`` does: every problem, a line each."""
    folder = Path(config).parent
    try:
        problems = desk_of(open_config(str(config)), advice=True).problems
    except ProblemsFound as found:
        problems = found.problems
    return "".join(f"{problem.told(folder)}\n" for problem in problems)


def is_for_nobody(recipe):
    """Tell whether a recipe has to be read as a user of few rights, for this one has all."""
    return "\nas: nobody\n" in recipe.read_text("utf-8") and os.geteuid() == 0


def told_to_nobody(config):
    """Read and check a site as a user who may not read what others have closed."""
    told_of(config)  # Whatever has to be loaded is loaded while all may be read.
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        return told_of(config)
    finally:
        os.setresuid(0, 0, 0)


def _make(file, content):
    if "link" in content:
        file.symlink_to(content["link"])
    elif "pipe" in content:
        os.mkfifo(file)
    elif "folder" in content:
        file.mkdir()
    elif "hex" in content:
        file.write_bytes(bytes.fromhex(content["hex"]))
    else:
        times = content.get("times", 1)
        if "lesson" in content:
            text = HEADER.decode() + content["lesson"] * times
        else:
            text = content["text"] + content.get("then", "") * times + content.get("end", "")
        file.write_text(text, "utf-8")
    if "mode" in content:
        file.chmod(content["mode"])
