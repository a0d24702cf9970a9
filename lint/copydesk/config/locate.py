"""Where in a TOML file a key stands, for messages about it."""

import re

HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\]\n]+?)[ \t]*\]\]?", re.MULTILINE)


def line_of(text: str, table: tuple[str | int, ...], key: str, value: str = "") -> int:
    r"""Return the line, from 1, of `key` within `table`, or the nearest line known.

    `table` is the path of the table; a number after an array's name counts
    its tables from 0. `value` is a string among the key's values, whose line
    is wanted instead where it can be found.

    >>> line_of('x = 1\n[[rule]]\n[[rule]]\nname = "a"', ("rule", 1), "name")
    4
    """
    start, end = _place(text, table, key)
    if value:
        found = re.compile(rf"([\"']){re.escape(value)}\1").search(text, start, end)
        start = found.start() if found else start
    return text.count("\n", 0, start) + 1


def _place(text: str, table: tuple[str | int, ...], key: str) -> tuple[int, int]:
    """Return where a key stands and where its table ends."""
    start, end, known = _table(text, table)
    found = _key(text, start, end, key)
    if found is not None:
        return found, end
    if known or not table:
        header = _header(text, (*table, key))
        return (header, len(text)) if header is not None else (start, end)
    # The table has no header: it is written as a key of the one above it.
    *above, last = table
    while above and isinstance(last, int):
        last = above.pop()
    start, end = _place(text, tuple(above), str(last))
    found = _key(text, start, end, key, inline=True)
    return (start if found is None else found), end


def _key(text: str, start: int, end: int, key: str, *, inline: bool = False) -> int | None:
    before = r"(?:^|[{,.])" if inline else "^"
    name = re.escape(key).replace("_", "[-_]")
    pattern = re.compile(rf"{before}[ \t]*[\"']?{name}[\"']?[ \t]*[.=]", re.MULTILINE)
    found = pattern.search(text, start, end)
    return found.start() if key and found else None


def _header(text: str, table: tuple[str | int, ...]) -> int | None:
    """Return where the header of a table stands, or of the first one below it."""
    wanted = _dotted(table)
    for one in HEADER.finditer(text):
        name = _plain(one[2])
        if name == wanted or name.startswith(f"{wanted}."):
            return one.start()
    return None


def _table(text: str, table: tuple[str | int, ...]) -> tuple[int, int, bool]:
    """Return where the table starts and ends, and whether it has a header."""
    headers = list(HEADER.finditer(text))
    if not table:
        return 0, headers[0].start() if headers else len(text), True
    number = next((part for part in table if isinstance(part, int)), 0)
    array = _dotted(table[: table.index(number)]) if number in table else ""
    first = [at for at, one in enumerate(headers) if _plain(one[2]) == array]
    begin = first[number] if number < len(first) else 0
    wanted = _dotted(table)
    for at in range(begin, len(headers)):
        if _plain(headers[at][2]) == wanted:
            end = headers[at + 1].start() if at + 1 < len(headers) else len(text)
            return headers[at].start(), end, True
    return 0, len(text), False


def _dotted(table: tuple[str | int, ...]) -> str:
    return ".".join(part for part in table if isinstance(part, str))


def _plain(name: str) -> str:
    return re.sub(r"[\"'\s]", "", name)
