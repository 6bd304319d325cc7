"""What the editor can do with items, without a browser: list, open, save, and be refused."""

import json
from pathlib import Path

import pytest
from bulletin_press.editing.actions import Workroom
from bulletin_press.editing.choices import read_words
from bulletin_press.editing.configuration import Shown, configure
from bulletin_press.editing.refusals import Refused
from bulletin_press.editing.telling import tell
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.problems import Problem
from bulletin_press.reference import fields_of

LESSON = "---\ntitle: Ask twice # why?\nsummary: Old.\nstatus: draft\n---\n\nText.\n"
ASK = "bulletins/lessons/ask-twice.md"


@pytest.fixture
def told():
    """What the checks find: a list that a test may fill."""
    return []


@pytest.fixture
def folder(a_folder):
    return a_folder({"lessons/ask-twice.md": LESSON, "lessons/in-folder/index.md": LESSON})


@pytest.fixture
def room(folder, told):
    return Workroom(folder, lambda overlay: told if overlay else [])


def opened(room, address=ASK):
    return json.loads(room.answer("getEntry", {"path": address})["data"])


def save(room, item, address=ASK, **more):
    files = [{"path": address, "slug": "x", "raw": json.dumps(item)}]
    return room.answer("persistEntry", {"dataFiles": files, "assets": [], **more})


def refused(room, action, params):
    with pytest.raises(Refused) as why:
        room.answer(action, params)
    return why.value


def test_items_are_listed_wherever_they_lie(room):
    listed = room.answer("entriesByFolder", {"folder": "bulletins/lessons", "extension": "md"})
    assert [entry["file"]["path"] for entry in listed] == [
        "bulletins/lessons/ask-twice.md",
        "bulletins/lessons/in-folder.md",
    ]
    assert room.answer("entriesByFolder", {"folder": "bulletins/events"}) == []


def test_an_item_is_shown_with_all_its_fields(room):
    item = opened(room)
    assert {field.name for field in fields_of("lessons")} < set(item)
    assert (item["title"], item["themes"], item["public"]) == ("Ask twice", [], False)
    assert item["_text"] == "Text."


def test_an_item_in_a_folder_of_its_own_is_saved_there(room, folder):
    item = opened(room, "bulletins/lessons/in-folder.md")
    save(room, {**item, "summary": "New."}, "bulletins/lessons/in-folder.md")
    assert "summary: New.\n" in (folder / "lessons/in-folder/index.md").read_text("utf-8")
    assert not (folder / "lessons/in-folder.md").exists()


def test_a_save_changes_what_was_changed_and_nothing_else(room, folder):
    save(room, {**opened(room), "summary": "New.", "themes": ["neglect"]})
    expected = LESSON.replace("summary: Old.", "summary: New.")
    expected = expected.replace("status: draft\n", "status: draft\nthemes: [neglect]\n")
    assert (folder / "lessons/ask-twice.md").read_text("utf-8") == expected
    assert [each.name for each in (folder / "lessons").iterdir() if each.name[0] == "."] == []


def test_saving_without_a_change_writes_nothing(room, folder):
    before = (folder / "lessons/ask-twice.md").stat().st_mtime_ns
    assert save(room, opened(room))["advice"] == []
    assert (folder / "lessons/ask-twice.md").stat().st_mtime_ns == before


def test_a_problem_refuses_a_save_in_the_words_of_the_form(room, folder, told):
    file = folder / "lessons/ask-twice.md"
    told += [
        Problem(file, 3, "summary", "is too long", "cut 40"),
        Problem(file, 9, "actions[1].by", "is no date", "write one"),
        Problem(file, 12, "body", "names a child", "take it out"),
    ]
    with pytest.raises(Refused) as why:
        save(room, {**opened(room), "summary": "New."})
    assert why.value.message.split("\n") == [
        "Summary: is too long (cut 40)",
        "What needs to be done 2: By when: is no date (write one)",
        "The text: names a child (take it out)",
    ]
    assert file.read_text("utf-8") == LESSON


def test_advice_is_told_and_refuses_nothing(room, folder, told):
    file = folder / "lessons/ask-twice.md"
    told.append(Problem(file, 3, "themes", "is missing", "choose one", level="advice"))
    assert save(room, {**opened(room), "summary": "New."})["advice"] == [
        "Themes: is missing (choose one)"
    ]
    assert "New." in file.read_text("utf-8")


def test_what_must_go_before_publication_is_told_apart(room, folder, told):
    file = folder / "lessons/ask-twice.md"
    told += [
        Problem(file, 1, "summary", "could be shorter", "cut it", level="advice"),
        Problem(file, 3, "themes", "is missing", "add one", level="advice", must_go=True),
    ]
    saved = save(room, {**opened(room), "summary": "New."})
    assert saved["must_go"] == ["Themes: is missing (add one)"]
    assert saved["advice"] == ["Summary: could be shorter (cut it)"]


def test_a_problem_of_another_file_refuses_only_what_brings_it(folder):
    other = Problem(folder / "events/forum.md", 3, "related", "names nothing", "mend it")
    there_before = Workroom(folder, lambda _: [other])
    save(there_before, {**opened(there_before), "summary": "New."})
    brought = Workroom(folder, lambda overlay: [other] if overlay else [])
    with pytest.raises(Refused, match=r"In events/forum[.]md: related"):
        save(brought, {**opened(brought), "summary": "Newer."})


def test_what_somebody_else_has_changed_meanwhile_is_not_written_over(room, folder):
    item = opened(room)
    theirs = LESSON.replace("Old.", "Theirs.")
    (folder / "lessons/ask-twice.md").write_text(theirs, "utf-8")
    with pytest.raises(Refused, match="somebody else") as why:
        save(room, {**item, "title": "Mine"})
    assert why.value.status == 409
    assert (folder / "lessons/ask-twice.md").read_text("utf-8") == theirs


def test_what_changes_while_the_checks_run_is_not_written_over(folder):
    file = folder / "lessons/ask-twice.md"

    def told(_):
        file.write_text("theirs", "utf-8")
        return []

    room = Workroom(folder, told)
    with pytest.raises(Refused, match="somebody else"):
        save(room, {**opened(room), "title": "Mine"})
    assert file.read_text("utf-8") == "theirs"


def test_the_same_window_can_save_again_and_no_other(room):
    item = opened(room)
    saved = save(room, {**item, "summary": "One."})
    newest = {saved["opened"]: saved["version"]}
    with pytest.raises(Refused, match="somebody else"):
        save(room, {**item, "summary": "Two."}, newest={item["_version"]: saved["version"]})
    save(room, {**item, "summary": "Two."}, newest=newest)
    with pytest.raises(Refused, match="somebody else"):
        save(room, {**item, "summary": "Three."})


def test_a_new_item_is_a_draft_with_the_remarks_that_new_writes(room, folder):
    slug = room.answer("freeAddress", {"kind": "lessons", "title": "Zoë & a café"})["slug"]
    item = {"title": "Zoë & a café", "status": "draft", "_text": "## What happened"}
    save(room, item, f"bulletins/lessons/{slug}.md")
    text = (folder / "lessons/zoe-a-cafe.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Zoë & a café"\nsummary:  ')
    assert text.endswith("---\n\n## What happened\n")
    assert "status: draft  " in text


def test_a_new_item_cannot_begin_public_nor_take_the_place_of_another(room, folder):
    item = {"title": "New", "status": "published", "published": "2026-01-01"}
    with pytest.raises(Refused, match="begins as a draft"):
        save(room, item, "bulletins/lessons/new.md")
    with pytest.raises(Refused, match="somebody else"):
        save(room, {"title": "Ask twice", "status": "draft"})
    assert not (folder / "lessons/new.md").exists()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ask twice", "ask-twice-2"),
        ("In folder", "in-folder-2"),
        ("word " * 40, "word-" * 14 + "word"),
    ],
)
def test_an_address_is_free_and_short_enough(title, slug, room):
    found = room.answer("freeAddress", {"kind": "lessons", "title": title})["slug"]
    assert (found, len(found) <= 80) == (slug, True)


@pytest.mark.parametrize("title", ["", "?!", "index", "Aux", "com1"])
def test_a_title_that_makes_no_address_is_refused(title, room):
    assert "add a word" in refused(room, "freeAddress", {"kind": "lessons", "title": title}).message


OUTSIDE = [
    "bulletins/lessons/../../secret.md",
    "bulletins/lessons/../vocabulary.yml",
    "/etc/passwd",
    "bulletins/lessons/ask-twice.md\x00",
    "bulletins\\lessons\\ask-twice.md",
    "bulletins/lessons/ask-twice/index.md",
    "bulletins/lessons/index.md",
    "bulletins/vocabulary.yml",
    "bulletins/lessons/.md",
    "bulletins/lessons/Ask Twice.md",
    "bulletins/other/ask-twice.md",
    "bulletins/lessons/ask-twice.md/",
    "bulletins/lessons/ask-twice.md\n",
    "mkdocs.yml",
    "",
    None,
    7,
    ["bulletins/lessons/ask-twice.md"],
]


@pytest.mark.parametrize("address", OUTSIDE, ids=repr)
def test_nothing_but_items_is_opened_or_saved(address, room, folder):
    before = {file: file.read_bytes() for file in folder.parent.rglob("*") if file.is_file()}
    assert refused(room, "getEntry", {"path": address}).status == 403
    assert refused(room, "entriesByFiles", {"files": [{"path": address}]}).status == 403
    with pytest.raises(Refused):
        save(room, {"title": "x", "status": "draft"}, address)
    assert before == {file: file.read_bytes() for file in before}
    assert set(before) == {file for file in folder.parent.rglob("*") if file.is_file()}


@pytest.mark.parametrize("folder_asked", ["bulletins", "bulletins/lessons/..", "docs", None, "/"])
def test_no_other_folder_is_listed(folder_asked, room):
    assert refused(room, "entriesByFolder", {"folder": folder_asked}).status == 403


@pytest.mark.parametrize("linked", ["lessons/ask-twice.md", "lessons/in-folder", "lessons"])
def test_links_are_not_followed(linked, room, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (folder / linked).rename(outside / "moved")
    (folder / linked).symlink_to(outside / "moved")
    slug = "in-folder" if "folder" in linked else "ask-twice"
    assert refused(room, "getEntry", {"path": f"bulletins/lessons/{slug}.md"}).status == 403
    listed = room.answer("entriesByFolder", {"folder": "bulletins/lessons"})
    assert f"bulletins/lessons/{slug}.md" not in [entry["file"]["path"] for entry in listed]


@pytest.mark.parametrize(
    ("action", "params", "said"),
    [
        ("deleteFiles", {"paths": [ASK]}, "Nothing is deleted"),
        ("deleteFile", {"path": ASK}, "Nothing is deleted"),
        ("persistMedia", {"asset": {"path": "bulletins/x.png"}}, "Pictures"),
        ("persistEntry", {"dataFiles": [], "assets": []}, "one item at a time"),
        ("persistEntry", {"dataFiles": [{}], "assets": [{}]}, "Pictures"),
        ("persistEntry", {"dataFiles": [{"path": ASK, "newPath": ASK}]}, "rename"),
        ("persistEntry", {"dataFiles": [{"path": ASK, "raw": "no"}]}, "no item"),
        ("persistEntry", {"dataFiles": [{"path": ASK, "raw": "[]"}]}, "no item"),
        ("publishUnpublishedEntry", {}, "cannot do this"),
        (None, {}, "nothing"),
    ],
)
def test_what_the_editor_cannot_do_is_said_plainly(action, params, said, room):
    assert said in refused(room, action, params).message


def test_a_file_whose_header_cannot_be_read_says_so_and_is_never_written(room, folder):
    (folder / "lessons/ask-twice.md").write_text("---\ntitle: a: b\n---\n", "utf-8")
    item = opened(room)
    assert item["title"] == "ask-twice (cannot be opened here)"
    with pytest.raises(Refused, match="only an editor for plain text"):
        save(room, {**item, "title": "Mended"})
    assert (folder / "lessons/ask-twice.md").read_text("utf-8") == "---\ntitle: a: b\n---\n"


def test_what_is_saved_of_one_file_says_nothing_of_another_that_held_the_same(room, folder):
    other = "bulletins/lessons/in-folder.md"
    saved = save(room, {**opened(room), "summary": "One."})
    newest = {saved["opened"]: saved["version"]}
    save(room, {**opened(room, other), "summary": "Two."}, other, newest=newest)
    assert "Two." in (folder / "lessons/in-folder/index.md").read_text("utf-8")


def test_a_file_that_cannot_be_changed_safely_says_so_and_is_left_alone(room, folder):
    text = LESSON.replace("status:", "embargo: {reason: inquest, note: kept}\nstatus:")
    (folder / "lessons/ask-twice.md").write_text(text, "utf-8")
    item = opened(room)
    with pytest.raises(Refused, match="without losing"):
        save(room, {**item, "embargo": {**item["embargo"], "reason": "other"}})
    assert (folder / "lessons/ask-twice.md").read_text("utf-8") == text


def test_folders_and_files_of_odd_names_are_in_nobodys_way(room, folder):
    for name in ("folder.md", "ask.md", "folder-only"):
        (folder / "lessons" / name).mkdir()
    (folder / "lessons/plain").write_text("x", "utf-8")
    listed = room.answer("entriesByFolder", {"folder": "bulletins/lessons"})
    assert len(listed) == 2
    assert set(read_words(folder, {}).items) == {"lessons/ask-twice", "lessons/in-folder"}
    save(room, {"title": "Plain", "status": "draft"}, "bulletins/lessons/plain.md")
    assert (folder / "lessons/plain.md").is_file()
    for title in ("Folder", "Ask", "Plain"):
        slug = room.answer("freeAddress", {"kind": "lessons", "title": title})["slug"]
        assert slug == f"{title.lower()}-2"


def test_a_file_that_may_not_be_read_stops_no_other(room, folder, monkeypatch):
    read, locked = Path.read_bytes, folder / "lessons/ask-twice.md"

    def read_unless_locked(file):
        if file == locked:
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", read_unless_locked)
    listed = room.answer("entriesByFolder", {"folder": "bulletins/lessons"})
    titles = [json.loads(entry["data"])["title"] for entry in listed]
    assert titles == ["ask-twice (cannot be opened here)", "Ask twice"]
    words = read_words(folder, {}).items
    assert words["lessons/ask-twice"] == "ask-twice (Learning Lessons Bulletin)"


def test_problems_are_told_once():
    file = Path("/bulletins/lessons/a.md")
    twice = [Problem(file, 1, "", "has no header", "add it")] * 2
    assert tell("lessons", file, twice) == ["Has no header (add it)"]


@pytest.fixture
def collections(folder):
    site = Shown("Exampleshire", "data:,", "http://127.0.0.1:8000/")
    config = configure(read_words(folder, {1: "Every child is heard"}), "secret", site)
    assert config["site_url"] == "http://127.0.0.1:8000/"
    assert (config["own"]["name"], config["logo"]) == ("Exampleshire", {"src": "data:,"})
    assert config["own"]["entries"]["what was learned"] == "points"
    assert config["backend"]["branch"] == "secret"
    return {each["name"]: each for each in config["collections"]}


def named(collection):
    return {field["name"]: field for field in collection["fields"]}


def test_every_field_of_every_kind_can_be_written(collections):
    def inner(widgets):
        return {each["name"]: inner(each.get("fields", ())) for each in widgets}

    def models(fields):
        return {field.name: models(field.inner) for field in fields}

    assert list(collections) == list(KINDS)
    for kind, collection in collections.items():
        made = inner(collection["fields"])
        assert made.keys() - models(fields_of(kind)).keys() == {"_version", "_address", "_text"}
        assert {name: made[name] for name in models(fields_of(kind))} == models(fields_of(kind))


def test_fields_stand_in_the_order_in_which_people_write(collections):
    def begins(kind, *names):
        return [each["name"] for each in collections[kind]["fields"]][: len(names)] == [*names]

    first = ("title", "summary", "status", "published", "date_note")
    teaching = ("_text", "learning", "actions", "questions")
    subject = ("themes", "audiences", "ages", "levels")
    sources = ("source_kind", "reviews", "reference", "citations", "resources", "embargo")
    assert begins("lessons", *first, *teaching, *subject, *sources)
    assert begins("events", *first, "starts", "ends", "place", "online", "_text", "booking_url")
    assert begins("reviews", *first, "_text", "review_kind")


def test_lists_say_what_their_entries_are_and_none_has_to_be_there(collections):
    fields = named(collections["lessons"])
    assert fields["learning"]["label_singular"] == "point"
    entry = fields["questions"]["field"]
    assert (entry["label"], entry["required"]) == ("Question", False)


def test_the_signs_of_markdown_are_seen_in_its_hint(collections):
    assert r"\[words\](address)" in named(collections["lessons"])["_text"]["hint"]


def test_a_new_item_begins_as_a_draft_with_the_text_of_its_kind(collections):
    for collection in collections.values():
        fields = named(collection)
        assert fields["status"]["default"] == "draft"
        assert fields["_text"]["modes"] == ["raw"]
    assert named(collections["lessons"])["_text"]["default"].startswith("## What happened")


def test_what_can_be_chosen_is_chosen_by_its_label(collections):
    fields = named(collections["lessons"])
    assert fields["themes"]["multiple"]
    assert fields["themes"]["max"] == 6
    assert {"value": "neglect", "label": "Neglect"} in fields["themes"]["options"]
    assert fields["priorities"]["options"] == [{"value": "1", "label": "1: Every child is heard"}]
    assert fields["related"]["options"][0] == {
        "value": "lessons/ask-twice",
        "label": "Ask twice (Learning Lessons Bulletin)",
    }
    assert fields["source_kind"]["widget"] == "select"


def test_a_whole_day_has_a_calendar_and_a_date_that_may_be_partly_known_does_not(collections):
    day = named(collections["lessons"])["review_by"]
    assert (day["widget"], day["date_format"], day["time_format"]) == (
        "datetime",
        "YYYY-MM-DD",
        False,
    )
    assert named(collections["lessons"])["published"]["widget"] == "string"


def test_hints_speak_of_the_form_and_not_of_the_file(collections):
    def hints(widgets):
        for widget in widgets:
            yield widget.get("hint", "")
            yield from hints(widget.get("fields", ()))

    told = [hint for each in collections.values() for hint in hints(each["fields"])]
    assert len(told) > 100
    assert not [hint for hint in told if "](index.md" in hint or "`" in hint or "kind/slug" in hint]
    assert "At most 300 characters." in named(collections["lessons"])["summary"]["hint"]


def test_no_field_has_a_name_that_the_editor_needs():
    assert not [name for name in Item.model_fields if name.startswith("_")]
