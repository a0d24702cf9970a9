"""An article as a grammar engine reads it, and its answers as diagnostics."""

from collections.abc import Iterator

from copydesk.article import Article, Block, BlockKind
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Fix, TextEdit
from copydesk.grammar.protocol import GrammarEngine, GrammarMatch, Passage
from copydesk.source import Span

READ = frozenset(BlockKind) - {BlockKind.DATELINE, BlockKind.BYLINE}
"""A dateline and a byline are no sentences."""
SHOWN = 5
"""Replacements offered at most; engines list up to twenty."""


def diagnostics(engine: GrammarEngine, article: Article) -> Iterator[Diagnostic]:
    """Yield what an engine says of an article, with spans in its text.

    Raises GrammarUnavailableError where the engine cannot answer.
    """
    blocks = [block for block in article.blocks if block.kind in READ]
    passages = [_passage(article, block) for block in blocks]
    for match in engine.check(passages, article.locale):
        yield _diagnostic(engine.name, match, blocks[match.passage].span.start)


def _passage(article: Article, block: Block) -> Passage:
    """Return a block with what is not prose in the article's language masked."""
    span = block.span
    hidden = [one.span for one in article.foreign] + list(article.protected)
    masked = tuple(
        Span(max(one.start, span.start), min(one.end, span.end)).shifted(-span.start)
        for one in sorted(hidden)
        if one.overlaps(span)
    )
    return Passage(span.of(article.text), masked)


def _diagnostic(engine: str, match: GrammarMatch, start: int) -> Diagnostic:
    span = match.span.shifted(start)
    fixes = tuple(
        Fix.unsafe(f"Replace by “{text}”", TextEdit(span, text))
        for text in match.replacements[:SHOWN]
    )
    name = f"{engine}/{match.rule_id}"
    return Diagnostic(name, span, match.message, Severity.WARNING, fixes=fixes, url=match.url)
