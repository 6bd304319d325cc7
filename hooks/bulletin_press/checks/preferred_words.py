"""Words that hurt, blame or hide, where better ones are known."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.preferred import PreferredWords
from bulletin_press.wording.quotations import is_quoted

CHECK = "preferred-words"

_NOT_OURS = {"citations", "resources", "reference"}


def check_preferred_words(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Some words hurt, blame or hide what was done; the advice says what to write instead, and why.

    The words come from a table with its sources. What stands in quotation marks or in a quoted
    block is not told: children's own words stand as they are. Nor are the titles of sources. A
    partnership adds words of its own in ``bulletins/preferred_words.yml``, and names there under
    ``off:`` what is not to be told.
    """
    table = project.preferred_words
    told: set[tuple[str, str]] = set()
    for passage in project.passages:
        if passage.loc[0] in _NOT_OURS:
            continue
        for start, end, name in table.found_in(passage.text):
            if is_quoted(passage, start, end):
                continue
            # Each place is told, so that each can be excused; why is said only at the first.
            again = (passage.item.name, name) in told
            told.add((passage.item.name, name))
            message = f"says {' '.join(passage.text[start:end].split())!r}"
            hint = f"write: {table.words[name].say}" if again else _hint(table, name)
            yield passage.problem(start, end, message, hint, CHECK, "advice")


def _hint(table: PreferredWords, name: str) -> str:
    word = table.words[name]
    source = table.sources.get(word.source)
    why = f"; why: {word.why}" if word.why else ""
    return f"write: {word.say}{why}{f'; source: {source.title}' if source else ''}"
