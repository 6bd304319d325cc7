"""The one clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.dates import BadDate
from bulletin_press.moment import read_moment

TOKYO = ZoneInfo("Asia/Tokyo")


def test_a_site_can_be_built_for_any_moment():
    assert read_moment("2026-12-01T09:00", TOKYO) == datetime(2026, 12, 1, 9, tzinfo=TOKYO)
    assert read_moment("2026-12-01", TOKYO) == datetime(2026, 12, 1, tzinfo=TOKYO)


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_a_wish_it_is_the_present_in_the_zone_of_the_site(nothing):
    moment = read_moment(nothing, TOKYO)
    assert moment.utcoffset() == timedelta(hours=9)
    assert abs(moment - datetime.now(TOKYO)) < timedelta(minutes=1)


def test_a_moment_that_is_no_date_is_refused():
    with pytest.raises(BadDate):
        read_moment("tomorrow", TOKYO)


@pytest.mark.parametrize("text", ["2018", "2018-06", "2017/18"])
def test_a_moment_names_its_day(text):
    with pytest.raises(BadDate, match="names no day"):
        read_moment(text, TOKYO)


@pytest.mark.parametrize("text", ["0001-01-01", "1979-12-31", "2100-01-01", "9999-12-31"])
def test_a_moment_that_the_files_of_a_site_cannot_hold_is_refused(text):
    with pytest.raises(BadDate, match="no moment for a site") as refused:
        read_moment(text, TOKYO)
    assert "1980 to 2099" in refused.value.hint
