"""The grammar engines of one process, each made once."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from copydesk.config.settings import Settings
from copydesk.grammar.protocol import GrammarEngine
from copydesk.plugins import Plugins
from copydesk.ruleset import Selection


class Engines:
    """Makes grammar engines as settings ask for them, and closes them."""

    def __init__(self, *, cached: bool = True) -> None:
        self._cached = cached
        self._made: dict[str, GrammarEngine | None] = {}
        self._hints: list[str] = []

    def get(self, settings: Settings, plugins: Plugins) -> GrammarEngine | None:
        """Return the engine that the settings ask for, None for none.

        None too where no rule of the engine is selected: it would be started
        for nothing. Raises GrammarUnavailableError.
        """
        name = "languagetool" if settings.grammar == "auto" else settings.grammar
        if name == "off" or not may_report(settings.selection, name):
            return None
        from copydesk.grammar.choose import choose, named_rules

        named = sorted(named_rules(settings.selection, name))
        key = repr((settings.grammar, sorted(settings.languagetool.items()), named))
        if key not in self._made:
            self._made[key], hint = choose(
                settings, plugins.grammar_engines(), cached=self._cached
            )
            self._hints += [hint] if hint else []
        return self._made[key]

    def take_hints(self) -> list[str]:
        """Return what the user should know of engines, each sentence once."""
        hints, self._hints = self._hints, []
        return hints

    def close(self) -> None:
        """Let go of all engines."""
        for engine in self._made.values():
            if engine is not None:
                engine.close()
        self._made.clear()


def covers(selection: Selection, name: str) -> bool:
    """Tell whether what reports under a name of its own is on.

    A grammar engine's rules (``languagetool/ACCORD_NOMBRE``) are a family of
    the engine's name.
    """
    engine, slash, _ = name.partition("/")
    return selection.covers(name, engine if slash else "")


def may_report(selection: Selection, engine: str) -> bool:
    """Tell whether any rule of a grammar engine can be on."""
    if _names(selection.ignore, engine):
        return False
    wanted = (*selection.select, *selection.extend)
    return not selection.select or any(
        _names([one], engine) or one.startswith(f"{engine}/") for one in wanted
    )


def _names(patterns: Iterable[str], engine: str) -> bool:
    """Tell whether a pattern means all rules of an engine."""
    names = (engine, f"{engine}/")
    return any(
        one.casefold() == "all" or any(fnmatchcase(name, one) for name in names)
        for one in patterns
    )
