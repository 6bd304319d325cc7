"""The search index, made by Pagefind's program from the records of search.

The program runs beside the drawing of pages: it is begun as soon as nothing is left that could be
wrong with the bulletins, and waited for at the end.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Iterable
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from pagefind_bin import get_executable

from bulletin_press.addresses import SEARCH_INDEX
from bulletin_press.search_records import Record

# Of what Pagefind writes: its own search boxes and what belongs to them are left out.
_USED = re.compile(r"pagefind(-worker)?\.js|pagefind-entry\.json|.+\.pf_meta|filter|fragment|index")
# A quarter of Pagefind's own size: a search fetches a piece for each of its words.
_WORDS_IN_A_PIECE = "5000"


class SearchFailed(Exception):
    """Pagefind could not make the index; the text says why, and what to do."""


class SearchIndex:
    """An index in the making; whoever begins one finishes or abandons it.

    If neither happens, it is abandoned when it is forgotten or Python ends.
    """

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._made = folder / "made"
        self.abandon = weakref.finalize(self, _abandon, process, folder)
        """End the program if it still runs, and take its folder away."""

    @classmethod
    def begin(cls, records: Iterable[Record], language: str) -> "SearchIndex":
        """Write the records down and let Pagefind's program begin.

        Args:
            records: what is to be found.
            language: the language of the site, as BCP 47 has it.

        Raises:
            SearchFailed: the program is not there or does not start.
        """
        folder = Path(tempfile.mkdtemp(prefix="bulletins-search-"))
        try:
            _write(records, folder / "records", language)
            return cls(_start(folder, language), folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            hint = "install the project again: scripts/setup"
            if error.errno in (ENOSPC, EDQUOT, EFBIG):
                hint = "make room on the disk"
            raise SearchFailed(f"Pagefind did not start: {error} ({hint})") from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def finish(self, site_dir: Path) -> None:
        """Wait for the program, and put what it made into the site's folder.

        Raises:
            SearchFailed: it ended with an error; the site's folder is as it was.
        """
        try:
            _, told = self._process.communicate()
            if self._process.returncode:
                why = " ".join(told.split()) or f"it ended with {self._process.returncode}"
                raise SearchFailed(f"Pagefind could not make the search index: {why}")
            _leave_only_used(self._made)
            place = site_dir / SEARCH_INDEX
            shutil.rmtree(place, ignore_errors=True)
            shutil.move(self._made, place)
        finally:
            self.abandon()


def _write(records: Iterable[Record], folder: Path, language: str) -> None:
    for record in records:
        file = folder / record.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.html(language), "utf-8")


def _start(folder: Path, language: str) -> "subprocess.Popen[str]":
    # In a folder of its own and without its variables, it follows nobody else's settings.
    around = {name: value for name, value in os.environ.items() if "PAGEFIND" not in name}
    around["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = _WORDS_IN_A_PIECE
    return subprocess.Popen(  # noqa: S603
        [
            *(get_executable(), "--silent", "--force-language", language.partition("-")[0].lower()),
            *("--site", "records", "--output-path", "made"),
        ],
        cwd=folder,
        env=around,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )


def _leave_only_used(made: Path) -> None:
    languages = json.loads((made / "pagefind-entry.json").read_text("utf-8"))["languages"]
    programs = {f"wasm.{each.get('wasm') or 'unknown'}.pagefind" for each in languages.values()}
    for path in made.iterdir():
        if path.name not in programs and not _USED.fullmatch(path.name):
            path.unlink()


def _abandon(process: "subprocess.Popen[str]", folder: Path) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()
    shutil.rmtree(folder, ignore_errors=True)
