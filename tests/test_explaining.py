"""Abbreviations explained where they stand."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from bulletin_press.explaining import Explainer
from bulletin_press.glossary import Entry
from hypothesis import given
from hypothesis import strategies as st

GLOSSARY = (
    Entry(term="SCR", means="Serious Case Review", says='Once "held".'),
    Entry(term="YOS", says="Youth <offending> service.", also=("YOT", "youth team")),
    Entry(term="BSol", means="Birmingham and Solihull"),
    Entry(term="A&E", means="Accident and emergency"),
    Entry(term="ICP", says="Short."),
    Entry(term="ICPC", says="Longer."),
    Entry(term="Channel", says="Not an abbreviation."),
    Entry(term="Our Family Plan", says="Not one word."),
)
ADDRESS = "lessons/ask-twice/"
EXPLAINER = Explainer(GLOSSARY)
LINK = re.compile(r'<a class="press-explained" href="[^"]*" data-says="[^"]*">(.*?)</a>')


def explain(html, *args):
    return EXPLAINER.explain(html, ADDRESS, *args)


def explained(html):
    return LINK.findall(explain(html))


def test_an_abbreviation_leads_to_its_entry_and_carries_the_explanation():
    assert explain("<p>An SCR.</p>") == (
        '<p>An <a class="press-explained" href="../../glossary/#scr"'
        ' data-says="Serious Case Review. Once &#34;held&#34;.">SCR</a>.</p>'
    )


def test_only_its_first_place_is_linked():
    html = explain("<p>SCR, SCR</p><p>SCRs</p>")
    assert html.count("press-explained") == 1
    assert html.endswith("</a>, SCR</p><p>SCRs</p>")


def test_what_was_explained_on_the_page_before_is_not_explained_again():
    seen = {"scr"}
    assert explain("SCR and YOS", seen).count("press-explained") == 1
    assert seen == {"scr", "yos"}
    assert explain("SCR and YOS", seen) == "SCR and YOS"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SCRs held", ["SCRs"]),
        ("the SCR's author", ["SCR"]),
        ("SCR-led, non-BSol", ["SCR", "BSol"]),
        ("YOT", ["YOT"]),
        ("YOT or YOS", ["YOT"]),
        ("at A&amp;E", ["A&amp;E"]),
        ("ICPC", ["ICPC"]),
        ("SCR/ICP", ["SCR", "ICP"]),
        ("“SCR”", ["SCR"]),
        ("<li>SCR</li>", ["SCR"]),
    ],
)
def test_an_abbreviation_is_found_as_it_is_written(text, words):
    assert explained(text) == words


@pytest.mark.parametrize(
    "text",
    ["scr", "SCRX", "XSCR", "SCRsx", "éSCR", "SCR2", "&SCR;", "Channel", "Our Family Plan", "A&E"],
)
def test_other_words_are_left_alone(text):
    assert explain(text) == text


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">the SCR</a>',
        "<h2 id='SCR'>The <em>SCR</em></h2>",
        "<code>SCR</code>",
        "<pre><code>\nSCR\n</code></pre>",
        '<time datetime="2026">SCR</time>',
        "<button>SCR</button>",
        '<abbr title="Serious Case Review">SCR</abbr>',
        "<script>SCR</script>",
        '<img alt="An SCR">',
        '<p title="a > SCR">x</p>',
        "<p title='a > SCR'>x</p>",
        "<!-- a > SCR -->",
        '<!-- "SCR -->',
    ],
)
def test_no_link_is_put_where_none_may_stand(html):
    assert explain(html) == html
    assert explained(html + " SCR") == ["SCR"]


def test_elements_that_only_begin_like_a_link_are_text():
    assert explained("<aside>SCR</aside><header>YOS</header>") == ["SCR", "YOS"]


def test_without_a_glossary_nothing_changes():
    assert Explainer(()).explain("SCR", ADDRESS) == "SCR"


def test_a_site_without_the_page_explains_nothing(a_catalogue, a_site):
    catalogue = replace(a_catalogue(), glossary=GLOSSARY)
    assert Explainer.of(catalogue, a_site()).explain("SCR", ADDRESS) == "SCR"
    there = Explainer.of(catalogue, a_site(standing=["glossary/"]))
    assert there.explain("SCR", ADDRESS) == explain("SCR")


class Outline(HTMLParser):
    """What is text and which elements open and close, without our own links."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags, self.open, self.nested = "", [], [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        ours = ("class", "press-explained") in attrs
        self.nested |= ours and bool({"a", "h2", "code"} & set(self.open))
        self.open.append("ours" if ours else tag)
        self.tags += [] if ours else [(tag, attrs)]

    def handle_endtag(self, tag):
        opened = self.open.pop()
        assert opened in (tag, "ours")
        self.tags += [] if opened == "ours" else [tag]

    def handle_data(self, data):
        self.text += data


WORDS = st.sampled_from(
    [
        "SCR",
        "SCRs",
        "YOT",
        "A&amp;E",
        "ICPC",
        "BSol",
        "&lt;",
        "&amp;SCR",
        "word",
        " ",
        ".",
        "’s",
        ">",
    ]
)
TEXTS = st.lists(WORDS, max_size=6).map("".join)
TITLES = TEXTS.map(lambda text: f' title="{text}"') | TEXTS.map(lambda text: f" title='{text}'")
NAMES = st.sampled_from(["p", "a", "h2", "code", "strong", "aside", "li"])
TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, title, parts: f"<{name}{title}>{''.join(parts)}</{name}>",
        NAMES,
        st.just("") | TITLES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def has_itself_within(html):
    """No element that is left alone stands in one of its own name, in HTML as browsers read it."""
    return bool(re.search(r"<(a|h2|code)\b(?:(?!</\1>).)*<\1\b", html, re.DOTALL))


@given(TREES.filter(lambda html: not has_itself_within(html)))
def test_the_text_and_its_elements_stay_as_they_were(html):
    before, after = Outline(html), Outline(explain(html))
    assert after.text == before.text
    assert after.tags == before.tags
    assert after.open == []
    assert not after.nested


@given(TREES.filter(lambda html: not has_itself_within(html)))
def test_nothing_is_explained_twice(html):
    once = explain(html)
    links = LINK.findall(once)
    slugs = re.findall(r'press-explained" href="[^#]*#([^"]*)"', once)
    assert len(links) == len(slugs) == len(set(slugs))
    assert explain(once, set(slugs)) == once
