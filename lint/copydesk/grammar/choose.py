"""Which grammar engine a run uses."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from copydesk.grammar.accept import read_all
from copydesk.grammar.protocol import GrammarEngine, GrammarUnavailableError
from copydesk.ruleset import Selection

if TYPE_CHECKING:
    from copydesk.grammar.languagetool import LanguageToolSettings

_WILD = frozenset("*?[")


def named_rules(selection: Selection, engine: str) -> frozenset[str]:
    """Return the ids of an engine's rules that a selection names one by one.

    >>> named_rules(Selection(select=("names", "languagetool/D_N")), "languagetool")
    frozenset({'D_N'})
    """
    names = (*selection.select, *selection.extend)
    rules = (name.removeprefix(f"{engine}/") for name in names if name.startswith(f"{engine}/"))
    return frozenset(rule for rule in rules if not _WILD.intersection(rule))


def choose(
    settings: Any, offered: Iterable[Any], *, cached: bool = True
) -> tuple[GrammarEngine | None, str]:
    """Return the engine that the settings name, and a sentence for the user or ''.

    ``auto`` is LanguageTool where it is ready, and none with a hint where it
    is not. `cached` tells whether answers that were kept may be used.

    Raises GrammarUnavailableError for an engine that is named and cannot be had.
    """
    wanted = settings.grammar
    if wanted in {"auto", "languagetool"}:
        from copydesk.grammar.languagetool import find_engine, hint

        engine = find_engine(wanted, _languagetool(settings, cached=cached))
        return engine, "" if engine else hint()
    for one in offered:
        if one.name == wanted:
            return _remembering(one.load()(settings.languagetool), cached=cached), ""
    names = ", ".join(["auto", "off", "languagetool", *(one.name for one in offered)])
    raise GrammarUnavailableError(f"there is no grammar engine “{wanted}”; there are {names}")


def _remembering(engine: GrammarEngine, *, cached: bool) -> GrammarEngine:
    """Return an engine with the cache of matches, where it is one that can use it."""
    from copydesk.grammar.cache import MatchCache
    from copydesk.grammar.remembering import Remembering

    if cached and isinstance(engine, Remembering):
        return engine.with_cache(MatchCache())
    return engine


def _languagetool(settings: Any, *, cached: bool) -> "LanguageToolSettings":
    from copydesk.grammar.languagetool import LanguageToolSettings

    table = settings.languagetool
    return LanguageToolSettings(
        **{
            **table,
            "cache": cached,
            "accept": read_all(table.get("accept", ())),
            "selected_rules": named_rules(settings.selection, "languagetool"),
        }
    )
