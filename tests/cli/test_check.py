"""``copydesk check``: what is checked, what is shown, which exit code."""

from pathlib import Path

import pytest

from cli.command import Run


def write(folder: Path, name: str, text: str) -> None:
    """Write an article."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def test_a_clean_article_says_so(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Rien à dire.\n")
    assert run("check", "a.txt") == (0, "All clear: 1 article\n", "")


def test_the_full_output(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute ici.\n\nPuis une faute là, peut-être.\n")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert out == (
        "a.txt:1:5: error [wrong-word] “faute” is wrong\n"
        "  |\n"
        "1 | Une faute ici.\n"
        "  |     ^^^^^\n"
        "  |\n"
        "  = 3:10: here too: “Puis une faute là, peut-être.”\n"
        "  = help: Write “erreur”\n"
        "\n"
        "a.txt:3:10: error [wrong-word] “faute” is wrong\n"
        "  |\n"
        "3 | Puis une faute là, peut-être.\n"
        "  |          ^^^^^\n"
        "  |\n"
        "  = 1:5: here too: “Une faute ici.”\n"
        "  = help: Write “erreur”\n"
        "\n"
        "a.txt:3:20: warning [weak-word] “peut-être” is weak\n"
        "  |\n"
        "3 | Puis une faute là, peut-être.\n"
        "  |                    ^^^^^^^^^\n"
        "\n"
        "Found 3 diagnostics (2 errors, 1 warning) in 1 file; 2 fixable\n"
    )


def test_the_concise_output(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute ici.\n")
    _, out, _ = run("check", "--output-format", "concise")
    assert out == "a.txt:1:5: error [wrong-word] “faute” is wrong\n"


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("Une faute.", "error", 1),
        ("Une faute.", "never", 0),
        ("Oui, peut-être.", "error", 0),
        ("Oui, peut-être.", "warning", 1),
        ("Du nouveau.", "warning", 0),
        ("Du nouveau.", "info", 1),
    ],
)
def test_fail_on(desk: Path, run: Run, text: str, fail_on: str, code: int) -> None:
    write(desk, "a.txt", text)
    found = run("check", "--select", "desk,new-word", "--fail-on", fail_on)
    assert found.code == code
    assert "a.txt:1:" in found.out


def test_select_ignore_and_preview(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute, peut-être. Du nouveau.")

    def rules(*arguments: str) -> set[str]:
        report = run("check", "--output-format", "json", *arguments).json
        return {one["rule"] for one in report["diagnostics"]}

    assert rules() == {"wrong-word", "weak-word"}
    assert rules("--select", "weak-word") == {"weak-word"}
    assert rules("--select", "weak-word", "--select", "wrong-word") == {"wrong-word", "weak-word"}
    assert rules("--select", "w*-word", "--ignore", "weak-word") == {"wrong-word"}
    assert rules("--ignore", "desk") == set()
    assert rules("--extend-select", "new-word") == {"wrong-word", "weak-word", "new-word"}
    assert rules("--extend-select", "trial") == {"wrong-word", "weak-word"}
    assert rules("--extend-select", "trial", "--preview") == {
        "wrong-word",
        "weak-word",
        "new-word",
    }


def test_max_diagnostics_shows_fewer_and_fails_all_the_same(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute, peut-être.")
    write(desk, "b.txt", "Une faute.")
    code, out, _ = run("check", "--max-diagnostics", "1")
    assert code == 1
    assert out.count("^^^") == 1
    assert "Found 3 diagnostics (2 errors, 1 warning) in 2 files" in out
    assert "2 not shown" in out


def test_statistics_count_rules_and_habits(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute, une faute, peut-être. Une habitude, une habitude.")
    code, out, _ = run("check", "--statistics")
    assert code == 1
    assert [line.split()[::2] for line in out.splitlines()[1:3]] == [
        ["2", "wrong-word"],
        ["1", "weak-word"],
    ]
    assert "Habits" in out
    assert "strict-word" in out
    assert "^^^" not in out
    strict = run("check", "--statistics", "--typography", "strict").out
    assert "Habits" not in strict
    assert "strict-word" in strict


def test_paths_folders_globs_and_their_order(desk: Path, run: Run) -> None:
    for name in ("b/z.txt", "b/a.md", "a.txt", "c/x.fr.md", "c/skipped.py", ".git/x.txt"):
        write(desk, name, "Une faute.")

    def order(*paths: str) -> list[str]:
        report = run("check", "--output-format", "json", *paths).json
        return [one["path"] for one in report["diagnostics"]]

    assert order() == ["a.txt", "b/a.md", "b/z.txt", "c/x.fr.md"]
    assert order("c", "a.txt", "./a.txt") == ["c/x.fr.md", "a.txt"]
    assert order("*/*.md") == ["b/a.md", "c/x.fr.md"]
    assert order("**/a.*") == ["a.txt", "b/a.md"]
    assert order("c/skipped.py") == ["c/skipped.py"]


def test_standard_input(desk: Path, run: Run) -> None:
    stdin = b"Une faute."
    assert "stdin.txt:1:5:" in run("check", "-", stdin=stdin).out
    named = run("check", "--stdin-filename", "sub/x.fr.md", "-", stdin=stdin)
    assert "sub/x.fr.md:1:5:" in named.out
    write(desk, "a.txt", "Une faute.")
    both = run("check", "a.txt", "-", "--output-format", "concise", stdin=stdin).out
    assert both.splitlines() == [
        "a.txt:1:5: error [wrong-word] “faute” is wrong",
        "stdin.txt:1:5: error [wrong-word] “faute” is wrong",
    ]


def test_standard_input_uses_the_configuration_of_its_name(desk: Path, run: Run) -> None:
    write(desk, "sub/copydesk.toml", 'grammar = "off"\nselect = ["double-space"]\n')
    assert run("check", "--stdin-filename", "sub/x.txt", "-", stdin=b"Une faute.").code == 0


def test_what_shows_across_files(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Un commun accord.")
    write(desk, "b.txt", "Un communiqué.\n\nUn lieu commun.")
    report = run("check", "--output-format", "json").json
    [found] = report["diagnostics"]
    assert (found["path"], found["start"]["line"], found["match"]) == ("b.txt", 3, "commun")
    assert found["related"] == [
        {
            "path": "a.txt",
            "start": {"line": 1, "column": 4, "offset": 3},
            "end": {"line": 1, "column": 10, "offset": 9},
            "message": "first here",
        }
    ]
    assert report["summary"]["files"] == 2
    assert "= a.txt:1:4: first here: “Un commun accord.”" in run("check").out


def test_suppressions_work_across_files_too(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Un commun accord.")
    write(desk, "b.md", "Un lieu commun. <!-- copydesk: ignore[shared-word] cité -->")
    assert "shared-word" not in run("check", "--ignore", "unused-suppression").out


def test_a_failing_rule_leaves_the_others_alone(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une panne, une faute.")
    code, out, _ = run("check", "--output-format", "concise")
    assert code == 2
    assert "internal-error" in out
    assert "“failing-word” failed here (RuntimeError: no ink)" in out
    assert "[wrong-word]" in out


def test_the_command_line_wins_over_overrides(desk: Path, run: Run) -> None:
    config = desk / "copydesk.toml"
    more = '[[overrides]]\npaths = ["*.txt"]\nselect = ["weak-word"]\n'
    config.write_text(config.read_text() + more)
    write(desk, "a.txt", "Une faute, peut-être.")
    assert "wrong-word" not in run("check").out
    assert "weak-word" not in run("check", "--select", "wrong-word").out


def test_docs_url_gives_addresses(desk: Path, run: Run) -> None:
    config = desk / "copydesk.toml"
    config.write_text(config.read_text() + 'docs_url = "https://desk.example/{rule}"\n')
    write(desk, "a.txt", "Une faute.")
    [found] = run("check", "--output-format", "json").json["diagnostics"]
    assert found["url"] == "https://desk.example/wrong-word"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jobs", "0"], "auto or a number from 1"),
        (["--jobs", "many"], "a whole number"),
        (["--max-diagnostics", "-1"], "a whole number"),
        (["--fail-on", "panic"], "there is no “panic”; there are error, warning"),
        (["--output-format", "xml"], "there is no format “xml”; there are checkstyle, "),
        (["--config", "nope.toml"], "--config: there is no file nope.toml"),
        (["--language", "the french one"], "--language: must be a language code"),
        (
            ["--select", "wrong-wrod"],
            "“wrong-wrod” is no rule or family; did you mean “wrong-word”?",
        ),
        (
            ["--ignore", "zzzzzz"],
            "--ignore: “zzzzzz” is no rule or family; “copydesk rules” lists",
        ),
        (["--grammar", "grammarly"], "there is no grammar engine “grammarly”"),
    ],
)
def test_wrong_options(desk: Path, run: Run, arguments: list[str], message: str) -> None:
    write(desk, "a.txt", "Une faute.")
    code, _, err = run("check", "a.txt", *arguments)
    assert code == 2
    assert message in err


@pytest.mark.parametrize(
    "name", ["languagetool/ACCORD", "languagetool", "unused-suppression", "all"]
)
def test_names_that_no_rule_has_but_the_engine_knows(desk: Path, run: Run, name: str) -> None:
    write(desk, "a.txt", "Rien.")
    assert run("check", "--ignore", name).code == 0


def test_no_cache_is_accepted(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Rien.")
    assert run("check", "--no-cache").code == 0


def test_colours_follow_the_environment(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute.")
    assert "\x1b[" not in run("check").out
    assert "\x1b[1;31m" in run("check", FORCE_COLOR="1").out
    assert "\x1b[" not in run("check", FORCE_COLOR="1", NO_COLOR="1").out
    assert "\x1b[" not in run("check", FORCE_COLOR="0").out


def test_a_terminal_that_knows_no_french_still_gets_its_report(desk: Path, run: Run) -> None:
    write(desk, "a.txt", "Une faute à Besançon.")
    code, out, _ = run("check", PYTHONIOENCODING="ascii")
    assert code == 1
    assert r"Besan\xe7on" in out
    report = run("check", "--output-format", "json", PYTHONIOENCODING="ascii").json
    assert report["diagnostics"][0]["message"] == "“faute” is wrong"
