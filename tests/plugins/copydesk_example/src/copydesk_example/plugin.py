"""What this plugin brings; the modules behind it are imported when they are used."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from copydesk import Format, GrammarEngineFormat, ReportFormat, Rule, hookimpl
from copydesk.formats import Parse, Reporter, ReportStyle
from copydesk.grammar import GrammarEngine


@hookimpl
def copydesk_rules() -> Iterable[type[Rule]]:
    """Return the rules."""
    from .shouted_word import ShoutedWord

    return [ShoutedWord]


@hookimpl
def copydesk_parsers() -> Iterable[Format]:
    """Return the file formats."""

    def load() -> Parse:
        from .wire import parse

        return parse

    return [Format("wire", (".wire",), load)]


@hookimpl
def copydesk_reporters() -> Iterable[ReportFormat]:
    """Return the output formats."""

    def load() -> Callable[[ReportStyle], Reporter]:
        from .tally import TallyReporter

        return TallyReporter

    return [ReportFormat("tally", load)]


@hookimpl
def copydesk_grammar_engines() -> Iterable[GrammarEngineFormat]:
    """Return the grammar engines."""

    def load() -> Callable[[Mapping[str, object]], GrammarEngine]:
        from .grammar import Pleonasms

        return Pleonasms

    return [GrammarEngineFormat("example", load)]


@hookimpl
def copydesk_lexicons() -> Mapping[str, Path]:
    """Return the word lists."""
    return {"example_ministers": Path(__file__).with_name("ministers.txt")}
