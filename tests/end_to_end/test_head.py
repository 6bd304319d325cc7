"""What machines read at the top of a page: its description, link previews and structured data."""

import json

import pytest
from PIL import Image

from .running import URL

TYPES = {
    "lessons": "LearningResource",
    "reviews": "Report",
    "guidance": "Article",
    "campaigns": "Article",
    "events": "EducationEvent",
}
PREVIEW = ("og:type", "og:site_name", "og:title", "og:description", "og:url")


@pytest.fixture(scope="module")
def whole(pages):
    """The pages that are more than a step to another."""
    return [page for page in pages.values() if not page.leads_on]


def meta(page, name):
    path = f'//head/meta[@name="{name}" or @property="{name}"]/@content'
    (content,) = page.tree.xpath(path)
    return content


def structured(page):
    (text,) = page.tree.xpath('//script[@type="application/ld+json"]/text()')
    return json.loads(text)


def test_every_page_describes_itself_in_its_own_words(whole):
    described = {}
    for page in whole:
        description = meta(page, "description")
        assert 5 < len(description) <= 320, page.path
        described.setdefault((meta(page, "og:title"), description), []).append(page.path)
    assert len(whole) > 120
    assert {said: paths for said, paths in described.items() if len(paths) > 1} == {}


def test_every_page_has_what_link_previews_show(whole):
    for page in whole:
        if page.path == "404.html":
            continue
        shown = {name: meta(page, name) for name in PREVIEW}
        assert all(shown.values()), page.path
        assert shown["og:url"] == URL + page.address
        assert shown["og:title"] in page.text("//head/title") or page.address == ""
        assert meta(page, "twitter:card") == "summary_large_image"


def test_every_link_preview_has_a_picture_of_the_size_that_is_told(whole, site):
    addresses = {}
    for page in whole:
        if page.path == "404.html":
            continue
        address = meta(page, "og:image")
        assert address.startswith(URL), page.path
        with Image.open(site / address.removeprefix(URL)) as picture:
            size = tuple(int(meta(page, f"og:image:{side}")) for side in ("width", "height"))
            assert picture.size == size == (1200, 630)
            assert Image.MIME[picture.format] == meta(page, "og:image:type")
        assert len(meta(page, "og:image:alt")) > 20
        assert meta(page, "twitter:image:alt") == meta(page, "og:image:alt")
        addresses[page.address] = address
    assert addresses["lessons/ask-twice/"] == f"{URL}lessons/ask-twice/card.png"
    assert addresses[""] == addresses["themes/"] == f"{URL}assets/press/card.png"


def test_every_public_item_is_described_as_what_it_is(pages, catalogue):
    items = [item for item in catalogue["items"] if item["status"] == "published"]
    assert {item["kind"] for item in items} == {*TYPES}
    for item in items:
        described = structured(pages[f"{item['kind']}/{item['slug']}/index.html"])
        assert described["@context"] == "https://schema.org"
        thing, place = described["@graph"]
        assert thing["@type"] == TYPES[item["kind"]]
        assert (thing["name"], thing["description"]) == (item["title"], item["summary"])
        assert thing["url"] == URL + f"{item['kind']}/{item['slug']}/"
        assert thing["image"] == f"{thing['url']}card.png"
        if item["kind"] != "events":
            # A financial year is no date that machines know.
            known = "/" not in item["published"]
            assert thing.get("datePublished", "")[:10] == item["published"][:10] * known
            assert thing.get("dateModified", item["updated"])[:10] == item["updated"][:10]
        steps = [step["item"] for step in place["itemListElement"]]
        assert steps == [URL, f"{URL}{item['kind']}/", thing["url"]]


def test_an_event_says_when_and_where(pages):
    event = structured(pages["events/practitioner-conference-2027/index.html"])["@graph"][0]
    assert event["startDate"] == "2027-06-10T09:30:00+01:00"
    assert event["location"]["name"]


def test_only_items_are_described_so(pages):
    path = "//script[@type='application/ld+json']"
    having = [page.address for page in pages.values() if page.tree.xpath(path)]
    assert {address.count("/") for address in having} == {2}
    assert {address.split("/")[0] for address in having} == {*TYPES}
