"""Fields of a wrong shape: they are told, and no check stumbles over them."""

import json

import pytest
from bulletin_press.desk import desk_with
from bulletin_press.models import KINDS
from bulletin_press.preview import Preview

SHAPES = ["Some words", ["Some words"], [{"other": "Some words"}], {"other": "Some words"}, [["a"]]]
WHOLE = {
    "title": "Ask twice",
    "summary": "The second question counts.",
    "status": "published",
    "published": "2026-01-10",
    "themes": ["neglect"],
}


@pytest.fixture
def desk(a_project, a_site, at):
    return lambda item, problems: desk_with(a_project(item), a_site(), at(), problems)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, field.alias or name)
        for kind, model in KINDS.items()
        for name, field in model.model_fields.items()
    ],
)
def test_no_check_stumbles_over_a_field_of_a_wrong_shape(kind, name, header, desk):
    for shape in SHAPES:
        lines = [f"{key}: {json.dumps(value)}" for key, value in {**WHOLE, name: shape}.items()]
        item, problems = header(kind, "\n".join(lines), "## What happened\n\nText.\n")
        checked = desk(item, problems)
        assert {*problems} <= {*checked.problems} | {each.problem for each in checked.excused}
        assert Preview(checked, drafts=True).panel(item.address, None, "")
