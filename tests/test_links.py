"""Which links a text has, and where on the site they lead."""

import pytest
from bulletin_press.links import find_links, own_path, relative_link

SITE = "https://learning.example/"
FOLDER = "https://council.example:8443/learning/"
PAGE = "lessons/ask-twice/"
FILE = "lessons/ask-twice.md"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("other.md", "lessons/other/"),
        ("other/index.md", "lessons/other/"),
        ("../index.md", ""),
        ("/lessons/other", "lessons/other/"),
        ("/lessons//other/", "lessons/other/"),
        ("/lessons/other/index.html#x", "lessons/other/"),
        ("/lessons/quiet%2Droom/", "lessons/quiet-room/"),
        ("my%20plan.txt", "lessons/ask-twice/my plan.txt"),
        ("?for=police", PAGE),
        ("../../../../etc/", "etc/"),
        ("https://learning.example", ""),
        ("http://learning.example/lessons/other/", "lessons/other/"),
        ("//learning.example/lessons/other/", "lessons/other/"),
        ("HTTPS://Learning.Example:443/lessons/other/", "lessons/other/"),
        ("https://learning.example:8443/lessons/other/", None),
        ("https://other.example/lessons/other/", None),
        ("mailto:a@learning.example", None),
    ],
)
def test_a_link_leads_to_one_path_however_it_is_written(written, path):
    assert own_path(written, PAGE, SITE, FILE) == path


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("https://council.example:8443/learning/lessons/other/", "lessons/other/"),
        ("https://council.example:8443/planning/", None),
        ("https://council.example/learning/lessons/other/", None),
        ("/lessons/other/", "lessons/other/"),
    ],
)
def test_a_site_in_a_folder_owns_only_what_is_in_it(written, path):
    assert own_path(written, PAGE, FOLDER, FILE) == path


def test_what_is_no_address_is_refused():
    with pytest.raises(ValueError, match="IPv6"):
        own_path("http://[x/", PAGE, SITE)


def test_links_and_pictures_are_found_in_order_each_once():
    html = '<a href="b/">x</a><IMG SRC="c.png"><a href="b/">y</a><a name="n">z</a><p title="a/">'
    assert find_links(html) == [("a", "b/"), ("img", "c.png")]


def test_a_link_keeps_its_query_and_its_fragment():
    written = "/lessons/other/?for=police#section-actions"
    made = relative_link(written, "lessons/other/", PAGE)
    assert made == "../other/?for=police#section-actions"


def test_a_space_in_a_file_name_is_written_as_addresses_have_it():
    assert relative_link("my%20plan.txt", f"{PAGE}my plan.txt", PAGE) == "my%20plan.txt"


def test_links_in_capitals_are_found_too():
    assert find_links('<A HREF="/a/">x</A>') == [("a", "/a/")]
