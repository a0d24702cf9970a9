"""Writing a rule into the list of those that a project ignores."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from copydesk.fix import TextEdit, apply_edits
from copydesk.source import Span

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*ignore[ \t]*=[ \t]*\[", re.MULTILINE)


def ignoring(text: str, rule: str, table: str = "") -> TextEdit | None:
    """Return the edit that makes a configuration ignore a rule too, None if none does.

    `table` is where the settings stand: ``tool.copydesk`` in a
    ``pyproject.toml``. The outcome is read, and must say what the file said
    and the new name, and nothing else.
    """
    before = _read(text, table)
    if before is None or rule in before.get("ignore", []):
        return None
    wanted = {**before, "ignore": [*before.get("ignore", []), rule]}
    for edit in _candidates(text, rule, table):
        after = _read(apply_edits(text, [edit]), table)
        if after is not None and (
            {**after, "ignore": sorted(after.get("ignore", []))}
            == {**wanted, "ignore": sorted(wanted["ignore"])}
        ):
            return edit
    return None


def _read(text: str, table: str) -> dict[str, Any] | None:
    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    for part in table.split(".") if table else ():
        found = found.get(part, {}) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _candidates(text: str, rule: str, table: str) -> Iterator[TextEdit]:
    start, end = _place(text, table)
    for key in _KEY.finditer(text, start, end):
        empty = re.compile(r"\s*\]").match(text, key.end())
        yield TextEdit(Span(key.end(), key.end()), f'"{rule}"' if empty else f'"{rule}", ')
    yield TextEdit(Span(start, start), f'ignore = ["{rule}"]\n')
    header = f"[{table}]\n" if table else ""
    line = "" if not text or text.endswith("\n") else "\n"
    yield TextEdit(Span(len(text), len(text)), f'{line}{header}ignore = ["{rule}"]\n')


def _place(text: str, table: str) -> tuple[int, int]:
    """Return where the keys of a table start and end."""
    start = 0
    if table:
        name = r"[ \t]*\.[ \t]*".join(map(re.escape, table.split(".")))
        found = re.compile(rf"^[ \t]*\[[ \t]*{name}[ \t]*\][^\n]*(?:\n|\Z)", re.MULTILINE).search(
            text
        )
        start = found.end() if found else len(text)
    header = _HEADER.search(text, start)
    return start, header.start() if header else len(text)
