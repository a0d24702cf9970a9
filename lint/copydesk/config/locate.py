"""Where in a TOML file a key stands, for messages about it."""

import re

HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\]\n]+?)[ \t]*\]\]?", re.MULTILINE)


def line_of(text: str, table: tuple[str | int, ...], key: str) -> int:
    """Return the line, from 1, of `key` within `table`, or the nearest line known.

    `table` is the path of the table; a number after an array's name counts
    its tables from 0.

    >>> line_of('x = 1\\n[[rule]]\\n[[rule]]\\nname = "a"', ("rule", 1), "name")
    4
    """
    start, end = _table(text, table)
    for name in (key, key.replace("_", "-")):
        found = re.search(
            rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*[.=]", text[start:end], re.M
        )
        if found:
            start += found.start()
            break
    return text.count("\n", 0, start) + 1


def _table(text: str, table: tuple[str | int, ...]) -> tuple[int, int]:
    """Return where the table starts and ends; the whole file if it has no header."""
    wanted = ".".join(str(part) for part in table if isinstance(part, str))
    number = next((part for part in table if isinstance(part, int)), 0)
    headers = list(HEADER.finditer(text))
    same = [at for at, one in enumerate(headers) if _plain(one[2]) == wanted]
    if not table or not same:
        return 0, headers[0].start() if headers and not table else len(text)
    at = same[min(number, len(same) - 1)]
    end = headers[at + 1].start() if at + 1 < len(headers) else len(text)
    return headers[at].start(), end


def _plain(name: str) -> str:
    return re.sub(r"[\"'\s]", "", name)
