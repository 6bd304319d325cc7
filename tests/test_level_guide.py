"""The guide by level: which guidance it is from, and what a level's page shows of it."""

from pathlib import Path

import pytest
from bulletin_mkdocs.opening import desk_of, open_config
from bulletin_press.catalogue import Catalogue
from bulletin_press.checks.level_sections import check_level_sections
from bulletin_press.level_guide import (
    draw_level_guide,
    draw_level_steps,
    draw_levels_overview,
    guide_headings,
    level_guide,
    with_finder,
)
from bulletin_press.moment import VARIABLE

ROOT = Path(__file__).parents[1]

BODY = """
## Universal {#universal}

### What it means

Doing {said}. See [the other](#complex-significant), [more](more.pdf) and [signs](#signs).

### Signs {#signs}

![A day](day.png)

### Who leads

The parents. Nobody else.

### Whom to ring

Usually nobody.

### Assessment and plan

None.

## Complex/Significant {#complex-significant}

### What it means

Harm.

## At every level {#every-level}

### The child's voice

Ask.
"""
LEVELS = ["universal", "complex-significant"]


@pytest.fixture(scope="session")
def a_guidance(an_item):
    def make(slug="help", said="well", body=BODY, **fields):
        written = {"levels": LEVELS, "edition": "2025", **fields}
        files = {"more.pdf": None, "day.png": None}
        text = body.replace("{said}", said)
        return an_item("guidance", slug, body=text, attachments=files, **written)

    return make


@pytest.fixture(scope="session")
def drawn(a_catalogue, a_site, vocabulary):
    """Draw the guide of a level: ``drawn(*items) -> HTML``."""

    def draw(*items, level="universal", moment="2026-11-22", preview=False):
        catalogue = a_catalogue(*items, moment=moment, preview=preview)
        return draw_level_guide(vocabulary["levels"][level], catalogue, a_site())

    return draw


def test_a_level_shows_its_own_section_and_that_of_every_level(drawn, a_guidance):
    html = drawn(a_guidance())
    headings = ["What it means", "Signs", "Who leads", "Whom to ring", "Assessment", "At every"]
    places = [html.index(f">{heading}") for heading in headings]
    assert places == sorted(places)
    assert "Doing well" in html
    assert "Harm." not in html
    assert "Harm." in drawn(a_guidance(), level="complex-significant")


def test_headings_stand_in_order_below_the_title_of_the_page(drawn, a_guidance):
    html = drawn(a_guidance())
    assert '<h2 id="guide-signs">Signs</h2>' in html
    assert '<h2 id="guide-every-level">At every level</h2>' in html
    assert '<h3 id="guide-the-childs-voice">' in html
    assert "<h1" not in html


@pytest.mark.parametrize("marks", ["##", "###", "####"])
def test_subheadings_come_next_to_the_title_whatever_their_rank_was(drawn, a_guidance, marks):
    body = f"# U {{#universal}}\n\nFirst.\n\n{marks} Signs\n\nText.\n"
    html = drawn(a_guidance(body=body))
    assert '<h2 id="guide-signs">Signs</h2>' in html
    assert html.index("First.") < html.index("Signs")


def test_its_headings_can_be_jumped_to(drawn, a_guidance, a_catalogue, a_site, vocabulary):
    body = "## U {#universal}\n\nFirst.\n\n### A & *B*\n\nText.\n\n### A & *B*\n\nText.\n"
    item = a_guidance(body=body)
    term = vocabulary["levels"]["universal"]
    headings = guide_headings(term, a_catalogue(item), a_site())
    assert [title for _, title in headings] == ["A & B", "A & B"]
    html = drawn(item)
    assert all(html.count(f'id="{anchor}"') == 1 for anchor, _ in headings)
    assert guide_headings(term, a_catalogue(), a_site()) == []


def test_links_lead_where_they_led_on_the_page_of_the_guidance(drawn, a_guidance):
    html = drawn(a_guidance())
    assert 'href="../../guidance/help/#complex-significant"' in html
    assert 'href="../../guidance/help/more.pdf"' in html
    assert 'src="../../guidance/help/day.png"' in html
    assert 'href="#guide-signs"' in html
    assert 'href="../../guidance/help/"' in html


def test_it_says_which_edition_it_is_and_when_it_is_to_be_reviewed(drawn, a_guidance):
    due = a_guidance(review_by="2027-09-30")
    html = drawn(due)
    assert "edition: 2025" in html
    assert 'datetime="2027-09-30"' in html
    assert "was to be reviewed" not in html
    assert "ask whether a newer edition is out.</strong>" in drawn(due, moment="2027-10-01")
    none = a_guidance(review_by=None, review_note="None is known.")
    assert "Review: None is known." in drawn(none)


def test_whom_to_ring_has_the_numbers_once(drawn, a_guidance):
    html = drawn(a_guidance())
    assert html.count('href="tel:999"') == html.count(">Whom to ring<") == 1
    assert html.index("Usually nobody") < html.index("tel:999") < html.index(">Assessment")


def test_a_level_of_which_no_number_is_written_has_the_numbers_too(drawn, a_guidance):
    html = drawn(a_guidance(), level="complex-significant")
    assert html.count('href="tel:999"') == html.count(">Whom to ring<") == 1


def test_where_only_the_common_section_is_known_the_page_says_so(drawn, a_guidance):
    html = drawn(a_guidance(body="## Beside the levels {#every-level}\n\nA form.\n"))
    assert "are not on this site" in html
    assert ">Beside the levels</h2>" in html
    assert "tel:999" in html


def test_no_guidance_no_guide(drawn, a_guidance):
    assert drawn() == ""
    assert drawn(a_guidance(body="## Other\n\nText.\n")) == ""
    assert drawn(a_guidance(levels=["complex-significant"])) == ""


def test_what_is_held_or_withdrawn_explains_nothing(drawn, a_guidance):
    gone = {"date": "2026-02-01", "reason": "Old."}
    assert drawn(a_guidance(status="draft")) == ""
    assert drawn(a_guidance(published="2027-01-01")) == ""
    assert drawn(a_guidance(status="withdrawn", withdrawn=gone)) == ""
    embargo = {"reason": "other", "review": "2027-01-01"}
    assert drawn(a_guidance(status="embargoed", embargo=embargo)) == ""


def test_a_preview_shows_a_held_guide_and_marks_it(drawn, a_guidance):
    draft = a_guidance(status="draft", published=None, review_by=None, edition=None)
    assert "Held back: only in this preview" in drawn(draft, preview=True)


def test_the_newest_guidance_counts_and_a_superseded_one_does_not(drawn, a_guidance):
    old = a_guidance("old", "of old", published="2026-03-01")
    new = a_guidance("new", "anew", published="2026-04-01")
    assert "Doing anew" in drawn(old, new)
    assert "Doing anew" in drawn(new, old)
    earlier = a_guidance("new", "anew", published="2026-01-01", supersedes="guidance/old")
    assert "Doing anew" in drawn(old, earlier)
    silent = a_guidance("new", published="2026-04-01", supersedes="guidance/old", body="Text.\n")
    assert drawn(old, silent) == ""


def test_a_held_edition_takes_the_place_of_none(drawn, a_guidance):
    old = a_guidance("old", "of old")
    new = a_guidance("new", "anew", published="2027-04-01", supersedes="guidance/old")
    assert "Doing of old" in drawn(old, new)
    assert "Doing anew" in drawn(old, new, moment="2027-04-01")


def test_a_guidance_that_explains_the_level_counts_before_a_newer_one_that_does_not(
    drawn, a_guidance
):
    newer = a_guidance("new", published="2026-04-01", body="## All {#every-level}\n\nText.\n")
    assert "Doing well" in drawn(a_guidance(), newer)


def test_the_levels_are_numbered_and_say_who_leads(a_catalogue, a_site, a_guidance):
    html = draw_levels_overview(a_catalogue(a_guidance()), a_site())
    assert "Level 1 of 2" in html
    assert "Level 2 of 2" in html
    assert "<strong>Who leads:</strong> The parents.</p>" in html
    assert "Nobody else" not in html
    assert html.count("Who leads") == 1
    assert html.count('class="press-bar-full"') == 1 + 2


def test_the_levels_beside_a_level_are_led_to(a_catalogue, a_site, vocabulary, a_guidance):
    def steps(level, **fields):
        catalogue = a_catalogue(a_guidance(**fields))
        return draw_level_steps(vocabulary["levels"][level], catalogue, a_site())

    assert "If more help is needed</span> Level 2 of 2: Complex/Significant" in steps("universal")
    assert "If less" not in steps("universal")
    assert "If less help is needed</span> Level 1 of 2" in steps("complex-significant")
    assert "If more" not in steps("complex-significant")
    assert "levels/finder/" not in steps("universal")
    asks = {"ask": "A?", "answers": [{"say": "Yes", "ring": "emergency"}]}
    assert "levels/finder/" in steps("universal", finder=[asks])


def test_of_levels_that_nothing_explains_only_their_order_is_said(a_catalogue, a_site, vocabulary):
    universal = vocabulary["levels"]["universal"]
    html = draw_level_steps(universal, a_catalogue(), a_site())
    assert "The level after</span> Level 2 of 2" in html
    assert "help" not in html


def test_the_first_sentence_of_a_part_is_plain_text(a_catalogue, a_site, vocabulary, a_guidance):
    body = "## U {#universal}\n\n### Who leads\n\nThe **family** & friends! Or not.\n"
    guide = level_guide(
        vocabulary["levels"]["universal"], a_catalogue(a_guidance(body=body)), a_site()
    )
    assert guide.first_sentence("who-leads") == "The family & friends!"
    assert guide.first_sentence("whom-to-ring") == ""


def test_a_level_left_unexplained_among_others_is_told(found, a_guidance):
    one = a_guidance(body="## Universal {#universal}\n\nText.\n\n## Complex/Significant\n")
    [told] = found(check_level_sections, one)
    assert told.startswith("guidance/help.md:")
    assert told.endswith(": levels[1] (advice)")
    assert found(check_level_sections, a_guidance()) == []
    assert found(check_level_sections, a_guidance(body="## Other\n")) == []


def test_the_real_site_gives_no_criteria_and_has_no_finder(monkeypatch):
    monkeypatch.setenv(VARIABLE, "2026-11-22")
    desk = desk_of(open_config(str(ROOT / "mkdocs.yml")))
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    assert with_finder(catalogue) is None
    levels = catalogue.vocabulary["levels"].values()
    assert len(levels) == 4
    for term in levels:
        assert term.edition == "2015"
        assert level_guide(term, catalogue, desk.site).parts == ()
        html = draw_level_guide(term, catalogue, desk.site)
        for known in ("Early Help Assessment", "Our Family Plan", "Request for Support", "CASS"):
            assert known in html
        assert "are not on this site" in html
        assert 'href="tel:01213031888"' in html
        assert 'href="../../guidance/right-help-right-time/"' in html
