"""Where a configuration is found, and what it comes to for a file."""

from pathlib import Path

import pytest

from copydesk.config.errors import ConfigError
from copydesk.config.find import find
from copydesk.config.locate import line_of
from copydesk.config.projects import Project, Projects, RunOptions
from copydesk.config.schema import LanguageToolOptions
from copydesk.config.settings import Settings
from copydesk.config.why import explained
from copydesk.discovery import find_files
from copydesk.plugins import installed

PLUGINS = installed()


@pytest.fixture(autouse=True)
def _forget() -> None:
    find.cache_clear()


def project(folder: Path, text: str, **overrides: object) -> Project:
    """Return the project of a configuration with this text."""
    path = folder / "copydesk.toml"
    path.write_text(text, encoding="utf-8")
    return Project(path, RunOptions(overrides), PLUGINS)


def test_the_nearest_file_upward_wins(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert find(str(folder)) is None or tmp_path not in (find(str(folder)) or Path()).parents
    for place in (tmp_path / "pyproject.toml", tmp_path / "a" / ".copydesk.toml"):
        find.cache_clear()
        place.write_text("[tool.copydesk]\n" if "py" in place.name[:2] else "")
        assert find(str(folder)) == place
    (folder / "pyproject.toml").write_text("[project]\nname = 'copydesk'\n")
    find.cache_clear()
    assert find(str(folder)) == tmp_path / "a" / ".copydesk.toml"


def test_names_in_one_folder_have_an_order(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.copydesk]")
    (tmp_path / ".copydesk.toml").write_text("")
    assert find(str(tmp_path)) == tmp_path / ".copydesk.toml"
    (tmp_path / "copydesk.toml").write_text("")
    find.cache_clear()
    assert find(str(tmp_path)) == tmp_path / "copydesk.toml"


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("[tool.copydesk]", True),
        ("[ tool . 'copydesk' ]", True),
        ("[tool.copydesk.rules.x]\na = 1", True),
        ("[tool]\ncopydesk = {}", True),
        ("[tool.copydesk-more]", False),
        ("# [tool.copydesk]", False),
        ("[project]\nname = 'copydesk'", False),
        ("[tool.copydesk]\nselect = [", True),
        ("broken = [", False),
    ],
)
def test_which_pyproject_speaks_to_us(tmp_path: Path, text: str, speaks: bool) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert (find(str(tmp_path)) == tmp_path / "pyproject.toml") == speaks


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").mkdir()
    assert find(str(tmp_path)) != tmp_path / "copydesk.toml"


def test_files_of_several_projects(tmp_path: Path) -> None:
    for name in ("french", "english"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "copydesk.toml").write_text(f'language = "{name[:2]}"')
    projects = Projects(RunOptions(), PLUGINS)
    languages = [
        projects.of(str(tmp_path / name)).settings_for("x").language
        for name in ("french", "english")
    ]
    assert languages == ["fr", "en"]
    assert projects.of(str(tmp_path / "french" / "x.txt")) is projects.of(str(tmp_path / "french"))


def test_a_named_configuration_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('language = "fr"')
    other = tmp_path / "other.toml"
    other.write_text('language = "en"')
    projects = Projects(RunOptions(config=other), PLUGINS)
    assert projects.of(str(tmp_path / "a.txt")).settings.language == "en"


def test_a_broken_configuration_is_told_for_each_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text("selekt = 1")
    projects = Projects(RunOptions(), PLUGINS)
    for name in ("a.txt", "b.txt"):
        with pytest.raises(ConfigError, match="selekt"):
            projects.of(str(tmp_path / name))


OVERRIDES = """
select = ["typography"]
ignore = ["double-space"]

[rules.repeated-word]
allow = ["la"]

[[overrides]]
paths = ["agency/**", "*.md"]
ignore = ["mixed-quotes"]
typography = "strict"

[overrides.rules.repeated-word]
allow = ["le"]

[[overrides]]
languages = ["en"]
select = ["repeated-word"]

[[overrides]]
paths = ["agency/old/"]
languages = ["fr"]
preview = true
"""


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("a.txt", "fr", {"ignore": ("double-space",), "typography": "consistent"}),
        ("a.md", "fr", {"ignore": ("double-space", "mixed-quotes"), "typography": "strict"}),
        ("sub/a.md", "fr", {"typography": "strict"}),
        ("agency/x/a.txt", "fr", {"typography": "strict", "preview": False}),
        ("agency/old/a.txt", "fr", {"preview": True}),
        ("agency/old/a.txt", "en", {"preview": False, "select": ("repeated-word",)}),
        ("a.txt", "en", {"select": ("repeated-word",), "typography": "consistent"}),
        ("a.txt", None, {"select": ("typography",)}),
    ],
)
def test_overrides(
    tmp_path: Path, path: str, language: str | None, expected: dict[str, object]
) -> None:
    settings = project(tmp_path, OVERRIDES).settings_for(str(tmp_path / path), language)
    assert {name: getattr(settings, name) for name in expected} == expected


def test_options_of_a_rule_are_merged(tmp_path: Path) -> None:
    made = project(tmp_path, OVERRIDES)
    assert made.settings_for(str(tmp_path / "a.txt")).rules["repeated-word"] == {"allow": ["la"]}
    assert made.settings_for(str(tmp_path / "a.md")).rules["repeated-word"] == {"allow": ["le"]}


def test_overrides_speak_of_no_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    made = project(tmp_path / "desk", OVERRIDES)
    assert made.settings_for(str(tmp_path / "a.md")).typography == "consistent"


def test_rules_follow_path_and_language(tmp_path: Path) -> None:
    made = project(tmp_path, OVERRIDES)

    def names(path: str, language: str) -> set[str]:
        return {rule.meta.name for rule in made.rules_for(str(tmp_path / path))(language)}

    assert "mixed-quotes" in names("a.txt", "fr")
    assert "mixed-quotes" not in names("a.md", "fr")
    assert names("a.txt", "en") == {"repeated-word"}
    assert "double-space" not in names("a.txt", "fr")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"select": ("repeated-word",)}, ("repeated-word",)),
        ({"ignore": ("glued-quote",)}, ("typography",)),
    ],
)
def test_the_command_line_wins(
    tmp_path: Path, said: dict[str, object], expected: tuple[str, ...]
) -> None:
    settings = project(tmp_path, OVERRIDES, **said).settings_for(str(tmp_path / "a.md"))
    assert settings.select == expected
    ignored = () if "select" in said else ("double-space", "mixed-quotes", "glued-quote")
    assert settings.ignore == ignored


def test_the_command_line_adds_to_extend_select(tmp_path: Path) -> None:
    made = project(tmp_path, 'extend_select = ["typography"]', extend_select=("repeated-word",))
    assert made.settings_for("a.txt").extend_select == ("typography", "repeated-word")


def test_include_and_exclude_are_relative_to_the_configuration(tmp_path: Path) -> None:
    for name in ("a.txt", "b.log", "old/a.txt", "sub/old.txt", "sub/a.txt", "sub/deep/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("x")

    def found(text: str, folder: str = "") -> list[str]:
        made = project(tmp_path, text)
        paths = find_files([str(tmp_path / folder)], made.filter_for)
        return [str(one).removeprefix(f"{tmp_path}/") for one in paths]

    assert found("") == ["a.txt", "old/a.txt", "sub/a.txt", "sub/old.txt", "sub/deep/a.txt"]
    assert found('exclude = ["old/"]') == ["a.txt", "sub/a.txt", "sub/old.txt", "sub/deep/a.txt"]
    assert found('exclude = ["/sub/a.txt"]', "sub") == ["sub/old.txt", "sub/deep/a.txt"]
    assert found('exclude = ["*", "!a.txt"]')[0] == "a.txt"
    assert found('include = ["*.log", "sub/*.txt"]') == ["b.log", "sub/a.txt", "sub/old.txt"]
    assert found('include = ["sub/**"]\nexclude = ["deep/"]') == ["sub/a.txt", "sub/old.txt"]


def test_where_values_come_from(tmp_path: Path) -> None:
    made = project(tmp_path, OVERRIDES, fail_on="error", ignore=("glued-quote",))
    said = {
        one.key: one.where.replace(f"{tmp_path}/", "")
        for one in explained(made, str(tmp_path / "a.md"), "en")
    }
    assert said["fail_on"] == "command line"
    assert said["encoding"] == "default"
    assert said["typography"] == "copydesk.toml:11"
    assert said["select"] == "copydesk.toml:18"
    assert said["ignore"] == "copydesk.toml:3 + copydesk.toml:10 + command line"
    assert said["rules.repeated-word.allow"] == "copydesk.toml:14"


def test_the_table_for_languagetool_is_the_engines_own() -> None:
    from dataclasses import fields

    from copydesk.grammar.languagetool.settings import LanguageToolSettings

    settings = [one for one in fields(LanguageToolSettings) if one.name != "selected_rules"]
    assert set(LanguageToolOptions.__struct_fields__) == {one.name for one in settings}
    said = LanguageToolOptions()
    for one in settings:
        default = getattr(LanguageToolSettings(), one.name)
        listed = list(default) if isinstance(default, frozenset) else default
        assert getattr(said, one.name) == listed


def test_only_what_is_said_of_languagetool_is_passed_on(tmp_path: Path) -> None:
    made = project(tmp_path, '[languagetool]\nurl = "http://localhost:8081"')
    assert made.settings.languagetool == {"url": "http://localhost:8081"}


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    made = project(tmp_path, "")
    assert made.settings == Settings(file=tmp_path / "copydesk.toml")


@pytest.mark.parametrize(
    ("text", "table", "key", "line"),
    [
        ("a = 1\nb = 2", (), "b", 2),
        ("[t]\na = 1\n[u]\na = 2", ("u",), "a", 4),
        ('[t."x-y"]\na = 1', ("t", "x-y"), "a", 2),
        ("[[t]]\na = 1\n[[t]]\n[t.u]\na = 2", ("t", 1, "u"), "a", 5),
        ("x = 1\nt = { a = 1 }", ("t",), "a", 2),
        ("x = 1\nt.a = 1", ("t",), "a", 2),
        ("x = 1", ("t",), "a", 1),
    ],
)
def test_lines(text: str, table: tuple[str | int, ...], key: str, line: int) -> None:
    assert line_of(text, table, key) == line
