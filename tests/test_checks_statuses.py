"""Fields that say something else than the status."""

import pytest
from bulletin_press.checks.statuses import check_statuses

EMBARGO = {"reason": "inquest", "review": "2027-01-01"}
WITHDRAWN = {"date": "2026-02-01", "reason": "A detail was wrong."}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"status": "published", "embargo": EMBARGO}, "embargo"),
        ({"status": "published", "withdrawn": WITHDRAWN}, "withdrawn"),
        ({"status": "embargoed", "embargo": EMBARGO, "withdrawn": WITHDRAWN}, "withdrawn"),
        ({"status": "withdrawn", "withdrawn": WITHDRAWN, "embargo": EMBARGO}, "embargo"),
    ],
)
def test_a_field_that_contradicts_the_status_is_told(found, an_item, fields, field):
    [told] = found(check_statuses, an_item(**fields))
    assert told.endswith(f": {field}")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "embargoed", "embargo": EMBARGO},
        {"status": "withdrawn", "withdrawn": WITHDRAWN},
        {"status": "draft", "embargo": EMBARGO, "withdrawn": WITHDRAWN},
    ],
)
def test_what_belongs_to_the_status_is_fine(found, an_item, fields):
    assert found(check_statuses, an_item(**fields)) == []
