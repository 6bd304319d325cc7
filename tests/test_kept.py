"""Slow results are kept, and never in the place of another."""

from bulletin_press.kept import kept


def test_what_was_made_is_made_once(tmp_path):
    made = []

    def make():
        made.append(1)
        return b"slow"

    folder = tmp_path / "not" / "there"
    assert [kept(folder, b"the same", make) for _ in range(3)] == [b"slow"] * 3
    assert len(made) == 1


def test_what_is_made_from_other_things_is_made_anew(tmp_path):
    assert kept(tmp_path, b"one", lambda: b"first") == b"first"
    assert kept(tmp_path, b"two", lambda: b"second") == b"second"


def test_nothing_but_whole_files_is_left(tmp_path):
    kept(tmp_path, b"one", lambda: b"first")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"first"]


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert kept(tmp_path / "file" / "folder", b"one", lambda: b"first") == b"first"


def test_without_a_folder_nothing_is_kept():
    assert [kept(None, b"x", lambda text=text: text) for text in (b"a", b"b")] == [b"a", b"b"]
