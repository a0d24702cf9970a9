"""JSON, JSONL and CSV: an article for each record, made of the fields that hold one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from copydesk.article import Article
from copydesk.formats import Format, Parse
from copydesk.parsers.builder import ArticleBuilder, Piece, Writer, joined
from copydesk.parsers.embedded import AUTO, Field, add, repeats
from copydesk.parsers.field_map import ARTICLES, BODY, LANGUAGE, PARTS, SUMMARY, FieldMap
from copydesk.reading import ParseError
from copydesk.source import SourceFile

JSON, JSONL, CSV = (".json",), (".jsonl", ".ndjson"), (".csv", ".tsv")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*")


class Cell(NamedTuple):
    """A text in a record: its pieces in the file, and how a fix is written there."""

    pieces: list[Piece]
    writer: Writer

    @property
    def text(self) -> str:
        """What the cell says."""
        return "".join(piece.text for piece in self.pieces)


class Record(NamedTuple):
    """One record: its keys, and the texts at a dotted path."""

    keys: Sequence[str]
    cells: Callable[[str], list[Cell]]


def formats(table: Mapping[str, object]) -> tuple[Format, ...]:
    """Return the formats of records, read with the table ``[fields]`` of a configuration."""
    fields = FieldMap.of(table)

    def load(name: str) -> Parse:
        return partial({"json": parse_json, "jsonl": parse_jsonl, "csv": parse_csv}[name], fields)

    return tuple(
        Format(name, suffixes, partial(load, name))
        for name, suffixes in (("json", JSON), ("jsonl", JSONL), ("csv", CSV))
    )


def parse_json(fields: FieldMap, source: SourceFile, language: str = "") -> Article:
    """Return the articles in a JSON file. Raises ParseError."""
    from copydesk.parsers.json_records import records

    return _made(fields, source, language, records(source, fields.names(ARTICLES)))


def parse_jsonl(fields: FieldMap, source: SourceFile, language: str = "") -> Article:
    """Return the articles in a file with a JSON object on each line. Raises ParseError."""
    from copydesk.parsers.json_records import lines

    return _made(fields, source, language, lines(source))


def parse_csv(fields: FieldMap, source: SourceFile, language: str = "") -> Article:
    """Return the articles in a table with a line of column names. Raises ParseError."""
    from copydesk.parsers.csv_records import records

    return _made(fields, source, language, records(source))


def _made(
    fields: FieldMap, source: SourceFile, language: str, records: Iterator[Record]
) -> Article:
    articles: list[Article] = []
    keys: dict[str, None] = {}
    last: Sequence[str] = ()
    known, is_known = False, False
    for record in records:
        if record.keys is not last:
            last, is_known = record.keys, fields.knows(record.keys)
            keys.update(dict.fromkeys(last))
            known = known or is_known
        if is_known:
            articles.append(_article(fields, source, language, record))
    if keys and not known:
        raise ParseError(fields.unknown(list(keys)))
    return joined(source, articles, language)


def _article(fields: FieldMap, source: SourceFile, language: str, record: Record) -> Article:
    builder = ArticleBuilder(source)
    chosen = list(fields.chosen(dict.fromkeys(record.keys)))
    body = [cell.text for part, path in chosen if part == BODY for cell in record.cells(path)]
    for part, path in chosen:
        for cell in record.cells(path):
            if part == SUMMARY and repeats(cell.text, body[:1]):
                continue
            form = fields.body_format if part == BODY else AUTO
            add(builder, source, Field(PARTS[part], cell.pieces, cell.writer, form))
    said = (cell.text for path in fields.names(LANGUAGE) for cell in record.cells(path))
    own = next((text for text in said if _LANGUAGE.fullmatch(text)), "")
    return builder.article(language or own)
