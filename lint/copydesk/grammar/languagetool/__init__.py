"""LanguageTool behind copydesk's protocol for grammar engines. Cheap to import."""

from typing import TYPE_CHECKING, Any

from copydesk.grammar.languagetool.find import find_engine, hint
from copydesk.grammar.languagetool.settings import LanguageToolSettings

if TYPE_CHECKING:
    from copydesk.grammar.languagetool.engine import LanguageTool
    from copydesk.grammar.languagetool.selection import keep

__all__ = ["LanguageTool", "LanguageToolSettings", "find_engine", "hint", "keep"]


def __getattr__(name: str) -> Any:
    """Import what costs more than a name only when it is asked for."""
    if name == "LanguageTool":
        from copydesk.grammar.languagetool.engine import LanguageTool

        return LanguageTool
    if name == "keep":
        from copydesk.grammar.languagetool.selection import keep

        return keep
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
