"""From the Markdown of a body to clean HTML."""

import pytest
from bulletin_press.rendering import Renderer, for_feed

URL = "https://learning.exampleshire.org/"
PAGE = f"{URL}lessons/ask-twice/"


@pytest.fixture
def render(an_item, a_project):
    return lambda body, **fields: next(
        iter(a_project(an_item(body=body, **fields)).bodies.values())
    )


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("other.md", "../other/"),
        ("./other.md#what", "../other/#what"),
        ("../guidance/right-help.md", "../../guidance/right-help/"),
        ("/guidance/right-help/", "../../guidance/right-help/"),
        ("/guidance/right-help.md", "../../guidance/right-help/"),
        ("/guidance/right-help", "../../guidance/right-help/"),
        ("/lessons/", "../"),
        ("/", "../../"),
        ("/?q=asthma", "../../?q=asthma"),
        ("/search/?q=a&kind=lessons#x", "../../search/?q=a&amp;kind=lessons#x"),
        (f"{URL}themes/neglect/", "../../themes/neglect/"),
        ("chart.png", "chart.png"),
        ("files/table.csv", "files/table.csv"),
        ("/lessons/other/chart.png", "../other/chart.png"),
        ("ask-twice.md", "./"),
        ("#first", "#first"),
        ("?for=police", "./?for=police"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("//example.org/a", "//example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:999", "tel:999"),
    ],
)
def test_a_link_is_made_to_work_from_the_page_of_its_item(render, written, href):
    assert f'<a href="{href}">' in render(f"[link]({written})").html


def test_links_of_an_item_in_a_folder_are_counted_from_its_file(an_item, a_project):
    item = an_item(body="[a](../other.md) [b](../../guidance/help.md) ![c](chart.png)")
    file = item.source.file.parent / "ask-twice" / "index.md"
    object.__setattr__(item.source, "file", file)
    html = a_project(item).bodies[item.name].html
    assert 'href="../other/"' in html
    assert 'href="../../guidance/help/"' in html
    assert 'src="chart.png"' in html


def test_every_link_and_picture_is_listed_as_written(render):
    links = render("[a](other.md#x) ![b](chart.png) [c](https://example.org/)").links
    assert [(link.written, link.path) for link in links] == [
        ("other.md#x", "lessons/other/"),
        ("chart.png", "lessons/ask-twice/chart.png"),
        ("https://example.org/", None),
    ]


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<img src="chart.png" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '<a href="java&#x09;script:alert(1)">x</a>',
        "[x](data:text/html,alert(1))",
        "<svg onload=alert(1)>",
        '<iframe src="https://example.org/alert(1)"></iframe>',
        '<form action="https://example.org/alert(1)"><p>x</p></form>',
        '<p style="background: url(alert(1))">x</p>',
        '<math><mtext></p><style><img src onerror="alert(1)"></style></mtext></math>',
        "# Heading <img src=x onerror=alert(1)>",
    ],
)
def test_nothing_in_a_body_can_run(render, evil):
    html = render(f"Before.\n\n{evil}\n\nAfter.").html
    assert "alert(1)" not in html
    assert "Before." in html
    assert "After." in html


def test_what_markdown_makes_is_kept(render):
    body = "## What {#what}\n\n| a |\n|---|\n| 1 |\n\nText[^1].\n\n[^1]: Note.\n\n- *one*\n"
    html = render(body).html
    for made in ('<h2 id="what">', "<table>", '<sup id="fnref:1">', "<em>one</em>"):
        assert made in html


def test_headings_are_listed_for_the_table_of_contents(render):
    toc = render("## One\n\n### Inside\n\n## Two\n").toc
    assert [(token["id"], token["name"]) for token in toc] == [("one", "One"), ("two", "Two")]
    assert [token["id"] for token in toc[0]["children"]] == ["inside"]


def test_one_body_leaves_nothing_in_the_next(an_item, a_project):
    body = "## Same\n\nText[^1].\n\n[^1]: Note.\n"
    bodies = a_project(an_item(slug="a", body=body), an_item(slug="b", body=body)).bodies
    assert bodies["lessons/a"].html == bodies["lessons/b"].html
    assert bodies["lessons/a"].toc == bodies["lessons/b"].toc


def test_a_heading_has_no_mark_of_its_own_even_if_the_site_asks_for_one(an_item):
    renderer = Renderer(["toc"], {"toc": {"permalink": True}}, URL)
    assert renderer.render(an_item(body="## One")).html == '<h2 id="one">One</h2>'


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<a href="../other/">x</a>', f'<a href="{URL}lessons/other/">x</a>'),
        ('<img src="chart.png" alt="A">', f'<img src="{PAGE}chart.png" alt="A">'),
        ('<a href="#x">x</a>', f'<a href="{PAGE}#x">x</a>'),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ('<p class="a" id="b" data-x="c">x</p>', "<p>x</p>"),
        ('<section aria-labelledby="a"><p>x</p></section>', "<p>x</p>"),
        ("<button>x</button><script>y</script>", "x"),
        ('<time datetime="2026">2026</time>', '<time datetime="2026">2026</time>'),
        ("<a href='javascript:x'>x</a>", "<a>x</a>"),
    ],
)
def test_html_for_feeds_is_absolute_and_plain(html, clean):
    assert for_feed(html, PAGE) == clean
