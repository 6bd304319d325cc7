"""``bulletins digest``: the newsletter of what is new, as files in the outbox."""

from email import message_from_bytes
from email.policy import default

import pytest
from lxml import html

from .crawling import place_in
from .running import EXAMPLESHIRE, MOMENT, URL, call, run
from .sweeping import files_of, places_with
from .written_items import MARKERS, settings

CONFIG = EXAMPLESHIRE / "mkdocs.yml"
EVER = ("--since", "2015-01-01")


def digest(*arguments, moment=MOMENT, config=CONFIG):
    return call("--config-file", config, "digest", *arguments, BULLETINS_AS_OF=moment)


@pytest.fixture(scope="module")
def outbox(tmp_path_factory):
    """An outbox with the newsletter of everything there ever was."""
    folder = tmp_path_factory.mktemp("outbox")
    made = digest(*EVER, "--outbox", folder)
    assert made.exit_code == 0, made.output
    return folder


@pytest.fixture(scope="module")
def everything(outbox):
    """The same, read: the message, its plain text and its HTML."""
    content = (outbox / "digest/2015-01-01-2026-11-22.eml").read_bytes()
    message = message_from_bytes(content, policy=default)
    plain, rich = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
    return message, plain, html.document_fromstring(rich)


def test_it_is_written_three_times_and_the_files_are_named(tmp_path):
    made = run(
        *("digest", "--since", "2026-06-01", "--until", "2026-10-31"),
        *("--audience", "police", "--outbox", tmp_path),
        BULLETINS_AS_OF=MOMENT,
    )
    assert (made.returncode, made.stderr) == (0, "")
    stem = "digest/2026-06-01-2026-10-31-police"
    wanted = [f"{stem}.{ending}" for ending in ("eml", "html", "txt")]
    assert sorted(files_of(tmp_path)) == wanted
    assert made.stdout.splitlines()[2:] == [str(tmp_path / each) for each in wanted]
    assert "what is new, 1 June to 31 October 2026, for Police" in made.stdout


def test_without_a_place_they_go_to_the_outbox_beside_the_configuration(a_copy):
    copy = a_copy()
    made = copy.call("digest", "--since", "2026-11-01", BULLETINS_AS_OF=MOMENT)
    assert made.exit_code == 0, made.output
    assert len(files_of(copy.path("outbox/digest"))) == 3


def test_two_runs_give_the_same_bytes(outbox, tmp_path):
    made = run(
        *("--config-file", CONFIG, "digest", *EVER, "--outbox", tmp_path),
        cwd=tmp_path,
        BULLETINS_AS_OF=MOMENT,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="7",
    )
    assert made.returncode == 0, made.stderr
    assert files_of(tmp_path) == files_of(outbox)


def test_no_byte_tells_of_a_held_or_withdrawn_item_but_its_notice(outbox, everything, written):
    assert places_with(outbox, "zzheld") == []
    _, plain, _ = everything
    withdrawn = [item for item in written.values() if item.is_withdrawn]
    for item in withdrawn:
        assert item.fields["withdrawn"]["reason"][:40] in " ".join(plain.split())
    assert not [marker for marker in MARKERS if marker in plain.lower()]


def test_every_public_item_with_a_day_is_in_it_once(everything, written):
    _, plain, tree = everything
    lines = plain.splitlines()
    url = URL
    for item in written.values():
        dated = item.fields.get("published") or item.fields.get("starts", "")
        if item.is_public and len(dated) >= 7 and dated[:10] <= MOMENT[:10]:
            assert lines.count(f"{url}{item.address}") == 1, item.name
            titles = tree.xpath(f'//*[contains(@class, "title")]/a[@href="{url}{item.address}"]')
            assert len(titles) == 1, item.name


def test_every_link_leads_to_a_page_of_the_site(everything, site):
    _, _, tree = everything
    links = {link for link in tree.xpath("//a/@href") if not link.startswith("tel:")}
    assert len(links) > 30
    assert [link for link in links if not place_in(site, link).is_file()] == []


def test_it_is_from_the_sender_that_the_settings_name_or_from_nobody(everything, a_copy):
    message, _, _ = everything
    assert str(message["From"]) == settings()["digest_from"]
    copy = a_copy()
    line = f"    digest_from: {settings()['digest_from']}\n"
    copy.change("mkdocs.yml", line, "")
    assert copy.call("digest", *EVER, BULLETINS_AS_OF=MOMENT).exit_code == 0
    content = copy.path("outbox/digest/2015-01-01-2026-11-22.eml").read_bytes()
    assert "From" not in message_from_bytes(content, policy=default)


def test_where_nothing_is_new_it_says_so_and_leaves_no_newsletter(tmp_path):
    days = ("--since", "2026-10-26", "--until", "2026-11-01", "--outbox", tmp_path)
    (tmp_path / "digest").mkdir()
    (tmp_path / "digest/2026-10-26-2026-11-01.eml").write_text("from before")
    made = digest(*days)
    assert made.exit_code == 0
    assert "26 October to 1 November 2026" in made.stdout
    assert "no newsletter was written" in made.stdout
    assert files_of(tmp_path) == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--since"),
        (("--since", "yesterday"), "YYYY-MM-DD"),
        (("--since", "2026-02-30"), "does not exist"),
        (("--since", "2026-11-23"), "23 November 2026 has not come; today is 22 November 2026"),
        ((*EVER, "--until", "2026-11-23"), "--until: 23 November 2026 has not come"),
        (("--since", "2026-11-02", "--until", "2026-11-01"), "later than --until"),
        ((*EVER, "--audience", "polise"), "did you mean 'police'?"),
        ((*EVER, "--audience", "Police"), "did you mean 'police'?"),
    ],
)
def test_wrong_usage_is_told_with_what_to_do(arguments, told, tmp_path):
    made = digest(*arguments, "--outbox", tmp_path)
    assert (made.exit_code, made.stdout) == (2, "")
    assert told in " ".join(made.stderr.split())
    assert files_of(tmp_path) == {}


@pytest.mark.parametrize("days", [EVER, ("--since", "2026-10-26", "--until", "2026-11-01")])
def test_an_outbox_that_cannot_be_written_is_told(days, tmp_path):
    (tmp_path / "digest").write_text("A file is in the way.")
    made = digest(*days, "--outbox", tmp_path)
    if days == EVER:
        assert made.exit_code == 2
        assert "cannot be written" in made.stderr
    else:
        assert made.exit_code == 0
    assert (tmp_path / "digest").read_text() == "A file is in the way."


def test_a_scheduled_item_is_in_it_from_its_moment(tmp_path):
    days = ("--since", "2026-11-30", "--outbox", tmp_path)
    assert "no newsletter" in digest(*days, moment="2026-12-01T08:59").stdout
    assert digest(*days, moment="2026-12-01T09:00").exit_code == 0
    assert places_with(tmp_path, "zzheld-winter-lesson") != []


def test_with_problems_in_the_bulletins_nothing_is_written(a_copy):
    copy = a_copy()
    copy.change("bulletins/lessons/ask-twice.md", "status: published", "status: publisht")
    made = copy.call("digest", *EVER, BULLETINS_AS_OF=MOMENT)
    assert made.exit_code == 1
    assert "publisht" in made.stderr
    assert not copy.path("outbox").exists()


@pytest.mark.parametrize("width", [360, 700])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_in_a_browser_it_asks_for_nothing_fits_and_can_be_read(browser, outbox, width, colours):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    address = (outbox / "digest/2015-01-01-2026-11-22.html").as_uri()
    page.goto(address)
    assert asked == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ink, paper = page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = "Canvas";
          return [document.querySelector("h2"), probe].map((one) => getComputedStyle(one).color);
        }"""
    )
    assert ink == ("rgb(0, 0, 0)" if colours == "light" else "rgb(255, 255, 255)")
    assert (paper == "rgb(255, 255, 255)") is (colours == "light")
    context.close()
