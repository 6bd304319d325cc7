"""Files whose names hold a digest of their content."""

import re

from bulletin_press.artefact import File
from bulletin_press.fonts import FACES
from bulletin_press.lasting import lasting, lasting_paths, plain_name
from bulletin_press.publishers import look, search


def test_another_content_has_another_name_and_the_same_has_the_same():
    one, same, other = (lasting("press.css", content) for content in (b"a", b"a", b"b"))
    assert one == same
    assert one.path != other.path
    assert re.fullmatch(r"assets/lasting/press\.[0-9a-f]{10}\.css", one.path)


def test_a_file_is_found_by_the_name_it_was_made_under():
    one = lasting("bold-italic.woff2", b"letters")
    assert plain_name(one.path) == "bold-italic.woff2"
    made = [one, File("assets/press/icon.svg", b"")]
    assert lasting_paths(made) == {"bold-italic.woff2": one.path}


def test_the_stylesheet_names_all_letters_as_they_are_called(a_catalogue, a_site):
    made = {file.path: file.content for file in look.publish(a_catalogue(), a_site())}
    paths = lasting_paths(File(path, b"") for path in made)
    styles = made[paths["press.css"]].decode()
    named = set(re.findall(r'url\("([^"]+\.woff2)"\)', styles))
    assert {f"assets/lasting/{name}" for name in named} <= set(made)
    assert len(named) == len(FACES)


def test_the_script_of_search_asks_for_the_other_as_it_is_called(a_catalogue, a_site):
    files = [one for one in search.publish(a_catalogue(), a_site()) if isinstance(one, File)]
    made = {plain_name(file.path): file for file in files if file.path.startswith("assets/")}
    name = made["search-finding.js"].path.rpartition("/")[2]
    assert f'from "./{name}"' in made["search.js"].content.decode()
