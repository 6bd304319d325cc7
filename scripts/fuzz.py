"""Look for texts that Bulletin Press cannot bear, for as long as you like.

    .venv/bin/python scripts/fuzz.py TARGET [SECONDS]

TARGET is source, item, body, settings or words. It needs Atheris, which is no dependency, for it
is made for Linux on x86-64 alone: ``.venv/bin/pip install atheris``. What it finds lies in
``test-output/fuzz/TARGET/crash-…``; mend it, and keep it in ``tests/data/fuzzed/TARGET/``, where
``tests/test_fuzzing.py`` tries it for ever.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "test-output" / "fuzz"
KEPT = ROOT / "tests" / "data" / "fuzzed"
LONGEST = 15
"""Seconds that one text may take; more counts as a crash."""


def seed(target: str) -> list[str]:
    """Give the folders to begin with: what was found before, and the broken examples."""
    found = OUTPUT / target
    seeds = OUTPUT / "seeds" / target
    for folder in (found, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    ending = "*.yml" if target in ("settings", "words") else "*.md"
    places = [ROOT / "tests", ROOT / "bulletins"]
    examples = sorted(file for place in places for file in place.rglob(ending) if file.is_file())
    for at, file in enumerate(examples):
        text = file.read_bytes()
        if target == "body":
            text = text.split(b"\n---", 1)[-1]
        seeds.joinpath(f"{at:04}").write_bytes(text[:8000])
    KEPT.joinpath(target).mkdir(parents=True, exist_ok=True)
    return [str(found), str(KEPT / target), str(seeds)]


def main() -> None:
    """Try one target."""
    try:
        import atheris  # noqa: PLC0415
    except ImportError:
        sys.exit("There is no Atheris here: .venv/bin/pip install atheris (Linux on x86-64 only)")
    with atheris.instrument_imports(include=["bulletin_press", "markdown", "frontmatter"]):
        from fuzzing import TARGETS  # noqa: PLC0415
    target = sys.argv[1] if len(sys.argv) > 1 else ""
    if target not in TARGETS:
        sys.exit(f"Usage: scripts/fuzz.py {'|'.join(TARGETS)} [SECONDS]")
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"  # noqa: PLR2004
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST}",
        "-max_len=8000",
        f"-artifact_prefix={OUTPUT / target}/",
    ]
    atheris.Setup([sys.argv[0], *options, *seed(target)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
