"""The share kit of an item, for the partnership and for its partner agencies."""

from dataclasses import replace

import pytest
from bulletin_press.artefact import Page
from bulletin_press.publishers import share_kits
from lxml import html


@pytest.fixture
def kit(an_item, a_catalogue, a_site, tmp_path):
    """The page of an item's kit: ``kit(settings={…}, **fields)``."""

    def make(settings=None, **fields):
        site = replace(a_site(**(settings or {})), kept=tmp_path)
        made = share_kits.publish(a_catalogue(an_item(**fields)), site)
        [page] = [one for one in made if isinstance(one, Page)]
        return html.fromstring(page.html), page

    return make


def headings(tree):
    return [found.text_content() for found in tree.xpath("//h2")]


def test_a_kit_has_pictures_a_text_for_each_channel_and_what_to_forward(kit):
    tree, page = kit(settings={"channels": ["bluesky", "whatsapp"]})
    assert headings(tree) == [
        "Pictures",
        "Bluesky",
        "WhatsApp channel",
        "An e-mail to your team",
        "A line for a newsletter",
        "A QR code for posters",
    ]
    assert [entry["name"] for entry in page.toc] == headings(tree)
    assert [entry["id"] for entry in page.toc] == tree.xpath("//h2/@id")
    assert not page.indexed


def test_a_text_to_forward_on_whatsapp_is_there_for_those_who_have_no_channel(kit):
    tree, _ = kit(settings={"channels": ["bluesky"]})
    assert "WhatsApp channel" in headings(tree)
    assert len(tree.xpath('//*[starts-with(@id, "post-whatsapp-")]')) == 1
    assert len(tree.xpath('//*[starts-with(@id, "post-bluesky-")]')) == 3


def test_every_text_has_a_button_that_copies_it_and_says_which(kit):
    tree, _ = kit()
    texts = tree.xpath('//*[@class="press-post-text"]/@id')
    assert tree.xpath("//button/@data-copy") == texts
    names = [button.text_content() for button in tree.xpath("//button")]
    assert len(names) == len(set(names)) == len(texts) > 24


def test_both_pictures_are_shown_with_their_size_and_description(kit):
    tree, _ = kit(social={"image_alt": "A card with the title."})
    shown = tree.xpath('//ul[@class="press-pictures"]//img')
    assert [(one.get("src"), one.get("width"), one.get("height")) for one in shown] == [
        ("../../../lessons/ask-twice/card.png", "1200", "630"),
        ("../../../lessons/ask-twice/card-square.png", "1080", "1080"),
    ]
    assert {one.get("alt") for one in shown} == {"A card with the title."}
    assert tree.get_element_by_id("post-alt").text_content() == "A card with the title."


def test_others_are_asked_to_name_the_partnership_where_it_has_a_name(kit):
    settings = {"channels": ["x", "bluesky"], "handles": {"x": "@Exampleshire"}}
    told = [note.text_content() for note in kit(settings)[0].xpath('//*[@class="press-small"]')]
    assert [note for note in told if "name us" in note] == [
        "If you post for another agency, name us, so that people find us: @Exampleshire"
    ]


def test_a_channel_with_a_field_for_warnings_says_so_only_where_there_is_one(kit):
    field = "Put the content warning into the CW field as well."
    warned, _ = kit(social={"content_warning": "Death of a baby"})
    assert field in warned.text_content()
    assert field not in kit()[0].text_content()


def test_an_author_who_holds_the_posts_back_has_no_kit(an_item, a_catalogue, a_site):
    item = an_item(social={"hold": True})
    assert list(share_kits.publish(a_catalogue(item), a_site())) == []


def test_a_kit_is_made_anew_when_anything_in_it_changes(kit):
    before = kit()[1].html
    assert kit()[1].html == before
    assert kit(title="Ask three times")[1].html != before
    assert kit(settings={"contact_line": "Ring 01632 960100."})[1].html != before
    assert kit(settings={"handles": {"x": "@Exampleshire"}})[1].html != before


def test_nothing_of_a_held_item_in_a_preview_is_kept(an_item, a_catalogue, a_site, tmp_path):
    site = replace(a_site(), kept=tmp_path)
    draft = an_item(status="draft")
    made = list(share_kits.publish(a_catalogue(draft, preview=True), site))
    assert len(made) == 3
    assert list(tmp_path.rglob("*")) == []
    list(share_kits.publish(a_catalogue(an_item()), site))
    assert len(list(tmp_path.rglob("*"))) == 4
