"""The schemas for editors, held against what `check` says of the same headers."""

import re
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from bulletin_press.models import KINDS
from bulletin_press.schema import schemas
from bulletin_press.vocabulary import read_vocabulary
from jsonschema import Draft7Validator
from referencing import Registry, Resource

HERE = Path(__file__).parent
ROOT = HERE.parent
SITES = {"real": ROOT / "bulletins", "exampleshire": HERE / "exampleshire" / "bulletins"}
OTHER_FILES = ("vocabulary.yml", "contacts.yml", "glossary.yml")

# What a schema cannot see: rules across fields, items and files, and what only a calendar knows.
# The rest of tests/broken is told by it too.
ONLY_CHECK_TELLS = {
    "addresses-that-run",
    "alias-at-a-made-page",
    "alias-at-another-item",
    "anchor-and-alias",
    "attachment-with-a-made-name",
    "byte-order-mark-within",
    "changed-before-it-was-published",
    "date-in-the-hour-that-spring-skips",
    "description-too-long",
    "direction-turned",
    "frames-and-forms",
    "hidden-signs",
    "hidden-signs-by-number",
    "items-that-there-are-not",
    "letters-without-a-font",
    "link-to-what-comes-later",
    "links-to-what-is-not-to-be-seen",
    "names-that-are-no-address",
    "one-id-for-two",
    "scripts",
    "two-documents",
    "two-files-one-address",
    "warning-that-leaves-no-room",
    "withdrawn-before-it-was-published",
    "wrong-folders",
}


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: dates are text, ``<<`` is a field, none may stand twice."""

    yaml_implicit_resolvers: ClassVar = {}
    truths = "true|True|TRUE|false|False|FALSE"

    def construct_mapping(self, node, deep=False):  # noqa: ARG002
        names = [key.value for key, _ in node.value]
        if len(set(names)) < len(names):
            raise yaml.constructor.ConstructorError(problem="a field is written twice")
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


class OldEditor(Editor):
    """Reads YAML 1.1, in which ``no`` is false."""

    yaml_implicit_resolvers: ClassVar = {}
    truths = f"{Editor.truths}|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF"


for loader in (Editor, OldEditor):
    for tag, form, signs in (
        ("bool", loader.truths, "tTfFyYnNoO"),
        ("int", r"[-+]?(0|[1-9]\d*)", "-+0123456789"),
        ("float", r"[-+]?\d+\.\d*", "-+0123456789"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ):
        loader.add_implicit_resolver(
            f"tag:yaml.org,2002:{tag}", re.compile(f"^({form})$"), list(signs)
        )


def header_of(text):
    return re.match(r"(?s)---[ \t]*\n(.*?)^---[ \t]*$", text, re.MULTILINE)[1]


def validators(folder, names=()):
    made = schemas(read_vocabulary(folder / "vocabulary.yml"), names)
    registry = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in made.items()
    )
    return {name: Draft7Validator(schema, registry=registry) for name, schema in made.items()}


@pytest.fixture(scope="module", params=SITES)
def site(request):
    folder = SITES[request.param]
    names = [f"{kind}/{path.stem}" for kind in KINDS for path in (folder / kind).glob("*")]
    return folder, validators(folder, names)


def items_of(folder):
    for kind in KINDS:
        files = [*(folder / kind).glob("*.md"), *(folder / kind).glob("*/index.md")]
        yield from ((kind, file) for file in sorted(files))


def mistakes(validator, value):
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_the_schemas_are_schemas(site):
    _, made = site
    for validator in made.values():
        Draft7Validator.check_schema(validator.schema)


@pytest.mark.parametrize("loader", [Editor, OldEditor])
def test_every_item_is_right_by_its_schema(site, loader):
    folder, made = site
    items = list(items_of(folder))
    assert len(items) > 15
    for kind, file in items:
        written = yaml.load(header_of(file.read_text("utf-8")), loader)  # noqa: S506
        assert not mistakes(made[f"{kind}.json"], written), file


@pytest.mark.parametrize("loader", [Editor, OldEditor])
@pytest.mark.parametrize("file", OTHER_FILES)
def test_the_other_files_are_right_by_theirs(site, file, loader):
    folder, made = site
    written = yaml.load((folder / file).read_text("utf-8"), loader)  # noqa: S506
    assert written
    assert not mistakes(made[file.replace(".yml", ".json")], written)


@pytest.fixture(scope="module")
def small():
    return validators(HERE / "data", ["reviews/a", "guidance/b"])


def _broken():
    for file in sorted((HERE / "broken").glob("*.problems.txt")):
        name = file.name.removesuffix(".problems.txt")
        if name.endswith(".recipe"):
            # What git cannot hold is no header.
            continue
        told = [line for line in file.read_text("utf-8").splitlines() if ": advice: " not in line]
        yield name, told


def _headers(name):
    case = HERE / "broken" / f"{name}.md"
    if case.is_file():
        yield "lessons", case
        return
    folder = HERE / "broken" / name
    yield from items_of(folder)
    yield from (
        (file.removesuffix(".yml"), folder / file)
        for file in OTHER_FILES
        if (folder / file).is_file()
    )


def _told_by_schema(name, made):
    for kind, file in _headers(name):
        try:
            text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            written = yaml.load(header_of(text) if file.suffix == ".md" else text, Editor)  # noqa: S506
        except (TypeError, UnicodeError, yaml.YAMLError):
            yield f"{file.name}: an editor cannot read it either"
            continue
        yield from mistakes(made[f"{kind}.json"], written)


@pytest.mark.parametrize(
    ("name", "told"), list(_broken()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_what_check_tells_of_a_broken_header_its_schema_tells_too(name, told, small):
    found = list(_told_by_schema(name, small))
    if name in ONLY_CHECK_TELLS:
        assert told
        assert not found
    else:
        assert bool(found) == bool(told), found


def test_most_broken_headers_are_told_by_their_schema():
    broken = {name for name, told in _broken() if told}
    assert broken > ONLY_CHECK_TELLS
    assert len(broken - ONLY_CHECK_TELLS) > 40


BASE = {
    "title": "A",
    "summary": "B",
    "status": "published",
    "published": "2026-01-01",
    "themes": ["neglect"],
    "source_kind": "scr",
}
ACTION = {"do": "Ask.", "for": ["police"], "by": "2027-01-01"}
NO_THEME = {"check": "required", "text": "themes", "why": "None is named.", "by": "CM"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"title": 2026},
        {"published": 2017, "date_note": "In 2017"},
        {"published": "2017/18", "date_note": "In 2017 or 2018"},
        {"published": "2026-01-01T09:30"},
        {"published": "2026-01-01 09:30:00+01:00"},
        {"audiences": None, "ages": [], "embargo": None},
        {"actions": [ACTION, {"do": "Ask again.", "for": None}]},
        {"reviews": ["a", "reviews/a", "made-since"], "related": ["guidance/b", "/lessons/new/"]},
        {"social": {"repeat": {"every": "4 weeks", "times": 6}, "hashtags": ["AskTwice"]}},
        {"public": "yes"},
        {"themes": None, "allow": [NO_THEME]},
        {"status": "draft", "title": None, "actions": [{"by": None}], "published": 2017},
        {"status": "embargoed", "embargo": {"reason": "inquest", "review": "2027-01-01"}},
        {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Old."}},
        {"priorities": [1, "2"]},
    ],
)
def test_what_the_content_model_allows_is_right(change, small):
    assert not mistakes(small["lessons.json"], {**BASE, **change})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"titel": "A"}, "$"),
        ({"title": "x" * 121}, "$.title"),
        ({"title": None}, "$.title"),
        ({"summary": ""}, "$.summary"),
        ({"status": "publishd"}, "$.status"),
        ({"status": None}, "$.status"),
        ({"published": "1 May 2026"}, "$.published"),
        ({"published": "2026-13-01"}, "$.published"),
        ({"published": 2017}, "$"),
        ({"themes": []}, "$"),
        ({"themes": ["Neglect"]}, "$.themes[0]"),
        ({"themes": "neglect"}, "$.themes"),
        ({"themes": ["neglect", "neglect"]}, "$.themes"),
        ({"source_kind": None}, "$.source_kind"),
        ({"status": "embargoed"}, "$"),
        ({"status": "embargoed", "embargo": {"reason": "inquest"}}, "$.embargo"),
        (
            {"status": "withdrawn", "withdrawn": {"date": "2026", "reason": "Old."}},
            "$.withdrawn.date",
        ),
        ({"actions": [{"by": "2027-01-01"}]}, "$.actions[0]"),
        ({"actions": [{**ACTION, "by": "May"}]}, "$.actions[0].by"),
        ({"actions": [{**ACTION, "agency": "police"}]}, "$.actions[0]"),
        ({"actions": {"do": "Ask."}}, "$.actions"),
        ({"social": {"repeat": {"every": "often", "times": 200}}}, "$.social.repeat.every"),
        ({"social": {"repeat": {"every": "1 week", "times": 200}}}, "$.social.repeat.times"),
        ({"related": ["Not a name"]}, "$.related[0]"),
        ({"resources": [{"title": "A", "url": "www.example.org"}]}, "$.resources[0].url"),
        ({"aliases": ["old"]}, "$.aliases[0]"),
        ({"online": True}, "$"),
    ],
)
def test_a_mistake_is_told_at_its_place(change, place, small):
    found = mistakes(small["lessons.json"], {**BASE, **change})
    assert place in {told.split(": ")[0] for told in found}


def test_guidance_needs_a_review_date_or_a_note(small):
    item = {**BASE, "edition": "2026"}
    del item["source_kind"]
    guidance = small["guidance.json"]
    assert mistakes(guidance, item)
    assert not mistakes(guidance, {**item, "review_by": "2030-01-01"})
    assert not mistakes(guidance, {**item, "review_note": "None is known."})


def test_an_event_needs_neither_themes_nor_a_date_of_publication(small):
    event = {"title": "A", "summary": "B", "status": "published", "starts": "2027-05-01T09:30"}
    assert not mistakes(small["events.json"], event)
    assert mistakes(small["events.json"], {**event, "starts": "2027"})
    assert not mistakes(small["events.json"], {**event, "starts": "2027", "date_note": "In 2027"})


@pytest.mark.parametrize(
    ("file", "value"),
    [
        ("vocabulary.json", {"themes": {"neglect": {}}}),
        ("vocabulary.json", {"themes": {"Neglect": {"label": "Neglect"}}}),
        ("vocabulary.json", {"themes": {"index": {"label": "Index"}}}),
        ("vocabulary.json", {"levels": {"finder": {"label": "Finder"}}}),
        ("vocabulary.json", {"topics": {}}),
        ("contacts.json", [{"name": "A", "verified": "2026-01-01"}]),
        ("contacts.json", [{"name": "A", "phone": "999"}]),
        ("contacts.json", {"name": "A"}),
        ("glossary.json", [{"term": "A"}]),
        ("glossary.json", [{"says": "A"}]),
        ("glossary.json", [{"term": "A", "says": "B", "url": "example.org"}]),
    ],
)
def test_mistakes_in_the_other_files_are_told(file, value, small):
    assert mistakes(small[file], value)


def test_a_word_is_offered_with_its_label_and_what_belongs_to_it(small):
    words = small["lessons.json"].schema["definitions"]["themes"]
    at = words["enum"].index("neglect")
    assert words["enumDescriptions"][at] == "Neglect"
    assert "again and again" in words["markdownEnumDescriptions"][at]
    assert small["items.json"].schema["definitions"]["reviews"]["anyOf"][0]["enum"] == ["a"]


def test_every_field_says_in_plain_words_what_it_is_for(small):
    for kind in KINDS:
        for name, told in small[f"{kind}.json"].schema["properties"].items():
            assert told["title"], name
            assert told["description"].startswith(f"{told['title']}. "), name
            assert not re.search(r"[`\[\]]|\.md", told["description"].replace("[children]", "")), (
                name
            )


def test_the_patterns_are_written_as_browsers_and_editors_read_them(small):
    """JavaScript's strict mode (u) knows no needless backslash."""

    def patterns(schema):
        if isinstance(schema, dict):
            yield from ([schema["pattern"]] if isinstance(schema.get("pattern"), str) else [])
            yield from (each for inner in schema.values() for each in patterns(inner))
        if isinstance(schema, list):
            yield from (each for inner in schema for each in patterns(inner))

    found = {each for validator in small.values() for each in patterns(validator.schema)}
    assert len(found) > 8
    for pattern in found:
        assert not re.search(r"\\[^sSdDwWbB.()\[\]{}*+?^$|/\\]", pattern), pattern
