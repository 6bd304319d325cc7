"""What a body holds and a page cannot show."""

import pytest
from bulletin_press.checks.lost_texts import check_lost_texts


@pytest.mark.parametrize(
    "body",
    [
        "Text.\nWrite <school name> in the form.\n",
        "Text.\n<IFRAME src='https://example.org/'></IFRAME>\n",
        "Text.\n<form><p>x</p></form>\n",
        "Text.\nA sign &#1; from another program.\n",
    ],
)
def test_what_cleaning_takes_away_is_told_on_its_line(found, an_item, body):
    assert found(check_lost_texts, an_item(body=body)) == ["lessons/ask-twice.md:10: body"]


@pytest.mark.parametrize(
    "body",
    [
        "Fewer than five, and a &lt; b.\n",
        "<!-- <iframe> was here -->\nText.\n",
        "<details><summary>More</summary><p>Text.</p></details>\n",
        "| a |\n|---|\n| 1 |\n\nText[^1].\n\n[^1]: Note.\n",
    ],
)
def test_what_pages_can_show_is_left_alone(found, an_item, body):
    assert found(check_lost_texts, an_item(body=body)) == []
