"""Who and what may be named: ``names.yml``, beside the vocabulary."""

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bulletin_press.fields import Line
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import parse_record
from bulletin_press.written import parse_fields, read_text


class AllowedNames(BaseModel):
    """Names that a text may hold, for the check of identifying details.

    Attributes:
        officers: people named for their public office, in full.
        agencies: organisations and services.
        places: towns, areas, buildings; never the home, school or ward of a child.
        words: other words that have a capital.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    officers: tuple[Line, ...] = ()
    agencies: tuple[Line, ...] = ()
    places: tuple[Line, ...] = ()
    words: tuple[Line, ...] = ()


def read_allowed_names(file: Path) -> AllowedNames:
    """Read ``names.yml``; a site may do without.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    if not os.path.lexists(file):
        return AllowedNames()
    text, problems = read_text(file)
    fields, more = parse_fields(file, text) if not problems else (None, [])
    problems += more
    allowed = AllowedNames()
    if fields is not None:
        allowed, mistakes = parse_record(AllowedNames, fields, file, {})
        problems += mistakes
        problems += [
            Problem(
                file,
                fields.line((section, at)),
                f"{section}[{at}]",
                "holds no name",
                "write the name, or take the line away",
                "names",
            )
            for section, names in allowed
            for at, name in enumerate(names)
            if not any(sign.isalpha() for sign in name)
        ]
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return allowed
