"""The GitHub action: valid, and its shell steps do what they say."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from ci.actions import Runner

ROOT = Path(__file__).parents[2]
FILE = ROOT / "action.yml"
GOOD = "Le maire a reçu les élus mardi. Il a parlé du budget.\n"
BAD = "Le maire a reçu les les élus mardi. Il a parlé du budget.\n"
Check = Callable[..., tuple[int, str, Runner]]

pytestmark = [
    pytest.mark.skipif(find_spec("yaml") is None, reason="needs PyYAML, which pre-commit brings"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs bash"),
]


def action() -> Any:
    return import_module("yaml").safe_load(FILE.read_text("utf-8"))


def scripts() -> list[str]:
    return [step["run"] for step in action()["runs"]["steps"] if "run" in step]


def test_the_schema_of_github_actions_holds() -> None:
    if find_spec("check_jsonschema") is None:
        pytest.skip("needs check-jsonschema, which brings the schema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run([*command, "vendor.github-actions", FILE], check=False)
    assert done.returncode == 0


def test_no_input_is_pasted_into_a_script() -> None:
    for script in scripts():
        assert "${{" not in script
        done = subprocess.run(["bash", "-n"], input=script.encode(), check=False)
        assert done.returncode == 0


def test_every_input_is_described_and_used() -> None:
    text = FILE.read_text("utf-8")
    for name, one in action()["inputs"].items():
        assert one["description"]
        assert f"inputs.{name} " in text, name
        assert f"`{name}`" in (ROOT / "docs" / "ci.md").read_text("utf-8"), name


def test_actions_of_others_are_of_a_known_version() -> None:
    used = [step["uses"] for step in action()["runs"]["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", one) for one in used)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of a job in which the action has installed copydesk."""
    folder = tmp_path_factory.mktemp("job")
    (folder / "workspace").mkdir()
    (folder / "workspace" / "good.txt").write_text(GOOD, "utf-8")
    code, out = Runner(action(), ROOT, folder, {"paths": "good.txt"}).run()
    assert code == 0, out
    return folder


@pytest.fixture
def check(installed: Path) -> Check:
    """Return the function that runs the action over two articles; it is installed already."""

    def check(**inputs: str) -> tuple[int, str, Runner]:
        workspace = installed / "workspace"
        (workspace / "bad one.txt").write_text(BAD, "utf-8")
        (installed / "temp" / "summary").write_text("")
        named = {name.replace("_", "-"): one for name, one in inputs.items()}
        programs = [str(installed / "temp" / "copydesk" / "bin")]
        runner = Runner(action(), ROOT, installed, named, without="install", path=programs)
        code, out = runner.run()
        return code, out, runner

    return check


def test_annotations_sarif_and_summary(check: Check, installed: Path) -> None:
    code, out, runner = check()
    assert code == 1
    assert runner.outputs["check.exit-code"] == "1"
    assert "::error file=bad one.txt,line=1,endLine=1,col=17,endColumn=24," in out
    assert "Word repeated" in runner.summary
    sarif = json.loads((installed / "workspace" / "copydesk.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1


def test_paths_stand_one_a_line_and_may_have_spaces(check: Check) -> None:
    assert check(paths="good.txt\n")[0] == 0
    assert check(paths="good.txt\nbad one.txt\n")[0] == 1
    assert check(paths="gone.txt")[0] == 2


def test_options_and_what_fails(check: Check) -> None:
    assert check(fail_on="never")[0] == 0
    assert check(args="--ignore repeated-word --preview")[0] == 0
    code, out, runner = check(annotations="false", summary="false")
    assert code == 1
    assert "bad one.txt:1:17: error [repeated-word]" in out
    assert runner.summary == ""


@pytest.mark.parametrize("name", ["paths", "args", "fail_on", "diff_base", "sarif_file"])
def test_no_input_runs(check: Check, installed: Path, name: str) -> None:
    check(**{name: "$(touch pwned) `touch pwned` ; touch pwned #"})
    assert not (installed / "workspace" / "pwned").exists()
