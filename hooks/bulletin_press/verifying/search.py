"""What a search of a built site is."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.verifying.built import Built, BuiltFile


@dataclass(frozen=True)
class Asked:
    """What a built site is held against.

    Attributes:
        built: the folder of the built site.
        site: what its owners have settled.
        project: everything that was read, held items too.
        moment: the moment for which it is to be fit for the public.
    """

    built: Built
    site: Site
    project: Project
    moment: datetime


class Search(ABC):
    """Looks for one thing in all files of a built site, each of which is read once.

    The files are shared out over processes, in no order; each process has a search of its own. The
    docstring of a search says what a site has proved that passes it.

    Attributes:
        asked: what the site is held against.
        learnt: what the search learnt of files, by their site paths: of each what JSON can hold.
            All that other processes learnt is in it when the search is asked to finish.
        is_sure: whether what was told of the last file depends on that file and the basis alone.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.learnt: dict[str, Any] = {}
        self.is_sure = True

    @property
    def basis(self) -> bytes:
        """Everything but a file itself that decides what is told and learnt of it."""
        return self.asked.site.url.encode()

    def holds(self, learnt: Any) -> bool:  # noqa: ANN401, ARG002
        """Tell whether what was learnt of a file before, with the same basis, is still so."""
        return True

    @abstractmethod
    def look(self, file: BuiltFile) -> Iterable[Problem]:
        """Look at the next file; yield what is wrong with it."""

    def finish(self) -> Iterable[Problem]:
        """Yield what can be told only when all files have been seen."""
        return ()
