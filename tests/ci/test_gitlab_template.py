"""The GitLab template: valid, and its script does what it says."""

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "ci" / "gitlab.yml"
BAD = "Le maire a reçu les les élus mardi. Il a parlé du budget.\n"

pytestmark = [
    pytest.mark.skipif(find_spec("yaml") is None, reason="needs PyYAML, which pre-commit brings"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell"),
]


def template() -> Any:
    return import_module("yaml").safe_load(FILE.read_text("utf-8"))


def test_the_schema_of_gitlab_holds() -> None:
    if find_spec("check_jsonschema") is None:
        pytest.skip("needs check-jsonschema, which brings the schema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run([*command, "vendor.gitlab-ci", FILE], check=False)
    assert done.returncode == 0


def test_what_is_documented_is_what_there_is() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert all(f"`{name}`" in page for name in template()["variables"])


def test_what_a_run_has_found_is_there_for_the_next() -> None:
    from copydesk.result_store import FOLDER

    assert f"{FOLDER}/" in template()["copydesk"]["cache"]["paths"]


@pytest.mark.parametrize(
    ("package", "wanted"),
    [
        ("copydesk", "copydesk[languagetool]"),
        ("copydesk==0.1.0", "copydesk[languagetool]==0.1.0"),
        ("./copydesk.whl", "./copydesk.whl[languagetool]"),
    ],
)
def test_the_extra_stands_where_pip_looks_for_it(package: str, wanted: str) -> None:
    script = template()["copydesk"]["before_script"][0].partition("python -m venv")[0]
    environment = {"COPYDESK_PACKAGE": package, "COPYDESK_GRAMMAR": "languagetool"}
    done = subprocess.run(
        ["sh", "-euc", script + 'echo "$package"'],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == wanted


def test_the_script(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "copydesk"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copydesk "$@"\n')
    command.chmod(0o755)
    [script] = template()["copydesk"]["script"]
    variables = {**template()["variables"], "COPYDESK_ARGS": "--preview --jobs 1"}
    environment = {
        **os.environ,
        **variables,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "COPYDESK_CACHE": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        ["sh", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr.decode()
    [issue] = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert issue["check_name"] == "repeated-word"
    reports = template()["copydesk"]["artifacts"]["reports"].values()
    assert all((tmp_path / name).is_file() for name in [*reports, "copydesk.html"])
