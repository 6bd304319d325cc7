"""``security.txt``: whom to tell of a weakness of the site."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from bulletin_press.publishers import security
from bulletin_press.settings import parse_settings

CONTACT = "mailto:security@exampleshire.org"


def fields(file):
    return dict(line.split(": ", 1) for line in file.content.decode().splitlines())


def test_without_a_contact_there_is_no_file(a_catalogue, a_site):
    assert list(security.publish(a_catalogue(), a_site())) == []


def test_it_says_whom_to_tell_and_where_it_lies(a_catalogue, a_site):
    (file,) = security.publish(a_catalogue(), a_site(security_contact=CONTACT))
    assert file.path == ".well-known/security.txt"
    assert fields(file) == {
        "Contact": CONTACT,
        "Expires": "2027-05-21T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": "https://learning.exampleshire.org/.well-known/security.txt",
    }


def test_it_holds_from_the_moment_on_for_less_than_a_year(a_catalogue, a_site):
    site = a_site(security_contact=CONTACT)
    for moment in ("2026-01-01T00:00", "2026-06-30T23:59", "2028-02-29T12:00"):
        catalogue = a_catalogue(moment=moment)
        (file,) = security.publish(catalogue, site)
        expires = datetime.fromisoformat(fields(file)["Expires"])
        assert timedelta(150) < expires - catalogue.moment < timedelta(365)


def test_below_a_path_it_does_not_say_where_it_belongs(a_catalogue, a_site):
    site = replace(a_site(security_contact=CONTACT), url="https://example.org/children/lessons/")
    (file,) = security.publish(a_catalogue(), site)
    assert "Canonical" not in fields(file)
    assert fields(file)["Contact"] == CONTACT


@pytest.mark.parametrize(
    "written",
    [
        "security@exampleshire.org",
        "mailto:nobody",
        "http://exampleshire.org/",
        "mailto:a@b.example\nContact: mailto:evil@c.example",
        "mailto:a@b.example extra",
        "tel:01632 960100",
        7,
    ],
)
def test_what_is_no_address_is_a_problem(written):
    _, problems = parse_settings(Path("mkdocs.yml"), {"security_contact": written})
    told = [one for one in problems if one.field == "extra.bulletins.security_contact"]
    assert [one.hint[:17] for one in told] == ["begin it with mai"]


@pytest.mark.parametrize("written", [CONTACT, "https://exampleshire.org/tell", "tel:+441632960100"])
def test_what_is_an_address_is_accepted(written, a_site):
    assert a_site(security_contact=written).settings.security_contact == written
