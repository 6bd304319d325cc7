"""How long the press takes beside a bare MkDocs-Material build of the same Markdown.

How much of that a build spends on searching what it has built is told too, as a share of it.

Both are run twice in one go, and the second run of each counts: the figure to quote is the ratio,
which holds on a slow machine as on a fast one. Cards are kept from the first run to the second;
what one takes that is not kept is told apart.
"""

import gzip
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click
import yaml
from bulletin_commands.workplace import Workplace
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.setting import Setter
from bulletin_press.cards.shapes import SHAPES
from bulletin_press.cards.wording import Wording
from bulletin_press.verifying import verify
from bulletin_press.verifying.built import Built
from bulletin_press.verifying.search import Asked
from bulletin_press.verifying.searches import Memory

ROOT = Path(__file__).resolve().parent.parent
EXAMPLESHIRE = ROOT / "tests" / "exampleshire"
SEED = 20260101
CARDS = 200
AROUND = {"NO_MKDOCS_2_WARNING": "1", "BULLETINS_AS_OF": "2026-11-22T12:00"}
WORDS = re.findall(
    r"\w+",
    "child family home school worker nurse record visit plan week question answer team health "
    "day sleep food worry help father mother meeting call letter asked heard wrote shared listened "
    "missed noticed knew waited early late quiet often again together before after without about ",
)
SENTENCES = (
    "Each service saw something small and judged it alone.",
    "Nobody asked what a day was like for the child.",
    "The worker went back, knocked again and was let in.",
    "Write down what you saw, what you think and what you will do.",
    "When a plan changes, tell everyone who is part of it on the same day.",
    "A missed appointment is a question to ask, not a box to tick.",
    "The school's record and the clinic's record told one story when read together.",
    "Ask who else lives there, and who comes to stay.",
)


@dataclass(frozen=True)
class Run:
    """One build: seconds of wall time, and the peak of its memory in MiB."""

    seconds: float
    memory: float


@click.command()
@click.option("--items", default=1000, show_default=True, type=click.IntRange(1, 20000))
@click.option("--quiet", "-q", is_flag=True, help="Print the ratios only.")
def main(items: int, quiet: bool) -> None:
    """Build so many made-up items with the press and with bare MkDocs-Material."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        ours, bare = Path(folder, "press"), Path(folder, "bare")
        write_press(ours, items)
        write_bare(bare, ours)
        commands = {
            "press": ("-m", "bulletin_commands", "-q", "-f", f"{ours}/mkdocs.yml", "build"),
            "bare": ("-m", "mkdocs", "build", "-q", "-f", f"{bare}/mkdocs.yml"),
        }
        runs = {}
        for turn in ("first", "second"):
            for name, arguments in commands.items():
                if not quiet:
                    click.echo(f"{turn} run, {name}: {items} items …", err=True)
                runs[name] = measure(arguments)
        fetched = weigh_search(ours / "site")
        everything, again = time_verify(ours)
        cards = {} if quiet else time_cards(Path(folder, "cards"), min(items, CARDS))
    if not quiet:
        for name, run in runs.items():
            click.echo(
                f"{name:6} {run.seconds:7.2f} s  {items / run.seconds:7.1f} items/s"
                f"  {run.memory:7.1f} MiB at the peak"
            )
        click.echo(f"a search for one word fetches {fetched / 1000:.0f} kB at the most")
        told = ", ".join(f"{name} {taken:.0f} ms" for name, taken in cards.items())
        click.echo(f"a card that is not kept takes one core: {told}")
    press = runs["press"].seconds
    click.echo(f"verify / press = {again / press:.3f} ({again:.2f} s)")
    click.echo(f"verify of everything / press = {everything / press:.3f} ({everything:.2f} s)")
    click.echo(f"press / bare = {press / runs['bare'].seconds:.2f}")


def measure(arguments: tuple[str, ...]) -> Run:
    """Run Python with the arguments; its wall time and its own peak of memory."""
    environment = os.environ | AROUND
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, *arguments], env=environment) as process:  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def time_verify(folder: Path) -> tuple[float, float]:
    """Search the site that was built in a folder twice, as the first build does and the next.

    Returns:
        The seconds of wall time: of searching everything, and where nothing has changed since.
    """
    os.environ.update(AROUND)
    desk = Workplace(str(folder / "mkdocs.yml"), quiet=True).read()
    asked = Asked(Built(folder / "site"), desk.site, desk.project, desk.moment)
    taken = []
    for _ in range(2):
        started = time.perf_counter()
        problems = verify(asked, memory=Memory(folder / "verified.json"))
        taken.append(time.perf_counter() - started)
        if problems:
            raise SystemExit(f"the site is not fit: {problems[0].told(folder)}")
    return taken[0], taken[1]


def time_cards(folder: Path, items: int) -> dict[str, float]:
    """Make the cards of so many made-up items, keeping none.

    Returns:
        For each shape the milliseconds that one core is busy with a card, on average; what only
        the first takes, such as opening fonts, is not counted.
    """
    write_press(folder, items)
    desk = Workplace(str(folder / "mkdocs.yml"), quiet=True).read()
    faces = Faces.of(desk.site.settings.card_fonts)
    setter, wording = Setter(faces), Wording(desk.site, faces)
    cards = [wording.of(item) for item in desk.project.items]
    taken = {}
    for name, shape in SHAPES.items():
        setter.card(wording.of_site(), shape, None)
        started = time.process_time()
        for card in cards:
            setter.card(card, shape, None)
        taken[name] = (time.process_time() - started) * 1000 / len(cards)
    return taken


def weigh_search(site: Path) -> int:
    """Count what Pagefind fetches at the most for one word and ten extracts, packed for the way."""
    index = site / "pagefind"

    def heaviest(pattern: str, number: int) -> int:
        weights = (len(packed(path.read_bytes())) for path in index.glob(pattern))
        return sum(sorted(weights, reverse=True)[:number])

    program = heaviest("*.*", sum(1 for path in index.iterdir() if path.is_file()))
    return program + heaviest("index/*", 1) + heaviest("fragment/*", 10)


def packed(content: bytes) -> bytes:
    """Pack what is not packed already, as web servers do."""
    return min(content, gzip.compress(content), key=len)


def write_press(folder: Path, items: int) -> None:
    """Write a site of made-up lessons and reviews with Exampleshire's vocabulary."""
    chance = random.Random(SEED)  # noqa: S311
    bulletins = folder / "bulletins"
    for kind in ("lessons", "reviews"):
        (bulletins / kind).mkdir(parents=True)
    for name in ("vocabulary.yml", "contacts.yml", "glossary.yml"):
        (bulletins / name).write_bytes((EXAMPLESHIRE / "bulletins" / name).read_bytes())
    words = yaml.safe_load((bulletins / "vocabulary.yml").read_text("utf-8"))
    reviews = max(1, items // 5)
    for number in range(items):
        kind = "reviews" if number < reviews else "lessons"
        header = _header(kind, number, reviews, words, chance)
        fields = yaml.safe_dump(header, allow_unicode=True, sort_keys=False)
        file = bulletins / kind / f"made-up-{number}.md"
        file.write_text(f"---\n{fields}---\n\n{_body(chance)}", "utf-8")
    _write_settings(folder)


def _write_settings(folder: Path) -> None:
    settings = (EXAMPLESHIRE / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("../../", f"{ROOT}/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    docs = folder / "docs"
    docs.mkdir()
    for page in (EXAMPLESHIRE / "docs").glob("*.md"):
        (docs / page.name).write_bytes(page.read_bytes())


def write_bare(folder: Path, press: Path) -> None:
    """Write the same Markdown as a plain site: a menu of one page, and Material's search."""
    docs = folder / "docs"
    for file in sorted((press / "bulletins").glob("*/*.md")):
        copy = docs / file.relative_to(press / "bulletins")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    (docs / "index.md").write_text("# Home\n", "utf-8")
    ours = yaml.safe_load((press / "mkdocs.yml").read_text("utf-8"))
    bare = {
        "site_name": "Bare",
        "site_url": ours["site_url"],
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ours["markdown_extensions"],
        "nav": [{"Home": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(bare), "utf-8")


def _header(
    kind: str, number: int, reviews: int, words: dict[str, dict[str, object]], chance: random.Random
) -> dict[str, object]:
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4200))
    header: dict[str, object] = {
        "title": f"Made-up item {number}: {chance.choice(SENTENCES)[:60].rstrip('. ')}",
        "summary": " ".join([_sentence(chance), _sentence(chance)]),
        "status": "published",
        "published": day.isoformat(),
        "themes": chance.sample(sorted(words["themes"]), 3),
        "audiences": chance.sample(sorted(words["audiences"]), 4),
        "ages": chance.sample(sorted(words["ages"]), 2),
        "levels": chance.sample(sorted(words["levels"]), 2),
        "citations": [{"title": "A made-up report", "paragraph": f"§{number}"}],
    }
    if kind == "reviews":
        return header | {"review_kind": chance.choice(sorted(words["review_kinds"]))}
    return header | {
        "source_kind": chance.choice(sorted(words["review_kinds"])),
        "reviews": [f"made-up-{number % reviews}"],
        "learning": [
            {"point": sentence, "source": f"§{at}"}
            for at, sentence in enumerate(chance.sample(SENTENCES, 4), 1)
        ],
        "actions": [
            {
                "do": sentence,
                "for": chance.sample(sorted(words["audiences"]), 2),
                "by": (day + timedelta(days=180)).isoformat(),
            }
            for sentence in chance.sample(SENTENCES, 3)
        ],
        "questions": [f"{sentence[:-1]}?" for sentence in chance.sample(SENTENCES, 3)],
    }


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=14)
    return f"{' '.join(words).capitalize()} {chance.randrange(10**6)}."


def _body(chance: random.Random) -> str:
    parts = []
    for heading in ("What happened", "What worked well", "Why it matters"):
        paragraphs = [" ".join(_sentence(chance) for _ in range(4)) for _ in range(2)]
        points = "\n".join(f"- **{sentence}**" for sentence in chance.sample(SENTENCES, 3))
        parts.append(f"## {heading}\n\n" + "\n\n".join(paragraphs) + f"\n\n{points}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
