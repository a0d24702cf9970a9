"""A file may hold several articles: each is read by itself, the report is one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk import Article, Diagnostic, Fix, Observation, Rule, RuleMeta, Span, TextEdit
from copydesk.article import BlockKind
from copydesk.linter import LintOptions, finish, lint
from copydesk.parsers.builder import ArticleBuilder, Piece
from copydesk.report import FileReport
from copydesk.source import SourceFile, TextMap

FILE = "Le port rouvre.\nThe port is open.\nLe quai est vide, le port aussi.\n"


def parse(source: SourceFile, language: str = "") -> Article:
    """Return an article for each line of a file."""
    articles = []
    for number, start in enumerate(source.line_starts[:-1], start=1):
        builder = ArticleBuilder(source)
        line = source.line(number)
        builder.add(BlockKind.PARAGRAPH, [Piece(line, start, start + len(line))])
        articles.append(builder.article(language or ("en" if "The" in line else "fr")))
    articles[0].more = tuple(articles[1:])
    return articles[0]


@dataclass(frozen=True)
class Port(Rule):
    """The second port of an article."""

    meta = RuleMeta(name="port", family="tests", summary="Port", languages=frozenset({"fr"}))

    def check(self, article: Article) -> Iterator[Diagnostic]:
        at = article.text.find("port")
        if at >= 0:
            span = Span(at, at + 4)
            fix = Fix.safe("Write", TextEdit(span, "quai"))
            yield self.diagnostic(span, f"One of {article.text.count('port')}", fix=fix)

    def observe(self, article: Article) -> Iterable[Observation]:
        return [Observation(Span(0, 2), article.text[:2])]


def checked(text: str = FILE) -> FileReport:
    return lint(SourceFile("a.lines", text), lambda _: [Port()], parse, LintOptions())


def test_each_article_is_read_by_itself_in_its_own_language() -> None:
    report = checked()
    assert [one.message for one in report.diagnostics] == ["One of 1", "One of 1"]
    assert [FILE.index("port"), FILE.rindex("port")] == [
        one.span.start for one in report.diagnostics
    ]
    assert report.words == 3 + 4 + 7
    assert report.language == "fr"


def test_observations_tell_the_articles_apart() -> None:
    seen = checked().observations["port"]
    assert [(one.article, one.value, one.span.of(FILE)) for one in seen] == [
        (0, "Le", "Le"),
        (2, "Le", "Le"),
    ]


def test_suppressions_reach_every_article() -> None:
    text = FILE.replace("aussi.", "aussi. <!-- copydesk: ignore[port] -->")
    report = checked(text)
    assert len(report.diagnostics) == 1
    assert report.suppressed == 1
    article = parse(SourceFile("a.lines", text))
    late = Diagnostic("port", Span(text.rindex("port"), text.rindex("port") + 4), "Late")
    assert finish(article, [late]).suppressed == 1


def test_an_edit_replaces_whole_escapes_and_no_markup() -> None:
    file = "Un <b>caf&eacute;</b>&nbsp;: le th&eacute;"
    builder = ArticleBuilder(SourceFile("a", file))
    pieces = [
        Piece("Un ", 0, 3),
        Piece("caf", 6, 9),
        Piece("é", 9, 17, is_escape=True),
        Piece("\u00a0", 21, 27, is_escape=True),
        Piece(": le th", 27, 34),
        Piece("é", 34, 42, is_escape=True),
    ]
    builder.add(BlockKind.PARAGRAPH, pieces, writer=lambda text: text.replace("&", "&amp;"))
    article = builder.article("fr")
    assert article.text == "Un café\u00a0: le thé"
    assert article.edit(Span(3, 7), "R&D") == (Span(6, 17), "R&amp;D")
    assert article.edit(Span(7, 9), " :") == (Span(21, 28), " :")
    assert article.edit(Span(13, 15), "a") == (Span(32, 34), "a")
    assert article.edit(Span(16, 16), "s") == (Span(42, 42), "s")
    for eats_markup in (Span(0, 4), Span(6, 8), Span(2, 3).shifted(40), Span(-1, 2)):
        assert article.edit(eats_markup, "x") is None


def test_a_placeholder_is_never_replaced() -> None:
    text_map = TextMap([(0, 0, 2, 2), (2, 2, 1, 9), (3, 11, 2, 2)])
    assert not text_map.is_replaceable(Span(1, 3))
    assert not text_map.is_replaceable(Span(2, 2))
    assert text_map.is_replaceable(Span(3, 3))
    assert not TextMap([]).is_replaceable(Span(0, 0))
