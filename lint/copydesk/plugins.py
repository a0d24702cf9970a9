"""Finding plugins and asking them what they bring; the only caller of pluggy."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pluggy import HookimplMarker, PluginManager

from copydesk import entry_points
from copydesk.formats import Format, GrammarEngineFormat, ReportFormat
from copydesk.rule import Rule

if TYPE_CHECKING:
    from copydesk.pattern_file import PatternPlugin

GROUP = "copydesk"
OWN = ("builtin", "grammar")
"""The plugins that ship with copydesk, as its entry points name them."""
hookimpl = HookimplMarker(GROUP)


T = TypeVar("T")


def _once(ask: "Callable[[Plugins], T]") -> "Callable[[Plugins], T]":
    """Keep the answer of a method, so that plugins are asked once."""

    @wraps(ask)
    def answer(self: "Plugins") -> T:
        if ask.__name__ not in self.answers:
            self.answers[ask.__name__] = ask(self)
        kept: T = self.answers[ask.__name__]
        return kept

    return answer


class PluginProblem(NamedTuple):
    """A plugin that cannot be used, or not wholly, and why."""

    plugin: str
    message: str


class Plugins:
    """Some plugins and what they bring; ask only once all of them are added.

    `problems` names the broken ones: they are skipped, never fatal, and the
    run ends with exit code 2.
    """

    def __init__(self) -> None:
        from copydesk.hookspecs import Hooks

        self.manager = PluginManager(GROUP)
        self.manager.add_hookspecs(Hooks)
        self.problems: list[PluginProblem] = []
        self.answers: dict[str, Any] = {}
        self._local: set[str] = set()

    def add(self, name: str, plugin: object) -> None:
        """Register a plugin; one with an unknown or wrong hook is a problem."""
        from pluggy import PluginValidationError

        try:
            self.manager.register(plugin, name)
            self.manager.check_pending()
        except (PluginValidationError, ValueError) as error:
            if self.manager.is_registered(plugin):
                self.manager.unregister(plugin)
            self._problem(name, f"does not fit the plugin API: {error}")

    def add_installed(self) -> None:
        """Import and register the plugins that installed packages declare."""
        for point in entry_points.load(GROUP):
            self._import(point.name, entry_points.resolve, point)

    def with_local(self, paths: Iterable[Path]) -> "Plugins":
        """Return these plugins and, as more of them, Python or TOML files of a project."""
        more = Plugins()
        more.problems += self.problems
        for name, plugin in self.manager.list_name_plugin():
            more.add(name, plugin)
        for path in paths:
            more._local.add(str(path))
            more._add_local(path, self.lexicons())
        return more

    def _add_local(self, path: Path, lexicons: dict[str, Path]) -> None:
        if path.suffix != ".toml":
            from copydesk.local_plugin import import_file

            self._import(str(path), import_file, path)
            return
        from copydesk.pattern_file import PatternPlugin

        plugin = PatternPlugin(path, lexicons)
        self.add(str(path), _RulesOf(plugin))
        for message in plugin.problems:
            self._problem(str(path), message)

    def _import(self, name: str, load: Callable[[Any], object], what: object) -> None:
        try:
            plugin = load(what)
        except (Exception, SystemExit) as error:  # a plugin may fail in any way
            self._problem(name, f"cannot be imported: {_told(error)}")
        else:
            self.add(name, plugin)

    def _problem(self, plugin: str, message: str) -> None:
        problem = PluginProblem(plugin, message)
        if problem not in self.problems:
            self.problems.append(problem)

    def _brought(self, hook: str, kind: type) -> Iterator[tuple[str, Any]]:
        """Yield (plugin, thing) for all that a hook brings, plugins in order of name.

        What ships with copydesk comes first, and files of a project come last.
        """
        impls = getattr(self.manager.hook, hook).get_hookimpls()
        for impl in sorted(impls, key=lambda one: self._order(one.plugin_name)):
            name = impl.plugin_name
            try:
                for one in impl.function():
                    if isinstance(one, kind):
                        yield name, one
                    else:
                        self._problem(name, f"{hook}() brings {one!r}, no {kind.__name__}")
            except (Exception, SystemExit) as error:
                self._problem(name, f"{hook}() failed: {_told(error)}")

    def _order(self, plugin: str) -> tuple[bool, bool, str]:
        return plugin in self._local, plugin not in OWN, plugin

    @_once
    def rules(self) -> tuple[type[Rule], ...]:
        """Return all rules, sorted by name; the second of one name is a problem."""
        found: dict[str, type[Rule]] = {}
        homes: dict[str, str] = {}
        for plugin, rule in self._brought("copydesk_rules", type):
            fault = _fault(rule, homes)
            if fault:
                self._problem(plugin, fault)
            else:
                found[rule.meta.name] = rule
                homes[rule.meta.name] = plugin
        return tuple(found[name] for name in sorted(found))

    @_once
    def formats(self) -> tuple[Format, ...]:
        """Return the file formats that plugins bring."""
        return tuple(one for _, one in self._brought("copydesk_parsers", Format))

    @_once
    def report_formats(self) -> tuple[ReportFormat, ...]:
        """Return the report formats that plugins bring."""
        return tuple(one for _, one in self._brought("copydesk_reporters", ReportFormat))

    @_once
    def grammar_engines(self) -> tuple[GrammarEngineFormat, ...]:
        """Return the grammar engines that plugins bring."""
        hook = "copydesk_grammar_engines"
        return tuple(one for _, one in self._brought(hook, GrammarEngineFormat))

    @_once
    def lexicons(self) -> dict[str, Path]:
        """Return the word lists that plugins bring, by name."""
        lists: dict[str, Path] = {}
        for impl in self.manager.hook.copydesk_lexicons.get_hookimpls():
            try:
                brought: Any = impl.function()
                lists.update({name: Path(path) for name, path in brought.items()})
            except (Exception, SystemExit) as error:
                self._problem(impl.plugin_name, f"copydesk_lexicons() failed: {_told(error)}")
        return lists


class _RulesOf:
    """A file of pattern rules with the mark by which pluggy knows a hook."""

    def __init__(self, plugin: "PatternPlugin") -> None:
        self._plugin = plugin

    @hookimpl
    def copydesk_rules(self) -> Iterable[type[Rule]]:
        """Return the rules of the file."""
        return self._plugin.copydesk_rules()


def installed() -> Plugins:
    """Return the plugins that this Python has installed, the built-in rules among them."""
    plugins = Plugins()
    plugins.add_installed()
    return plugins


class Installed:
    """The installed plugins, imported when they are asked for.

    `digest` tells whether they are the same as in another run; it is '' where
    the plugins were made in some other way, and nothing of them can be kept.
    """

    def __init__(self, plugins: Plugins | None = None) -> None:
        if plugins is not None:
            self.plugins = plugins
            self.digest = ""

    @cached_property
    def plugins(self) -> Plugins:  # noqa: D102 - the class says it
        return installed()

    @cached_property
    def digest(self) -> str:  # noqa: D102 - the class says it
        from copydesk.installation import fingerprint

        return fingerprint()


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _fault(rule: type, homes: Mapping[str, str]) -> str:
    """Return what is wrong with a rule, or ''; `homes` are the plugins of those known."""
    if not (issubclass(rule, Rule) and hasattr(rule, "meta")):
        return f"{rule!r} is not a rule: a subclass of copydesk.Rule with a meta"
    name = rule.meta.name
    if name in homes:
        home = "a built-in rule" if homes[name] in OWN else f"a rule of {homes[name]}"
        return f"rule “{name}” is left out: {home} has that name; give it another one"
    try:
        rule()
    except Exception as error:
        return f"rule {name!r} cannot be made without options: {_told(error)}"
    return ""
