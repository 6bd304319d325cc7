"""What a small site gives, byte for byte; rewrite with --update-golden, then read every file."""

from pathlib import Path

import pytest
from bulletin_press import __version__
from bulletin_press.artefact import File
from bulletin_press.publishers import publish_all

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "all.xml": "feeds/all.xml",
    "all.atom": "feeds/all.atom",
    "all.json": "feeds/all.json",
    "feeds.opml": "feeds/feeds.opml",
    "catalogue.json": "data/catalogue.json",
    "catalogue.csv": "data/catalogue.csv",
    "posts.json": "data/posts.json",
    "lesson.html": "lessons/who-else-is-at-home/index.html",
    "theme.html": "themes/neglect/index.html",
    "share-kit.html": "lessons/who-else-is-at-home/share/index.html",
    "notice.html": "guidance/levels-of-need/index.html",
    "alias.html": "bulletins/2024/home.html",
}
LESSON = {
    "title": "“Who else is at home?”",
    "summary": "Ask about everybody who cares for a child, not only who opens the door.",
    "published": "2024-05-14",
    "themes": ["neglect", "professional-curiosity"],
    "audiences": ["education", "police"],
    "ages": ["under-1", "1-4"],
    "levels": ["complex-significant"],
    "source_kind": "scr",
    "reviews": ["babies"],
    "reference": "ESCP 2024/01",
    "id": "tag:learning.exampleshire.org,2024-05-14:lessons/who-else",
    "aliases": ["/bulletins/2024/home.html"],
    "related": ["events/forum"],
    "learning": [
        {"point": "Marks were explained too easily.", "source": "Report, finding 1"},
        {"point": "Few records name the men & women who care for a baby."},
    ],
    "actions": [
        {"do": "Write down who lives there.", "for": ["police"], "by": "2024-09-30"},
        {"do": "Ask again at each visit.", "response": "Done.", "responded": "2024-11-04"},
    ],
    "questions": ["Whom did you not ask?"],
    "citations": [
        {"title": "Report 2024/01", "paragraph": "§4.2", "url": "https://example.org/r?a=1&b=2"}
    ],
    "resources": [{"title": "Toolkit", "url": "https://example.org/toolkit/"}],
    "changes": [{"date": "2025-03-09", "note": "An answer was added."}],
    "social": {
        "messages": ["Who else is at home? Ask.", "One question <more>."],
        "hashtags": ["AskTwice"],
        "content_warning": "Injury to a baby",
        "image_alt": "A card with the title.",
    },
}
BODY = """
## What happened

A visit, and *nobody asked*. See [the review](../reviews/babies.md).

## What worked well

| Who | What |
| --- | --- |
| A neighbour | rang twice[^1] |

[^1]: On two days.
"""
REVIEW = {
    "title": "Learning from babies’ injuries",
    "summary": "A review of several records.",
    "published": "2017/18",
    "date_note": "The day is not given.",
    "review_kind": "scr",
    "audiences": ["police"],
    "report_url": "https://example.org/report.pdf",
    "report_until": "2019-01-31",
}
EVENT = {
    "title": "Practitioner forum",
    "summary": "=Coffee, and a talk with dads.",
    "published": None,
    "starts": "2026-06-19T17:30",
    "ends": "2026-06-19T19:30",
    "place": "Riverside Hub",
    "booking_url": "https://example.org/book",
    "themes": ["neglect"],
}
GUIDANCE = {
    "title": "Zzgone",
    "summary": "Zzgone",
    "status": "withdrawn",
    "published": "2021-04-12",
    "withdrawn": {
        "date": "2025-09-01",
        "reason": "A newer edition is out.",
        "see": "reviews/babies",
    },
    "aliases": ["/levels/of/need/"],
}


@pytest.fixture(scope="module")
def made(an_item, a_catalogue, a_site):
    items = [
        an_item("lessons", "who-else-is-at-home", body=BODY, **LESSON),
        an_item("reviews", "babies", **REVIEW),
        an_item("events", "forum", **EVENT),
        an_item("guidance", "levels-of-need", body="Zzgone", **GUIDANCE),
        an_item("lessons", "zzheld", status="draft", title="Zzheld", related=["reviews/babies"]),
    ]
    catalogue = a_catalogue(*items, moment="2026-11-22T12:00")
    site = a_site(hashtags=["ExampleshireLearning"])
    return {artefact.path: artefact for artefact in publish_all(catalogue, site)}


@pytest.mark.parametrize("name", FILES)
def test_a_small_site_gives_what_it_gave_before(expect, made, name):
    artefact = made[FILES[name]]
    content = artefact.content if isinstance(artefact, File) else artefact.html.encode() + b"\n"
    # A new version of the program changes every feed, and nothing that matters in it.
    expect(GOLDEN / name, content.replace(f'"{__version__}"'.encode(), b'"VERSION"'))


def test_what_is_held_or_withdrawn_is_in_none_of_it():
    for file in map(GOLDEN.joinpath, FILES):
        assert b"zz" not in file.read_bytes().lower(), file.name
