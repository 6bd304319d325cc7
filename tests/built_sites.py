"""Small built sites, and what one search tells of them."""

import os
from pathlib import Path

from bulletin_press.verifying.built import Built
from bulletin_press.verifying.search import Asked
from bulletin_press.verifying.searches import Searches
from bulletin_press.verifying.sharing import look_at_all

URL = "https://learning.exampleshire.org/"
PAGE = """<!doctype html>
<html lang="en">
<head>
<title>A page</title>
<meta name="description" content="What it is about.">
<link rel="canonical" href="{url}">
{head}
</head>
<body>
<h1 id="top-of-it">A page</h1>
{body}
</body>
</html>
"""


def a_page(path="index.html", head="", body="", site=URL):
    """Write a page without a mistake, but for what is given."""
    return PAGE.format(url=site + path.removesuffix("index.html"), head=head, body=body)


def write(folder, files):
    """Write the files of a site, texts or bytes, by their paths."""
    for path, content in files.items():
        place = Path(folder, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def asked_of(folder, site, project, moment):
    return Asked(Built(folder), site, project, moment)


def told_by(begin, asked, processes=1):
    """What one search tells of a site: ``PATH:LINE: message``, in order."""
    searches = Searches([begin(asked)])
    found = list(look_at_all(asked.built, searches, lambda _done, _all: None, processes))
    found += searches.finish()
    assert all(problem.message and problem.hint and problem.check for problem in found)
    return [
        f"{os.path.relpath(it.file, asked.built.folder)}:{it.line}: {it.message}"
        for it in sorted(set(found))
    ]
