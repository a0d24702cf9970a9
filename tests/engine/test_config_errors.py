"""A configuration that cannot be used: the message names file, line and key."""

from pathlib import Path

import pytest

from copydesk.config.errors import ConfigError
from copydesk.config.projects import Project, RunOptions
from copydesk.plugins import Plugins, installed

PLUGINS = installed()


def failure(tmp_path: Path, text: str, name: str = "copydesk.toml") -> str:
    """Return what is said of a configuration, with the folder left out."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as failed:
        Project(path, RunOptions(), PLUGINS).rules_for("a.txt")("fr")
    return str(failed.value).replace(f"{tmp_path}/", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select = [", "copydesk.toml:1: is not valid TOML: Invalid value at the end of the file"),
        ('a = 1\n[x]\nb = "é\n\n', "copydesk.toml:3: is not valid TOML: "),
        ("a = 1\na = 2\n", "copydesk.toml:2: is not valid TOML: Cannot overwrite a value"),
        (
            'preview = true\n\nselekt = ["x"]\n',
            "copydesk.toml:3: selekt: is not a known key; did you mean “select”?",
        ),
        (
            "fail-on = 'error'",
            "copydesk.toml:1: fail-on: is not a known key; did you mean “fail_on”?",
        ),
        ("[rulez.x]\na = 1", "copydesk.toml:1: rulez: is not a known key; did you mean “rules”?"),
        ("zzz = 1", "copydesk.toml:1: zzz: is not a known key; those here are "),
        (
            '# select\n\nselect = "names"\n',
            "copydesk.toml:3: select: must be a list, not text in quotes",
        ),
        ("ignore = [1]", "copydesk.toml:1: ignore: must be text in quotes, not a whole number"),
        ('preview = "yes"', "copydesk.toml:1: preview: must be true or false, not text in quotes"),
        ("max_diagnostics = 1.5", "copydesk.toml:1: max_diagnostics: must be a whole number, not"),
        ("max_diagnostics = -1", "copydesk.toml:1: max_diagnostics: must be 0, which shows all"),
        ("max_file_size = 0", "copydesk.toml:1: max_file_size: must be a number of megabytes"),
        ("max_file_size = nan", "copydesk.toml:1: max_file_size: must be a number of megabytes"),
        (
            '\nfail_on = "panic"',
            "copydesk.toml:2: fail_on: must be one of error, warning, info, never, not “panic”",
        ),
        ('typography = "loose"', "copydesk.toml:1: typography: must be one of consistent, strict"),
        ('language = "le français"', "copydesk.toml:1: language: must be a language code such as"),
        ('language = "fra"', "copydesk.toml:1: language: must be the code of two letters"),
        ('language = "zz-FR"', "copydesk.toml:1: language: must be a language code of ISO 639"),
        ('encoding = "klingon"', "copydesk.toml:1: encoding: must be an encoding that Python"),
        ('encoding = "base64"', "copydesk.toml:1: encoding: must be an encoding that Python"),
        ('grammar = "grammarly"', "copydesk.toml:1: grammar: there is no grammar engine"),
        (
            'select = [\n  "double-space",\n  "repeated-wrod",\n]',
            "copydesk.toml:3: select: “repeated-wrod” is no rule or family; "
            "did you mean “repeated-word”?",
        ),
        (
            "[rules.repeated-wrod]\nallow = []",
            "copydesk.toml:1: rules.repeated-wrod: is no rule; did you mean “repeated-word”?",
        ),
        (
            '[rules.repeated-word]\nallow = ["a"]\nalow = ["b"]',
            "copydesk.toml:3: rules.repeated-word.alow: is not an option of this rule; it has",
        ),
        (
            '[rules.repeated-word]\nallow = "a"',
            "copydesk.toml:2: rules.repeated-word.allow: must be a list, not text in quotes",
        ),
        (
            '[rules.name-variant]\nscope = "world"',
            "copydesk.toml:2: rules.name-variant.scope: must be one of run, article, not “world”",
        ),
        (
            "[rules.name-variant]\nledger = 3",
            "copydesk.toml:2: rules.name-variant.ledger: is not set here; name the file with “nam",
        ),
        (
            '[rules.mixed-quotes]\ntypography = "french"',
            "copydesk.toml:2: rules.mixed-quotes.typography: must be one of consistent, strict",
        ),
        (
            "rules = { repeated-word = { allow = 1 } }",
            "copydesk.toml:1: rules.repeated-word.allow: must be a list, not a whole number",
        ),
        ("rules.repeated-word.allow = 1", "copydesk.toml:1: rules.repeated-word.allow: must be"),
        ("[rules]\nrepeated-word = 1", "copydesk.toml:2: rules.repeated-word: must be a table"),
        (
            '[languagetool]\nurl = "x"\nmemry = 1',
            "copydesk.toml:3: languagetool.memry: is not a known key; did you mean “memory”?",
        ),
        (
            "[languagetool]\nmemory = 'big'",
            "copydesk.toml:2: languagetool.memory: must be a whole number, not text in quotes",
        ),
        (
            '[languagetool]\nlevel = "strict"',
            "copydesk.toml:2: languagetool.level: invalid enum value 'strict'",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n\n[[overrides]]\nselect = ["names"]',
            "copydesk.toml:4: overrides.paths: is missing: say which files are meant",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\ntypography = "x"',
            "copydesk.toml:5: overrides.typography: must be one of consistent, strict",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\nfail_on = "error"',
            "copydesk.toml:5: overrides.fail_on: is not a known key",
        ),
        (
            '[[overrides]]\npaths = "a"',
            "copydesk.toml:2: overrides.paths: must be a list, not text in quotes",
        ),
        (
            '[[overrides]]\npaths = ["a"]\nignore = ["repeated-wrod"]',
            "copydesk.toml:3: overrides.ignore: “repeated-wrod” is no rule",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[overrides.rules.repeated-wrod]\nallow = []',
            "copydesk.toml:3: overrides.rules.repeated-wrod: is no rule",
        ),
        ("overrides = 1", "copydesk.toml:1: overrides: must be a list, not a whole number"),
    ],
)
def test_messages(tmp_path: Path, text: str, message: str) -> None:
    assert failure(tmp_path, text).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[project]\nname = "x"\n\n[tool.copydesk]\nselekt = []',
            "pyproject.toml:5: selekt: is not a known key; did you mean “select”?",
        ),
        (
            "[tool.copydesk]\n[tool.copydesk.rules.repeated-word]\nalow = []",
            "pyproject.toml:3: rules.repeated-word.alow: is not an option",
        ),
        ("tool.copydesk.fail_on = 'x'", "pyproject.toml:1: fail_on: must be one of"),
        ("[tool]\ncopydesk = 1", "pyproject.toml: tool.copydesk: must be a table"),
    ],
)
def test_pyproject(tmp_path: Path, text: str, message: str) -> None:
    assert failure(tmp_path, text, "pyproject.toml").startswith(message)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_bytes(b"select = ['\xff']")
    with pytest.raises(ConfigError, match=r"copydesk\.toml: is not UTF-8 text; save it as UTF-8"):
        Project(path, RunOptions(), PLUGINS)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        Project(tmp_path, RunOptions(), PLUGINS)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_text('fail_on = "error"', encoding="utf-8-sig")
    assert Project(path, RunOptions(), PLUGINS).settings.fail_on == "error"


def test_names_of_a_broken_plugin_are_no_fault_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_text('plugins = ["gone.py"]\nselect = ["my-rule"]\n[rules.my-rule]\nx = 1')
    project = Project(path, RunOptions(), Plugins())
    [problem] = project.plugins.problems
    assert problem.plugin == str(tmp_path / "gone.py")
    assert "there is no Python file" in problem.message
