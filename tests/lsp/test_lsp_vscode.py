"""The VS Code extension: its own tests, and the package that comes of it."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
NPM = shutil.which("npm")

pytestmark = pytest.mark.skipif(
    NPM is None or not (EXTENSION / "node_modules").is_dir(),
    reason="needs Node and the extension's packages: cd editors/vscode && npm ci",
)


def npm(*arguments: str) -> None:
    done = subprocess.run(
        [str(NPM), *arguments], cwd=EXTENSION, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_own_tests() -> None:
    npm("test")


def test_the_package_holds_nothing_but_the_client(tmp_path: Path) -> None:
    npm("run", "package", "--", "--out", str(tmp_path / "a.vsix"))
    names = set(zipfile.ZipFile(tmp_path / "a.vsix").namelist())
    assert {one for one in names if one.startswith("extension/")} == {
        "extension/LICENSE.txt",
        "extension/changelog.md",
        "extension/dist/extension.js",
        "extension/package.json",
        "extension/readme.md",
    }
