"""Words that hurt, blame or hide, where better ones are known."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
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
    found = [
        (passage, start, end, name)
        for passage in project.passages
        if passage.loc[0] not in _NOT_OURS
        for start, end, name in table.found_in(passage.text)
        if not is_quoted(passage, start, end)
    ]
    many = Counter((passage.item.name, name) for passage, _, _, name in found)
    for passage, start, end, name in found:
        # Once for each item is enough to know; the first place is the one that is shown.
        if times := many.pop((passage.item.name, name), 0):
            word = table.words[name]
            source = table.sources.get(word.source)
            again = f" ({times} times)" if times > 1 else ""
            message = f"says {' '.join(passage.text[start:end].split())!r}{again}"
            why = f"; why: {word.why}" if word.why else ""
            hint = f"write: {word.say}{why}{f'; source: {source.title}' if source else ''}"
            yield passage.problem(start, end, message, hint, CHECK, "advice")
