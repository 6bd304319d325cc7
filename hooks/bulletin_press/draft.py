"""The text of a new item: a held draft with its fields and sections waiting to be filled."""

import json
from importlib.resources import files


def draft_of(kind: str, title: str) -> str:
    """Write the text of a new item.

    Args:
        kind: the kind of item.
        title: its title, on one line; quoted so that no sign in it can spoil the header.
    """
    folder = files("bulletin_press").joinpath("drafts")
    common = folder.joinpath("common.yml").read_text("utf-8")
    own = folder.joinpath(f"{kind}.yml").read_text("utf-8")
    body = folder.joinpath(f"{kind}.md").read_text("utf-8")
    # A JSON string is a YAML string too.
    quoted = json.dumps(title, ensure_ascii=False)
    return f"---\ntitle: {quoted}\n{common}{own}---\n\n{body}"
