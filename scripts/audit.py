"""Asks whether any package that this project is made with has a known weakness.

Run it as ``.venv/bin/python scripts/audit.py``; it needs the internet. Exit codes: 0 no weakness is
known, 1 there are some, 2 it could not be asked, of all or of some: that is never told as well.

The program that asks, pip-audit, is no package of this project: with what it needs it comes to
``.cache/audit/``, from ``audit.lock`` beside this file, every digest checked.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOOL = ROOT / ".cache" / "audit"
LOCKS = ("requirements.lock", "scripts/audit.lock")
NPM = ("scripts/editor", "tests/node")
SERVICES = ("pypi", "osv")
FINE, WEAK, NOT_ASKED = 0, 1, 2
PATIENCE = 600
"""Seconds for which an answer is waited for."""


@dataclass(frozen=True)
class Answer:
    """What is known of one lock file.

    Attributes:
        asked: how many packages could be asked about.
        weaknesses: each as a line for people.
        not_asked: why something could not be asked, a line each.
    """

    asked: int
    weaknesses: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument(
        "--service",
        choices=SERVICES,
        default=SERVICES[0],
        help="whom to ask: the package index itself, or osv, which hears of some things earlier",
    )
    service = parser.parse_args(arguments).service
    answers = {lock: of_lock(ROOT / lock, service) for lock in LOCKS}
    answers |= {folder: of_npm(ROOT / folder) for folder in NPM}
    return told(answers)


def told(answers: dict[str, Answer]) -> int:
    """Print the answers, and give the exit code."""
    for name, answer in answers.items():
        print(f"{name}: {answer.asked} asked about, {len(answer.weaknesses)} known weaknesses")
        for line in (*answer.weaknesses, *answer.not_asked):
            print(f"  {line}")
    if any(answer.weaknesses for answer in answers.values()):
        print("Lock a mended version (docs/contributing/dependencies.md), and publish anew.")
        return WEAK
    if any(answer.not_asked for answer in answers.values()):
        print("So nobody knows whether all is well. Try again with the internet.", file=sys.stderr)
        return NOT_ASKED
    print("No weakness is known.")
    return FINE


def of_lock(lock: Path, service: str) -> Answer:
    """Ask about the packages of a lock file of Python."""
    try:
        program = tool()
    except (OSError, subprocess.SubprocessError) as error:
        return Answer(0, not_asked=(f"pip-audit could not be fetched: {_why(error)}",))
    which = ("-s", service, "--require-hashes", "--disable-pip", "-r")
    how = ("--format", "json", "--desc", "off", "--progress-spinner", "off")
    ran = _ran(program, *which, lock, *how)
    try:
        return parse_python(json.loads(ran.stdout if ran else ""))
    except (ValueError, KeyError):
        why = _last_line(ran.stderr) if ran else f"nothing came in {PATIENCE} seconds"
        return Answer(0, not_asked=(f"{service} does not answer: {why}",))


def parse_python(found: dict[str, Any]) -> Answer:
    """Read what pip-audit wrote.

    It takes a package that it could not ask about for one without a weakness; we do not.

    Raises:
        KeyError: it is of another form.
    """
    packages = found["dependencies"]
    weaknesses = [
        f"{package['name']} {package['version']}: {one['id']}, {_mended(one['fix_versions'])}"
        for package in packages
        for one in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    which = "any of them" if len(skipped) == len(packages) else ", ".join(sorted(skipped))
    not_asked = [f"nothing could be asked about {which}"] if skipped else []
    return Answer(len(packages) - len(skipped), tuple(weaknesses), tuple(not_asked))


def of_npm(folder: Path) -> Answer:
    """Ask about the packages of a lock file of npm."""
    npm = shutil.which("npm")
    if npm is None:
        return Answer(0, not_asked=("npm is not here: install Node from nodejs.org",))
    ran = _ran(npm, "audit", "--package-lock-only", "--json", cwd=folder)
    try:
        return parse_npm(json.loads(ran.stdout)) if ran else Answer(0, not_asked=("no answer",))
    except (ValueError, KeyError):
        return Answer(0, not_asked=("npm gave no answer that can be read",))


def parse_npm(found: dict[str, Any]) -> Answer:
    """Read what ``npm audit --json`` wrote.

    Raises:
        KeyError: it is of another form.
    """
    if "error" in found or "vulnerabilities" not in found:
        why = found.get("message", "it does not say why")
        return Answer(0, not_asked=(f"nobody answers npm: {why}",))
    weaknesses = tuple(
        f"{name}: {one['severity']}, in {one['range']}"
        for name, one in sorted(found["vulnerabilities"].items())
    )
    return Answer(found["metadata"]["dependencies"]["total"], weaknesses)


def tool() -> Path:
    """Give pip-audit; fetch it where it is not, or where its lock file has changed.

    Raises:
        OSError, subprocess.SubprocessError: it cannot be fetched, or a digest does not fit.
    """
    lock = ROOT / "scripts" / "audit.lock"
    made_from = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp, programs = TOOL / "made-from", TOOL / "bin"
    if not (stamp.is_file() and stamp.read_text("utf-8") == made_from):
        print("Fetching pip-audit …")
        venv.create(TOOL, clear=True, with_pip=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        subprocess.run(  # noqa: S603
            [programs / "python", *install, "--require-hashes", "-r", lock],
            check=True,
            capture_output=True,
            text=True,
        )
        stamp.write_text(made_from, "utf-8")
    return programs / "pip-audit"


def _ran(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str] | None:
    """Run a program; None where it does not end."""
    try:
        return subprocess.run(  # noqa: S603
            command, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return None


def _why(error: Exception) -> str:
    said = getattr(error, "stderr", None)
    return _last_line(said) if said else str(error)


def _last_line(said: str) -> str:
    return next(_lines(said), "it does not say why")


def _lines(said: str) -> Iterator[str]:
    return (line.strip() for line in reversed(said.splitlines()) if line.strip())


def _mended(versions: list[str]) -> str:
    return f"mended in {', '.join(versions)}" if versions else "not mended yet"


if __name__ == "__main__":
    sys.exit(main())
