"""Tags are cut out of a page where browsers end them, and say what they say, however written."""

from bulletin_press.verifying.markup import element_of, pieces_in
from bulletin_press.verifying.styles import addresses_in_style
from bulletin_press.verifying.tags import addresses_of
from bulletin_press.verifying.ways import Ways, plain_way
from hypothesis import given
from hypothesis import strategies as st

URL = "https://learning.exampleshire.org/deep/"
PATHS = ["index.html", "a/index.html", "a/b/index.html", "a/b/c d.txt", "thresholds.html"]
NAMES = st.from_regex(r"\A[a-z][a-z0-9:-]{0,8}\Z")
VALUES = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=12)
SPACE = st.sampled_from([" ", "\n", "\t ", "  ", "/ "])
HOLD_NO_TAGS = {"script", "style", "title", "textarea"}


@st.composite
def written_attributes(draw):
    """Write an attribute as HTML allows it; its name, its value, its text."""
    name, value = draw(NAMES), draw(VALUES)
    escaped = value.replace("&", "&amp;")
    forms = [
        f'{name}="{escaped.replace(chr(34), "&quot;")}"',
        f"{name} = '{escaped.replace(chr(39), '&#39;')}'",
    ]
    if value and not set(value) & set(" \t\n\f\"'`=<>&/") and not any(map(str.isspace, value)):
        forms.append(f"{name}={value}")
    if not value:
        forms.append(name)
    return name, value, draw(st.sampled_from(forms))


@given(st.lists(st.tuples(SPACE, written_attributes()), min_size=1, max_size=5), NAMES)
def test_a_tag_says_what_it_says_however_it_is_written(attributes, name):
    if name in HOLD_NO_TAGS:
        return
    tag = f"<{name}" + "".join(space + it[2] for space, it in attributes) + " >"
    (piece,) = pieces_in(f"> <p>x</p>{tag}<i>'\"</i>".encode())
    assert piece == tag.encode()
    element = element_of(piece)
    wanted = {}
    for _, (attribute, value, _) in attributes:
        wanted.setdefault(attribute, value)
    assert element.name == name
    assert {each: element.said(each) for each in element.written} == wanted


@given(st.binary(max_size=200))
def test_no_bytes_stop_it(content):
    for piece in pieces_in(b"<a " + content + b"<p id=x>"):
        element_of(piece)
    addresses_in_style(content.decode("utf-8", "replace"))


SEGMENTS = st.sampled_from(["a", "b", "..", ".", "", "c d.txt", "c%20d.txt", "index.html", "x"])
ENDS = st.sampled_from(["", "#x", "#", "?q=1", "?q=1#x", "#:~:text=y"])


@given(st.sampled_from(PATHS), st.lists(SEGMENTS, max_size=5), ENDS)
def test_the_quick_way_leads_where_the_whole_rules_lead(path, segments, end):
    ways = Ways(URL, PATHS)
    written = "/".join(segments) + end
    start, way = ways.start(path), plain_way(written)
    if way is None or way.ups >= len(start.folders):
        return
    # That is how the search for links goes it.
    quick = path if way.ups < 0 else ways.files.get(start.folders[-1 - way.ups] + way.rest, "")
    found = ways.find(start, written)
    assert quick == found.path
    assert not quick or way.fragment == found.fragment


def test_many_opened_quotes_take_no_long_time():
    for content in (b"<a '" * 50_000, b'<a b="' * 50_000, b"<a =" * 50_000, b"<!--" * 50_000):
        assert len(pieces_in(content)) <= 1


@given(
    st.lists(st.tuples(st.sampled_from(["a.png", "b,c.png"]), st.sampled_from(["", " 1x", " 20w"])))
)
def test_each_picture_of_a_set_is_found(pictures):
    for between in ", ", " ,\n":
        written = between.join(address + size for address, size in pictures)
        element = element_of(f'<img srcset="{written}">'.encode())
        assert [it.written for it in addresses_of(element)] == [it[0] for it in pictures]
