"""``bulletins schema``, and the files for VS Code that stand in the repository."""

import json
import os
import re
import shutil
import subprocess
import tomllib

import pytest
import yaml
from bulletin_press.models import KINDS

from .running import ROOT, call, lesson

VS_CODE = ROOT / ".vscode"
WRITTEN = sorted(
    f"schemas/{name}.json"
    for name in (
        "lessons", "reviews", "guidance", "campaigns", "events",
        "vocabulary", "contacts", "glossary", "items",
    )
)  # fmt: skip


@pytest.fixture
def copy(a_copy):
    return a_copy({"lessons/old": lesson()})


def _files(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_it_writes_the_schemas_and_snippets_and_says_so(copy):
    made = copy.call("schema")
    assert made.exit_code == 0
    assert _files(copy.path(".vscode")) == ["fields.code-snippets", *WRITTEN]
    assert sorted(made.output.split()[1::2]) == [
        f".vscode/{name}" for name in _files(copy.path(".vscode"))
    ]
    for name in WRITTEN:
        assert json.loads(copy.read(f".vscode/{name}"))["$schema"].endswith("draft-07/schema#")


def test_what_is_up_to_date_is_not_touched(copy):
    copy.call("schema")
    for name in _files(copy.path(".vscode")):
        os.utime(copy.path(f".vscode/{name}"), (1, 1))
    again = copy.call("schema")
    assert (again.exit_code, again.output) == (0, ".vscode is up to date\n")
    copy.change("bulletins/glossary.yml", "- term", "# a remark\n- term")
    copy.write("bulletins/lessons/newer.md", lesson())
    assert copy.call("schema").output == "wrote .vscode/schemas/items.json\n"
    touched = [
        name
        for name in _files(copy.path(".vscode"))
        if copy.path(f".vscode/{name}").stat().st_mtime > 1
    ]
    assert touched == ["schemas/items.json"]
    assert "newer" in copy.read(".vscode/schemas/items.json")


def test_check_tells_what_is_stale_and_writes_nothing(copy):
    copy.call("schema", "--out", "editor")
    assert copy.call("schema", "--out", "editor", "--check").exit_code == 0
    copy.write("bulletins/lessons/newer.md", lesson())
    assert copy.call("schema", "--out", "editor", "--check").output == ""
    copy.change("bulletins/vocabulary.yml", "label: Neglect", "label: Neglect of a child")
    before = copy.read("editor/schemas/lessons.json")
    made = copy.call("schema", "--out", "editor", "--check")
    assert made.exit_code == 1
    assert "editor/schemas/lessons.json is out of date (run 'bulletins schema')" in made.output
    assert "glossary" not in made.output
    assert copy.read("editor/schemas/lessons.json") == before


def test_line_ends_of_another_system_are_not_a_change(copy):
    copy.call("schema")
    file = copy.path(".vscode/schemas/lessons.json")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert copy.call("schema", "--check").exit_code == 0


def test_what_cannot_be_read_is_out_of_date(copy):
    copy.call("schema")
    copy.path(".vscode/schemas/lessons.json").write_bytes(b"\xff")
    made = copy.call("schema", "--check")
    assert (made.exit_code, made.output) == (
        1,
        ".vscode/schemas/lessons.json is out of date (run 'bulletins schema')\n",
    )
    assert copy.call("schema").output == "wrote .vscode/schemas/lessons.json\n"


def test_what_cannot_be_written_is_told(copy):
    copy.write(".vscode/schemas", "mine")
    assert copy.call("schema", "--check").exit_code == 1
    for out, told in ((".vscode", ".vscode/schemas cannot be written: "), ("/proc/x", "/proc/x")):
        made = copy.run("schema", "--out", out)
        assert (made.returncode, made.stdout) == (1, "")
        assert made.stderr.startswith(told)
        assert "--out" in made.stderr
        assert "Traceback" not in made.stderr
    assert copy.read(".vscode/schemas") == "mine"


def test_without_a_vocabulary_nothing_is_written(copy):
    copy.write("bulletins/vocabulary.yml", "themes: [neglect]\n")
    made = copy.call("schema")
    assert made.exit_code == 1
    assert "bulletins/vocabulary.yml:1: themes" in made.stderr
    assert not copy.path(".vscode").exists()


def test_the_files_of_the_real_site_are_up_to_date():
    made = call("-f", ROOT / "mkdocs.yml", "schema", "--check")
    assert (made.exit_code, made.output) == (0, "")


def test_the_settings_name_schemas_and_files_that_are_there():
    settings = json.loads((VS_CODE / "settings.json").read_text("utf-8"))
    assert len(settings["yaml.schemas"]) == 3
    for schema, file in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert (ROOT / file.removeprefix("**/")).is_file()
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["redhat.telemetry.enabled"] is False


def _tasks():
    tasks = json.loads((VS_CODE / "tasks.json").read_text("utf-8"))["tasks"]
    return {task["label"]: task for task in tasks}


def test_the_tasks_run_verbs_that_there_are():
    settings = json.loads((VS_CODE / "settings.json").read_text("utf-8"))
    assert set(settings["triggerTaskOnSave.tasks"]) <= set(_tasks())
    program = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    for task in _tasks().values():
        assert task["command"] == "${workspaceFolder}/.venv/bin/bulletins"
        assert "bulletins" in program
        assert call(*task["args"][:1], "--help").exit_code == 0


def test_the_task_puts_every_problem_and_advice_on_its_line(a_copy):
    copy = a_copy({"lessons/old": lesson(title="x" * 121)})
    copy.change(
        "bulletins/lessons/old.md", "source_kind: unstated", "source_kind: scrr\naliases: [/old/]"
    )
    copy.write("bulletins/lessons/no-header.md", "Text.\n")
    task = _tasks()["Check bulletins"]
    lines = copy.call(*task["args"]).output.splitlines()
    told = json.loads(copy.call("check", "--format", "json").output)
    found = []
    for matcher in task["problemMatcher"]:
        pattern = matcher["pattern"]
        for line in lines:
            if match := re.search(pattern["regexp"], line):
                said = match[pattern["message"]].replace("advice: ", "")
                place = (match[pattern["file"]], int(match[pattern["line"]]))
                found.append((*place, matcher["severity"], said))
    levels = {"problem": "error", "advice": "info"}
    wanted = [
        (
            each["file"],
            each["line"],
            levels[each["level"]],
            f"{each['field'] + ': ' if each['field'] else ''}{each['message']} ({each['hint']})",
        )
        for each in told
    ]
    assert {each["level"] for each in told} == {"problem", "advice"}
    assert None in {each["field"] for each in told}
    assert sorted(found) == sorted(wanted)


def test_pre_commit_runs_what_the_set_up_installs_and_fetches_nothing():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    hooks = {hook["id"]: hook for hook in config["repos"][0]["hooks"]}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for hook in hooks.values():
        assert hook["language"] == "system"
        program = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert program == "bulletins" or f"\n{program}==" in lock
    assert call(*hooks["bulletins-schema"]["entry"].split()[1:], "--help").exit_code == 0
    assert call(*hooks["bulletins-check"]["entry"].split()[1:], "--help").exit_code == 0


@pytest.mark.parametrize(
    ("hook", "file", "runs"),
    [
        ("bulletins-schema", "bulletins/vocabulary.yml", True),
        ("bulletins-schema", "hooks/bulletin_press/reference.yml", True),
        ("bulletins-schema", "hooks/bulletin_press/parts.py", True),
        ("bulletins-schema", "bulletins/lessons/asthma-can-kill.md", False),
        ("bulletins-check", "bulletins/lessons/asthma-can-kill.md", True),
        ("bulletins-check", "scripts/setup", False),
    ],
)
def test_pre_commit_runs_a_hook_for_the_files_that_it_is_about(hook, file, runs):
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (files,) = (each["files"] for each in config["repos"][0]["hooks"] if each["id"] == hook)
    assert bool(re.search(files, file)) == runs


def test_the_settings_of_remark_name_the_schema_of_every_kind_and_need_nothing_installed(tmp_path):
    file = ROOT / ".remarkrc.mjs"
    (listed,) = re.findall(r"(?m)^const kinds = (\[.*\])$", file.read_text("utf-8"))
    assert json.loads(listed.replace("'", '"')) == list(KINDS)
    assert all((VS_CODE / f"schemas/{kind}.json").is_file() for kind in KINDS)
    if node := shutil.which("node"):
        shutil.copy(file, tmp_path)
        told = "import('./.remarkrc.mjs').then((it) => console.log(JSON.stringify(it.default)))"
        ran = subprocess.run(
            [node, "-e", told], cwd=tmp_path, capture_output=True, check=True, timeout=60
        )
        assert json.loads(ran.stdout) == {"plugins": []}
