"""Bulletins on paper: one sheet of A4, the text and whom to ring, and nothing for screens."""

import io

import pytest
from pypdf import PdfReader

A4 = (595, 842)
UNPRINTED = (
    "Skip to content",
    "Share this",
    "Menu",
    "On this page",
    "Report a mistake",
    "Exit this",
)


@pytest.fixture(scope="module")
def sheets(browser, served):
    """Print a page; give its sheets."""
    context = browser.new_context()
    page = context.new_page()

    def on_paper(path):
        page.goto(served + path)
        return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages

    yield on_paper
    context.close()


def said(sheet):
    return " ".join(sheet.extract_text().split())


def test_every_bulletin_is_one_sheet_with_all_its_parts_and_the_number_to_ring(sheets, written):
    bulletins = [one for one in written.values() if one.kind == "lessons" and one.is_public]
    assert len(bulletins) > 8
    many = {}
    for bulletin in bulletins:
        pages = sheets(bulletin.address)
        size = tuple(round(side) for side in pages[0].mediabox.upper_right)
        assert size == A4
        if len(pages) > 1:
            many[bulletin.name] = f"{len(pages)}: … {said(pages[-1])[-100:]}"
        text = " ".join(map(said, pages))
        assert "In one minute" in text
        assert "01632 960100" in text
        assert [word for word in UNPRINTED if word in text] == []
        assert bulletin.fields["title"].split()[-1] in text
    assert many == {}


def test_other_kinds_print_without_what_is_for_screens(sheets):
    others = ("guidance/right-help-right-time/", "themes/neglect/", "events/spring-forum-2027/")
    for path in (*others, "lessons/ask-twice/share/"):
        text = " ".join(map(said, sheets(path)))
        assert len(text) > 500
        assert [word for word in UNPRINTED if word in text] == []


@pytest.mark.parametrize("choice", ["", "dark", "contrast"])
def test_dark_is_not_printed(choice, browser, served):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem('press.colours', {choice!r})")
    page.goto(f"{served}lessons/ask-twice/")
    page.emulate_media(media="print", color_scheme="dark")
    colour = "(one, name) => getComputedStyle(one)[name]"
    ground = page.locator("body").evaluate(colour, "backgroundColor")
    ink = page.locator("h1").evaluate(colour, "color")
    context.close()
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert max(int(part) for part in ink[4:-1].split(", ")) < 80
