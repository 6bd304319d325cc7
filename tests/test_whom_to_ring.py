"""The line that says whom to ring, with numbers that a phone can dial."""

import pytest
from bulletin_press.contacts import Contact
from bulletin_press.whom_to_ring import dialled
from markupsafe import Markup

CONTACTS = [
    Contact(name="Front Door", phone="01632 960100"),
    Contact(name="Night", phone="+44 (0)1632 960110"),
    Contact(name="By post", url="https://example.org/"),
]


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Ring 01632 960100. In danger now: 999.", ["tel:01632960100", "tel:999"]),
        ("At night +44 (0)1632 960110", ["tel:+4401632960110"]),
        ("Ring 01632 960199 or 1999", []),
        ("Nobody", []),
    ],
)
def test_the_numbers_of_contacts_and_999_can_be_dialled(line, links):
    html = dialled(line, CONTACTS)
    assert html.striptags() == line
    assert [part.partition('"')[0] for part in html.split('href="')[1:]] == links


def test_signs_of_html_in_the_line_are_only_signs():
    contacts = [Contact(name="x", phone='1<2"')]
    assert dialled('<b> & 1<2"', contacts) == Markup(
        '&lt;b&gt; &amp; <a href="tel:12">1&lt;2&#34;</a>'
    )
