"""What publishers make, gathered."""

import pytest
from bulletin_press.artefact import Collision, File, Page, gather


def test_a_page_is_the_index_of_its_address():
    assert Page("lessons/a/", "A", "", "").path == "lessons/a/index.html"
    assert Page("", "Home", "", "").path == "index.html"


def test_artefacts_come_in_the_order_of_their_paths():
    made = [
        ("two", File("b.txt", b"")),
        ("one", File("a.txt", b"")),
        ("one", Page("b/", "", "", "")),
    ]
    assert [artefact.path for artefact in gather(made)] == ["a.txt", "b.txt", "b/index.html"]


@pytest.mark.parametrize("path", ["a/index.html", "A/Index.html"])
def test_two_artefacts_for_one_path_name_both_publishers(path):
    made = [("aliases", File(path, b"1")), ("items", Page("a/", "", "", ""))]
    with pytest.raises(Collision) as raised:
        gather(made)
    assert "aliases" in str(raised.value)
    assert "items" in str(raised.value)
    assert "a/index.html" in str(raised.value).lower()


def test_one_publisher_collides_with_itself_too():
    with pytest.raises(Collision):
        gather([("items", File("a", b"1")), ("items", File("a", b"1"))])
