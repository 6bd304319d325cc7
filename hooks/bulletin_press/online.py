"""Whether the links to other sites still lead somewhere: asked over the network, on request only.

Nothing of a build comes here. Each address is asked for once, however often it is written, with
HEAD and, where a server does not like that, with GET, of which nothing is read. No cookies are
kept, nothing is said of who asks, and only ``http`` and ``https`` are followed.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from bulletin_press.asking_many import ask_all
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.rendering import Body
from bulletin_press.web_answers import Answer, ask
from bulletin_press.wording.as_written import advise, raw_body
from bulletin_press.wording.markdown_signs import Shown, links_in, pictures_in
from bulletin_press.written import Loc, read_fields

CHECK = "links"

_LISTS = ("contacts", "glossary")
_GONE = (404, 410)
_ENTITY = re.compile(r"&#?\w{1,10};")


@dataclass(frozen=True)
class Written:
    """A place where an address is written, and how to tell a problem with it."""

    address: str
    tell: Callable[[str, str], Problem]


def check_links(
    project: Project,
    site_url: str = "",
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    asked: Callable[[str], Answer] = ask,
) -> Iterator[Problem]:
    """Ask for every link to another site and tell, as advice, those that lead nowhere.

    Links in texts, resources, citations, reports, booking pages, contacts and the glossary are
    asked for. A link that has moved for good is told with its new address, and one that begins with
    ``http://`` where ``https://`` works too.

    Args:
        project: what was read; held items are looked at too.
        site_url: the site's own address; links to it are checked by every build.
        progress: told after each address how many of how many are done.
        asked: asks for one address.

    Yields:
        Advice, in the order in which the links are written; nothing is known before all are asked.
    """
    places: dict[str, list[Written]] = {}
    for place in written_links(project):
        address = urldefrag(place.address).url
        if _is_elsewhere(address, site_url):
            places.setdefault(address, []).append(place)
    answers = ask_all(places, progress, asked)
    for address, written in places.items():
        if told := _told(address, answers[address]):
            yield from (place.tell(*told) for place in written)


def written_links(project: Project) -> Iterator[Written]:
    """List every web address that is written in the items, the contacts and the glossary."""
    for item in project.items:
        if item.status != "withdrawn":
            yield from _in_fields(item)
            yield from _in_body(item, project.bodies.get(item.name, Body("")))
    for name in _LISTS:
        yield from _in_list(project, name)


def _is_elsewhere(address: str, site_url: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False  # the check of body links tells it
    is_web = parts.scheme in ("http", "https") and bool(host)
    return is_web and not (site_url and address.startswith(site_url))


def _told(address: str, answer: Answer) -> tuple[str, str] | None:
    """Say what is wrong with a link, and what to do; None where nothing is."""
    if answer.status in _GONE:
        hint = "find where it is today, or take the link away"
        return f"{address} is not there any more ({answer.status})", hint
    if answer.failure:
        return f"{address} cannot be reached: {answer.failure}", "look at it in a browser"
    if not answer.is_fine:
        hint = "look at it in a browser; some sites answer people and not programs"
        return f"{address} answers {answer.status} to a program", hint
    if answer.moved_to:
        return f"{address} has moved for good", f"write {answer.moved_to}"
    if answer.is_secure_too:
        secure = address.replace("http://", "https://", 1)
        return f"{address} can be read by others on the way", f"write {secure}"
    return None


def _in_fields(item: Item) -> Iterator[Written]:
    for name in ("resources", "citations"):
        for at, entry in enumerate(getattr(item, name)):
            if entry.url:
                yield _field(item, (name, at, "url"), entry.url)
    for name in ("report_url", "booking_url"):
        if (address := getattr(item, name, None)) and not _is_taken_down(item, name):
            yield _field(item, (name,), address)


def _is_taken_down(item: Item, name: str) -> bool:
    """Tell whether the item itself says that the report is no longer there."""
    return name == "report_url" and bool(getattr(item, "report_withheld", ""))


def _field(item: Item, loc: Loc, address: str) -> Written:
    def tell(message: str, hint: str) -> Problem:
        return replace(item.problem(loc, message, hint, CHECK, "advice"), text=address)

    return Written(address, tell)


def _in_body(item: Item, rendered: Body) -> Iterator[Written]:
    """List the links of a body where they are written; and what only the page shows to be one."""
    source, body = item.source, raw_body(item)
    written = (*links_in(source.body), *pictures_in(source.body))
    found = [replace(link, address=_ENTITY.sub(_meant, link.address)) for link in written]
    missed = {link.written for link in rendered.links} - {link.address for link in found}
    for address in sorted(missed):
        at = max(source.body.lower().find(address.lower()), 0)
        found.append(Shown(None, address, at, at))
    for link in found:

        def tell(message: str, hint: str, link: Shown = link) -> Problem:
            return advise(body, link, (message, hint), link.address, CHECK)

        yield Written(link.address, tell)


def _meant(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _in_list(project: Project, name: str) -> Iterator[Written]:
    file = project.folder / f"{name}.yml"
    entries = project.contacts if name == "contacts" else project.glossary
    listed = [entry.url for entry in entries]
    fields = read_fields(file, listed=name)
    for at, address in enumerate(listed):
        if address:
            line = fields.line((name, at, "url"))
            field = f"{name}[{at}].url"

            def tell(message: str, hint: str, line: int = line, field: str = field) -> Problem:
                return Problem(file, line, field, message, hint, CHECK, "advice")

            yield Written(address, tell)
