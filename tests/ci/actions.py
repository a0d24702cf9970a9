"""Running the shell steps of a GitHub action as GitHub would, without GitHub."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Runner:
    """One run of a composite action with some inputs; steps that use other actions are left out.

    `without` is the id of a step that is left out too; `path` has folders of programs.
    `outputs` are those of the steps, as ``check.exit-code``.
    """

    def __init__(
        self,
        action: Any,
        root: Path,
        folder: Path,
        inputs: Mapping[str, str],
        *,
        without: str = "",
        path: Sequence[str] = (),
    ) -> None:
        steps = action["runs"]["steps"]
        self._steps = [one for one in steps if one.get("id", "?") != without]
        self._root = root
        self._workspace = folder / "workspace"
        self._temp = folder / "temp"
        defaults = {name: one.get("default", "") for name, one in action["inputs"].items()}
        self._inputs = {**defaults, **inputs}
        self.outputs: dict[str, str] = {}
        self._path = [*path]
        self._environment: dict[str, str] = {}
        self._temp.mkdir(exist_ok=True)

    def run(self) -> tuple[int, str]:
        """Run the steps in order; return the exit code of the last one, and all they wrote."""
        written = ""
        for step in self._steps:
            if "run" in step and self._applies(step.get("if", "")):
                code, out = self._step(step)
                written += out
                if code:
                    return code, written
        return 0, written

    @property
    def summary(self) -> str:
        """What was written for the summary of the job."""
        return (self._temp / "summary").read_text("utf-8")

    def _applies(self, condition: str) -> bool:
        found = re.fullmatch(r"inputs\.([\w-]+) == '(.*)'", condition)
        return not condition or bool(found and self._inputs[found[1]] == found[2])

    def _step(self, step: Any) -> tuple[int, str]:
        files = {name: self._temp / name.lower() for name in ("OUTPUT", "PATH", "ENV")}
        for one in files.values():
            one.write_text("")
        given = {name: self._value(str(one)) for name, one in step.get("env", {}).items()}
        environment = {
            **os.environ,
            **self._environment,
            **given,
            **{f"GITHUB_{name}": str(one) for name, one in files.items()},
            "GITHUB_STEP_SUMMARY": str(self._temp / "summary"),
            "RUNNER_TEMP": str(self._temp),
            "PATH": os.pathsep.join([*self._path, os.environ["PATH"]]),
            "PYTHONIOENCODING": "utf-8",
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command, cwd=self._workspace, env=environment, capture_output=True, check=False
        )
        self._path += files["PATH"].read_text().split()
        self._environment.update(_pairs(files["ENV"]))
        pairs = _pairs(files["OUTPUT"]).items()
        self.outputs.update({f"{step.get('id')}.{name}": one for name, one in pairs})
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def _value(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self._context(found[1]), text)

    def _context(self, name: str) -> str:
        if name == "github.action_path":
            return str(self._root)
        where, _, rest = name.partition(".")
        if where == "inputs":
            return str(self._inputs[rest])
        found = re.fullmatch(r"steps\.([\w-]+)\.outputs\.([\w-]+)", name)
        assert found, name
        return self.outputs.get(f"{found[1]}.{found[2]}", "")


def _pairs(file: Path) -> dict[str, str]:
    lines = file.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)
