"""Whom to ring."""

from datetime import date

import pytest
from bulletin_press.contacts import Contact, read_contacts
from bulletin_press.problems import ProblemsFound

WHOLE = "- {id: cass, name: CASS, phone: 0121 303 1888, verified: 2026-11-22}\n"


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "contacts.yml"
        file.write_text(text, "utf-8")
        return read_contacts(file)

    return read_text


@pytest.fixture
def mistakes(read):
    def mistakes_in(text):
        with pytest.raises(ProblemsFound) as raised:
            read(text)
        return [(problem.line, problem.field) for problem in raised.value.problems]

    return mistakes_in


def test_contacts_are_read_in_their_order(read):
    text = WHOLE + "- {name: Childline, phone: 0800 1111, verified: 2026-11-22}"
    first, second = read(text)
    assert (first.name, second.phone) == ("CASS", "0800 1111")
    assert first.verified == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [("0121 303 1888", "01213031888"), ("+44 (0)121-303", "+440121303"), ("", "")],
)
def test_a_number_is_dialled_without_its_spaces(phone, dialled):
    assert Contact(phone=phone).dial == dialled


@pytest.mark.parametrize("reach", ["phone: '999'", "email: a@b.org", "url: https://b.org/"])
def test_one_way_to_reach_a_contact_is_enough(read, reach):
    assert len(read(f"- {{name: A, {reach}, verified: 2026-11-22}}")) == 1


@pytest.mark.parametrize(
    "entry", ["{phone: '9', verified: 2026-11-22}", "{name: A, verified: 2026-11-22}"]
)
def test_a_contact_without_name_or_number_is_told(mistakes, entry):
    assert mistakes(f"{WHOLE}- {entry}") == [(2, "contacts[1]")]


def test_a_contact_that_nobody_verified_is_told(mistakes):
    assert mistakes("- {name: A, phone: '9'}") == [(1, "contacts[0]")]


def test_every_mistake_is_told_with_its_line(mistakes):
    text = "- name: A\n  phon: '9'\n  url: b.org\n  verified: 2026-02-30\n"
    assert mistakes(text) == [
        (2, "contacts[0].phon"),
        (3, "contacts[0].url"),
        (4, "contacts[0].verified"),
    ]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ProblemsFound):
        read_contacts(tmp_path / "contacts.yml")


def test_a_file_that_is_no_list_is_told(mistakes):
    assert mistakes("cass: {name: CASS, phone: '9'}") == [(1, "cass")]


def test_a_file_without_any_contact_is_told(mistakes):
    assert mistakes("# nobody yet\n") == [(1, "")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a, name: A, phone: '1', verified: 2026-01-01}\n" * 2, ["2: contacts[1].id"]),
        ("- {id: a, name: A, phone: call us, verified: 2026-01-01}\n", ["1: contacts[0]"]),
    ],
)
def test_whom_to_ring_is_never_in_doubt(text, told, tmp_path):
    file = tmp_path / "contacts.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_contacts(file)
    assert [f"{one.line}: {one.field}" for one in found.value.problems] == told
