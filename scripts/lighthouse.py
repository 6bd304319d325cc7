"""Measures four pages of Exampleshire on a phone with Lighthouse: python scripts/lighthouse.py.

Builds the site, serves it as hosts do (compressed with brotli, cached for a while) and prints the
scores and the times. It measures and judges nothing; it needs Node, Chromium and Lighthouse
(npm install --prefix FOLDER lighthouse, then LIGHTHOUSE=FOLDER/node_modules/.bin/lighthouse).
"""

import json
import mimetypes
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "",
    "item": "lessons/neglect-builds-up/",
    "theme": "themes/neglect/",
    "search": "search/?q=asthma",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKED = {".woff2", ".png", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> None:
    """Measure, or say what is missing."""
    lighthouse = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    lacks = {"Node": shutil.which("node"), "Chromium": browser, "Lighthouse": lighthouse}
    missing = [name for name, found in lacks.items() if not found]
    if missing or not lighthouse or not browser:
        print(f"Nothing was measured: {' and '.join(missing)} is not here. See {__file__}.")
        return
    with TemporaryDirectory() as folder:
        site = build(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'':10}" + "".join(f"{name:>26}" for name in (*CATEGORIES, *TIMES)))
        for name, path in PAGES.items():
            address = f"http://127.0.0.1:{server.server_port}/{path}"
            report = measure(lighthouse, browser, address, Path(folder))
            print(f"{name:10}" + "".join(f"{each:>26}" for each in scores(report)))
            for line in faults(report):
                print(f"           {line}")
        server.shutdown()


def build(folder: Path) -> Path:
    """Build Exampleshire for a day on which all of its pages have something."""
    program = Path(sys.executable).parent / "bulletins"
    config = ROOT / "tests/exampleshire/mkdocs.yml"
    site = folder / "site"
    what = ["-q", "-f", str(config), "build", "--as-of", "2026-11-22", "--site-dir", str(site)]
    subprocess.run([program, *what], check=True)  # noqa: S603  our own command
    return site


def handler_of(site: Path) -> type[BaseHTTPRequestHandler]:
    """Make what answers requests: files of the site, compressed once."""
    kept: dict[Path, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = site / unquote(urlsplit(self.path).path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            file = file if found else site / "404.html"
            is_packed = file.suffix in PACKED
            if file not in kept:
                kept[file] = file.read_bytes() if is_packed else brotli.compress(file.read_bytes())
            self.send_response(200 if found else 404)
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
            self.send_header("Content-Length", str(len(kept[file])))
            self.send_header("Cache-Control", "max-age=600")
            if not is_packed:
                self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(kept[file])

        def log_message(self, *_: object) -> None:
            """Keep no log."""

    return Handler


def measure(lighthouse: str, browser: str, address: str, folder: Path) -> dict[str, Any]:
    """Run Lighthouse on one page as it does for a phone, and give its report."""
    report = folder / "report.json"
    command = [lighthouse, address, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
    around = os.environ | {"CHROME_PATH": browser}
    subprocess.run(command, check=True, env=around)  # noqa: S603  the program that was asked for
    content: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return content


def scores(report: dict[str, Any]) -> list[str]:
    """Give the scores of 100, then the times as Lighthouse writes them."""
    of_hundred = [str(round(100 * report["categories"][name]["score"])) for name in CATEGORIES]
    return of_hundred + [str(report["audits"][name]["displayValue"]) for name in TIMES]


def faults(report: dict[str, Any]) -> list[str]:
    """Say what costs points."""
    found = []
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['title']}: {audit.get('displayValue', '')}")
    return found


if __name__ == "__main__":
    main()
