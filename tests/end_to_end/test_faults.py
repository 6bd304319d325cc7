"""Whatever the machine does, the site that stands is whole, and the reason is said plainly."""

import json
import os
import resource
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from filelock import FileLock

from .running import MOMENT, PROGRAMS, environment, lesson
from .sweeping import files_of, stable_files_of

BUILD = [PROGRAMS / "bulletins", "build", "--as-of", MOMENT]


@pytest.fixture
def built(a_copy):
    """A small site, built, and what it was like: the copy and the bytes of its site."""
    copy = a_copy({"lessons/ask": lesson()})
    return copy, stable_files_of(copy.build())


def _beside(copy):
    return {entry.name for entry in copy.folder.iterdir() if entry.name.startswith(".site")}


def _assert_nothing_happened(copy, before, made):
    assert made.returncode == 1, made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert stable_files_of(copy.path("site")) == before
    assert _beside(copy) == set()


@contextmanager
def mounted(place, *options):
    """Mount a small disk of memory; without the right to do so the test is skipped."""
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", place]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nobody may mount a disk here")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)  # noqa: S607


def test_on_a_full_disk_the_old_site_stands(built):
    copy, _ = built
    with mounted(copy.path("disk"), "size=9m") as disk:
        place = disk / "site"
        before = stable_files_of(copy.build(place=place))
        filler = disk / "filler"
        filler.write_bytes(b"x" * 1_000_000)
        room = os.statvfs(disk)
        filler.write_bytes(b"x" * (1_000_000 + room.f_bavail * room.f_frsize - 500_000))
        copy.change("bulletins/lessons/ask.md", "Ask twice", "Ask three times")
        made = copy.run("build", "--as-of", MOMENT, "--site-dir", place)
        _assert_nothing_happened(copy, stable_files_of(copy.path("site")), made)
        assert "No space left on device" in made.stderr
        assert "see that there is room" in made.stderr
        assert "still stands" in made.stderr
        assert stable_files_of(place) == before
        assert sorted(entry.name for entry in disk.iterdir()) == ["filler", "site"]
        filler.unlink()
        assert stable_files_of(copy.build(place=place)) != before


@pytest.mark.parametrize("most", [10, 30_000])
def test_where_no_file_may_grow_larger_the_old_site_stands(most, built):
    """A limit on the size of files stands in for a disk that fills while it is written to."""
    copy, before = built
    copy.forget()
    made = subprocess.run(
        BUILD,
        cwd=copy.folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    _assert_nothing_happened(copy, before, made)
    assert "too large" in made.stderr


def test_where_nobody_may_write_it_says_so(built):
    copy, _ = built
    made = copy.run("build", "--as-of", MOMENT, "--site-dir", "/proc/nobody/site")
    assert made.returncode == 1
    assert "/proc/nobody" in made.stderr
    assert "that you may write there" in made.stderr
    assert "Nothing was published." in made.stderr
    assert "Traceback" not in made.stderr


def test_a_site_on_a_disk_that_can_only_be_read_stands(built):
    copy, _ = built
    with mounted(copy.path("disk"), "size=20m") as disk:
        place = disk / "site"
        before = stable_files_of(copy.build(place=place))
        remount = ["mount", "-o", "remount,ro", disk]
        subprocess.run(remount, check=True)
        made = copy.run("build", "--as-of", MOMENT, "--site-dir", place)
        assert made.returncode == 1
        assert "Read-only file system" in made.stderr
        assert stable_files_of(place) == before
        assert [entry.name for entry in disk.iterdir()] == ["site"]


def test_a_disk_of_its_own_cannot_be_exchanged_and_stands(built):
    copy, _ = built
    with mounted(copy.path("site-disk"), "size=20m") as disk:
        made = copy.run("build", "--as-of", MOMENT, "--site-dir", disk)
        assert made.returncode == 1
        assert "site-disk: " in made.stderr
        assert f"build into a folder on it, such as {disk / 'site'}" in made.stderr
        assert list(disk.iterdir()) == []


def _set_as_of(copy, moment):
    catalogue = json.loads(copy.read("site/data/catalogue.json"))
    copy.write("site/data/catalogue.json", json.dumps({**catalogue, "as_of": moment.isoformat()}))


def test_a_clock_that_was_set_back_takes_nothing_away(built):
    copy, _ = built
    _set_as_of(copy, datetime.now(UTC) + timedelta(hours=1))
    before = stable_files_of(copy.path("site"))
    made = copy.run("build")
    _assert_nothing_happened(copy, before, made)
    assert "set the clock right" in made.stderr
    assert copy.run("build", "--as-of", MOMENT).returncode == 0


def test_a_clock_that_was_put_right_by_a_minute_hinders_nobody(built):
    copy, _ = built
    _set_as_of(copy, datetime.now(UTC) + timedelta(minutes=1))
    assert copy.run("build").returncode == 0


@pytest.mark.parametrize("written", ["", "[]", "{}", '{"as_of": "soon"}', '{"as_of": 5}'])
def test_a_site_that_says_nothing_of_its_moment_is_replaced(written, built):
    copy, _ = built
    copy.write("site/data/catalogue.json", written)
    assert copy.call("build").exit_code == 0


def test_a_second_build_waits_for_the_first_and_then_builds(built):
    copy, before = built
    with FileLock(copy.path(".site.lock")):
        second = subprocess.Popen(
            BUILD, cwd=copy.folder, env=environment(), stderr=subprocess.PIPE, encoding="utf-8"
        )
        told = second.stderr.readline()
        time.sleep(0.5)
        assert second.poll() is None
    assert "is running; this one waits for it" in told
    _, more = second.communicate(timeout=60)
    assert second.returncode == 0, more
    assert stable_files_of(copy.path("site")) == before
    assert _beside(copy) == set()


def test_a_build_that_never_ends_is_not_waited_for_for_ever(built, monkeypatch):
    copy, _ = built
    # The package's own name ``build`` is the command.
    monkeypatch.setattr(import_module("bulletin_commands.build"), "WAIT", 0.1)
    with FileLock(copy.path(".site.lock")):
        made = copy.call("build", "--as-of", MOMENT)
    assert made.exit_code == 1
    assert "has not ended" in made.stderr


def test_three_builds_at_once_leave_one_whole_site(built):
    copy, before = built
    builds = [
        subprocess.Popen(
            BUILD,
            cwd=copy.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(3)
    ]
    told = [build.communicate(timeout=120)[1] for build in builds]
    assert [build.returncode for build in builds] == [0] * len(builds), told
    assert stable_files_of(copy.path("site")) == before
    assert _beside(copy) == set()
    assert not list(copy.path(".cache").rglob("began-*"))


def test_what_a_killed_build_left_is_cleared_away_by_the_next(built):
    copy, before = built
    copy.write(".site.aside/new/half.html", "half")
    copy.write(".site.aside/temporary/bulletins-search-x/records/a.html", "half")
    copy.write(".site.lock", "")
    assert stable_files_of(copy.build()) == before
    assert _beside(copy) == set()
    assert files_of(copy.path("site")).keys() >= {"index.html"}
