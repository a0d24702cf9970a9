"""The commands that explain: rules, explain, config, init, and the command line itself."""

import tomllib
from pathlib import Path

import pytest

from cli.command import Run
from copydesk.config.settings import Settings


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == run("-V").out
    assert run("--version").out.startswith("copydesk 0.")
    code, out, _ = run("--help")
    assert code == 0
    for command in ("check", "rules", "explain", "config", "init", "languagetool", "completion"):
        assert command in out
    assert "Exit codes: 0 clean, 1 diagnostics found, 2" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chek"], "there is no command “chek”; did you mean “check”?"),
        (["a.txt"], "there is no command “a.txt”; did you mean “copydesk check a.txt”?"),
        (["zzz"], "there is no command “zzz”; there are check, "),
        (["check", "a.txt", "--outputformat", "json"], "did you mean “--output-format”?"),
        (["check", "--prevew=1"], "there is no option “--prevew”; did you mean “--preview”?"),
        (["check", "-x"], "copydesk check: there is no option “-x”; see “copydesk check --help”"),
        (["clean", "--al"], "there is no option “--al”; see “copydesk clean --help”"),
        (["check", "a.txt", "--output-format", "jsn"], "no format “jsn”; did you mean “json”?"),
        (["--versin"], "there is no option “--versin”; did you mean “--version”?"),
        (["--preview", "check"], "copydesk: there is no option “--preview”"),
        (["languagetool", "instal"], "there is no “instal”; did you mean “install”?"),
        (["check", "--typography", "house"], "there is no “house”; there are consistent, strict"),
        (["compare", "a", "b", "c"], "there is nothing that “c” can be; leave it out"),
        (["check", "--sel", "x"], "there is no option “--sel”; did you mean “--select”?"),
    ],
)
def test_a_wrong_command(tmp_path: Path, run: Run, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    code, _, err = run(*arguments)
    assert code == 2
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "arguments",
    [
        ("a.txt", "--output-format", "concise", "b.txt"),
        ("a.txt", "--select=wrong-word", "--output-format", "concise", "--", "b.txt"),
        ("--output-format", "concise", "a.txt", "--preview", "--ignore", "new-word", "b.txt"),
    ],
)
def test_paths_stand_where_they_like(tmp_path: Path, run: Run, arguments: list[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Une faute.")
    code, out, err = run("check", *arguments)
    assert (code, err) == (1, "")
    assert [line.partition(":")[0] for line in out.splitlines()] == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("desk")
def test_paths_on_both_sides_of_an_option_of_baseline(tmp_path: Path, run: Run) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Une faute.")
    code, out, _ = run("baseline", "create", "a.txt", "--no-cache", "b.txt")
    assert (code, out) == (0, "copydesk-baseline.json: 2 diagnostics in 2 articles\n")


@pytest.mark.usefixtures("desk")
def test_rules(run: Run) -> None:
    code, out, err = run("rules")
    assert (code, err) == (0, "")
    assert "  on      wrong-word" in out
    assert "  preview new-word" in out
    assert "  off     repeated-word" in out
    assert "  off     wrong-word" in run("rules", "--ignore", "wrong-word").out


@pytest.mark.usefixtures("desk")
def test_rules_as_json(run: Run) -> None:
    listed = {one["name"]: one for one in run("rules", "--output-format", "json").json["rules"]}
    assert listed["wrong-word"] == {
        "name": "wrong-word",
        "family": "desk",
        "summary": "Word is wrong",
        "severity": "error",
        "languages": [],
        "stability": "stable",
        "state": "on",
        "fixable": True,
        "since": "0.1",
        "url": "",
    }
    assert listed["new-word"]["state"] == "preview"


def test_rules_and_a_broken_plugin(tmp_path: Path, run: Run) -> None:
    (tmp_path / "copydesk.toml").write_text('plugins = ["gone.py"]')
    code, out, err = run("rules")
    assert code == 2
    assert "repeated-word" in out
    assert "gone.py: cannot be imported: FileNotFoundError: there is no Python file" in err


@pytest.mark.usefixtures("desk")
def test_explain(run: Run) -> None:
    code, out, _ = run("explain", "wrong-word")
    assert code == 0
    assert out == (
        "wrong-word: Word is wrong\n"
        "\n"
        "Family: desk · severity: error · languages: all\n"
        "State: on (stable) · offers a fix · since 0.1\n"
        "\n"
        "A word is wrong.\n"
        "\n"
        "Why it matters\n"
        "Readers stumble over it.\n"
        "\n"
        "Options, in [rules.wrong-word]\n"
        '  word = "faute"\n'
        "      The word that is wrong.\n"
        "\n"
        "Examples\n"
        "  ✓ Une erreur.\n"
        "  ✓ Rien à dire.\n"
        "  ✗ Une [|faute|].\n"
        "  → Une erreur.\n"
        "  ✗ [|faute|] !\n"
        "  → erreur !\n"
        "\n"
        'To silence it: ignore = ["wrong-word"] in the configuration, or in the text\n'
        "<!-- copydesk: ignore[wrong-word] reason -->\n"
    )


def test_every_rule_can_be_explained(run: Run) -> None:
    listed = run("rules", "--output-format", "json").json["rules"]
    for one in listed[::7]:
        assert run("explain", one["name"]).out.startswith(f"{one['name']}: {one['summary']}\n")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("languagetool/ACCORD_GENRE", "community.languagetool.org/rule/show/ACCORD_GENRE"),
        ("internal-error", "report it"),
        ("grammar-unavailable", "exit code 2"),
        ("unused-suppression", "Remove the comment"),
    ],
)
def test_explain_what_is_no_rule(run: Run, name: str, words: str) -> None:
    code, out, _ = run("explain", name)
    assert code == 0
    assert words in out


def test_explain_what_does_not_exist(run: Run) -> None:
    code, _, err = run("explain", "repeated-wrod")
    assert (code, err) == (
        2,
        "copydesk: command line: there is no rule “repeated-wrod”; "
        "did you mean “repeated-word”?\n",
    )


def test_config(desk: Path, run: Run) -> None:
    (desk / "a.txt").write_text(
        "Le ministre est arrivé à Lyon, où il a parlé de la réforme avec les élus.",
        encoding="utf-8",
    )
    code, out, err = run("config", "a.txt", "--fail-on", "error")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "Settings for a.txt",
        "  configuration: copydesk.toml",
        "  language: fr (as the text shows)",
    ]
    said = {line.split()[0]: line.split("  ")[-1].strip() for line in lines if " = " in line}
    assert said["select"] == "copydesk.toml:3"
    assert said["grammar"] == "copydesk.toml:2"
    assert said["fail_on"] == "command line"
    assert said["typography"] == "default"
    assert "5 of " in lines[-1]


def test_config_of_files_that_are_not_there_yet(run: Run) -> None:
    out = run("config", "story.en-GB.md").out
    assert "configuration: none: all defaults" in out
    assert "language: en-GB (from the file's name)" in out


def test_init_writes_what_can_be_read(tmp_path: Path, run: Run) -> None:
    assert run("init") == (0, "Wrote copydesk.toml\n", "")
    text = (tmp_path / "copydesk.toml").read_text()
    assert tomllib.loads(text) == {}
    assert run("config").code == 0
    again = run("init")
    assert (again.code, again.err) == (
        2,
        "copydesk: copydesk.toml is there already, and is left as it is\n",
    )
    assert (tmp_path / "copydesk.toml").read_text() == text


def test_every_line_that_init_comments_out_is_a_default(tmp_path: Path, run: Run) -> None:
    run("init")
    path = tmp_path / "copydesk.toml"
    lines = path.read_text().split("# Options of a rule")[0].splitlines()
    said = tomllib.loads("\n".join(line[2:] for line in lines if " = " in line))
    assert len(said) > 10
    for key, value in said.items():
        default = getattr(Settings(), key)
        assert value == (list(default) if isinstance(default, tuple) else default)


@pytest.mark.parametrize("name", [".copydesk.toml", "pyproject.toml"])
def test_init_beside_another_configuration(tmp_path: Path, run: Run, name: str) -> None:
    (tmp_path / name).write_text("[tool.copydesk]\n")
    assert run("init").code == 2
    assert not (tmp_path / "copydesk.toml").exists()


def test_init_beside_a_foreign_pyproject(tmp_path: Path, run: Run) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run("init").code == 0


def test_init_where_there_is_no_folder(run: Run) -> None:
    code, _, err = run("init", "nowhere")
    assert (code, err) == (
        2,
        "copydesk: nowhere/copydesk.toml cannot be written: No such file or directory\n",
    )


def test_an_error_of_copydesk_itself_is_one_line(desk: Path, run: Run) -> None:
    (desk / "report.py").write_text(
        "from copydesk import ReportFormat, hookimpl\n"
        "class Broken:\n"
        "    def __init__(self, style): raise RuntimeError('torn paper')\n"
        "@hookimpl\n"
        "def copydesk_reporters(): return [ReportFormat('broken', lambda: Broken)]\n"
    )
    (desk / "copydesk.toml").write_text('plugins = ["report.py"]\n')
    code, _, err = run("check", "--output-format", "broken")
    assert code == 2
    assert err == (
        "copydesk: internal error: RuntimeError: torn paper. Please report it with what "
        "COPYDESK_DEBUG=1 shows\n"
    )
