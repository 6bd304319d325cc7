"""Every feed can be read, and its items can be told apart."""

from collections.abc import Iterator

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import Built, BuiltFile
from bulletin_press.verifying.feed_entries import Entry, NotWellFormed, parse_xml
from bulletin_press.verifying.feed_reading import read_json_feed, read_xml_feed
from bulletin_press.verifying.search import Search

CHECK = "feeds"
HINT = "feed readers drop what they cannot read: mend what makes it"
XML = (".opml", ".svg", ".xml")


class Feeds(Search):
    """Every feed is well-formed and has what RSS, Atom and JSON Feed ask for.

    No id stands in a feed twice, and an item has the same id in all of them: by it readers know
    what they have seen. All other XML, as the sitemap and drawings, is well-formed too.
    """

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Read a feed, or another document in XML."""
        try:
            if file.is_feed:
                yield from self._in_feed(file)
            elif file.suffix in XML:
                parse_xml(file.content)
        except NotWellFormed as wrong:
            yield Problem(file.place, wrong.line, "", f"is not well-formed: {wrong}", HINT, CHECK)

    def finish(self) -> Iterator[Problem]:
        """Tell which items have two ids, and which ids two items."""
        # Which address has which id, and the first file that says so.
        ids: dict[tuple[str, str], str] = {}
        for path in sorted(self.learnt):
            for url, id_ in self.learnt[path]:
                ids.setdefault((url, id_), path)
        for which, what in (0, "the item"), (1, "the id"):
            first: dict[str, tuple[str, str]] = {}
            for pair, path in sorted(ids.items(), key=lambda it: (it[1], it[0])):
                if pair[which] in first:
                    other, where = first[pair[which]]
                    ours = f"{what} {pair[which]!r} has {pair[1 - which]!r} here"
                    yield _two(self.asked.built, path, pair, f"{ours}, and {other!r} in {where}")
                else:
                    first[pair[which]] = pair[1 - which], path

    def _in_feed(self, file: BuiltFile) -> Iterator[Problem]:
        feed = read_json_feed(file) if file.suffix == ".json" else read_xml_feed(file)
        for message in feed.wrong:
            yield Problem(file.place, 1, "", f"the feed {message}", HINT, CHECK)
        known = {(entry.url, entry.id) for entry, _ in feed.entries if entry.url and entry.id}
        self.learnt[file.path] = sorted(known)
        seen: set[str] = set()
        for entry, part in feed.entries:
            if entry.wrong or entry.id in seen:
                yield from _wrong_with(file, entry, part, entry.id in seen)
            seen.add(entry.id)


def _wrong_with(file: BuiltFile, entry: Entry, part: bytes, is_second: bool) -> Iterator[Problem]:
    messages = [f"an entry {message}" for message in entry.wrong]
    if is_second and entry.id:
        messages.append(f"two entries have the id {entry.id!r}")
    for message in messages:
        yield file.problem(file.content.rfind(part), message, HINT, CHECK)


def _two(built: Built, path: str, pair: tuple[str, str], message: str) -> Problem:
    file = built.read(path)
    return file.problem(file.content.find(pair[1].encode()), message, HINT, CHECK)
