"""The reference of fields, and the page made from it."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from bulletin_press.checks.required import check_required
from bulletin_press.contacts import Contact, read_contacts
from bulletin_press.field_forms import form_of
from bulletin_press.glossary import Entry, read_glossary
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.parts import Part
from bulletin_press.problems import ProblemsFound
from bulletin_press.reference import (
    STATUSES,
    described,
    fields_of,
    fields_of_record,
    label_of,
    meaning_of,
    read_words,
)
from bulletin_press.reference_page import reference_page
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import SECTIONS, Term, read_vocabulary
from bulletin_press.written import parse_fields

PAGE = Path(__file__).parents[1] / "docs" / "writing" / "fields.md"
EXAMPLESHIRE = Path(__file__).parent / "exampleshire" / "bulletins"
VOCABULARY = EXAMPLESHIRE / "vocabulary.yml"
ZONE = ZoneInfo("Europe/London")
OTHERS = {"contacts.yml": (Contact, read_contacts), "glossary.yml": (Entry, read_glossary)}


def subclasses(model):
    yield model
    for each in model.__subclasses__():
        yield from subclasses(each)


def every_field():
    """All fields that can be written, wherever they stand: ``(where, field)``."""

    def within(where, fields):
        for field in fields:
            yield f"{where}.{field.name}", field
            yield from within(f"{where}.{field.name}", field.inner)

    for kind in KINDS:
        yield from within(kind, fields_of(kind))
    for model in (Term, Contact, Entry):
        yield from within(model.__name__, fields_of_record(model))


FIELDS = dict(every_field())


def test_every_field_of_every_model_is_described_and_nothing_else():
    wanted = {}
    for model in {*subclasses(Part), Term, Contact, Entry}:
        inherited = {name for base in model.__bases__ for name in getattr(base, "model_fields", ())}
        own = {
            field.alias or name
            for name, field in model.model_fields.items()
            if name not in inherited and (model, name) != (Term, "slug")
        }
        if own:
            wanted[model.__name__] = own
    assert {name: set(fields) for name, fields in read_words().items()} == wanted


@pytest.mark.parametrize("where", FIELDS)
def test_a_field_has_a_label_a_meaning_and_an_example(where):
    field = FIELDS[where]
    assert re.fullmatch(r"[A-Z].*[^.]", field.label)
    assert re.search(r"[.]$", field.meaning)
    assert field.example or field.inner
    assert set(field.choices or ()) == set(field.form.choices)


def test_the_words_of_reference_yml_are_those_it_explains():
    known = {"label", "meaning", "example", "choices", "required"}
    assert not [
        words for fields in read_words().values() for words in fields.values() if set(words) - known
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_can_be_written_in_exampleshire(kind):
    names = frozenset(path.relative_to(EXAMPLESHIRE).as_posix() for path in _items())
    context = {"zone": ZONE, "vocabulary": read_vocabulary(VOCABULARY), "names": names}
    for field in fields_of(kind):
        fields, problems = parse_fields(Path("a.md"), sample(field))
        _, mistakes = parse_record(KINDS[kind], fields, Path("a.md"), context)
        assert not [*problems, *mistakes], field.name


def _items():
    for path in EXAMPLESHIRE.glob("*/*"):
        yield path.with_suffix("")


def sample(field, indent=""):
    if not field.inner:
        return f"{indent}{field.name}: {field.example}\n"
    if field.example:
        lines = "".join(f"{indent}  {line}\n" for line in field.example.splitlines())
    else:
        lines = "".join(sample(each, indent + "    ") for each in field.inner)
        if field.form.is_list:
            lines = f"{indent}  - {lines.lstrip()}"
    return f"{indent}{field.name}:\n{lines}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", STATUSES)
def test_what_is_called_required_is_what_the_check_asks_for(kind, status, header, found):
    item, _ = header(kind, f"status: {status}")
    asked = {line.split(": ")[1].split(" ")[0] for line in found(check_required, item)}
    told = {field.name for field in fields_of(kind) if status in field.required}
    assert told - {"status"} == asked
    for field in fields_of(kind):
        if field.unless:
            item, _ = header(kind, f"status: {status}\n{field.unless}: Nobody knows.")
            assert not [line for line in found(check_required, item) if field.name in line.split()]


def test_guidance_alone_needs_a_review_date_unless_a_note_says_why_not():
    unless = {kind: described(kind, "review_by").unless for kind in KINDS}
    assert unless == {**dict.fromkeys(KINDS, ""), "guidance": "review_note"}


@pytest.mark.parametrize("file", OTHERS)
def test_the_other_files_cannot_do_without_what_is_called_required(file, tmp_path):
    model, read = OTHERS[file]
    whole = {field.name: field.example for field in fields_of_record(model)}

    def told(fields):
        text = "".join(f"  {name}: {value}\n" for name, value in fields.items())
        (tmp_path / file).write_text(f"-\n{text}", "utf-8")
        try:
            read(tmp_path / file)
        except ProblemsFound as problems:
            return problems.problems
        return ()

    assert not told(whole)
    needed = {name for name in whole if told({**whole, name: ""})}
    assert needed == {field.name for field in fields_of_record(model) if field.required}


def test_a_word_of_the_vocabulary_needs_its_label_only(tmp_path):
    file = tmp_path / "vocabulary.yml"
    for field in fields_of_record(Term):
        file.write_text(f"themes:\n  neglect:\n    {field.name}: {field.example}\n", "utf-8")
        if field.required:
            assert read_vocabulary(file)["themes"]["neglect"]
        else:
            with pytest.raises(ProblemsFound):
                read_vocabulary(file)


def test_forms_and_limits_come_from_the_models():
    def form(kind, name):
        return described(kind, name).form

    assert (form("lessons", "title").name, form("lessons", "title").longest) == ("line", 120)
    assert form("lessons", "published").name == "date"
    assert form("lessons", "review_by").name == "day"
    themes = form("events", "themes")
    assert (themes.section, themes.is_list, themes.most_entries, themes.is_unlike) == (
        "themes",
        True,
        6,
        True,
    )
    assert (form("lessons", "reviews").kind, form("lessons", "related").kind) == ("reviews", "")
    assert form("lessons", "priorities").name == "number"
    times = form("lessons", "social.repeat.times")
    assert (times.name, times.least, times.most) == ("number", 1, 100)
    assert form("lessons", "embargo").model.__name__ == "Embargo"
    assert not form("lessons", "embargo").is_list
    assert form("events", "online").name == "yes or no"
    assert form_of(Item.model_fields["status"]).choices == STATUSES
    assert form("guidance", "finder[0].answers[1].level").section == "levels"
    assert fields_of_record(Entry)[-1].form.name == "site or web address"


def test_a_label_leads_into_the_records():
    assert label_of("lessons", "summary") == "Summary"
    assert label_of("lessons", "actions[0].by") == "What needs to be done 1: By when"
    assert label_of("lessons", "actions[1].for") == "What needs to be done 2: For whom"
    assert label_of("lessons", "themes[2]") == "Themes 3"
    assert label_of("lessons", "colour") == "colour"
    assert meaning_of("events", "place") == "Where it is."
    assert meaning_of("lessons", "place") == ""


def test_the_page_of_fields_is_made_from_the_reference(expect):
    expect(PAGE, reference_page().encode())


def test_the_page_names_every_field_in_a_table_of_its_own():
    text = PAGE.read_text("utf-8")
    for where, field in FIELDS.items():
        assert f"\n| `{field.name}` |" in text, where
    assert not [section for section in SECTIONS if f"`{section}`" not in text]


def test_the_links_of_the_page_lead_to_headings_of_the_guide():
    linked = set(re.findall(r"\(([a-z]+\.md)#([a-z-]+)\)", PAGE.read_text("utf-8")))
    assert len(linked) > 4
    for page, place in linked:
        headings = re.findall(r"(?m)^#+ (.*)$", (PAGE.parent / page).read_text("utf-8"))
        ids = {re.sub(r"[^a-z]+", "-", heading.lower()).strip("-") for heading in headings}
        assert place in ids, page


def test_samples_of_the_page_are_yaml():
    blocks = re.findall(r"(?s)```yaml\n(.*?)```", PAGE.read_text("utf-8"))
    assert len(blocks) > 12
    for block in blocks:
        assert yaml.safe_load(block), block
