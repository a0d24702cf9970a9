"""How plugins offer what is loaded only when it is used."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol

from copydesk.article import Article
from copydesk.grammar.protocol import GrammarEngine
from copydesk.reading import Open
from copydesk.report import FileReport, Summary
from copydesk.rule import Rule
from copydesk.source import SourceFile

Parse = Callable[[SourceFile, str], Article]
"""Turn a file into an article; the second argument is its language, or ''.

Of a file with several articles, as a feed is, the first one is returned and
the others stand in its attribute `more`. Each is read, compared and reported
by itself. `copydesk.parsers.builder.joined` sets that.
"""


class Format(NamedTuple):
    """A file format: its suffixes (with their dots, lower case) and its parser.

    `opening` is for a format whose files are no text, such as a zip of XML. It
    returns the function that opens one: from path and bytes to a class of its
    own derived from `SourceFile`, which knows how to write itself back.
    """

    name: str
    suffixes: tuple[str, ...]
    load: Callable[[], Parse]
    opening: Callable[[], Open] | None = None


class Reporter(Protocol):
    """Turns reports into the text of one output format, piece by piece."""

    def file(self, report: FileReport) -> str:
        """Return what is written for one file, as soon as it is checked."""
        ...

    def end(self, summary: Summary) -> str:
        """Return what is written after the last file."""
        ...


def _read_again(source: SourceFile, language: str) -> Article:
    """Parse a file as its suffix says, where nobody knows better."""
    from copydesk.parsers import parser_for

    return parser_for(source.path)(source, language)


class ReportStyle(NamedTuple):
    """How a report is shown.

    `width` is that of the terminal, in columns. `statistics` asks for counts
    by rule instead of single diagnostics, where a format is for people.
    `rules` returns the rules of the run, for formats that describe them;
    `parse` reads a file once more, for formats that show its prose.
    """

    colour: bool = False
    width: int = 100
    statistics: bool = False
    rules: Callable[[], Iterable[type[Rule]]] = tuple
    parse: Parse = _read_again


class ReportFormat(NamedTuple):
    """An output format and the function that makes its reporter.

    `encoding` is what the format prescribes; '' leaves it to the terminal.
    """

    name: str
    load: Callable[[], Callable[[ReportStyle], Reporter]]
    encoding: str = ""


class GrammarEngineFormat(NamedTuple):
    """A grammar engine by name, made from its table in the configuration."""

    name: str
    load: Callable[[], Callable[[Mapping[str, object]], GrammarEngine]]
