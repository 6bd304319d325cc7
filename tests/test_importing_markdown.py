"""What stands in a document stands on the page: its signs mean themselves, its shape is kept."""

import re

import lxml.html
import markdown
import pytest
from bulletin_press.importing.blocks import level_headings, write_body
from bulletin_press.importing.signs import address
from bulletin_press.importing.spans import Spans
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html.builder import E

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
SIGNS = [*"*_`#>+-=.!:|[](){}<>&~^$%@\\\"'/1a “’\t\n\u00a0\u2028é漢", "  ", "&amp;", "&#42;"]
SIGNS += ["<b>", "<!-- block: latest -->", "[x](y)", "[^1]", "!!! note", "***", "---", "1. ", "- "]
SIGNS += ["![a](b)", "{: #id }", "{.x}", "[TOC]", "https://a.example/_b_", "a_b_c", "??? x", "word"]
TEXT = st.lists(st.sampled_from(SIGNS) | st.characters(exclude_categories=["C"]), max_size=12).map(
    "".join
)


def plain(text):
    return " ".join(text.split())


def body(*blocks, notes=()):
    return write_body(list(blocks), list(notes), Spans())


def rendered(text):
    html = markdown.markdown(text, extensions=EXTENSIONS)
    return lxml.html.fragment_fromstring(html, create_parent="div")


def shown(text):
    return plain(rendered(text).text_content())


def tags(element):
    return [one.tag for one in element.iter() if isinstance(one.tag, str)][1:]


spans = st.recursive(
    TEXT.map(lambda text: [text]),
    lambda inner: st.tuples(st.sampled_from(["strong", "em", "s", "sup"]), inner, TEXT).map(
        lambda made: [E(made[0], *made[1]), made[2]]
    ),
    max_leaves=4,
)
LINES = st.lists(spans, min_size=1, max_size=3).map(
    lambda many: [one for each in many for one in each]
)


@settings(max_examples=300)
@given(TEXT)
@example("# a")
@example("1986. A good year")
@example("a: b\n: c")
@example("!!! note")
def test_a_paragraph_shows_its_text_and_nothing_else(text):
    made = body(E.p(text))
    assert shown(made) == plain(text)
    assert tags(rendered(made)) == (["p"] if plain(text) else [])


@settings(max_examples=300)
@given(LINES)
def test_stress_within_a_paragraph_changes_no_word(pieces):
    paragraph = E.p(*pieces)
    wanted = plain(paragraph.text_content())
    made = body(paragraph)
    assert shown(made) == wanted
    assert set(tags(rendered(made))) <= {"p", "strong", "em", "s", "sup"}


@given(TEXT, TEXT, TEXT)
def test_headings_lists_and_quotations_show_their_text(heading, entry, said):
    blocks = [E.h1(f"a {heading} b"), E.ul(E.li(f"a {entry}"), E.li("b", E.ol(E.li(f"c {said}"))))]
    blocks += [E.p("d"), E.blockquote(E.p(f"{said} e")), E.ol(E.li(f"f {entry}"))]
    level_headings(blocks)
    made = body(*blocks)
    parts = [f"a {heading} b", f"a {entry}", "b", f"c {said}", "d", f"{said} e", f"f {entry}"]
    assert shown(made) == plain(" ".join(parts))
    assert tags(rendered(made)) == [
        *("h2", "ul", "li", "li", "ol", "li", "p", "blockquote", "p", "ol", "li")
    ]


@given(TEXT, TEXT)
def test_cells_of_a_table_show_their_text(first, second):
    row = E.tr(E.td(E.p(first)), E.td(E.p(f"a {second}"), E.p("b")))
    made = body(E.table(E.tr(E.td("c"), E.td("d")), row))
    cells = [plain(cell.text_content()) for cell in rendered(made).iter("th", "td")]
    assert cells == ["c", "d", plain(first), plain(f"a {second}") + "b"]


@given(TEXT)
def test_the_description_of_a_picture_is_kept(text):
    made = body(E.p("a", E.img(src="picture-1.png", alt=text), "b"))
    picture = rendered(made).find(".//img")
    assert plain(picture.get("alt")) == plain(text)
    assert picture.get("src") == "picture-1.png"


@given(TEXT, TEXT)
def test_a_link_keeps_its_words_and_its_address(words, rest):
    target = f"https://a.example/{rest}"
    made = body(E.p("see! ", E.a(f"a{words}", href=target), "."))
    link = rendered(made).find(".//a")
    assert plain(link.text_content()) == plain(f"a{words}")
    assert link.get("href") == address(target)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///c:/a.doc", "data:,a", "x y"])
def test_a_link_that_no_page_may_have_leaves_its_words_and_is_told(target):
    writing = Spans()
    made = write_body([E.p("see ", E.a("this", href=target))], [], writing)
    assert made == "see this\n"
    assert writing.lost_links == [("this", target)]


def test_headings_skip_no_rank():
    blocks = [E.h2("a"), E.h5("b"), E.h6("c"), E.h2("d"), E.h6("e")]
    level_headings(blocks)
    assert body(*blocks).split("\n\n") == ["## a", "### b", "#### c", "## d", "### e\n"]


def test_lists_lie_in_lists_and_two_lists_stay_two():
    inner = E.ol(E.li("b"), E.li("c", E.ul(E.li("d"))))
    made = body(E.ul(E.li("a", inner), E.li("e")), E.ol(E.li("f")))
    assert made == "- a\n    1. b\n    2. c\n        - d\n- e\n\n<!-- -->\n\n1. f\n"
    assert [tag for tag in tags(rendered(made)) if tag != "li"] == ["ul", "ol", "ul", "ol"]


def test_an_entry_keeps_its_paragraphs():
    made = body(E.ol(E.li(E.p("a"), E.p("b"), E.table(E.tr(E.td("c"))))))
    assert made == "1. a\n\n    b\n\n    c\n"


def test_merged_cells_are_repeated_downwards_and_empty_sideways():
    head = E.tr(E.td("a", rowspan="2"), E.td("b", colspan="2"))
    made = body(E.table(head, E.tr(E.td("c"), E.td("d"))))
    assert made.splitlines() == ["| a | b |  |", "| --- | --- | --- |", "| a | c | d |"]


def test_cells_that_claim_to_be_endless_are_not():
    made = body(E.table(E.tr(E.td("a", colspan="1000000000", rowspan="9999999"), E.td("b"))))
    assert made.count("|") < 200


def test_a_footnote_stands_at_the_end_with_a_footnote_of_its_own():
    def note(number, *words):
        name = f"footnote-{number}"
        return E.li(E.p(*words), id=name)

    def mark(number):
        return E.sup(E.a(f"[{number}]", href=f"#footnote-{number}", id=f"footnote-ref-{number}"))

    notes = [note(8, "never read"), note(9, "* one ", mark(7)), note(7, "two"), note(1, "three")]
    made = body(E.p("a", mark(9), " b", E.sup(mark(9))), notes=notes)
    assert made == "a[^1] b[^1]\n\n[^1]: \\* one [^2]\n\n[^2]: two\n"
    assert not re.search(r"\[\^", shown(made))


@pytest.mark.parametrize(
    ("pieces", "made"),
    [
        (["a ", E.strong("b "), "c"], "a **b** c"),
        ([E.strong("a"), E.strong(" b")], "**a b**"),
        (["a ", E.em(E.strong("b")), "."], "a _<strong>b</strong>_."),
        (["un", E.em("believ"), "able"], "un<em>believ</em>able"),
        ([E.strong(" "), "a", E.em("")], "a"),
        (["a", E.br(), E.br(), "b", E.br()], "a<br>b"),
    ],
)
def test_stress_is_written_as_an_author_would(pieces, made):
    assert (
        re.sub(
            r"_<strong>b</strong>_|<em>\*\*b\*\*</em>|<em><strong>b</strong></em>",
            "_<strong>b</strong>_",
            body(E.p(*pieces)),
        )
        == f"{made}\n"
    )
