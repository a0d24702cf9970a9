"""Finding plugins and asking them what they bring; the only caller of pluggy."""

import importlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from pluggy import HookimplMarker, PluginManager

from copydesk import entry_points
from copydesk.formats import Format, GrammarEngineFormat, ReportFormat
from copydesk.rule import Rule

GROUP = "copydesk"
hookimpl = HookimplMarker(GROUP)


class PluginProblem(NamedTuple):
    """A plugin that cannot be used, and why."""

    plugin: str
    message: str


class Plugins:
    """The plugins of one process and what they bring.

    `problems` names the broken ones: they are skipped, never fatal, and the
    run ends with exit code 2.
    """

    def __init__(self) -> None:
        from copydesk.hookspecs import Hooks

        self.manager = PluginManager(GROUP)
        self.manager.add_hookspecs(Hooks)
        self.problems: list[PluginProblem] = []

    def add(self, name: str, plugin: object) -> None:
        """Register a plugin; one with an unknown or wrong hook is a problem."""
        from pluggy import PluginValidationError

        try:
            self.manager.register(plugin, name)
            self.manager.check_pending()
        except (PluginValidationError, ValueError) as error:
            self._drop(name, plugin, f"does not fit the plugin API: {error}")

    def add_installed(self) -> None:
        """Import and register the plugins that installed packages declare."""
        for point in entry_points.load(GROUP):
            self._import(point.name, lambda point=point: importlib.import_module(point.module))  # type: ignore[misc]

    def add_local(self, path: Path) -> None:
        """Register a Python or TOML file of the project as a plugin."""
        if path.suffix == ".toml":
            from copydesk.pattern_file import PatternPlugin

            plugin = PatternPlugin(path)
            self.add(str(path), plugin)
            self.problems += [PluginProblem(str(path), one) for one in plugin.problems]
        else:
            self._import(str(path), lambda: _import_file(path))

    def _import(self, name: str, load: object) -> None:
        try:
            plugin = load()  # type: ignore[operator]
        except Exception as error:  # noqa: BLE001 - a plugin may fail in any way
            kind = type(error).__name__
            self.problems.append(PluginProblem(name, f"cannot be imported: {kind}: {error}"))
        else:
            self.add(name, plugin)

    def _drop(self, name: str, plugin: object, message: str) -> None:
        if self.manager.is_registered(plugin):
            self.manager.unregister(plugin)
        self.problems.append(PluginProblem(name, message))

    def _each(self, hook: str) -> Iterable[tuple[str, object]]:
        """Yield (plugin, result) of a hook, plugin by plugin, in order of name."""
        for name, plugin in sorted(self.manager.list_name_plugin()):
            call = getattr(plugin, hook, None)
            if plugin is None or call is None:
                continue
            try:
                yield name, call()
            except Exception as error:  # noqa: BLE001 - a plugin may fail in any way
                kind = type(error).__name__
                message = f"{hook}() failed: {kind}: {error}"
                self.problems.append(PluginProblem(name, message))

    def rules(self) -> tuple[type[Rule], ...]:
        """Return all rules, sorted by name; the second of one name is a problem."""
        found: dict[str, type[Rule]] = {}
        for plugin, rules in self._each("copydesk_rules"):
            for rule in rules:  # type: ignore[attr-defined]
                fault = _fault(rule, found)
                if fault:
                    self.problems.append(PluginProblem(plugin, fault))
                else:
                    found[rule.meta.name] = rule
        return tuple(found[name] for name in sorted(found))

    def formats(self) -> tuple[Format, ...]:
        """Return the file formats that plugins bring."""
        return tuple(one for _, some in self._each("copydesk_parsers") for one in some)  # type: ignore[attr-defined]

    def report_formats(self) -> tuple[ReportFormat, ...]:
        """Return the report formats that plugins bring."""
        return tuple(one for _, some in self._each("copydesk_reporters") for one in some)  # type: ignore[attr-defined]

    def grammar_engines(self) -> tuple[GrammarEngineFormat, ...]:
        """Return the grammar engines that plugins bring."""
        return tuple(one for _, some in self._each("copydesk_grammar_engines") for one in some)  # type: ignore[attr-defined]

    def lexicons(self) -> dict[str, Path]:
        """Return the word lists that plugins bring, by name."""
        lists: dict[str, Path] = {}
        for _, some in self._each("copydesk_lexicons"):
            lists.update(some)  # type: ignore[call-overload]
        return lists


def installed() -> Plugins:
    """Return the plugins that this Python has installed, the built-in rules among them."""
    plugins = Plugins()
    plugins.add_installed()
    return plugins


def _fault(rule: object, known: dict[str, type[Rule]]) -> str:
    if not (isinstance(rule, type) and issubclass(rule, Rule) and hasattr(rule, "meta")):
        return f"{rule!r} is not a rule: a subclass of copydesk.Rule with a meta"
    if rule.meta.name in known:
        other = known[rule.meta.name].__module__
        return f"rule {rule.meta.name!r} is already defined by {other}"
    return ""


def _import_file(path: Path) -> ModuleType:
    """Import a file of the project under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"copydesk_local_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"there is no Python file {path}")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
