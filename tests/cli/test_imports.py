"""What a plain run imports: each module is start-up time for every user."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "_hashlib",
    "asyncio",
    "charset_normalizer",
    "concurrent.futures",
    "datetime",
    "email",
    "hashlib",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "json",
    "language_tool_python",
    "logging",
    "markdown_it",
    "msgspec",
    "multiprocessing",
    "numpy",
    "pathspec",
    "platformdirs",
    "random",
    "rapidfuzz",
    "requests",
    "rich",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "tomllib",
    "urllib.request",
    "zipfile",
}
LIMIT = 210
"""Modules of a plain run, those of the interpreter included; of rules there are ever more."""

PLAIN = ("check", "--grammar", "off", "--no-cache")
ASK = """
import sys
sys.path[0] = ""
from copydesk.cli import main
code = main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def imported(
    folder: Path, environment: dict[str, str], *arguments: str, code: int = 0
) -> list[str]:
    """Return the modules that a run has imported, its second: the first one fills the cache."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", ASK, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode().splitlines()[-1].split()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return the folder of an article that has nothing to report."""
    text = "Le maire reçoit\n\nLe maire de Lyon a reçu les élus mardi. Il a parlé du budget.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_plain_run(article: Path, environment: dict[str, str]) -> None:
    modules = imported(article, environment, *PLAIN, "a.txt")
    assert HEAVY & set(modules) == set()
    assert len([one for one in modules if not one.startswith("copydesk_rules")]) <= LIMIT


def test_a_run_that_reports_needs_no_more(article: Path, environment: dict[str, str]) -> None:
    with (article / "a.txt").open("a", encoding="utf-8") as file:
        file.write("Il a parlé des des écoles.\n")
    modules = imported(article, environment, *PLAIN, "a.txt", code=1)
    assert HEAVY & set(modules) == set()


def test_an_unchanged_article_needs_no_rule_and_no_parser(
    article: Path, environment: dict[str, str]
) -> None:
    (article / "copydesk.toml").write_text('ignore = ["double-space"]\n[rules.name-variant]\n')
    with (article / "a.txt").open("a", encoding="utf-8") as file:
        file.write("Il a parlé des des écoles.\n")
    modules = imported(article, environment, "check", "--grammar", "off", "a.txt", code=1)
    assert (HEAVY | {"regex", "pathlib._local"}) & set(modules) == {"json"}
    ours = {one for one in modules if one.startswith("copydesk")}
    assert not [one for one in ours if one.startswith(("copydesk_rules.", "copydesk.parsers."))]
    assert not {"copydesk.config.schema", "copydesk.pattern"} & ours


def test_version_imports_next_to_nothing(tmp_path: Path, environment: dict[str, str]) -> None:
    modules = imported(tmp_path, environment, "--version")
    ours = {one for one in modules if one.startswith("copydesk")}
    assert ours == {"copydesk", "copydesk.cli"}
    assert not {"argparse", "dataclasses", "pluggy", "regex"} & set(modules)


def test_what_configuration_and_markdown_need_comes_with_them(
    article: Path, environment: dict[str, str]
) -> None:
    (article / "a.md").write_text((article / "a.txt").read_text(encoding="utf-8"), "utf-8")
    modules = imported(article, environment, *PLAIN, "a.md")
    assert "markdown_it" in modules
    assert "msgspec" not in modules
    (article / "copydesk.toml").write_text('ignore = ["double-space"]')
    modules = imported(article, environment, *PLAIN, "a.txt")
    assert "msgspec" in modules
    assert "pathspec" not in modules
