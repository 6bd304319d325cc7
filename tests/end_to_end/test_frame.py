"""The frame of the pages: its menu, and the files that stand beside it."""

import pytest

from .crawling import broken_links, read_pages
from .running import Copy, lesson

NAV = """nav:
  - Home: index.md
  - Elsewhere: https://www.example.org/?a=1&b=2
  - Bulletins:
      - All & sundry: lessons/index.md
      - Deeper:
          - About us: about.md
"""


@pytest.fixture(scope="module")
def framed(tmp_path_factory):
    """A site with a menu of all sorts, with pictures of its own and without an icon."""
    copy = Copy.make(tmp_path_factory.mktemp("framed") / "exampleshire", {"lessons/ask": lesson()})
    config = copy.read("mkdocs.yml")
    start, end = config.index("\nnav:\n") + 1, config.index("# --- Bulletins")
    config = f"{config[:start]}{NAV}\n{config[end:]}".replace("  favicon:", "  # favicon:")
    copy.write("mkdocs.yml", config.replace("language: en", "language: en-GB"))
    copy.write("docs/assets/images/pic.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    copy.write("docs/assets/javascripts/own.js", "// own")
    return copy.build()


def test_a_menu_may_hold_links_to_other_sites_and_groups_within_groups(framed):
    page = read_pages(framed)["lessons/ask/index.html"]
    links = page.tree.xpath('//nav[@aria-label="Main"]//a')
    assert [link.text_content() for link in links] == [
        "Home",
        "Elsewhere",
        "All & sundry",
        "About us",
    ]
    assert links[1].get("href") == "https://www.example.org/?a=1&b=2"
    more = page.tree.xpath('//nav[@aria-label="Main"]//li[@class="press-menu-more"]')
    assert [entry.text_content().strip() for entry in more] == ["All & sundry", "About us"]


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("index.html", ["Home"]),
        ("lessons/index.html", ["All & sundry"]),
        ("lessons/ask/index.html", ["All & sundry"]),
        ("themes/index.html", []),
        ("404.html", []),
    ],
)
def test_the_menu_says_where_the_reader_is(path, here, framed):
    page = read_pages(framed)[path]
    for name in ("Main", "Foot of the page"):
        current = page.tree.xpath(f'//nav[@aria-label="{name}"]//a[@aria-current]')
        assert [link.text_content() for link in current] == here


def test_what_lies_in_the_folder_of_standing_pages_is_in_the_site(framed):
    assert (framed / "assets/images/pic.svg").is_file()
    assert (framed / "assets/javascripts/own.js").is_file()


def test_no_script_of_the_theme_is_in_the_site(framed):
    scripts = {path.relative_to(framed / "assets") for path in framed.glob("assets/**/*.js")}
    assert {f"{path.parent}/{path.name.partition('.')[0]}" for path in scripts} == {
        "javascripts/own",
        "lasting/press",
        "lasting/search",
        "lasting/search-finding",
    }


def test_a_site_without_an_icon_of_its_own_and_in_british_english_is_whole(framed):
    assert broken_links(framed) == []
    for page in read_pages(framed).values():
        if not page.leads_on:
            assert page.tree.get("lang") == "en-GB"
            assert page.tree.get("dir") == "ltr"


def test_every_page_of_the_menu_can_be_reached_on_a_wide_screen_and_on_a_phone(visit):
    for width in (360, 1280):
        here = visit(width)
        here.go("themes/neglect/")
        foot = here.page.get_by_role("navigation", name="Foot of the page").get_by_role("link")
        names = foot.all_inner_texts()
        assert {"Themes", "Privacy", "Glossary", "Accessibility"} <= set(names)
        assert foot.locator("visible=true").count() == len(names)
