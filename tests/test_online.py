"""Links to other sites, asked for on a server of our own."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bulletin_press import web_answers
from bulletin_press.allowing import excuse
from bulletin_press.asking_many import AT_ONCE_PER_HOST
from bulletin_press.contacts import read_contacts
from bulletin_press.online import check_links, written_links
from bulletin_press.web_answers import Answer, ask

GONE = "https://gone.example/a"


class Handler(BaseHTTPRequestHandler):
    """Answers as its paths say, and remembers what it was asked."""

    def do_HEAD(self):
        self.answer(has_body=False)

    def do_GET(self):
        self.answer(has_body=True)

    def answer(self, *, has_body):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        name = self.path.strip("/").split("?")[0]
        if name == "slow":
            time.sleep(2)
        if name == "no-head" and not has_body:
            self.send_error(405)
        elif name in ("404", "410", "403", "500"):
            self.send_error(int(name))
        elif name in self.server.leads:
            status, place = self.server.leads[name]
            self.send_response(status)
            self.send_header("Location", place)
            self.send_header("Set-Cookie", "known=1")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            if has_body:
                self.wfile.write(b"x" * 100)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.asked, made.leads = [], {}
    made.address = f"http://127.0.0.1:{made.server_port}"
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_what_is_there_is_asked_for_with_head_alone(server):
    answer = ask(f"{server.address}/fine")
    assert answer == Answer(200)
    assert [command for command, *_ in server.asked] == ["HEAD"]


def test_a_server_that_does_not_like_head_is_asked_with_get(server):
    assert ask(f"{server.address}/no-head").is_fine
    assert [command for command, *_ in server.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 410, 403, 500])
def test_a_refusal_is_an_answer(server, status):
    answer = ask(f"{server.address}/{status}")
    assert answer.status == status
    assert not answer.is_fine


@pytest.mark.parametrize(
    ("status", "is_for_good"), [(301, True), (308, True), (302, False), (307, False)]
)
def test_a_new_address_is_told_only_where_a_page_has_moved_for_good(server, status, is_for_good):
    server.leads["old"] = (status, "/new")
    answer = ask(f"{server.address}/old")
    assert answer.is_fine
    assert answer.moved_to == (f"{server.address}/new" if is_for_good else "")


def test_one_step_that_is_not_for_good_keeps_the_old_address(server):
    server.leads |= {"old": (301, "/middle"), "middle": (302, "/new")}
    assert ask(f"{server.address}/old") == Answer(200)


def test_a_circle_comes_to_an_end(server):
    server.leads |= {"a": (302, "/b"), "b": (302, "/a")}
    assert "circle" in ask(f"{server.address}/a").failure


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"]
)
def test_nothing_but_the_web_is_followed(server, place):
    server.leads["old"] = (301, place)
    assert "no web page" in ask(f"{server.address}/old").failure


def test_a_file_is_never_opened():
    assert "no web page" in ask(Path(__file__).as_uri()).failure


def test_no_cookie_is_sent_back_and_nothing_says_who_asks(server):
    server.leads["old"] = (302, "/new")
    ask(f"{server.address}/old")
    for _, _, headers in server.asked:
        assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert "Bulletin Press" in headers["User-Agent"]


def test_a_site_that_does_not_answer_in_time_is_told(server):
    assert ask(f"{server.address}/slow", seconds=0.2).failure == "no answer within 0.2 seconds"


def test_a_door_that_nobody_opens_is_told(server):
    server.shutdown()
    server.server_close()
    assert ask(server.address).failure == "nobody answers there"


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "http://a b/", "http://127.0.0.1:99999/", "http://\x00/"]
)
def test_what_is_no_address_is_no_accident(address):
    assert not ask(address).is_fine


def test_letters_of_other_scripts_reach_the_server(server):
    assert ask(f"{server.address}/café?q=ä").is_fine
    assert server.asked[0][1] == "/caf%C3%A9?q=%C3%A4"


@pytest.fixture
def told(a_project):
    def tell(answers, *items, **options):
        found = check_links(
            a_project(*items), asked=lambda one: answers.get(one, Answer(200)), **options
        )
        listed = [(one.line, one.field, one.message, one.hint, one.level) for one in found]
        assert {level for *_, level in listed} <= {"advice"}
        return [one[:-1] for one in listed]

    return tell


def test_an_address_that_is_gone_is_told_where_it_is_written(told, an_item):
    item = an_item(
        body=f"Text.\n\nSee [more]({GONE}#part).\n", resources=[{"title": "A", "url": GONE}]
    )
    fields, body = told({GONE: Answer(404)}, item)
    assert fields[1:] == (
        "resources[0].url",
        f"{GONE} is not there any more (404)",
        "find where it is today, or take the link away",
    )
    assert (body[1], body[0]) == ("body", item.source.body_line + 2)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(200), None),
        (Answer(410), "not there any more"),
        (Answer(403), "answers 403 to a program"),
        (Answer(503), "answers 503 to a program"),
        (Answer(failure="there is no such site"), "there is no such site"),
        (Answer(200, moved_to="https://new.example/"), "has moved for good"),
    ],
)
def test_each_answer_has_its_words(told, an_item, answer, words):
    found = told({GONE: answer}, an_item(body=f"[more]({GONE})"))
    assert (words in found[0][2]) if words else not found


def test_a_new_address_is_named(told, an_item):
    [(*_, hint)] = told(
        {GONE: Answer(200, moved_to="https://new.example/")}, an_item(body=f"[a]({GONE})")
    )
    assert hint == "write https://new.example/"


def test_https_is_proposed_where_it_works(told, an_item):
    open_to_all = "http://plain.example/"
    [(*_, hint)] = told(
        {open_to_all: Answer(200, is_secure_too=True)}, an_item(body=f"[a]({open_to_all})")
    )
    assert hint == "write https://plain.example/"


def test_each_address_is_asked_for_once_and_our_own_never(a_project, an_item):
    asked = []

    def ask_for(address):
        asked.append(address)
        return Answer(200)

    one = an_item(slug="a", body=f"[a]({GONE}) [b]({GONE}#x) [c](https://our.example/x) [d](b.md)")
    other = an_item("events", "b", booking_url=GONE, body="[m](mailto:a@example.org)")
    project = a_project(one, other)
    assert not list(check_links(project, "https://our.example/", asked=ask_for))
    assert asked.count(GONE) == 1
    assert not [address for address in asked if "our.example" in address]


def test_contacts_are_asked_for_at_their_lines(a_project, an_item, tmp_path):
    file = tmp_path / "contacts.yml"
    entry = f"- name: A\n  phone: '999'\n  url: {GONE}\n  verified: 2026-01-01\n"
    file.write_text(f"# Whom to ring\n{entry}", "utf-8")
    project = replace(a_project(an_item()), folder=tmp_path, contacts=read_contacts(file))
    [problem] = check_links(project, asked=lambda _: Answer(404))
    assert (problem.file, problem.line, problem.field) == (file, 4, "contacts[0].url")


def test_progress_is_told_for_each_address(a_project, an_item):
    item, steps = an_item(body="[a](https://a.example) [b](https://b.example)"), []
    project = a_project(item)
    links = len({place.address for place in written_links(project) if "://" in place.address})
    list(
        check_links(project, progress=lambda *step: steps.append(step), asked=lambda _: Answer(200))
    )
    assert steps == [(done, links) for done in range(1, links + 1)]


def test_one_host_is_asked_for_few_pages_at_once(a_project, an_item):
    busy, most, lock = 0, 0, threading.Lock()

    def ask_slowly(_address):
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.02)
        with lock:
            busy -= 1
        return Answer(200)

    body = " ".join(f"[a](https://one.example/{at})" for at in range(12))
    project = replace(a_project(an_item(body=body)), contacts=())
    list(check_links(project, asked=ask_slowly))
    assert most == AT_ONCE_PER_HOST


def test_whoever_interrupts_it_waits_for_no_answer(a_project, an_item):
    asked, never = [], threading.Event()

    def ask_in_vain(address):
        asked.append(address)
        if address.endswith("/0"):
            return Answer(200)
        never.wait(20)
        return Answer(200)

    def interrupt(*_):
        raise KeyboardInterrupt

    body = " ".join(f"[a](https://one.example/{at})" for at in range(40))
    project = replace(a_project(an_item(body=body)), contacts=())
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(check_links(project, progress=interrupt, asked=ask_in_vain))
    assert time.monotonic() - begun < 5
    before = len(asked)
    never.set()
    time.sleep(0.1)
    assert len(asked) - before <= AT_ONCE_PER_HOST


def test_the_program_ends_although_sites_have_not_answered():
    program = (
        "import time; from bulletin_press.asking_many import ask_all\n"
        "def ask(address): time.sleep(60 * ('slow' in address))\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "ask_all(['https://slow.example', 'https://quick.example'], stop, ask)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], timeout=30, check=False,
                           capture_output=True)  # fmt: skip
    assert b"KeyboardInterrupt" in ended.stderr


def test_an_address_with_an_entity_is_asked_for_as_it_is_meant(a_project, an_item):
    asked = []
    item = an_item(body="[a](https://a.example/?b=1&amp;c=2) <https://a.example/?d&e>")
    project = replace(a_project(item), contacts=())
    list(check_links(project, asked=lambda one: asked.append(one) or Answer(200)))
    assert sorted(asked) == ["https://a.example/?b=1&c=2", "https://a.example/?d&e"]


def test_a_slow_site_keeps_no_other_waiting(a_project, an_item):
    slow_one, order = threading.Event(), []

    def ask_for(address):
        if "slow" in address:
            slow_one.wait(20)
        order.append(address)
        if sum("quick" in one for one in order) == 20:
            slow_one.set()
        return Answer(200)

    body = " ".join(
        f"[a](https://slow.example/{at}) [b](https://quick-{at}.example/)" for at in range(20)
    )
    project = replace(a_project(an_item(body=body)), contacts=())
    begun = time.monotonic()
    list(check_links(project, asked=ask_for))
    assert time.monotonic() - begun < 10
    assert len(order) == 40


def test_an_address_that_trips_us_up_keeps_no_other_from_its_answer(a_project, an_item):
    def ask_for(address):
        if "odd" in address:
            raise RuntimeError("never seen such a thing")
        return Answer(404)

    item = an_item(body="[a](https://odd.example) [b](https://b.example)")
    project = replace(a_project(item), contacts=())
    odd, other = [one.message for one in check_links(project, asked=ask_for)]
    assert odd == "https://odd.example cannot be reached: never seen such a thing"
    assert "not there any more" in other


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"Text.\n\n[here][1]\n\n[1]: {GONE}", 2),
        (f"Text.\n\n[here]\n\n[here]: {GONE}", 2),
        (f'Text.\n\n<a href="{GONE}">more</a>', 2),
        (f"Text.\n\n<div><p>\n<a\nhref='{GONE}'>more <em>of <a>it</em></p></div>", 4),
        (f"Text.\n\n<{GONE}>", 2),
        (f"Text.\n\nSee {GONE}.", 2),
    ],
)
def test_every_way_to_write_a_link_is_read(told, an_item, body, line):
    item = an_item(body=body)
    [(found, *_)] = told({GONE: Answer(404)}, item)
    assert found == item.source.body_line + line


def test_a_report_that_was_taken_down_is_not_asked_for(told, an_item):
    report = {"report_url": GONE}
    assert told({GONE: Answer(404)}, an_item("reviews", **report))
    withheld = an_item("reviews", **report, report_withheld="It was taken down in 2020.")
    assert not told({GONE: Answer(404)}, withheld)


@pytest.mark.parametrize(("status", "is_secure_too"), [(200, True), (404, False)])
def test_https_is_tried_where_http_is_written(monkeypatch, status, is_secure_too):
    def answer(_method, address, _seconds):
        return (status, "") if address.startswith("https:") else (200, "")

    monkeypatch.setattr(web_answers, "_request", answer)
    assert ask("http://plain.example/").is_secure_too == is_secure_too
    assert not ask("https://plain.example/").is_secure_too


def test_what_is_withdrawn_is_not_asked_for(told, an_item):
    item = an_item(
        status="withdrawn", withdrawn={"date": "2026-02-01", "reason": "Old."}, body=f"[a]({GONE})"
    )
    assert not told({GONE: Answer(404)}, item)


def test_an_exception_can_excuse_a_link(a_project, an_item):
    allow = {"check": "links", "text": GONE, "why": "It asks people to sign in.", "by": "Lead"}
    item = an_item(body=f"[a]({GONE})", resources=[{"title": "A", "url": GONE}], allow=[allow])
    found = list(check_links(a_project(item), asked=lambda _: Answer(403)))
    left, excused = excuse([one for one in found if GONE in one.message], [item])
    assert not left
    assert len(excused) == 2
