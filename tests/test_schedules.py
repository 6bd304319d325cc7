"""What builds the site by itself: each line of it is a command that there is."""

import fcntl
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
import yaml
from bulletin_commands import main

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / ".github/workflows/publish.yml"
SCHEDULE = ROOT / "scripts/schedule"
PAGE = ROOT / "docs/contributing/publishing.md"
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")
TOOLS = {"echo", "sleep", "gh", "if", "else", "fi", "[", "then", "newest=$(gh"}


def jobs():
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def steps():
    return [(name, step) for name, job in jobs().items() for step in job["steps"]]


def lines():
    """The lines of all ``run:``, without GitHub's own expressions."""
    for _, step in steps():
        for line in step.get("run", "").splitlines():
            yield EXPRESSION.sub("", line.replace("--first", "")).strip()


def require_real(words):
    """Let click itself read a command of ours: the verb and each option have to be there."""
    context = click.Context(main, info_name="bulletins")
    main.parse_args(context, list(words))
    verb, *rest = [*context._protected_args, *context.args]
    command = main.commands[verb]
    command.parse_args(click.Context(command, parent=context, info_name=verb), rest)


def test_each_line_of_the_workflow_is_a_command_that_there_is():
    seen = []
    for line in lines():
        program, *words = shlex.split(line.partition(">>")[0])
        seen.append(" ".join([program, *words[:1]]))
        if program == ".venv/bin/bulletins":
            require_real(words)
        elif program.startswith(("scripts/", ".ci/")):
            assert os.access(ROOT / program, os.X_OK), program
        else:
            assert program in TOOLS, line
    assert {".ci/run", "scripts/setup"} <= set(seen)
    for verb in ("check", "build", "verify", "compare"):
        assert f".venv/bin/bulletins {verb}" in seen


def test_the_steps_come_in_their_order():
    told = " ".join(lines())
    places = [told.index(f"bulletins {verb} ") for verb in ("check", "build", "verify", "compare")]
    assert places == sorted(places)
    needed = {name: job.get("needs") for name, job in jobs().items()}
    assert {"look", "test"} <= set(needed["build"])
    assert "build" in needed["deploy"]


def test_actions_are_pinned_to_a_commit_with_its_version_beside_it():
    used = [line for line in WORKFLOW.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(used) > 5
    for line in used:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_nothing_is_allowed_but_what_a_job_needs():
    whole = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert whole["permissions"] == {}
    assert "secrets." not in WORKFLOW.read_text("utf-8")
    for name, job in whole["jobs"].items():
        writes = [right for right, how in job.get("permissions", {}).items() if how == "write"]
        assert bool(writes) is (name == "deploy"), name
        assert job["timeout-minutes"] <= 60
    checkouts = [step for _, step in steps() if "actions/checkout" in step.get("uses", "")]
    assert checkouts
    assert not [one for one in checkouts if one["with"]["persist-credentials"] is not False]


def test_only_the_job_that_publishes_stands_in_the_queue_and_runs_nothing_of_ours():
    queued = {name: job["concurrency"] for name, job in jobs().items() if "concurrency" in job}
    # With a queue of one, an old state that comes late would cancel a new one that waits.
    # https://docs.github.com/actions/using-jobs/using-concurrency
    assert queued == {"deploy": {"group": "pages", "cancel-in-progress": False, "queue": "max"}}
    ran = " ".join(str(step) for name, step in steps() if name == "deploy")
    assert "checkout" not in ran
    assert "scripts/" not in ran
    assert "bulletins" not in ran


def test_what_is_published_is_never_an_older_state():
    """A run that is repeated would bring back what was taken down since."""
    refs = [
        step["with"]["ref"] for _, step in steps() if "actions/checkout" in step.get("uses", "")
    ]
    first, *others = refs
    assert first == "${{ github.event.repository.default_branch }}"
    assert set(others) == {"${{ needs.look.outputs.commit }}"}
    (deployed,) = [step for _, step in steps() if "deploy-pages" in step.get("uses", "")]
    assert deployed["if"] == "steps.newest.outputs.newest == 'true'"


def test_the_log_of_a_workflow_tells_no_name_of_what_is_scheduled():
    (asked,) = [line for line in lines() if " next " in line]
    assert "--names" not in asked
    assert ">>" in asked


def sections(unit):
    text = (SCHEDULE / unit).read_text("utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line and line[0] != "#")


def test_the_service_and_cron_run_the_same_command_that_there_is():
    started = sections("bulletins-publish.service")["ExecStart"].removeprefix("/srv/learning/")
    crontab = (SCHEDULE / "crontab").read_text("utf-8").splitlines()[-1]
    assert crontab.endswith(f"cd /srv/learning && {started}")
    assert len(crontab.split(" cd ")[0].split()) == 5
    program, *options = started.split()
    assert os.access(ROOT / program, os.X_OK)
    text = (ROOT / program).read_text("utf-8")
    assert all(f"{option})" in text for option in options if option.startswith("-"))


def test_the_timer_makes_up_for_what_was_missed():
    timer = sections("bulletins-publish.timer")
    assert timer["Persistent"] == "true"
    assert timer["OnCalendar"] == "*:0/5"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_understands_the_units(tmp_path):
    for unit in ("bulletins-publish.service", "bulletins-publish.timer"):
        # Neither the folder nor the user need be on this machine.
        text = (SCHEDULE / unit).read_text("utf-8")
        text = re.sub(r"(?m)^(User|Group|WorkingDirectory)=.*\n", "", text)
        text = re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", text)
        (tmp_path / unit).write_text(text, "utf-8")
    units = sorted(map(str, tmp_path.iterdir()))
    ran = subprocess.run(
        [shutil.which("systemd-analyze"), "verify", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_script_runs_commands_that_there_are():
    text = (ROOT / "scripts/publish").read_text("utf-8")
    found = re.findall(r"(?m)\bbulletins ((?:next|check|build|verify|compare)\b[^\n)]*)", text)
    assert len(found) == 6
    for line in found:
        require_real(shlex.split(re.sub(r"\$\{first.*?\}", "--first", line)))


STUB = """#!/bin/sh
shift 3
echo "$*" >> "$TOLD"
case "$1" in
"$FAILS") exit 1 ;;
next) echo "due=$DUE" ;;
build) mkdir -p "$3" ;;
esac
"""


@pytest.fixture
def publish(tmp_path):
    """Run the script in a project of its own, where ``bulletins`` only notes what it is asked."""
    for folder in ("scripts", "bulletins", "docs", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "scripts/publish", tmp_path / "scripts")
    (tmp_path / "mkdocs.yml").touch()
    program = tmp_path / ".venv/bin/bulletins"
    program.write_text(STUB, "utf-8")
    program.chmod(0o755)
    told = tmp_path / "told"

    def call(*arguments, due="false", fails="nothing"):
        told.write_text("", "utf-8")
        around = {"PATH": os.environ["PATH"], "TOLD": told, "DUE": due, "FAILS": fails}
        command = [tmp_path / "scripts/publish", *arguments]
        ran = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
        verbs = [line.split()[0] for line in told.read_text("utf-8").splitlines()]
        return ran.returncode, verbs

    return call


ALL = ["check", "build", "verify", "compare"]


def make_older(tmp_path, seconds, *names):
    for name in names:
        then = (tmp_path / name).stat().st_mtime - seconds
        os.utime(tmp_path / name, (then, then))


def test_the_script_takes_every_step_and_then_publishes(publish):
    assert publish("live") == (0, [*ALL, "build"])
    assert publish("https://learning.exampleshire.example/", "true") == (0, ALL)


@pytest.mark.parametrize("fails", ALL)
def test_the_script_stops_at_the_first_step_that_fails(fails, publish, tmp_path):
    code, verbs = publish("live", "touch", "online", fails=fails)
    assert (code, verbs) == (1, ALL[: ALL.index(fails) + 1])
    assert not (tmp_path / "online").exists()


def test_when_due_the_script_publishes_what_has_changed_or_is_due_and_else_nothing(
    publish, tmp_path
):
    options = ("--when-due", "live", "true")
    assert publish(*options) == (0, ALL)
    make_older(tmp_path, 10, "bulletins", "docs", "mkdocs.yml")
    assert publish(*options) == (0, ["next"])
    assert publish(*options, due="true") == (0, ["next", *ALL])
    (tmp_path / "bulletins/new.md").touch()
    assert publish(*options) == (0, ALL)


def test_what_went_wrong_is_tried_again_but_not_each_time(publish, tmp_path):
    sources = ("bulletins", "docs", "mkdocs.yml")
    options = ("--when-due", "live")
    make_older(tmp_path, 10, *sources)
    # What is built is not yet online: it stays due until it is.
    assert publish(*options, "false") == (1, ALL)
    assert publish(*options, "true") == (0, [])
    make_older(tmp_path, 20 * 60, ".site.failed", *sources)
    assert publish(*options, "true") == (0, ALL)
    make_older(tmp_path, 20 * 60, *sources)
    assert publish(*options, "true") == (0, ["next"])
    (tmp_path / "mkdocs.yml").touch()
    assert publish(*options, "true", fails="check") == (1, ["check"])
    (tmp_path / "mkdocs.yml").touch()
    assert publish(*options, "true") == (0, ALL)


@pytest.mark.skipif(not shutil.which("flock"), reason="there is no flock here")
def test_while_one_run_publishes_another_that_is_not_urgent_does_nothing(publish, tmp_path):
    with (tmp_path / ".site.publishing").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert publish("--when-due", "live", "true") == (0, [])
    assert publish("--when-due", "live", "true") == (0, ALL)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name where the site is live"),
        (["--soon", "x"], "no option --soon"),
        (["-f"], "-f needs"),
        (["-f", "nowhere.yml", "x"], "There is no nowhere.yml"),
        (["https://learning.exampleshire.example/"], "what puts site/ online"),
    ],
)
def test_the_script_says_what_it_lacks(arguments, said):
    ran = subprocess.run(
        [ROOT / "scripts/publish", *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert said in ran.stderr


def test_the_page_shows_every_command_as_it_is():
    text = PAGE.read_text("utf-8")
    shown = re.findall(r"(?m)^(?:\$ )?\.venv/bin/bulletins (.+?)(?:\s+#.*)?$", text)
    assert len(shown) > 4
    for line in shown:
        require_real(shlex.split(line))
    cron = (SCHEDULE / "crontab").read_text("utf-8").splitlines()[-1]
    assert cron in text
