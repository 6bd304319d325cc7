"""Every page of the site: whole, linked, described, and with a way to get help."""

import re
from collections import Counter
from datetime import date
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from .crawling import broken_links, foreign_requests, read_pages
from .running import MOMENT, URL
from .written_items import settings

SETTINGS = settings()


@pytest.fixture(scope="session")
def full_pages(pages):
    """The pages that readers read, without those that only lead on to another."""
    found = {path: page for path, page in pages.items() if not page.leads_on}
    assert len(found) > 120
    return found


def _without(full_pages, *paths):
    return [page for page in full_pages.values() if page.path not in paths]


# Links.


def test_every_link_picture_and_anchor_of_the_site_is_there(site, pages):
    assert broken_links(site, pages=pages) == []


def test_below_a_path_every_link_is_there_too(site_below_a_path):
    url = f"{URL}children/lessons/"
    assert broken_links(site_below_a_path, url) == []
    assert foreign_requests(site_below_a_path, url) == []
    page = read_pages(site_below_a_path)["404.html"]
    assert "/children/lessons/themes/" in page.tree.xpath("//article//a/@href")


def test_years_later_every_link_is_there_too(later_site):
    assert broken_links(later_site) == []


def test_nothing_makes_a_browser_ask_another_host(site, pages):
    assert foreign_requests(site, pages=pages) == []


# What every page has.


def test_every_page_has_a_title_of_its_own_with_the_name_of_the_site(full_pages):
    titles = {page.path: page.text("//head/title") for page in full_pages.values()}
    assert all("Exampleshire" in title for title in titles.values())
    parts = [title.split(" – Exampleshire")[0] for title in titles.values()]
    again = {title: times for title, times in Counter(parts).items() if times > 1}
    withdrawn = sum(title.startswith("Withdrawn") for title in parts)
    assert sum(again.values()) <= withdrawn, again


def test_every_page_says_its_language(pages):
    assert {page.tree.get("lang") for page in pages.values()} == {"en"}


def test_every_page_has_one_description_and_an_item_has_its_own(full_pages, written):
    descriptions = {
        page.path: page.text('//meta[@name="description"]/@content') for page in full_pages.values()
    }
    assert all(descriptions.values())
    for item in written.values():
        if item.is_public:
            assert descriptions[f"{item.address}index.html"] == item.fields["summary"]


def test_every_page_names_its_own_address_as_the_canonical_one(full_pages):
    for page in _without(full_pages, "404.html"):
        assert page.tree.xpath('//link[@rel="canonical"]/@href') == [URL + page.address]


def test_every_page_has_exactly_one_first_heading(full_pages):
    headings = {page.path: len(page.tree.xpath("//h1")) for page in full_pages.values()}
    assert {path: number for path, number in headings.items() if number != 1} == {}


def test_no_page_has_an_id_twice(pages):
    for page in pages.values():
        twice = [each for each, times in Counter(page.tree.xpath("//@id")).items() if times > 1]
        assert twice == [], page.path


def test_every_picture_has_a_description_or_is_marked_as_decoration(full_pages):
    pictures = [
        (page.path, each) for page in full_pages.values() for each in page.tree.xpath("//img")
    ]
    assert len(pictures) > 1
    assert [path for path, picture in pictures if picture.get("alt") is None] == []


def test_every_page_says_that_exampleshire_is_made_up(full_pages):
    for page in full_pages.values():
        assert SETTINGS["notice"] in page.text("//body"), page.path


def test_every_page_says_whom_to_ring(full_pages):
    for page in full_pages.values():
        assert SETTINGS["contact_line"] in page.text("//footer"), page.path


def test_every_page_has_a_link_to_report_a_mistake_that_names_the_page(full_pages):
    for page in _without(full_pages, "404.html"):
        (link,) = page.tree.xpath('//main//a[contains(., "Report a mistake")]/@href')
        address, _, query = link.partition("?")
        assert address == SETTINGS["report_to"]
        assert URL + page.address in parse_qs(query)["subject"][0], page.path


def test_signs_in_titles_are_shown_as_they_are(pages):
    page = pages["lessons/mum-and-me/index.html"]
    title = "“Mum & me < everyone else’s opinion”: listening to disabled children"
    assert page.text("//head/title").startswith(title)
    assert page.text("//h1").startswith(title)
    said = page.text('//meta[@name="description"]/@content')
    assert said.startswith("A young person drew a set of scales & put")
    card = pages["themes/disabled-children/index.html"].text("//article")
    assert title in card


# Old addresses and withdrawn items.


def test_every_old_address_leads_on_to_where_the_item_is(pages, written):
    leading = {page.path for page in pages.values() if page.leads_on}
    expected = set()
    for item in written.values():
        for alias in [] if item.is_held else item.fields.get("aliases", []):
            path = alias.lstrip("/") + ("index.html" if alias.endswith("/") else "")
            expected.add(path)
            page = pages[path]
            assert page.tree.xpath('//link[@rel="canonical"]/@href') == [URL + item.address]
            assert page.leads_to("//a/@href") == [item.address]
            (where,) = page.tree.xpath('//meta[@http-equiv="refresh"]/@content')
            delay, _, target = where.partition("; url=")
            assert delay == "0"
            assert page.leads_to("//a/@href") == page.leads_to(f'//a[@href="{target}"]/@href')
            assert not page.is_indexed
    assert len(expected) >= 8
    assert leading == expected


def test_a_withdrawn_item_leaves_a_notice_with_date_reason_and_where_to_look(pages, written):
    notices = [item for item in written.values() if item.is_withdrawn]
    assert len(notices) >= 4
    for item in notices:
        page, withdrawn = pages[f"{item.address}index.html"], item.fields["withdrawn"]
        said = page.text("//article")
        assert "withdrawn on" in said
        assert withdrawn["reason"] in said
        assert page.tree.xpath("//article//time/@datetime") == [withdrawn["date"]]
        others = [link for link in page.leads_to("//article//a/@href") if link != f"{item.kind}/"]
        see = withdrawn.get("see", "zzheld")
        assert others == ([] if "zzheld" in see else [f"{see}/"])
        assert not page.is_indexed
        assert page.path.replace("index.html", "share/index.html") not in pages


def test_nothing_on_the_site_leads_to_a_notice_but_its_aliases(pages, written):
    notices = {item.address for item in written.values() if item.is_withdrawn}
    leading = {
        page.path
        for page in pages.values()
        if not page.leads_on and notices & set(page.leads_to("//article//a/@href"))
    }
    assert leading == set()


# What pages of items say.


def _facts(page):
    """The terms and definitions at the head of an item's page."""
    terms = page.tree.xpath('//dl[@class="press-facts"]/dt')
    return {
        term.text_content().strip(): " ".join(term.getnext().text_content().split())
        for term in terms
    }


@pytest.mark.parametrize(
    ("review", "field", "said"),
    [
        ("exploitation-practice-review", "Report", r"Not published: To protect young people .*"),
        (
            "neglect-review",
            "Report",
            r"No longer published; it was online until 31 December 2020\.",
        ),
        ("rapid-review-themes", "Report", r"No longer published; .* 20 November 2026\."),
        ("babies-learning-review", "Report", r"Read the report \(online until 14 May 2027\)"),
        ("asthma-audit", "Report", r"Read the report"),
        ("emergency-contacts-review", "Report", r"Not linked from here\."),
        ("emergency-contacts-review", "What it taught", r"There is no bulletin: A small change .*"),
        ("night-calls-review", "What it taught", r"No bulletin yet\."),
        ("attendance-audit", "What it taught", r"One day off, then another: .*"),
    ],
)
def test_a_review_says_where_its_report_is_and_whether_it_has_a_bulletin(
    review, field, said, pages
):
    assert re.fullmatch(said, _facts(pages[f"reviews/{review}/index.html"])[field])


@pytest.mark.parametrize("review", ["exploitation-practice-review", "neglect-review"])
def test_a_report_that_is_not_published_is_not_linked_as_the_report(review, pages):
    page = pages[f"reviews/{review}/index.html"]
    assert page.tree.xpath('//dl[@class="press-facts"]//a[contains(., "Read the report")]') == []


def test_a_bulletin_and_its_review_lead_to_each_other(pages):
    lesson, review = "lessons/one-day-off-then-another/", "reviews/attendance-audit/"
    facts = '//dl[@class="press-facts"]//a[not(@class="press-explained")]/@href'
    assert pages[f"{lesson}index.html"].leads_to(facts) == [review]
    assert lesson in pages[f"{review}index.html"].leads_to(facts)


def test_items_that_name_each_other_as_related_lead_to_each_other_from_both_sides(pages, written):
    pairs = [
        (item.address, f"{name}/")
        for item in written.values()
        if item.is_public
        for name in item.fields.get("related", [])
        if written[name].is_public
    ]
    assert len(pairs) > 20
    for one, other in pairs:
        assert other in pages[f"{one}index.html"].leads_to("//article//a/@href")
        assert one in pages[f"{other}index.html"].leads_to("//article//a/@href")


def test_guidance_says_what_has_taken_its_place(pages, later_site):
    name = "guidance/was-not-brought/index.html"
    assert "Replaced by" not in _facts(pages[name])
    later = read_pages(later_site)
    assert _facts(later[name])["Replaced by"] == "Zzheldtitle spring guide"
    newer = _facts(later["guidance/zzheld-spring-guide/index.html"])
    assert newer["Takes the place of"].startswith("Was not brought")


def test_guidance_that_is_due_for_review_says_so(pages):
    due = _facts(pages["guidance/sharing-to-protect/index.html"])["Review"]
    assert due.startswith("Was to be reviewed by 30 June 2025")
    not_due = _facts(pages["guidance/right-help-right-time/index.html"])["Review"]
    assert not_due == "To be reviewed by 30 September 2027"


def test_booking_is_offered_until_an_event_begins(pages, later_site):
    name = "events/lunch-and-learn-attendance/index.html"
    assert "Booking" in _facts(pages[name])
    assert "Booking" not in _facts(read_pages(later_site)[name])


def test_an_answered_action_shows_its_answer_and_when_it_came(pages):
    said = pages["lessons/every-breath/index.html"].text('//ul[@class="press-actions"]/li[1]')
    assert "In place by: 30 September 2020" in said
    assert "Answer, 17 November 2020: All practices but two run the search." in said


def test_an_audience_has_its_own_actions_and_no_others(pages, written):
    page = pages["audiences/housing-homelessness/index.html"]
    shown = [" ".join(each.split()) for each in page.tree.xpath('//*[@class="press-do"]/text()')]
    own, others = set(), set()
    for item in written.values():
        for action in item.fields.get("actions", []) if item.is_public else []:
            audience = "housing-homelessness"
            (own if audience in action.get("for", [audience]) else others).add(action["do"])
    assert set(shown) == own
    assert len(own) > 3
    assert len(others) > 3


# Files.


def test_attachments_lie_beside_their_item_as_they_are(site, written):
    attached = {
        f"{item.name}/{name}": content
        for item in written.values()
        if item.is_public
        for name, content in item.attachments.items()
    }
    assert len(attached) >= 2
    for path, content in attached.items():
        assert (site / path).read_bytes() == content


def test_the_sitemap_lists_every_page_for_readers_and_nothing_else(site, full_pages, pages):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314  our own file
    listed = [element.text for element in root.iter(f"{space}loc")]
    assert len(set(listed)) == len(listed)
    readable = {
        URL + page.address
        for page in _without(full_pages, "404.html")
        if page.is_indexed and not page.address.endswith("/share/")
    }
    assert set(listed) == readable
    days = [date.fromisoformat(element.text) for element in root.iter(f"{space}lastmod")]
    assert len(days) == len(listed)
    assert max(days) <= date.fromisoformat(MOMENT[:10])
    assert min(days).year == 2019
    unlisted = [page.path for page in full_pages.values() if not page.is_indexed]
    assert sum(path.endswith("/share/index.html") for path in unlisted) > 20
    assert len(pages) > len(listed)


def test_share_kits_notices_and_empty_months_ask_search_engines_to_pass_them_by(
    full_pages, written
):
    withdrawn = {item.address for item in written.values() if item.is_withdrawn}
    for page in full_pages.values():
        kept = page.address.endswith("/share/") or page.address in withdrawn
        # A month of which nothing is left, too.
        lead = '//p[@class="press-lead"][starts-with(., "Nothing of")]'
        kept = kept or bool(page.tree.xpath(lead))
        assert page.is_indexed is not kept, page.path


def test_an_item_whose_author_holds_its_posts_has_no_share_kit(pages, written):
    held = [
        item for item in written.values() if item.fields.get("social", {}).get("hold") == "true"
    ]
    assert [item.name for item in held if item.is_public] == ["lessons/when-a-parent-is-unwell"]
    kits = {
        page.address.removesuffix("share/") for page in pages.values() if "/share/" in page.path
    }
    assert kits == {
        item.address for item in written.values() if item.is_public and item not in held
    }
    page = pages["lessons/when-a-parent-is-unwell/index.html"]
    assert "share" not in page.text("//article").lower().split()


def test_the_page_for_missing_pages_leads_on_from_any_depth(pages):
    page = pages["404.html"]
    links = page.tree.xpath("//article//a/@href")
    assert len(links) >= 3
    assert [link for link in links if not link.startswith(("/", "tel:"))] == []
    assert page.tree.xpath('//link[@rel="canonical"]') == []


def test_robots_are_welcome_and_shown_the_sitemap(site):
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert lines[0] == "User-agent: *"
    assert not any(line.startswith("Disallow: /") for line in lines)
    assert f"Sitemap: {URL}sitemap.xml" in lines


def test_every_page_has_an_icon_that_is_there(site, full_pages):
    for page in _without(full_pages, "404.html"):
        (icon,) = page.leads_to('//link[@rel="icon"]/@href')
        content = (site / icon).read_bytes()
        assert content.startswith(b"\x89PNG") or content.lstrip().startswith(b"<svg"), icon


def test_no_page_asks_for_a_font_of_another_host_or_sets_a_cookie(site):
    scripts = [*site.glob("assets/lasting/*.js")]
    assert len(scripts) == 3
    for script in scripts:
        assert "cookie" not in script.read_text("utf-8")
    hosts = {
        urlsplit(address).netloc
        for style in site.rglob("*.css")
        for address in re.findall(r"url\(([^)]+)\)", style.read_text("utf-8"))
    }
    assert hosts <= {""}
