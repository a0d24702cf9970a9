"""copydesk: a linter for articles. This module is the API for rule authors.

Names are imported when first used, so that ``copydesk --version`` stays quick.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from copydesk.article import Article, Block, BlockKind, Sentence
    from copydesk.diagnostic import Diagnostic, Related, Severity
    from copydesk.example import Bad, Example, Good
    from copydesk.fix import Applicability, Fix, TextEdit, apply_fixes
    from copydesk.formats import Format, GrammarEngineFormat, ReportFormat
    from copydesk.pattern import PatternRule
    from copydesk.plugins import hookimpl
    from copydesk.reading import ParseError
    from copydesk.rule import (
        FeedDiagnostic,
        Observation,
        Rule,
        RuleMeta,
        Sighting,
        Stability,
        option,
    )
    from copydesk.source import Position, SourceFile, Span

_HOMES = {
    "article": ("Article", "Block", "BlockKind", "Sentence"),
    "diagnostic": ("Diagnostic", "Related", "Severity"),
    "example": ("Bad", "Example", "Good"),
    "fix": ("Applicability", "Fix", "TextEdit", "apply_fixes"),
    "formats": ("Format", "GrammarEngineFormat", "ReportFormat"),
    "pattern": ("PatternRule",),
    "plugins": ("hookimpl",),
    "reading": ("ParseError",),
    "rule": (
        "FeedDiagnostic",
        "Observation",
        "Rule",
        "RuleMeta",
        "Sighting",
        "Stability",
        "option",
    ),
    "source": ("Position", "SourceFile", "Span"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Applicability",
    "Article",
    "Bad",
    "Block",
    "BlockKind",
    "Diagnostic",
    "Example",
    "FeedDiagnostic",
    "Fix",
    "Format",
    "Good",
    "GrammarEngineFormat",
    "Observation",
    "ParseError",
    "PatternRule",
    "Position",
    "Related",
    "ReportFormat",
    "Rule",
    "RuleMeta",
    "Sentence",
    "Severity",
    "Sighting",
    "SourceFile",
    "Span",
    "Stability",
    "TextEdit",
    "__version__",
    "apply_fixes",
    "hookimpl",
    "option",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"copydesk.{_HOME[name]}"), name)
    globals()[name] = value
    return value
