"""One folder in the place of another: at no moment is there half of one, or none."""

import errno
import os
import shutil
import sys
import threading

import pytest
from bulletin_press import swap as swapping
from bulletin_press.aside import Aside
from bulletin_press.swap import swap

ONE_STEP = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="this system cannot exchange two names"
)


def folder(place, says):
    place.mkdir(parents=True)
    (place / "index.html").write_text(says)
    return place


def said(place):
    return (place / "index.html").read_text()


def names(place):
    return sorted(entry.name for entry in place.iterdir())


@pytest.fixture
def three(tmp_path):
    """The new folder, the place with the old one in it, and where that goes."""
    return folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old"), tmp_path / "old"


def without_exchange(monkeypatch):
    monkeypatch.setattr(swapping, "_exchanged", lambda _one, _other: False)


@pytest.fixture(params=["in one step", "in two renames"])
def either_way(request, monkeypatch):
    if request.param == "in two renames":
        without_exchange(monkeypatch)


def test_the_new_folder_is_in_the_place_of_the_old_one(three, monkeypatch):
    new, place, old = three
    without_exchange(monkeypatch)
    swap(new, place, old)
    assert (said(place), said(old), new.exists()) == ("new", "old", False)


@ONE_STEP
def test_where_names_can_be_exchanged_nothing_can_fail_behind_that_one_step(three):
    new, place, old = three
    swap(new, place, old)
    assert (said(place), said(new), old.exists()) == ("new", "old", False)


@pytest.mark.usefixtures("either_way")
def test_where_nothing_was_the_new_folder_is(tmp_path):
    swap(folder(tmp_path / "new", "new"), tmp_path / "site", tmp_path / "old")
    assert said(tmp_path / "site") == "new"
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("either_way")
def test_what_cannot_be_done_leaves_the_old_folder_where_it_was(three):
    new, place, old = three
    with pytest.raises(OSError, match=r"No such file|cannot find"):
        swap(new.with_name("nothing"), place, old)
    assert (said(place), old.exists()) == ("old", False)


@ONE_STEP
def test_whoever_looks_while_folders_change_places_always_finds_one(three):
    new, place, old = three
    seen, stop = set(), threading.Event()

    def look():
        while not stop.is_set():
            try:
                seen.add(said(place))
            except FileNotFoundError:
                seen.add("nothing")

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(200):
        swap(new, place, old)
    stop.set()
    looking.join()
    assert seen == {"old", "new"}


@ONE_STEP
def test_a_disk_that_cannot_exchange_names_gets_two_renames(three, monkeypatch):
    new, place, old = three

    class Library:
        def renameat2(self, *_):
            return -1

        renamex_np = renameat2

    monkeypatch.setattr(swapping, "_c", Library)
    monkeypatch.setattr(swapping.ctypes, "get_errno", lambda: errno.EINVAL)
    swap(new, place, old)
    assert (said(place), said(old)) == ("new", "old")
    old.rename(new)
    monkeypatch.setattr(swapping.ctypes, "get_errno", lambda: errno.EBUSY)
    with pytest.raises(OSError, match=os.strerror(errno.EBUSY)):
        swap(new, place, old)
    assert (said(place), old.exists()) == ("new", False)


class Stopped(BaseException):
    """The machine stops here."""


def machine_that_stops(monkeypatch, after):
    """Let the machine stop before the step of that number."""
    left = [after]

    def stopping(step):
        def do(*arguments, **named):
            left[0] -= 1
            if left[0] < 0:
                raise Stopped
            return step(*arguments, **named)

        return do

    monkeypatch.setattr(swapping.Path, "rename", stopping(swapping.Path.rename))
    monkeypatch.setattr(swapping.Path, "chmod", stopping(swapping.Path.chmod))
    monkeypatch.setattr(swapping.Path, "mkdir", stopping(swapping.Path.mkdir))
    monkeypatch.setattr(swapping.os, "link", stopping(os.link))
    monkeypatch.setattr(swapping.os, "sync", stopping(os.sync), raising=False)
    monkeypatch.setattr(swapping.os, "fsync", stopping(os.fsync))
    monkeypatch.setattr(swapping, "_exchanged", stopping(swapping._exchanged))
    monkeypatch.setattr("bulletin_press.aside.shutil.rmtree", stopping(shutil.rmtree))
    return left


def publish(place):
    aside = Aside(place)
    aside.begin()
    folder(aside.new, "new")
    (aside.new / ".well-known").mkdir()
    aside.publish()
    aside.clear()


@pytest.mark.parametrize("way", ["in one step", "in two renames"])
def test_a_machine_that_stops_anywhere_leaves_one_whole_site_and_what_is_its_owners(
    way, tmp_path, monkeypatch
):
    if way == "in two renames":
        without_exchange(monkeypatch)
    outcomes = []
    for after in range(40):
        place = folder(tmp_path / str(after) / "site", "old")
        (place / ".htaccess").write_text("Require valid-user")
        folder(place / ".git", "history")
        with monkeypatch.context() as patch:
            left = machine_that_stops(patch, after)
            try:
                publish(place)
                is_stopped = False
            except Stopped:
                is_stopped = True
        if way == "in one step" or not is_stopped:
            assert said(place) in ("old", "new")
            assert (place / ".htaccess").read_text() == "Require valid-user"
        Aside(place).clear()
        assert said(place) in ("old", "new")
        assert names(place.parent) == ["site"]
        assert (place / ".htaccess").read_text() == "Require valid-user"
        assert said(place / ".git") == "history"
        assert (place / ".well-known").exists() == (said(place) == "new")
        outcomes.append(said(place))
        if not is_stopped:
            break
    assert left[0] >= 0, "it has more steps than were tried"
    assert len(outcomes) > 8
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {"old", "new"}


def test_hidden_things_of_the_owner_stay_and_those_that_a_build_makes_are_the_new_ones(tmp_path):
    place = folder(tmp_path / "site", "old")
    (place / ".git").write_text("gitdir: elsewhere")
    (place / ".nojekyll").write_text("old")
    folder(place / ".well-known", "old")
    aside = Aside(place)
    aside.begin()
    (folder(aside.new, "new") / ".nojekyll").write_text("new")
    aside.publish()
    aside.clear()
    assert names(place) == [".git", ".nojekyll", "index.html"]
    assert (place / ".nojekyll").read_text() == "new"


def test_what_is_its_owners_comes_back_though_the_site_was_taken_away_meanwhile(
    tmp_path, monkeypatch
):
    place = folder(tmp_path / "site", "old")
    folder(place / ".git", "history")

    def stop(*_):
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr("bulletin_press.aside.swap", stop)
        with pytest.raises(Stopped):
            publish(place)
    shutil.rmtree(place)
    Aside(place).clear()
    assert (names(place), names(tmp_path)) == ([".git"], ["site"])
    assert said(place / ".git") == "history"


@pytest.mark.skipif(not hasattr(os, "link"), reason="this system gives a file one name only")
def test_a_disk_that_gives_a_file_one_name_only_gets_a_copy(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(swapping.os, "link", refuse)
    place = folder(tmp_path / "site", "old")
    (place / ".htaccess").write_text("Require valid-user")
    publish(place)
    assert (place / ".htaccess").read_text() == "Require valid-user"
    assert said(place) == "new"


def test_a_site_that_only_some_may_read_is_not_opened_to_all(tmp_path):
    place = folder(tmp_path / "site", "old")
    place.chmod(0o750)
    publish(place)
    assert place.stat().st_mode & 0o777 == 0o750


def test_a_site_that_was_not_published_leaves_nothing_beside_the_old_one(tmp_path):
    place = folder(tmp_path / "site", "old")
    aside = Aside(place)
    aside.begin()
    folder(aside.new, "half")
    aside.clear()
    assert (said(place), names(tmp_path)) == ("old", ["site"])
