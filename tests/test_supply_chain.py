"""What the project is made with: locked, with digests, licensed, and asked about."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import audit
import list_dependencies as listed
import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "scripts/audit.lock")


@pytest.fixture(scope="module")
def reasons():
    return listed.read_reasons()


@pytest.fixture(scope="module")
def packages():
    """The names of all packages of Python that the project is made with."""
    run, develop = listed.read_direct(ROOT / "pyproject.toml")
    return {*run, *develop, *listed.read_lock(ROOT / "requirements.lock")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_to_one_version_with_its_digests(lock):
    text = (ROOT / lock).read_text("utf-8")
    entries = listed.read_lock(ROOT / lock)
    assert len(entries) > 20
    assert all(entry.digests for entry in entries.values())
    starts = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert not [line for line in starts if not re.match(r"[a-z0-9._-]+==[\w.]+ ", line)]
    assert not re.search(r"://|^-|\bgit\+|\bfile:", text, re.MULTILINE)


@pytest.mark.parametrize("folder", listed.NPM)
def test_every_package_of_npm_is_locked_with_its_digest_and_no_address(folder):
    packages = listed.packages_of(ROOT / folder)
    assert packages
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert len(base64.b64decode(package["integrity"][7:])) == 64
        assert "resolved" not in package
        assert package["version"][0].isdigit()


def test_nothing_from_npm_runs_a_program_while_it_is_installed():
    setup = (ROOT / "scripts/setup").read_text("utf-8")
    called = re.findall(r"npm ci .*", setup)
    assert called
    assert all("--ignore-scripts" in one for one in called)


def test_the_page_of_dependencies_is_made_from_what_is_locked():
    told = "run scripts/list_dependencies.py, then read what changed"
    assert listed.PAGE.read_text("utf-8") == listed.page(), told


def test_every_package_has_a_row_with_a_licence_that_we_can_use(packages, reasons):
    rows = re.findall(r"(?m)^\| ([a-z0-9._-]+) \|", listed.page())
    assert sorted(rows) == sorted(packages)
    licences = {name: listed.licence_of(name, reasons) for name in packages}
    assert len(licences) > 80
    wrong = {
        name: licence
        for name, licence in licences.items()
        if not listed.is_allowed(licence, reasons["allowed"])
    }
    assert not wrong, "settle them in scripts/dependencies.yml, or do without the package"


def test_every_direct_dependency_says_why_it_is_here(reasons):
    run, develop = listed.read_direct(ROOT / "pyproject.toml")
    needed = {*run, *develop}
    assert {name for name in needed if not reasons["direct"].get(name, {}).get("why")} == set()
    assert set(reasons["direct"]) - needed == set(), "these are here no more"
    from_npm = {name for folder in listed.NPM for name in listed.packages_of(ROOT / folder)}
    assert set(reasons["npm"]) == from_npm


@pytest.mark.parametrize(
    ("licence", "is_fine"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("", False),
        ("UNKNOWN", False),
    ],
)
def test_a_licence_is_weighed_as_it_is_written(reasons, licence, is_fine):
    assert listed.is_allowed(licence, reasons["allowed"]) is is_fine


# The set-up.


BACKEND = """
import zipfile
def build_editable(folder, settings=None, metadata=None):
    name = "made_up-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("made_up-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: made-up\\nVersion: 1\\n")
        wheel.writestr("made_up-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("made_up-1.dist-info/RECORD", "")
    return name
"""  # noqa: E501
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "made-up"
version = "1"
"""


@pytest.fixture
def a_project(tmp_path):
    """A project of one package, which lies beside it; its set-up is ours."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/setup", tmp_path / "scripts/setup")
    (tmp_path / "pyproject.toml").write_text(PROJECT, "utf-8")
    (tmp_path / "backend.py").write_text(BACKEND, "utf-8")
    wheel = tmp_path / "wheels" / "setuptools-1-py3-none-any.whl"
    wheel.parent.mkdir()
    about = "Metadata-Version: 2.1\nName: setuptools\nVersion: 1\n"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("setuptools-1.dist-info/METADATA", about)
        packed.writestr("setuptools-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        packed.writestr("setuptools-1.dist-info/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"setuptools==1 \\\n    --hash=sha256:{digest}\n", "utf-8")
    return tmp_path


def set_up(project, *, with_uv):
    """Run the set-up without the internet, and without npm."""
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if with_uv and not uv:
        pytest.skip("uv is not here")
    programs = project / "programs"
    programs.mkdir(exist_ok=True)
    for name in ("sh", "sed", "sort", "grep", "awk", "cat", "cut", "cmp", "dirname", "rm", "mkdir"):
        (programs / name).symlink_to(shutil.which(name))
    (programs / "python3").symlink_to(Path(sys.executable).resolve())
    if with_uv:
        (programs / "uv").symlink_to(uv)
    beside = str(project / "wheels")
    (project / "uv.toml").write_text(f"no-index = true\nfind-links = ['{beside}']\n", "utf-8")
    return subprocess.run(
        [project / "scripts/setup"],
        env={
            "PATH": str(programs),
            "HOME": str(project),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": beside,
            "UV_CONFIG_FILE": str(project / "uv.toml"),
            "UV_CACHE_DIR": str(project / "cache"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_set_up_installs_what_fits_its_digest(a_project):
    made = set_up(a_project, with_uv=True)
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    assert "with uv" in made.stdout
    assert "with pip" not in made.stdout
    assert (a_project / ".venv/made-from").is_file()


def test_the_set_up_refuses_what_does_not_fit_its_digest(a_project):
    lock = a_project / "requirements.lock"
    text = lock.read_text("utf-8")
    lock.write_text(text[:-3] + ("0" if text[-3] != "0" else "1") + text[-2:], "utf-8")
    made = set_up(a_project, with_uv=shutil.which("uv") is not None)
    assert made.returncode == 1
    # Where uv fails, pip has a try, and fails too.
    assert "DO NOT MATCH THE HASHES" in made.stderr
    assert "The set-up did not finish" in made.stderr
    assert not (a_project / ".venv/made-from").exists()
    if shutil.which("uv"):
        assert "ash mismatch" in made.stderr, made.stderr


# The audit.


def test_a_weakness_is_told_with_where_it_is_mended():
    answer = audit.parse_python(
        {
            "dependencies": [
                {"name": "fine", "version": "1", "vulns": []},
                {
                    "name": "weak",
                    "version": "2",
                    "vulns": [
                        {"id": "CVE-1", "fix_versions": ["2.1"]},
                        {"id": "CVE-2", "fix_versions": []},
                    ],
                },
            ]
        }
    )
    assert (answer.asked, answer.not_asked) == (2, ())
    assert answer.weaknesses == ("weak 2: CVE-1, mended in 2.1", "weak 2: CVE-2, not mended yet")
    assert audit.told({"a": answer}) == audit.WEAK


def test_what_could_not_be_asked_about_is_never_told_as_well(capsys):
    skipped = {"name": "segno", "skip_reason": "not found"}
    answer = audit.parse_python({"dependencies": [skipped, {"name": "a", "vulns": []}]})
    assert (answer.asked, answer.not_asked) == (1, ("nothing could be asked about segno",))
    assert audit.told({"a": answer}) == audit.NOT_ASKED
    assert "nobody knows" in capsys.readouterr().err
    assert audit.told({"a": audit.Answer(3)}) == audit.FINE


def test_what_npm_says_is_read():
    found = {"vulnerabilities": {"x": {"severity": "high", "range": "<2"}}}
    found["metadata"] = {"dependencies": {"total": 1}}
    assert audit.parse_npm(found).weaknesses == ("x: high, in <2",)
    assert audit.parse_npm({"message": "405", "error": {}}).not_asked == (
        "nobody answers npm: 405",
    )


@pytest.mark.parametrize(
    ("wrote", "words"),
    [
        ("", "does not answer: no network"),
        ("{", "does not answer"),
        (json.dumps({"dependencies": [{"name": "a", "skip_reason": "x"}]}), "any of them"),
    ],
)
def test_without_the_internet_the_audit_says_so_and_does_not_pass(monkeypatch, wrote, words):
    ran = subprocess.CompletedProcess([], 1, stdout=wrote, stderr="Traceback\n  x\nno network\n")
    monkeypatch.setattr(audit, "tool", lambda: Path("pip-audit"))
    monkeypatch.setattr(audit, "_ran", lambda *_, **__: ran)
    answer = audit.of_lock(ROOT / "requirements.lock", "pypi")
    assert words in answer.not_asked[0]
    assert audit.told({"a": answer}) == audit.NOT_ASKED


def test_that_pip_audit_cannot_be_fetched_is_said(monkeypatch):
    def fail():
        raise subprocess.CalledProcessError(1, "pip", stderr="ERROR: one\nERROR: no such host\n")

    monkeypatch.setattr(audit, "tool", fail)
    (told,) = audit.of_lock(ROOT / "requirements.lock", "pypi").not_asked
    assert told == "pip-audit could not be fetched: ERROR: no such host"
