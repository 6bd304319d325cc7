"""Headings, links and pictures of a body, each with its place."""

import time

import pytest
from bulletin_press.passages import Passage
from bulletin_press.wording.code_and_remarks import without_code
from bulletin_press.wording.headings import headings_of
from bulletin_press.wording.markdown_signs import links_in, pictures_in
from bulletin_press.wording.prose import sentences_of, words_in
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown


def test_headings_have_rank_words_and_place():
    body = "# A\n\nText.\n\n### B c {#b}\n\n## D ##\n##\n#hashtag\n"
    found = list(headings_of(body))
    assert [(one.rank, one.text) for one in found] == [
        (1, "A"),
        (3, "B c"),
        (2, "D"),
        (2, ""),
        (1, "hashtag"),
    ]
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
        ("[here][1]\n\n[1]: https://a.example", [("here", "https://a.example")]),
        ("[Here][]\n\n[here]: <b>", [("Here", "b")]),
        ("[here]\n\n[here]: b 'title'", [("here", "b")]),
        ("[here][2]\n\n[1]: b", []),
        ("A note[^1].\n\n[^1]: https://a.example", [("https://a.example",) * 2]),
        ('<a class="c" href="b">the <b>guide</b></a>', [("the guide", "b")]),
        ("\\[a](b)", []),
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
        ("![A chart][pic]\n\n[pic]: a.png", "A chart", False),
        ("![][pic]{ role=presentation }\n\n[pic]: a.png", None, True),
        ("![A chart]\n\n[a chart]: a.png", "A chart", False),
    ],
)
def test_pictures_are_found(body, words, is_decoration):
    [picture] = pictures_in(body)
    assert (picture.words, picture.address) == (words, "a.png")
    assert picture.is_decoration == is_decoration


HEADINGS = [
    "##What we learned", "#hashtag", "  ## a", "text\n## a\nmore", "Sources\n-------", "A\n=\n",
    "a\nb\n---", "a\n---\nb\n---", "> ## a", "> Sources\n> ---", ">  ## a", "- ## a", "1. ## a",
    "- a\n\n    ## b", "    ## code", "!!! note\n    ## a\n\n    B\n    ---", "#", "##", "## a ##",
    "text\n\n---\n\ntext", "---\n", "- a\n---", "| a |\n|---|\n", "####### a", "## a {#b}",
    "<div markdown>\n## a\n</div>", "[^1]: note\n\n    ## a\n\nx[^1]", "Term\n:   ## a", "# a\n---",
    "a\n--- \nb", "\\## a", "*  ## a", "a\n-- -", "A\n  ---", "  A\n---", "- a\n  ## b",
    "a  \n## b  ", "##\ta", "A\n===---", "<!-- # a -->\nText\n---", "## a\nb\n---",
]  # fmt: skip


@pytest.mark.parametrize("body", HEADINGS)
def test_headings_are_those_of_the_page(body):
    assert [(one.rank, one.text) for one in headings_of(body)] == headings_of_the_page(body)


@given(
    st.lists(
        st.sampled_from(["## a", "b", "", "---", "# ", "- c", "===", "##d ##", "***"]), max_size=9
    )
)
def test_any_lines_have_the_headings_of_the_page(lines):
    body = "\n".join(lines)
    assert [(one.rank, one.text) for one in headings_of(body)] == headings_of_the_page(body)


def headings_of_the_page(body):
    page = Markdown(extensions=["admonition", "attr_list", "def_list", "footnotes", "md_in_html",
                                "tables", "toc"])  # fmt: skip
    page.convert(body)
    return list(flat(page.toc_tokens))


def flat(tokens):
    for token in tokens:
        yield token["level"], token["name"]
        yield from flat(token["children"])


HOSTILE = [
    "# a" + " " * 1000 + "x", "<!--", "[a](", "![", "[![", "[a", "<img ", "<a href=b>", "[a](b[",
    "![a](b", "[a][", "`", "```\n", "> ", "- ", "#", "[a]: ", "www.a ", "https://", "a@", "@", "a.",
    '."', ". ! ", "x" + " " * 999, "\n", "[^a\n", "{", "-\n", "\\", "&lt;", "(b", "[a](b(c)",
]  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
def test_the_time_grows_with_the_text_and_no_faster(an_item, sign):
    def tell(length):
        body = (sign * length)[:length]
        passage = Passage(an_item(), ("body",), body)
        begun = time.process_time()
        for find in (headings_of, links_in, pictures_in, words_in, without_code):
            list(find(body))
        list(sentences_of(passage))
        return time.process_time() - begun

    assert tell(80_000) < 3 * tell(40_000) + 0.3


@given(st.text(alphabet="[]()!#<>`~ \nab\"'{}=:/.ht", max_size=300))
def test_any_signs_keep_their_places(body):
    for one in (*headings_of(body), *links_in(body), *pictures_in(body)):
        assert 0 <= one.start < one.end <= len(body)
