"""Links in the bodies of items: to what their readers may see."""

import json
from pathlib import Path

import pytest
from bulletin_press.checks.body_links import check_body_links

WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Old."}}
EMBARGOED = {"status": "embargoed", "embargo": {"reason": "inquest", "review": "2027-01-01"}}
HELD = [{"status": "draft"}, EMBARGOED, {"published": "2026-12-01"}]


def linking(an_item, *links, **fields):
    body = "\nFirst.\n\n" + "\n\n".join(f"[link]({link})" for link in links)
    return an_item(slug="from", body=body, **fields)


@pytest.mark.parametrize(
    "link",
    [
        "target.md",
        "./target.md",
        "../lessons/target.md",
        "../lessons/target.md#section-learned",
        "/lessons/target/",
        "/lessons/target",
        "../target/",
        "https://learning.exampleshire.org/lessons/target/",
        "/lessons/target/share/",
        "from.md",
        "#section-help",
        "chart.png",
        "/lessons/target/table.csv",
        "/",
        "/about/",
        "/themes/neglect/",
        "/years/2017-18/",
        "/feeds/all.xml",
        "/lessons/",
        "https://example.org/lessons/nothing/",
        "//example.org/x",
        "mailto:a@example.org",
        "tel:999",
    ],
)
def test_a_link_that_leads_to_something_is_fine(found, an_item, link):
    target = an_item(slug="target", attachments={"table.csv": Path("table.csv")})
    item = linking(an_item, link, attachments={"chart.png": Path("chart.png")})
    assert found(check_body_links, target, item, standing=["about/"]) == []


@pytest.mark.parametrize(
    "link",
    [
        "nothing.md",
        "../reviews/target.md",
        "/lessons/nothing/",
        "/about/",
        "/themes/nothing/",
        "/years/soon/",
        "../../../etc/passwd",
        "https://learning.exampleshire.org/nothing/",
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(found, an_item, link):
    problems = found(check_body_links, an_item(slug="target"), linking(an_item, link))
    assert problems == ["lessons/from.md:12: body"]


@pytest.mark.parametrize(
    "link", ["other.png", "../target/table.csv", "/lessons/target/nothing/", "target.md/x"]
)
def test_a_link_to_a_file_that_is_not_there_is_told(found, an_item, link):
    problems = found(check_body_links, an_item(slug="target"), linking(an_item, link))
    assert problems == ["lessons/from.md:12: body"]


def test_a_picture_that_is_not_there_is_told(found, an_item):
    item = an_item(body="Text.\n![A chart](chart.png)\n")
    assert found(check_body_links, item) == ["lessons/ask-twice.md:10: body"]


def test_the_same_wrong_link_is_told_once(found, an_item):
    item = linking(an_item, "nothing.md", "nothing.md", "nowhere.md")
    assert found(check_body_links, item) == ["lessons/from.md:12: body", "lessons/from.md:16: body"]


@pytest.mark.parametrize("fields", HELD)
def test_a_link_to_an_item_that_is_held_back_is_told(found, an_item, fields):
    item = linking(an_item, "target.md")
    problems = found(check_body_links, an_item(slug="target", **fields), item)
    assert problems == ["lessons/from.md:12: body"]


@pytest.mark.parametrize("link", ["/lessons/target/plan.pdf", "/lessons/target/share/"])
@pytest.mark.parametrize("fields", HELD)
def test_a_link_to_what_belongs_to_a_held_item_is_told(found, an_item, fields, link):
    target = an_item(slug="target", attachments={"plan.pdf": Path("plan.pdf")}, **fields)
    assert found(check_body_links, target, linking(an_item, link)) == ["lessons/from.md:12: body"]


@pytest.mark.parametrize("fields", HELD[:2])
def test_a_held_item_may_link_to_a_held_one(found, an_item, fields):
    item = linking(an_item, "target.md", **fields)
    assert found(check_body_links, an_item(slug="target", status="draft"), item) == []


@pytest.mark.parametrize(
    ("released", "is_told"), [("2026-12-01", False), ("2026-12-02", False), ("2026-11-30", True)]
)
def test_a_scheduled_item_may_link_to_what_comes_before_it(found, an_item, released, is_told):
    target = an_item(slug="target", published="2026-12-01")
    item = linking(an_item, "target.md", published=released)
    assert bool(found(check_body_links, target, item)) == is_told


def test_a_link_to_a_withdrawn_item_is_worth_advice(found, an_item):
    item = linking(an_item, "target.md")
    problems = found(check_body_links, an_item(slug="target", **WITHDRAWN), item)
    assert problems == ["lessons/from.md:12: body (advice)"]


def test_an_attachment_with_a_space_in_its_name_is_found(found, an_item):
    item = linking(an_item, "my%20chart.png", attachments={"my chart.png": Path("my chart.png")})
    assert found(check_body_links, item) == []


@pytest.mark.parametrize("link", ["htps://example.org/", "file:///C:/report.docx", "http://[x/"])
def test_a_link_that_readers_will_not_get_is_told(found, an_item, link):
    assert found(check_body_links, linking(an_item, link)) == ["lessons/from.md:12: body"]


@pytest.mark.parametrize("picture", ["https://example.org/a.png", "//example.org/a.png"])
def test_a_picture_of_another_site_is_told(found, an_item, picture):
    item = an_item(body=f"![A chart]({picture})\n")
    assert found(check_body_links, item) == ["lessons/ask-twice.md:9: body"]


def test_a_picture_of_another_site_is_told_even_beside_a_link_to_it(found, an_item):
    address = "https://example.org/a.png"
    item = an_item(body=f"![A chart]({address})\n\n[The chart]({address})\n")
    assert found(check_body_links, item) == ["lessons/ask-twice.md:9: body"]


@pytest.mark.parametrize(
    ("link", "fields"),
    [
        ("/lessons/target/share/", {"social": {"hold": True}}),
        ("/lessons/target/share/", WITHDRAWN),
        ("/lessons/target/table.csv", WITHDRAWN),
    ],
)
def test_a_link_to_what_a_public_address_does_not_have_is_told(found, an_item, link, fields):
    target = an_item(slug="target", attachments={"table.csv": Path("table.csv")}, **fields)
    assert found(check_body_links, target, linking(an_item, link)) == ["lessons/from.md:12: body"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"social": {"messages": ["Read {target}."]}}, "social.messages[0]"),
        ({"resources": [{"title": "A", "url": "{target}"}]}, "resources[0].url"),
        (
            {
                "status": "withdrawn",
                "withdrawn": {"date": "2026-11-01", "reason": "R.", "see": "{target}"},
            },
            "withdrawn.see",
        ),
    ],
)
def test_a_field_that_names_the_address_of_a_held_item_is_told(
    found, an_item, a_site, fields, field
):
    address = a_site().absolute("lessons/target/")
    written = json.loads(json.dumps(fields).replace("{target}", address))
    problems = found(check_body_links, an_item(slug="target", status="draft"), an_item(**written))
    assert [problem.rpartition(": ")[2] for problem in problems] == [field]


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("#what-happened", []),
        ("ask-twice.md#what-happened", []),
        ("#nothing", 1),
        ("other.md#x", 1),
    ],
)
def test_a_link_to_a_heading_leads_to_one_that_is_there(found, an_item, link, told):
    item = an_item(body=f"## What happened\n\n[x]({link})\n")
    problems = found(check_body_links, item, an_item(slug="other"))
    assert problems == (told and ["lessons/ask-twice.md:11: body"])
