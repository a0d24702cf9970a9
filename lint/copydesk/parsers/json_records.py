"""The records of JSON files."""

from collections.abc import Iterator, Sequence
from functools import partial

from copydesk.parsers.json_values import Text, Value, parse, pieces, writer
from copydesk.parsers.records import Cell, Record
from copydesk.reading import ParseError
from copydesk.source import SourceFile

RENDERED = "rendered"
"""Where WordPress keeps the text of a field."""


def records(source: SourceFile, paths: Sequence[str]) -> Iterator[Record]:
    """Yield the records of a file: of its list, of the list at one of the paths, or the whole.

    Raises ParseError.
    """
    value = parse(source)
    listed = value if isinstance(value, list) else _listed(value, paths)
    objects = [one for one in listed if isinstance(one, dict)] if listed else []
    if not objects and isinstance(value, dict):
        objects = [value]
    if not objects and value != []:
        raise ParseError("holds no JSON object, so no article; leave it out with “exclude”")
    for one in objects:
        yield _record(source, one)


def _listed(value: Value, paths: Sequence[str]) -> list[Value] | None:
    """Return the objects at the first path that leads to some."""
    for path in paths:
        found = [one for one in _at(value, path.split(".")) if isinstance(one, dict)]
        if found:
            return list(found)
    return None


def lines(source: SourceFile) -> Iterator[Record]:
    """Yield the record in each line that is not blank. Raises ParseError."""
    for number, start in enumerate(source.line_starts, start=1):
        line = source.line(number)
        if not line.strip():
            continue
        value = parse(source, start, start + len(line))
        if not isinstance(value, dict):
            raise ParseError(f"has no JSON object in line {number}; each line must be one article")
        yield _record(source, value)


def _record(source: SourceFile, value: dict[str, Value]) -> Record:
    write = partial(writer, ascii_only=source.text.isascii())

    def cells(path: str) -> list[Cell]:
        steps = [path] if path in value else path.split(".")
        texts = (text for found in _at(value, steps) for text in _texts(found))
        return [Cell(list(pieces(source.text, text)), write) for text in texts]

    return Record(list(value), cells)


def _at(value: Value, path: Sequence[str]) -> Iterator[Value]:
    """Yield what stands at a path; it goes through each item of a list."""
    found = [value]
    for step in path:
        flat = [item for one in found for item in (one if isinstance(one, list) else [one])]
        found = [one[step] for one in flat if isinstance(one, dict) and step in one]
    for one in found:
        yield from one if isinstance(one, list) else [one]


def _texts(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict) and isinstance(value.get(RENDERED), Text):
        rendered = value[RENDERED]
        if isinstance(rendered, Text):
            yield rendered
