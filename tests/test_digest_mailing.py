"""The newsletter: HTML that fetches nothing, plain text, and a draft that programs can read."""

import re
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from pathlib import Path

import pytest
from bulletin_press.digest.gathering import digest_of
from bulletin_press.digest.mailing import Newsletter, draft, newsletter
from bulletin_press.digest.periods import Period
from bulletin_press.settings import parse_settings
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

DAYS = Period(date(2026, 1, 1), date(2026, 11, 22))
WITHDRAWN = {"date": "2026-03-01", "reason": "The number has closed."}
LOADING = {"img", "link", "script", "iframe", "object", "embed", "video", "audio", "source", "svg"}
POINTS = [{"point": f"Point <{number}> & more."} for number in range(1, 5)]
WARNED = {"social": {"content_warning": "The death of a baby"}}
OFF = "The speaker is ill."
ACTIONS = [
    {"do": "Write down who lives there.", "for": ["police"], "by": "2026-09-30"},
    {"do": "Ask again.", "for": ["education"], "by": "2027-01-31"},
    {
        "do": "Ring back.",
        "for": ["police", "early-years"],
        "response": "All do.",
        "responded": "2026-10-01",
    },
]


@pytest.fixture(scope="module")
def items(an_item):
    return [
        an_item(title="“Who else is at home?” & <b>", learning=POINTS, actions=ACTIONS, **WARNED),
        an_item("events", "talk", title="Talk", starts="2026-12-01", cancelled=OFF),
        an_item("events", "forum", title="Forum", starts="2026-12-24T10:00", place="Hall"),
        an_item("guidance", "old", status="withdrawn", withdrawn=WITHDRAWN),
        an_item(slug="held", title="Zzheld", status="draft"),
    ]


@pytest.fixture(scope="module")
def write(a_catalogue, a_site, vocabulary):
    """Write the newsletter of some items: ``write(*items, audience=…, **settings)``."""

    def make(*items, audience=None, **settings):
        catalogue = a_catalogue(*items)
        term = vocabulary["audiences"][audience] if audience else None
        site = a_site(("subscribe/",), **settings)
        return newsletter(digest_of(catalogue, DAYS, term), catalogue, site)

    return make


@pytest.fixture(scope="module")
def letter(write, items):
    return write(*items, notice="Exampleshire is made up.")


@pytest.fixture(scope="module")
def tree(letter):
    return html.document_fromstring(letter.html)


def said(tree, path):
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def loads(document):
    """Whatever in a document makes a program fetch something, or hides text in a stylesheet."""
    tree = html.document_fromstring(document)
    found = [one.tag for one in tree.iter(*LOADING, "style")]
    found += [
        f"{name}" for name in ("src", "srcset", "background", "poster") if tree.xpath(f"//@{name}")
    ]
    return found + re.findall(r"(?i)url\(|@import|@font-face", document)


@pytest.mark.parametrize(
    "planted",
    [
        "<img alt='' src='a.png'>",
        "<link rel='stylesheet' href='a.css'>",
        "<style>p{}</style>",
        "<style>@import 'a'</style>",
        "<p style='background:url(a.png)'>",
        "<table><tr><td background='a.png'>x</td></tr></table>",
        "<script>1</script>",
    ],
)
def test_what_would_be_fetched_is_found(planted):
    assert loads(f"<html><body>{planted}</body></html>")


def test_nothing_is_fetched_and_no_stylesheet_is_needed(letter):
    assert loads(letter.html) == []


def test_every_paragraph_heading_and_entry_carries_its_own_style(tree):
    bare = [one for one in tree.iter("p", "li", "h1", "h2", "h3", "h4") if not one.get("style")]
    assert bare == []


def test_no_text_and_no_paper_has_a_colour_but_where_both_have(tree):
    for one in tree.xpath('//*[contains(@style, "color")]'):
        style = dict(rule.split(":", 1) for rule in one.get("style").rstrip(";").split(";"))
        colours = {name.strip() for name in style} & {"color", "background-color"}
        inside = one.xpath('ancestor-or-self::*[contains(@style, "background-color")]')
        assert not colours or inside


def test_every_layout_table_says_that_it_is_one(tree, letter):
    assert {one.get("role") for one in tree.iter("table")} == {"presentation"}
    assert letter.html.count("<!--[if mso]>") == letter.html.count("<![endif]-->") == 2


def test_the_page_names_its_language_and_its_title(tree, letter):
    assert tree.get("lang") == "en"
    assert tree.findtext(".//title") == letter.subject
    assert letter.subject == "Exampleshire Learning: what is new, 1 January to 22 November 2026"


def test_headings_go_down_by_one_step(tree):
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_what_is_to_be_done_comes_first_then_the_themes_then_what_comes_and_is_gone(tree):
    assert said(tree, "//h2") == [
        "What you need to do",
        "What is new, by theme",
        "Called off",
        "Coming events",
        "Withdrawn",
        "Whom to ring",
    ]


def test_the_plain_text_has_the_same_headings_and_ways_on(tree, letter):
    lines = letter.text.splitlines()
    places = [lines.index(heading) for heading in said(tree, "//h2")]
    assert places == sorted(places)
    assert all(set(lines[at + 1]) == {"="} for at in places)
    for link in tree.xpath('//p[@class="facts"][last()]/a/@href'):
        assert link in lines[places[-1] :]


def test_what_is_called_off_says_why_and_a_warning_comes_before_the_summary(tree, letter):
    assert "Called off: The speaker is ill." in said(tree, "//p")
    assert "Called off: The speaker is ill." in letter.text
    for text in (letter.text, tree.text_content()):
        assert text.index("Content warning: The death of a baby") < text.index("The second quest")


def test_what_is_in_it_is_said_beside_the_subject(tree):
    (first,) = said(tree, '//*[@class="first"]')
    assert first.split(", ") == [
        "2 things to do",
        "1 Learning Lessons Bulletin",
        "1 event called off",
        "1 event to come",
        "1 page withdrawn",
    ]


def test_whom_to_ring_stands_at_the_top_and_at_the_foot(tree, letter):
    line = "Worried about a child? Ring 01632 960100. In danger now: 999."
    assert said(tree, '//*[@class="contact"]') == [line, line]
    assert tree.xpath('//a[starts-with(@href, "tel:")]')
    assert letter.text.count(line) == 2
    assert letter.text.index(line) < letter.text.index("What you need to do")


def test_the_notice_of_the_site_is_in_both_texts(tree, letter):
    assert "Exampleshire is made up." in said(tree, "//p")
    assert "Exampleshire is made up." in letter.text


def test_links_are_whole_addresses_without_anything_to_track_by(tree):
    links = [link for link in tree.xpath("//a/@href") if not link.startswith("tel:")]
    assert links
    for link in links:
        assert link.startswith("https://learning.exampleshire.org/")
        assert not set("?#&") & set(link)


def test_links_say_where_they_go(tree):
    texts = {}
    for link in tree.xpath("//a"):
        texts.setdefault(" ".join(link.text_content().split()), set()).add(link.get("href"))
    assert not {"here", "click here", "read more", "more", ""} & {text.lower() for text in texts}
    assert {text: links for text, links in texts.items() if len(links) > 1} == {}


def test_at_most_three_learning_points_are_shown_as_they_were_written(tree, letter):
    shown = [text for text in said(tree, "//li") if text.startswith("Point")]
    assert shown == ["Point <1> & more.", "Point <2> & more.", "Point <3> & more."]
    assert "Point <3> & more." in letter.text
    assert "Point <4>" not in letter.text


def test_an_action_says_for_whom_by_when_and_whether_it_is_late(tree, letter):
    assert said(tree, "//h3")[:3] == ["Police", "Education", "Answered already"]
    first, second, third = said(tree, "//li")[:3]
    assert "Overdue: was to be in place by 30 September 2026." in first
    assert second.startswith("Ask again. In place by 31 January 2027.")
    assert third.startswith("Ring back. For: Police, Early years. From: ")
    assert third.endswith("Answer: All do.")
    assert "  For: Police, Early years. From: " in letter.text
    assert "Overdue: was to be in place by 30 September 2026." in letter.text


def test_the_newsletter_for_one_audience_says_whom_it_is_for_and_groups_nothing(write, items):
    letter = write(*items, audience="police")
    assert letter.subject.endswith(", for Police")
    assert "Write down who lives there." in letter.text
    assert "Ask again." not in letter.text
    assert "Police:" not in letter.text


def test_nothing_held_and_nothing_of_what_was_withdrawn_is_in_it(letter):
    assert "zzheld" not in (letter.html + letter.text).lower()
    assert "The number has closed." in letter.text
    assert "guidance/old/" in letter.html


def read(letter, at, sender=""):
    return message_from_bytes(draft(letter, at("2026-11-22T12:00"), sender), policy=default)


def unix(text):
    return text.replace("\r\n", "\n")


def test_the_draft_holds_both_texts_as_alternatives(letter, at):
    message = read(letter, at)
    assert message.defects == []
    assert message.get_content_type() == "multipart/alternative"
    plain, rich = message.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert rich.get_content_type() == "text/html"
    assert unix(plain.get_content()) == letter.text
    assert unix(rich.get_content()) == letter.html


def test_the_draft_is_ready_to_be_addressed_and_sent(letter, at):
    message = read(letter, at, "Learning team <learning@exampleshire.org>")
    assert message["Subject"] == letter.subject
    assert message["From"].addresses[0].addr_spec == "learning@exampleshire.org"
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message["X-Unsent"] == "1"
    absent = ("To", "Cc", "Bcc", "Message-ID", "Reply-To")
    assert [name for name in absent if name in message] == []
    assert "From" not in read(letter, at)


def test_the_draft_is_ascii_in_short_lines_that_end_as_mail_does(letter, at):
    content = draft(letter, at(), "Björn Ødegård <b@exampleshire.org>")
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 78


@given(st.lists(st.text("aé’–,", min_size=1, max_size=90), min_size=1, max_size=8))
@example(["aaaaaeaab:", "what is new, 30 December 2025 to 2 January 2026, for Police"])
@example(["a" * 90])
@example(["=?utf-8?q?x?="])
def test_any_subject_comes_back_from_short_lines_of_which_none_is_empty(words):
    subject = " ".join(words)
    content = draft(Newsletter(subject, "<p>x</p>", "x"), datetime(2026, 11, 22, tzinfo=UTC), "")
    head = content.partition(b"\r\nDate:")[0].split(b"\r\n")
    assert all(line.strip() != b"Subject:" and line.strip() and len(line) <= 78 for line in head)
    assert message_from_bytes(content, policy=default)["Subject"] == subject


def test_the_same_digest_gives_the_same_draft(write, items, at):
    assert draft(write(*items), at(), "") == draft(write(*items), at(), "")


def is_address(line):
    return re.fullmatch(r"https://\S+", line) is not None


WORDS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=110)


@given(title=WORDS, summary=WORDS, point=WORDS)
def test_any_text_is_wrapped_kept_and_escaped(title, summary, point, an_item, write):
    title, summary, point = (" ".join(text.split()) or "x" for text in (title, summary, point))
    item = an_item(title=title, summary=summary, learning=[{"point": point}])
    letter = write(item)
    for line in letter.text.splitlines():
        assert len(line) <= 72 or " " not in line.strip(" -")
    assert "https://learning.exampleshire.org/lessons/ask-twice/" in letter.text.splitlines()
    tree = html.document_fromstring(letter.html)
    assert title in said(tree, "//h4")
    assert summary in said(tree, "//p")
    assert point in said(tree, "//li")
    assert loads(letter.html) == []
    content = draft(letter, datetime(2026, 11, 22, tzinfo=UTC), "")
    plain, _ = message_from_bytes(content, policy=default).iter_parts()
    assert unix(plain.get_content()) == letter.text


@pytest.mark.parametrize(
    "sender", ["learning@example.org", "Learning team <learning@example.org>", '"A, B" <a@b.org>']
)
def test_a_sender_is_one_address_with_or_without_a_name(a_site, sender):
    assert a_site(digest_from=sender).settings.digest_from == sender


@pytest.mark.parametrize(
    "sender",
    [
        "Learning team",
        "a@b.org, c@d.org",
        "A, B <a@b.org>",
        "a@",
        "@b.org",
        "a@b.org\nBcc: c@d.org",
    ],
)
def test_what_is_no_sender_is_a_problem(sender):
    _, problems = parse_settings(Path("mkdocs.yml"), {"digest_from": sender})
    (told,) = [one for one in problems if one.field.endswith("digest_from")]
    assert "is not one e-mail address" in told.message
    assert "Learning team <learning@example.org>" in told.hint


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_small_newsletter_is_what_it_was_before(form, letter, expect):
    name = "digest.html" if form == "html" else "digest.txt"
    expect(Path(__file__).parent / "golden" / name, getattr(letter, form).encode())
