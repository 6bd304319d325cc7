"""Writing into an outbox: all or nothing, and nothing of anybody else's is lost."""

import pytest
from bulletin_press.outbox import NotOurs, NotWritten, write_files, write_folder

MARK = "campaign.ics"


def test_a_folder_is_made_and_made_anew_with_nothing_left_of_before(tmp_path):
    place = tmp_path / "outbox" / "campaign"
    write_folder(place, {"campaign.ics": b"1", "old.csv": b"1"}, MARK)
    write_folder(place, {"campaign.ics": b"2"}, MARK)
    assert {file.name: file.read_bytes() for file in place.iterdir()} == {"campaign.ics": b"2"}
    assert [file.name for file in place.parent.iterdir()] == ["campaign"]
    assert place.stat().st_mode & 0o555 == 0o555


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NotOurs):
        write_folder(tmp_path, {"campaign.ics": b"1"}, MARK)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
    file = tmp_path / "letter.txt"
    with pytest.raises(NotOurs):
        write_folder(file, {"campaign.ics": b"1"}, MARK)
    assert file.read_text() == "mine"


def test_an_empty_folder_can_be_filled(tmp_path):
    place = tmp_path / "campaign"
    place.mkdir()
    write_folder(place, {"campaign.ics": b"1"}, MARK)
    assert (place / "campaign.ics").read_bytes() == b"1"


def test_names_may_have_folders_and_the_mark_is_written_where_it_is_no_file(tmp_path):
    place = tmp_path / "posts"
    write_folder(place, {"lessons/x/y.txt": b"1"}, "posts.mark")
    write_folder(place, {"lessons/z/y.txt": b"2"}, "posts.mark")
    found = {str(one.relative_to(place)): one.read_bytes() for one in place.rglob("*.*")}
    assert found == {"lessons/z/y.txt": b"2", "posts.mark": b""}


@pytest.mark.parametrize("place", ["a-file/campaign", "a-file/deep/er"])
@pytest.mark.parametrize(
    "write",
    [
        lambda place: write_folder(place, {MARK: b""}, MARK),
        lambda place: write_files(place, {MARK: b""}),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path, place, write):
    (tmp_path / "a-file").write_text("mine")
    with pytest.raises(NotWritten) as told:
        write(tmp_path / place)
    assert str(told.value).startswith(f"{tmp_path / place} cannot be written: ")
    assert "--outbox" in told.value.hint
    assert (tmp_path / "a-file").read_text() == "mine"


def test_files_are_put_beside_what_is_there(tmp_path):
    place = tmp_path / "digest"
    write_files(place, {"a.txt": b"1", "b.txt": b"1"})
    write_files(place, {"a.txt": b"2"})
    assert {file.name: file.read_bytes() for file in place.iterdir()} == {
        "a.txt": b"2",
        "b.txt": b"1",
    }
