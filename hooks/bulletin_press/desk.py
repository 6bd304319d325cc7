"""Everything that is read and checked before a site can be made: what lies on the editor's desk."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bulletin_press.allowing import Excused, check_exceptions, excuse
from bulletin_press.catalogue import is_public
from bulletin_press.checks import check_project
from bulletin_press.checks.abbreviations import CHECK as ABBREVIATIONS
from bulletin_press.checks.identifying_details import CHECK as IDENTIFYING
from bulletin_press.dates import BadDate
from bulletin_press.identifying.denied import read_denied_names, without_names
from bulletin_press.moment import VARIABLE, read_moment
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.reading import Project, read_project
from bulletin_press.rendering import Renderer
from bulletin_press.settings import parse_settings
from bulletin_press.site import Site
from bulletin_press.standing_files import TEXTS, check_files
from bulletin_press.standing_html import check_html


@dataclass(frozen=True)
class Desk:
    """A project as read for one moment, with every problem found in it, and those excused."""

    site: Site
    project: Project
    moment: datetime
    problems: tuple[Problem, ...]
    excused: tuple[Excused, ...] = ()

    def with_found(self, problems: Iterable[Problem]) -> "Desk":
        """Add what was found by looking further, without what the items' exceptions excuse."""
        left, excused = excuse(problems, self.project.items)
        return replace(
            self,
            problems=tuple(sorted({*self.problems, *left})),
            excused=tuple(sorted({*self.excused, *excused})),
        )

    def require_no_problem(self) -> None:
        """Go on only if nothing stops the build.

        Raises:
            ProblemsFound: with all of them; advice stops nothing and is left to ``check``.
        """
        if stops_the_build(self.problems):
            raise ProblemsFound(one for one in self.problems if one.level == "problem")


def _without_doubles(problems: list[Problem]) -> Iterator[Problem]:
    """Leave out what is only said of words that could let somebody be known: they go anyway."""
    going = {
        (problem.file, problem.line, word)
        for problem in problems
        if problem.check == IDENTIFYING
        for word in re.findall(r"\w+", problem.text)
    }
    for problem in problems:
        if (
            problem.check != ABBREVIATIONS
            or (problem.file, problem.line, problem.text) not in going
        ):
            yield problem


def kept_beside(config_file: Path) -> Path:
    """Name the folder in which slow results of a site are kept from one build to the next."""
    return config_file.parent / ".cache" / "bulletins"


def open_desk(  # noqa: PLR0913
    config_file: Path,
    *,
    name: str,
    description: str,
    url: str,
    language: str,
    written_settings: Any,  # noqa: ANN401
    standing: frozenset[str],
    standing_files: tuple[Path, ...] = (),
    icon: str = "",
    extensions: Sequence[str],
    extension_configs: Mapping[str, Mapping[str, Any]],
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    advice: bool = True,
    overlay: Mapping[Path, bytes] = MappingProxyType({}),
) -> Desk:
    """Read and check a site's bulletins, which lie in ``bulletins/`` beside its configuration.

    Args:
        config_file: the site's ``mkdocs.yml``; the other arguments are what stands in it.
        name: ``site_name``.
        description: ``site_description``.
        url: ``site_url``.
        language: the theme's language.
        written_settings: ``extra.bulletins``.
        standing: the site paths of all that ``docs/`` holds.
        standing_files: the files that these are made from.
        icon: the theme's icon, a site path; empty for none.
        extensions: the Markdown extensions.
        extension_configs: their settings.
        progress: told after each item how many of how many are read.
        advice: whether to look for what never stops a build.
        overlay: files of items that are taken to hold these bytes.

    Raises:
        ProblemsFound: settings, vocabulary, contacts, glossary or schedulers cannot be read;
            nothing else can be told.
    """
    settings, problems = parse_settings(config_file, written_settings)
    if not url.startswith(("http://", "https://")):
        hint = "give the address where the site will stand; feeds and posts need it"
        problems.append(Problem(config_file, 1, "site_url", "is missing", hint, "settings"))
    if settings is None or problems:
        raise ProblemsFound(problems)
    url = url if url.endswith("/") else f"{url}/"
    # YAML may break a long text into lines; subjects, names of calendars and titles have one.
    name, description = " ".join(name.split()), " ".join(description.split())
    if unfit := list(check_files(standing_files, settings.limits)):
        raise ProblemsFound(unfit)
    kept = kept_beside(config_file)
    site = Site(
        name,
        description,
        url,
        language,
        settings,
        standing,
        standing_files,
        kept,
        icon,
        config_file,
    )
    try:
        moment = read_moment(os.environ.get(VARIABLE), settings.zone)
    except BadDate as bad:
        raise ProblemsFound([Problem(config_file, 1, VARIABLE, str(bad), bad.hint)]) from None
    renderer = Renderer(
        extensions,
        extension_configs,
        url,
        lambda item: kept if is_public(item, moment) else None,
        keep=not advice,
        html_rules=settings.html,
        limits=settings.limits,
    )
    folder = config_file.parent / "bulletins"
    project, told = read_project(
        folder, settings.zone, renderer, progress, overlay, settings.limits
    )
    pages = [file for file in standing_files if file.name.endswith(TEXTS)]
    told += check_html(pages, renderer, settings.html, settings.limits, site.host)
    return desk_with(project, site, moment, told, advice=advice)


def desk_with(
    project: Project, site: Site, moment: datetime, told: list[Problem], *, advice: bool = True
) -> Desk:
    """Check a project that was read, and part what is to mend from what its authors excuse.

    Args:
        project: everything that was read.
        site: the site it is for.
        moment: the moment it is built for.
        told: the problems met while reading.
        advice: whether to look for what never stops a build.
    """
    found = check_project(project, site, moment, told, advice=advice)
    left, excused = excuse([*told, *found], project.items)
    if advice:
        left += check_exceptions(project.items, left, excused)
    left = list(_without_doubles(left))
    denied, _ = read_denied_names(site)
    left = [without_names(problem, denied) for problem in left]
    excused = [replace(one, problem=without_names(one.problem, denied)) for one in excused]
    return Desk(site, project, moment, tuple(sorted({*left})), tuple(sorted({*excused})))
