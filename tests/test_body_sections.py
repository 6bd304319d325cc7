"""Sections of a body: where they begin and end, and what becomes of their links elsewhere."""

import pytest
from bulletin_press.body_sections import Move, cut, ids_of, parts, read_tokens, under
from hypothesis import given
from hypothesis import strategies as st

BODY = (
    '<p>Before.</p><h2 id="a">A &amp; B</h2><p>Of <b>A</b>.<br></p>'
    '<h3 id="a-1">First</h3><p>One.</p><h3 id="a-2">Second</h3><p>Two.</p>'
    '<h2 id="b">B</h2><p>Of B.</p><h1 id="end">End</h1>'
)


def html(tokens):
    return "".join(token.html for token in tokens)


def moved(body, ids=frozenset(), up=0):
    move = Move("guidance/g/", "levels/l/", "https://x.org/", frozenset(ids), "guide-")
    return move.html(read_tokens(body), up)


def test_a_section_ends_before_the_next_heading_of_its_rank_or_above():
    body = read_tokens(BODY)
    assert html(cut(body, "a")).startswith('<h2 id="a">A &amp; B</h2><p>Of <b>A</b>.<br></p>')
    assert html(cut(body, "a")).endswith("<p>Two.</p>")
    assert html(cut(body, "a-1")) == '<h3 id="a-1">First</h3><p>One.</p>'
    assert html(cut(body, "b")) == '<h2 id="b">B</h2><p>Of B.</p>'
    assert html(cut(body, "end")) == '<h1 id="end">End</h1>'


def test_only_the_id_of_a_heading_begins_a_section():
    assert cut(read_tokens('<p id="a">A.</p>'), "a") == []
    assert cut(read_tokens(BODY), "c") == []


def test_a_section_within_a_box_ends_with_the_box():
    body = read_tokens('<div><h2 id="a">A</h2><p>Of A.</p></div><p>After.</p>')
    assert html(cut(body, "a")) == '<h2 id="a">A</h2><p>Of A.</p>'


def test_a_heading_within_a_box_of_the_section_does_not_end_it():
    body = '<h2 id="a">A</h2><div><h2 id="x">X</h2></div><p>Of A.</p>'
    assert html(cut(read_tokens(body), "a")) == body


def test_what_stands_under_a_heading_is_parted_before_its_subheadings():
    inner = under(cut(read_tokens(BODY), "a"))
    assert [html(part) for part in parts(inner)] == [
        "<p>Of <b>A</b>.<br></p>",
        '<h3 id="a-1">First</h3><p>One.</p>',
        '<h3 id="a-2">Second</h3><p>Two.</p>',
    ]
    assert list(parts(under(cut(read_tokens('<h2 id="a">A</h2>\n'), "a")))) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="../../lessons/x/?for=police#y">', "../../lessons/x/?for=police#y"),
        ('<a href="../../levels/l/">', "./"),
        ('<a href="plan.pdf">', "../../guidance/g/plan.pdf"),
        ('<img src="chart.png">', "../../guidance/g/chart.png"),
        ('<a href="#here">', "#guide-here"),
        ('<a href="#elsewhere">', "../../guidance/g/#elsewhere"),
        ('<a href="https://y.org/?a=1&amp;b=2">', "https://y.org/?a=1&amp;b=2"),
        ('<a href="tel:999">', "tel:999"),
    ],
)
def test_links_and_pictures_are_made_right_for_the_other_page(written, shown):
    assert f'="{shown}"' in moved(written, {"here"})


def test_ids_and_what_names_them_are_kept_apart_from_those_of_the_page():
    body = '<td headers="x y"></td><label for="z"></label><sup id="fnref:1"></sup>'
    assert moved(body) == (
        '<td headers="guide-x guide-y"></td><label for="guide-z"></label>'
        '<sup id="guide-fnref:1"></sup>'
    )


def test_headings_move_up_and_never_beside_the_title_of_the_page():
    assert moved("<h3>A</h3><h4>B</h4>", up=1) == "<h2>A</h2><h3>B</h3>"
    assert moved("<h2>A</h2>", up=1) == "<h2>A</h2>"


def test_what_looks_like_a_tag_in_a_text_or_an_attribute_stays_what_it_is():
    body = '<p title="&quot;&lt;h2 id=a&gt;&quot;">&lt;h2 id="a"&gt; &nbsp;&#8217;</p>'
    assert moved(body) == body
    assert ids_of(read_tokens(body)) == frozenset()


@given(st.lists(st.sampled_from(["h1", "h2", "h3", "div", "p", "/", "text", "<br>"])))
def test_every_section_is_whole(names):
    pieces, opened = [], []
    for at, name in enumerate(names):
        if name == "/":
            pieces += [f"</{opened.pop()}>"] if opened else []
        elif name in ("text", "<br>"):
            pieces.append(name)
        else:
            opened.append(name)
            pieces.append(f'<{name} id="i{at}">')
    pieces += [f"</{name}>" for name in reversed(opened)]
    tokens = read_tokens("".join(pieces))
    assert html(tokens) == "".join(pieces)
    for at, _ in enumerate(names):
        section = cut(tokens, f"i{at}")
        depth = 0
        for token in section:
            depth += bool(token.opens and token.opens != "br") - bool(token.closes)
            assert depth >= 0
        assert depth == 0
