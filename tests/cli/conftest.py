"""The real command, run as a user runs it."""

import os
import subprocess
from pathlib import Path

import pytest

from cli.command import COMMAND, PLUGIN, Outcome, Run


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder that is not the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(cache: Path) -> dict[str, str]:
    """Return the environment of the command: no colours, no cache of the user."""
    kept = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    return {**kept, "COPYDESK_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder whose configuration has the rules of `desk_rules` and no others."""
    (tmp_path / "copydesk.toml").write_text(
        f'plugins = ["{PLUGIN.as_posix()}"]\ngrammar = "off"\nselect = ["desk"]\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Return the function that runs copydesk in `tmp_path` and expects no traceback."""

    def run(*arguments: str, stdin: bytes = b"", **more: str) -> Outcome:
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            env={**environment, **more},
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in outcome.err, outcome.err
        return outcome

    return run
