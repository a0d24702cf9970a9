"""The grammar engines beside LanguageTool, offered through the same hook as any plugin's."""

from collections.abc import Callable, Iterable, Mapping

from copydesk.formats import GrammarEngineFormat
from copydesk.grammar.protocol import GrammarEngine
from copydesk.plugins import hookimpl

Make = Callable[[Mapping[str, object]], GrammarEngine]


@hookimpl
def copydesk_grammar_engines() -> Iterable[GrammarEngineFormat]:
    """Return Grammalecte for French and Harper for English; neither is on by default."""
    return (
        GrammarEngineFormat("grammalecte", _grammalecte),
        GrammarEngineFormat("harper", _harper),
    )


def _grammalecte() -> Make:
    from copydesk.grammar.grammalecte.engine import Grammalecte
    from copydesk.grammar.remembering import Remembering

    return lambda _: Remembering(Grammalecte())


def _harper() -> Make:
    from copydesk.grammar.harper import Harper
    from copydesk.grammar.remembering import Remembering

    return lambda _: Remembering(Harper())
