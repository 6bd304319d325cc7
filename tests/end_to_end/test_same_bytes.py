"""The same sources and the same moment give the same site, however it is built."""

import gzip
import shutil

import pytest

from .running import EXAMPLESHIRE, MOMENT, run
from .sweeping import differences, files_of


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "a.html").write_bytes(b"two"), ["a.html"]),
        (lambda folder: (folder / "a.html").unlink(), ["a.html"]),
        (lambda folder: (folder / "sub" / "c").write_bytes(b""), ["sub/c"]),
        (lambda _: None, []),
    ],
    ids=["changed", "missing", "added", "same"],
)
def test_a_difference_between_two_sites_is_found(spoil, told, tmp_path):
    (tmp_path / "one" / "sub").mkdir(parents=True)
    (tmp_path / "one" / "a.html").write_bytes(b"one")
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    spoil(tmp_path / "other")
    assert differences(tmp_path / "one", tmp_path / "other") == told


def test_a_second_build_gives_the_same_bytes_in_another_place_zone_and_language(site, tmp_path):
    made = run(
        *("--config-file", EXAMPLESHIRE / "mkdocs.yml"),
        *("build", "--as-of", MOMENT, "--site-dir", tmp_path / "again"),
        cwd=tmp_path,
        TZ="Pacific/Auckland",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert differences(site, tmp_path / "again") == []


def test_mkdocs_itself_builds_the_same_bytes(site, site_by_mkdocs):
    assert differences(site, site_by_mkdocs) == []


def test_the_same_moment_written_in_another_zone_gives_the_same_bytes(site, a_copy):
    assert differences(site, a_copy().build("2026-11-22T13:00+01:00")) == []


def test_the_packed_sitemap_is_the_sitemap(site):
    files = files_of(site)
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
