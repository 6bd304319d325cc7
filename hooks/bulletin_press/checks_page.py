"""The page "Every check" of the author guide, made from what the checks say of themselves."""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator

from bulletin_press.checks import ADVICE, CHECKS, Check, name_of
from bulletin_press.checks.possible_details import check_possible_details
from bulletin_press.identifying import RULES
from bulletin_press.verifying import SEARCHES

_HEAD = """\
---
title: Every check
description: What the checker looks for, what stops a site from being published, and how to record an exception.
---
# Every check

For looking things up. `bulletins check` puts every file to all of these, and says of each find the file, the line, what is wrong and what to do.

A **problem** stops the build: nothing is published until it is mended. **Advice** stops nothing. What is a problem elsewhere is mostly advice in a draft, which may be unfinished.

## An exception

Checks can be wrong. Where a find is right and harmless, say so in the header, with who decided it and why:

```yaml
allow:
  - check: identifying-details
    text: A 16-year-old can agree
    why: A rule of law; it says nothing of any one child.
    by: Learning team
```

`check` is the name in brackets below, `text` the very words that the checker quotes, or more of the same sentence: then only that sentence is excused. Each exception is listed in the report of `bulletins check` and in the preview. One that excuses nothing any more is told, so that none is left behind. What has no words of its own, such as a missing field, cannot be excused, but for themes; and a name of the review team's list never.
"""  # noqa: E501

_ELSE = {
    "files": "A file or folder that cannot be an item, by its place, its name or its size.",
    "front-matter": (
        "A header that cannot be read, or a text that is not UTF-8 or holds hidden signs."
    ),
    "fields": "A field that there is not, or a value that does not fit ([Every field](fields.md)).",
    "limits": "A text, or a part of one, that is larger than the settings `limits` allow.",
    "vocabulary": "`vocabulary.yml` is not there.",
    "contacts": "`contacts.yml` is not there, or holds nobody to ring.",
    "names": "An entry of `names.yml` that holds no name.",
    "settings": "A setting in `mkdocs.yml` that is missing or does not fit.",
    "verify": "A file or folder of the built site that cannot be searched.",
    "allow": "An exception that excuses nothing: advice.",
    "links": (
        "Only with `check --online`: a link to another site that leads nowhere, or has moved for "
        "good: advice. Where it is right all the same, `allow` can say so."
    ),
}
"""What is told by no check of ours that every build runs, by the name that it has there."""


def checks_page() -> str:
    """Write the page, as Markdown with its header."""
    return "\n".join(
        [
            _HEAD,
            "## Checks that can stop a build\n",
            *_sections(CHECKS),
            "## Identifying details\n",
            *_rules(),
            "## Checks that only advise\n",
            *_sections(ADVICE),
            "## In the built site\n",
            *_searches(),
            "## What else is told\n",
            *_else(),
        ]
    )


def _sections(checks: Iterable[Check]) -> Iterator[str]:
    for check in checks:
        heading = name_of(check).replace("-", " ").capitalize()
        # Possible details are told under the name of the others.
        name = "identifying-details" if check is check_possible_details else name_of(check)
        yield f"### {heading} (`{name}`)\n\n{_told(check)}\n"


def _rules() -> Iterator[str]:
    yield "All of these have the name `identifying-details` in `allow`.\n"
    yield "| What | Level | The rule |\n|---|---|---|"
    for rule in RULES:
        yield f"| {rule.name.replace('-', ' ')} | {rule.level} | {_in_a_row(rule.about)} |"
    yield ""


def _searches() -> Iterator[str]:
    yield "`bulletins build` and `bulletins verify` search what was built. Then it holds that:\n"
    yield "| Name | What holds |\n|---|---|"
    for search in SEARCHES:
        name = sys.modules[search.__module__].CHECK
        yield f"| `{name}` | {_in_a_row(_told(search).partition(chr(10))[0])} |"
    yield ""


def _else() -> Iterator[str]:
    yield "While files are read, or when you ask. Each is a problem unless it says advice.\n"
    yield "| Name | What |\n|---|---|"
    for name, about in _ELSE.items():
        yield f"| `{name}` | {about} |"
    yield ""


def _told(check: Check | type) -> str:
    """Give a docstring as Markdown: code has one sign there, paragraphs are one line each."""
    paragraphs = (inspect.getdoc(check) or "").replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _in_a_row(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("``", "`").replace("|", "\\|")).strip()
