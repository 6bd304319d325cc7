"""Templates to HTML."""

from datetime import UTC, date, datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import jinja2
import pytest
from bulletin_press.dates import parse_date
from bulletin_press.drawing import draw, relative, said
from hypothesis import given
from hypothesis import strategies as st

LONDON = ZoneInfo("Europe/London")
PARTS = st.lists(st.from_regex(r"[a-z0-9][a-z0-9.-]{0,6}", fullmatch=True), max_size=4)
PAGES = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))
PATHS = PAGES | PARTS.filter(bool).map("/".join)


@given(PAGES, PATHS)
def test_a_relative_link_leads_where_it_is_meant_to(page, target):
    root = "https://example.org/sub/"
    assert urljoin(root + page, relative(page, target)) == root + target


def test_a_page_links_to_itself_with_a_link_that_is_not_empty():
    assert relative("", "") == "./"
    assert relative("lessons/a/", "lessons/a/")


@pytest.mark.parametrize(
    ("day", "html"),
    [
        (date(2026, 2, 1), '<time datetime="2026-02-01">1 February 2026</time>'),
        (
            datetime(2026, 2, 1, 23, tzinfo=UTC),
            '<time datetime="2026-02-01">1 February 2026</time>',
        ),
        (parse_date("2017-11", LONDON), '<time datetime="2017-11">November 2017</time>'),
        (parse_date("2017/18", LONDON), "2017/18"),
    ],
)
def test_a_date_is_said_to_people_and_machines(day, html):
    assert said(day) == html


def test_text_in_a_template_cannot_run(a_site):
    evil = "</p><script>alert(1)</script>"
    site = a_site(contact_line=evil)
    notice = {
        "kind": "lessons",
        "label": evil,
        "withdrawn": {"date": date(2026, 1, 1), "reason": evil},
    }
    html = draw("notice.html", "lessons/a/", notice=notice, site=site, see=None)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_name_that_a_template_lacks_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        draw("kind.html", "lessons/")
