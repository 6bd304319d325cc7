"""What a site offers: what the golden files do not show."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from bulletin_press.artefact import File
from bulletin_press.blocks import BLOCKS, UnknownBlock, fill_blocks
from bulletin_press.publishers import publish_all

WITHDRAWN = {"date": "2026-02-01", "reason": "Out of date.", "see": "guidance/ask-twice"}
WITHOUT_LINKS = {"contacts", "coming", "glossary", "agencies", "tested"}
KINDS = ["lessons", "reviews", "guidance", "campaigns", "events"]


@pytest.fixture(scope="session")
def publish(a_catalogue, a_site):
    """Publish items: ``publish(*items) -> {path: text or file}``."""

    def all_of(*items, preview=False, **settings):
        made = publish_all(a_catalogue(*items, preview=preview), a_site(**settings))
        return {each.path: _content(each) for each in made}

    return all_of


def _content(artefact):
    if not isinstance(artefact, File):
        return artefact.html
    is_text = isinstance(artefact.content, bytes) and not artefact.path.endswith((".woff2", ".png"))
    return artefact.content.decode() if is_text else artefact.content


def test_the_indexes_of_a_site_do_not_depend_on_its_items(publish, an_item):
    empty = set(publish())
    assert {f"{kind}/index.html" for kind in KINDS} < empty
    assert {"themes/neglect/index.html", "audiences/police/index.html", "robots.txt"} < empty
    assert set(publish(an_item(status="draft"))) == empty


def test_a_held_item_leaves_nothing(publish, an_item):
    held = an_item(
        slug="zzheld",
        status="draft",
        title="Zzheld",
        summary="Zzheld",
        body="Zzheld",
        aliases=["/zzheld/"],
        id="tag:zzheld.org,2026:x",
        related=["lessons/public"],
        attachments={"zzheld.png": Path("zzheld.png")},
        learning=[{"point": "Zzheld"}],
        actions=[{"do": "Zzheld"}],
        social={"messages": ["Zzheld"]},
    )
    with_it = publish(an_item(slug="public", related=["lessons/zzheld"]), held)
    assert "zzheld" not in repr(with_it).lower()
    assert with_it == publish(an_item(slug="public"))


def test_attachments_of_public_items_lie_beside_their_pages(publish, an_item, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("A plan.", "utf-8")
    made = publish(an_item(attachments={"files/plan.txt": plan}))
    assert made["lessons/ask-twice/files/plan.txt"] == plan


def test_a_withdrawn_item_leaves_neither_attachment_nor_share_kit(publish, an_item):
    gone = {"date": "2026-02-01", "reason": "Out of date."}
    item = an_item(status="withdrawn", withdrawn=gone, attachments={"a.txt": Path("a.txt")})
    beside = [path for path in publish(item) if path.startswith("lessons/ask-twice/")]
    assert beside == ["lessons/ask-twice/index.html"]


def test_an_old_address_with_signs_in_it_leads_on(publish, an_item):
    made = publish(an_item(aliases=["/old%20pages/a.html", "/learning/"]))
    assert 'url=../lessons/ask-twice/"' in made["old pages/a.html"]
    assert 'url=../lessons/ask-twice/"' in made["learning/index.html"]


def test_an_item_that_holds_its_posts_back_has_no_share_kit_and_offers_none(publish, an_item):
    made = publish(an_item(social={"hold": True}))
    assert "lessons/ask-twice/share/index.html" not in made
    assert "share/" not in made["lessons/ask-twice/index.html"]
    assert json.loads(made["data/posts.json"]) == []


def test_every_file_of_data_is_as_its_schema_says(publish, an_item):
    items = [an_item(kind, review_by=None) if kind == "events" else an_item(kind) for kind in KINDS]
    gone = an_item("reviews", "gone", status="withdrawn", withdrawn=WITHDRAWN)
    made = publish(*items, gone)
    for name in ("catalogue", "vocabulary", "posts"):
        schema = json.loads(made[f"data/{name}.schema.json"])
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        document = json.loads(made[f"data/{name}.json"])
        assert document
        validator.validate(document)


def test_a_table_for_spreadsheets_holds_no_formula(publish, an_item):
    made = publish(an_item(title='=HYPERLINK("x")', summary="@sum", date_note="+1"))
    [row] = csv.DictReader(io.StringIO(made["data/catalogue.csv"].removeprefix("\ufeff")))
    assert row["title"] == '\'=HYPERLINK("x")'
    assert (row["summary"], row["date_note"]) == ("'@sum", "'+1")
    assert row["boards"] == "children"


def test_an_audience_sees_its_own_actions_and_those_for_everybody(publish, an_item):
    actions = [
        {"do": "Act as police.", "for": ["police"]},
        {"do": "Act as teachers.", "for": ["education"]},
        {"do": "Act, everybody."},
    ]
    made = publish(an_item(actions=actions))
    page = made["audiences/police/index.html"]
    assert "Act as police." in page
    assert "Act, everybody." in page
    assert "Act as teachers." not in page
    assert "Act as teachers." in made["themes/neglect/index.html"]


def test_actions_come_by_their_dates_and_answered_ones_last(publish, an_item):
    actions = [
        {"do": "Whenever."},
        {"do": "Done.", "by": "2026-01-01", "response": "It is."},
        {"do": "Later.", "by": "2027-06-01"},
        {"do": "Soon.", "by": "2027-01-01"},
    ]
    page = publish(an_item(actions=actions))["themes/neglect/index.html"]
    places = [page.index(do) for do in ("Soon.", "Later.", "Whenever.", "Done.")]
    assert places == sorted(places)


def test_a_site_has_one_heading_for_a_group_of_words(publish):
    assert publish()["themes/index.html"].count("Harm at home") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_shows_a_draft_that_is_hardly_begun(publish, header, kind):
    item, _ = header(kind, "status: draft")
    page = publish(item, preview=True)[f"{kind}/ask-twice/index.html"]
    assert "Only in this preview" in page


@pytest.fixture(scope="session")
def pages(a_catalogue, a_site):
    """Give the pages that a theme draws around: ``pages(*items) -> {address: page}``."""

    def all_of(*items):
        made = publish_all(a_catalogue(*items), a_site())
        return {page.address: page for page in made if not isinstance(page, File)}

    return all_of


def test_a_page_says_what_the_theme_and_search_engines_need(pages, an_item):
    found = pages(an_item(changes=[{"date": "2026-03-09", "note": "More."}]))
    item, theme, ages = (found[at] for at in ("lessons/ask-twice/", "themes/neglect/", "ages/1-4/"))
    assert (item.title, item.layout, item.indexed) == ("Ask twice", "item", True)
    assert item.description == "The second question is the one that is answered."
    assert item.updated.isoformat() == "2026-03-09"
    assert [feed.stem for feed in theme.feeds] == ["feeds/themes/neglect"]
    assert theme.description == "Needs that are not met, again and again."
    assert ages.description.endswith("1 to 4.")
    assert ages.feeds == ()


def test_share_kits_and_notices_are_not_for_search_engines(pages, an_item):
    gone = an_item(
        slug="gone", status="withdrawn", withdrawn={"date": "2026-02-01", "reason": "R."}
    )
    found = pages(an_item(), gone)
    assert not found["lessons/ask-twice/share/"].indexed
    assert not found["lessons/gone/"].indexed
    assert found["lessons/gone/"].updated.isoformat() == "2026-02-01"


@pytest.mark.parametrize(
    ("see", "link"),
    [
        ("https://example.org/new/", '<a href="https://example.org/new/">'),
        ("guidance/ask-twice", ">Ask twice</a>"),
    ],
)
def test_a_notice_leads_on(publish, an_item, see, link):
    gone = {"date": "2026-02-01", "reason": "Out of date.", "see": see}
    made = publish(an_item(status="withdrawn", withdrawn=gone), an_item("guidance"))
    assert link in made["lessons/ask-twice/index.html"]


def test_the_latest_are_six_and_no_events(a_catalogue, a_site, an_item):
    items = [an_item(slug=f"a{day}", published=f"2026-01-0{day}") for day in range(1, 8)]
    items.append(an_item("events", "now", published=None, starts="2026-11-22T12:00"))
    html = fill_blocks("<!-- block: latest -->", "", a_catalogue(*items), a_site())
    assert html.count("<li") == 6
    assert "lessons/a7/" in html
    assert "events/" not in html


def test_what_is_coming_has_the_next_first_and_nothing_that_is_over(a_catalogue, a_site, an_item):
    catalogue = a_catalogue(
        an_item("events", "later", starts="2027-02-01"),
        an_item("events", "today", starts="2026-11-22", place="Hall"),
        an_item("events", "some-day-this-month", starts="2026-11"),
        an_item("events", "over", starts="2026-11-20"),
        an_item("campaigns", "going-on", starts="2026-09-01", ends="2026-12-31"),
        an_item("campaigns", "without-end", starts="2026-09-01"),
        an_item("campaigns", "to-begin", starts="2027-01-10"),
    )
    html = fill_blocks("<!-- block: coming -->", "", catalogue, a_site())
    slugs = re.findall(r'href="\w+/([\w-]+)/"', html)
    assert slugs == ["going-on", "some-day-this-month", "today", "to-begin"]
    assert 'data-until="2026-11-22"' in html
    assert 'data-until="2026-11"' not in html
    assert "· Hall" in html


@pytest.mark.parametrize(
    ("address", "shown"), [("themes/neglect", 14), ("ages/under-1", 12), ("levels/universal", 0)]
)
def test_themes_gather_every_point_ages_those_of_the_newest_levels_none(
    address, shown, publish, an_item
):
    items = [
        an_item(
            slug=f"a{at}",
            levels=["universal"],
            ages=["under-1"],
            learning=[{"point": f"Point {at}."}],
        )
        for at in range(14)
    ]
    page = publish(*items)[f"{address}/index.html"]
    assert len(re.findall(r"Point \d+\.", page)) == shown
    assert ("From the 12 pages below" in page) is (shown == 12)
    assert all(f"lessons/a{at}/" in page for at in range(14))


def test_nothing_an_author_writes_can_run_in_a_page(publish, an_item):
    evil = "<script>alert(1)</script>"
    item = an_item(
        title=evil,
        summary=evil,
        date_note=evil,
        reference=evil,
        learning=[{"point": evil, "source": evil}, {"point": evil}],
        actions=[{"do": evil, "response": evil}],
        questions=[evil],
        resources=[{"title": evil, "url": 'https://example.org/"><script>'}],
        citations=[{"title": evil, "paragraph": evil}],
        changes=[{"date": "2026-02-01", "note": evil}],
        social={"content_warning": evil, "messages": [evil], "image_alt": evil},
    )
    pages = {path: html for path, html in publish(item).items() if path.endswith(".html")}
    assert sum("alert(1)" in html for html in pages.values()) > 5
    # A block of JSON is read, never run.
    assert not [
        path for path, html in pages.items() if re.search("<script(?![^>]*(src=|json))", html)
    ]


@pytest.mark.parametrize("name", BLOCKS)
def test_a_standing_page_can_show_each_block(a_catalogue, a_site, an_item, name):
    catalogue = a_catalogue(an_item(levels=["universal"]))
    html = fill_blocks(f"<p>a</p><!-- block: {name} --><p>b</p>", "about/", catalogue, a_site())
    assert html.startswith("<p>a</p><")
    assert "block:" not in html
    assert "../" in html or name in WITHOUT_LINKS


def test_a_block_that_there_is_not_is_told_with_the_nearest(a_catalogue, a_site):
    with pytest.raises(UnknownBlock, match="'latest'"):
        fill_blocks("<!-- block: lates -->", "", a_catalogue(), a_site())
