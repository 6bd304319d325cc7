"""Headings, links and pictures of a body, each with its place."""

import pytest
from bulletin_press.wording.markdown_signs import headings_of, links_in, pictures_in
from hypothesis import given
from hypothesis import strategies as st


def test_headings_have_rank_words_and_place():
    body = "# A\n\nText.\n\n### B c {#b}\n\n## D ##\n##\n#hashtag\n"
    found = list(headings_of(body))
    assert [(one.rank, one.text) for one in found] == [(1, "A"), (3, "B c"), (2, "D"), (2, "")]
    assert body[found[1].start : found[1].end] == "### B c {#b}"


def test_code_and_remarks_hold_no_headings_links_or_pictures():
    body = "```\n## A\n[here](a)\n![](b)\n```\n\n`[here](a)` <!-- [here](a) ## B -->\n"
    assert not [*headings_of(body), *links_in(body), *pictures_in(body)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("See [the **guide**](a.md).", [("the **guide**", "a.md")]),
        ('[a](b "title") and [c](d_(e).html)', [("a", "b"), ("c", "d_(e).html")]),
        ("[a](<b c>)", [("a", "b c")]),
        ("<https://a.example/>", [("https://a.example/",) * 2]),
        ("At https://a.example/b.", [("https://a.example/b",) * 2]),
        ("At www.a.example, or", [("www.a.example",) * 2]),
        ("[a]: https://a.example", []),
        ("![picture](a.png)", []),
        ("[![picture](a.png)](b)", [("![picture](a.png)", "b")]),
        ("[ ] a task, [1] a number", []),
    ],
)
def test_links_are_found(body, wanted):
    assert [(link.words, link.address) for link in links_in(body)] == wanted


@pytest.mark.parametrize(
    ("body", "words", "is_decoration"),
    [
        ("![A chart](a.png)", "A chart", False),
        ("![](a.png)", None, False),
        ("![](a.png){ role=presentation }", None, True),
        ('<img src="a.png">', None, False),
        ('<img src="a.png" alt="">', None, False),
        ('<img src="a.png" alt="" role="presentation">', None, True),
        ("<img alt='A chart' src=a.png>", "A chart", False),
    ],
)
def test_pictures_are_found(body, words, is_decoration):
    [picture] = pictures_in(body)
    assert (picture.words, picture.address) == (words, "a.png")
    assert picture.is_decoration == is_decoration


@given(st.text(alphabet="[]()!#<>`~ \nab\"'{}=:/.ht", max_size=300))
def test_any_signs_keep_their_places(body):
    for one in (*headings_of(body), *links_in(body), *pictures_in(body)):
        assert 0 <= one.start < one.end <= len(body)
