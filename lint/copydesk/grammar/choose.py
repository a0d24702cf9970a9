"""Which grammar engine a run uses."""

from collections.abc import Iterable
from typing import Any

from copydesk.grammar.protocol import GrammarEngine, GrammarUnavailableError


def choose(settings: Any, offered: Iterable[Any]) -> tuple[GrammarEngine | None, str]:
    """Return the engine that the settings name, and a sentence for the user or ''.

    ``auto`` is LanguageTool where it is ready, and none with a hint where it
    is not. Raises GrammarUnavailableError for an engine that is named and
    cannot be had.
    """
    from copydesk.grammar.languagetool import LanguageToolSettings, find_engine, hint

    wanted = settings.grammar
    if wanted in {"auto", "languagetool"}:
        engine = find_engine(wanted, LanguageToolSettings(**settings.languagetool))
        return engine, "" if engine else hint()
    for one in offered:
        if one.name == wanted:
            return one.load()(settings.languagetool), ""
    names = ", ".join(["auto", "off", "languagetool", *(one.name for one in offered)])
    raise GrammarUnavailableError(f"there is no grammar engine “{wanted}”; there are {names}")
