"""Copies of a built site's texts, packed beside them."""

import gzip

import brotli
import pytest
from bulletin_press.packed import write_packed_copies

LONG = b"Ask twice. " * 200


@pytest.fixture
def built(tmp_path):
    """A site: ``built({path: content}) -> paths and contents after packing``."""

    def make(files):
        for path, content in files.items():
            tmp_path.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
            tmp_path.joinpath(path).write_bytes(content)
        made = write_packed_copies(tmp_path)
        there = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert made == len(there) - len(files)
        return {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in there}

    return make


@pytest.mark.parametrize(
    "path", ["index.html", "feeds/all.atom", "a/b/c.json", ".well-known/security.txt", "x.css"]
)
def test_a_text_has_two_smaller_copies_that_say_the_same(path, built):
    after = built({path: LONG})
    assert set(after) == {path, f"{path}.br", f"{path}.gz"}
    assert brotli.decompress(after[f"{path}.br"]) == LONG
    assert gzip.decompress(after[f"{path}.gz"]) == LONG
    assert max(len(after[f"{path}.{ending}"]) for ending in ("br", "gz")) < len(LONG) / 10


@pytest.mark.parametrize("path", ["card.png", "plan.pdf", "en.pf_index", "letters.woff2", "CNAME"])
def test_what_is_packed_already_has_no_copies(path, built):
    assert set(built({path: LONG})) == {path}


def test_where_a_copy_would_be_larger_there_is_none(built):
    assert set(built({"a.txt": b"Hi", "empty.txt": b""})) == {"a.txt", "empty.txt"}


def test_the_same_text_gives_the_same_bytes(built):
    # The time stands in a gzip file, unless it is told to leave it out (RFC 1952).
    packed = built({"a.html": LONG, "b.html": LONG})
    assert packed["a.html.gz"] == packed["b.html.gz"]
    assert packed["a.html.gz"][4:8] == bytes(4)
    assert packed["a.html.br"] == packed["b.html.br"]


def test_the_copy_of_the_sitemap_that_is_there_stays(built):
    theirs = gzip.compress(LONG)
    after = built({"sitemap.xml": LONG, "sitemap.xml.gz": theirs})
    assert after["sitemap.xml.gz"] == theirs
    assert "sitemap.xml.br" in after
