"""Which addresses are made for every site."""

import pytest
from bulletin_press.addresses import is_made


@pytest.mark.parametrize(
    "path", ["digests/", "digests/2026-01/", "digests/2026-12/", "years/2017-18/"]
)
def test_months_and_years_are_made(path, vocabulary):
    assert is_made(path, vocabulary)


@pytest.mark.parametrize(
    "path", ["digests/9999-99/", "digests/2026-00/", "digests/2026-13/", "digests/2026/"]
)
def test_what_is_no_month_is_not(path, vocabulary):
    assert not is_made(path, vocabulary)
