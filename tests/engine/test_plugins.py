"""Plugins: what they bring, and that a broken one is named and skipped."""

import sys
from pathlib import Path

import pytest

from copydesk import entry_points
from copydesk.config.projects import Project, RunOptions
from copydesk.entry_points import EntryPoint
from copydesk.plugins import Plugins, installed

GOOD = '''
"""A plugin."""
from dataclasses import dataclass
from copydesk import Rule, RuleMeta, hookimpl

@dataclass(frozen=True)
class Good(Rule):
    """Good."""
    meta = RuleMeta("good-rule", "test", "Good")

@hookimpl
def copydesk_rules():
    return [Good]
'''


def local(tmp_path: Path, text: str, name: str = "desk.py") -> Plugins:
    """Return the plugins of a project that has this file and the good one."""
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / name).write_text(text)
    return Plugins().with_local([tmp_path / name, tmp_path / "good.py"])


def names(plugins: Plugins) -> list[str]:
    """Return the names of the rules."""
    return [rule.meta.name for rule in plugins.rules()]


def test_the_built_in_rules_are_a_plugin_without_problems() -> None:
    plugins = installed()
    assert plugins.problems == []
    assert names(plugins) == sorted(names(plugins))
    assert plugins.problems == []


HOOK = "from copydesk import hookimpl\n@hookimpl\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import nothing_of_this_name", "cannot be imported: ModuleNotFoundError: No module"),
        ("def (", "cannot be imported: SyntaxError: invalid syntax"),
        ("1 / 0", "cannot be imported: ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", "cannot be imported: SystemExit: 3"),
        (f"{HOOK}def copydesk_ruels(): return []", "does not fit the plugin API: unknown hook"),
        (f"{HOOK}def copydesk_rules(settings): return []", "does not fit the plugin API: Plugin"),
        (f"{HOOK}def copydesk_rules(): return None", "copydesk_rules() failed: TypeError"),
        (f"{HOOK}def copydesk_rules(): return ['x']", "copydesk_rules() brings 'x', no type"),
        (f"{HOOK}def copydesk_rules(): return [int]", "<class 'int'> is not a rule: a subclass"),
        (f"{HOOK}def copydesk_rules(): raise KeyError('x')", "copydesk_rules() failed: KeyError"),
        (
            f"from copydesk import Rule\nclass Bare(Rule): pass\n{HOOK}"
            "def copydesk_rules(): return [Bare]",
            "is not a rule: a subclass of copydesk.Rule with a meta",
        ),
        (
            GOOD.replace(
                'meta = RuleMeta("good-rule", "test", "Good")', "meta = 0\n    x: int"
            ).replace("meta = 0", 'meta = RuleMeta("needy-rule", "test", "Good")'),
            "rule 'needy-rule' cannot be made without options: TypeError",
        ),
        (GOOD.replace('"good-rule"', '"Good Rule"'), "cannot be imported: ValueError: rule name"),
    ],
)
def test_a_broken_plugin_is_named_and_skipped(tmp_path: Path, text: str, message: str) -> None:
    plugins = local(tmp_path, text)
    assert names(plugins) == ["good-rule"]
    assert names(plugins) == ["good-rule"]
    [problem] = plugins.problems
    assert problem.plugin == str(tmp_path / "desk.py")
    assert message in problem.message


def test_what_came_before_a_failure_is_kept(tmp_path: Path) -> None:
    text = GOOD.replace("good-rule", "first-rule").replace(
        "return [Good]", "yield Good\n    1 / 0"
    )
    plugins = local(tmp_path, text)
    assert names(plugins) == ["first-rule", "good-rule"]
    assert "ZeroDivisionError" in plugins.problems[0].message


def test_the_second_of_one_name_is_refused(tmp_path: Path) -> None:
    plugins = local(tmp_path, GOOD)
    assert names(plugins) == ["good-rule"]
    [problem] = plugins.problems
    assert problem.message.startswith("rule “good-rule” is left out: a rule of ")
    assert problem.message.endswith("desk.py has that name; give it another one")


def test_a_built_in_rule_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(
        """[[rule]]
name = "repeated-word"
family = "house"
summary = "A word of the house"
pattern = "mot"
message = "x"
why = "x"
good = ["a", "b"]
bad = ["[|mot|]", "un [|mot|]"]
"""
    )
    plugins = installed().with_local([tmp_path / "house.toml"])
    [rule] = [one for one in plugins.rules() if one.meta.name == "repeated-word"]
    assert rule.meta.family == "repetition"
    [problem] = plugins.problems
    assert problem.plugin == str(tmp_path / "house.toml")
    assert problem.message == (
        "rule “repeated-word” is left out: a built-in rule has that name; give it another one"
    )


def test_a_missing_file(tmp_path: Path) -> None:
    plugins = Plugins().with_local([tmp_path / "gone.py", tmp_path / "gone.toml"])
    assert [Path(one.plugin).name for one in plugins.problems] == ["gone.py", "gone.toml"]


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    plugins = local(tmp_path, "x", "desk.yaml")
    assert "a plugin is a file that ends in .py or .toml" in plugins.problems[0].message


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "desk.py").write_text(GOOD.replace("good", f"good-{number}"))
    plugins = Plugins().with_local([tmp_path / "1" / "desk.py", tmp_path / "2" / "desk.py"])
    assert names(plugins) == ["good-1-rule", "good-2-rule"]


def test_a_broken_pattern_file_keeps_its_good_rules(tmp_path: Path) -> None:
    rule = """[[rule]]
name = "{name}"
family = "house"
summary = "A word"
pattern = "{pattern}"
message = "x"
why = "x"
good = ["a", "b"]
bad = ["[|mot|]", "un [|mot|]"]
"""
    text = rule.format(name="one-word", pattern="mot") + rule.format(name="bad-word", pattern="(")
    plugins = local(tmp_path, text, "house.toml")
    assert names(plugins) == ["good-rule", "one-word"]
    [problem] = plugins.problems
    assert problem.message.startswith("line 14: pattern ")


def test_a_local_plugin_belongs_to_its_project_alone(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "copydesk.toml").write_text('plugins = ["good.py"]')
    plugins = Plugins()
    project = Project(tmp_path / "copydesk.toml", RunOptions(), plugins)
    assert names(project.plugins) == ["good-rule"]
    assert names(plugins) == []


def test_word_lists_of_a_broken_plugin(tmp_path: Path) -> None:
    plugins = local(tmp_path, f"{HOOK}def copydesk_lexicons(): return 3")
    assert plugins.lexicons() == {}
    assert "copydesk_lexicons() failed: AttributeError" in plugins.problems[0].message


class TestEntryPoints:
    """The list of entry points is kept between runs, and never wrong."""

    @pytest.fixture(autouse=True)
    def _cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))

    def _install(self, site: Path, value: str) -> None:
        info = site / "some_plugin-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: some-plugin\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[copydesk]\nsome = {value}\n")

    def test_the_list_is_the_same_from_the_cache(self, tmp_path: Path) -> None:
        first = entry_points.load("copydesk")
        assert EntryPoint("builtin", "copydesk_rules") in first
        [kept] = (tmp_path / "cache").iterdir()
        assert entry_points.load("copydesk") == first
        kept.write_text(kept.read_text() + "\nadded\tsome.module")
        assert EntryPoint("added", "some.module") in entry_points.load("copydesk")

    def test_an_installed_package_is_seen(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site = tmp_path / "site"
        site.mkdir()
        monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
        before = entry_points.load("copydesk")
        self._install(site, "some.module:thing")
        after = entry_points.load("copydesk")
        assert set(after) - set(before) == {EntryPoint("some", "some.module:thing")}

    @pytest.mark.parametrize("damage", ["", "x", "1\n2\n3\t4\t5", "\udcff"])
    def test_a_damaged_cache_is_read_anew(self, tmp_path: Path, damage: str) -> None:
        first = entry_points.load("copydesk")
        [kept] = (tmp_path / "cache").iterdir()
        kept.write_bytes(damage.encode("utf-8", "surrogateescape"))
        assert entry_points.load("copydesk") == first

    def test_a_folder_that_cannot_be_written_does_no_harm(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "file"))
        assert EntryPoint("builtin", "copydesk_rules") in entry_points.load("copydesk")

    def test_an_entry_point_may_name_an_object(self) -> None:
        assert entry_points.resolve(EntryPoint("x", "os.path:join.__doc__")) is not None
        assert entry_points.resolve(EntryPoint("x", "os")) is sys.modules["os"]
        with pytest.raises(AttributeError):
            entry_points.resolve(EntryPoint("x", "os:nothing"))
