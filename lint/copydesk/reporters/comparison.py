"""The outcome of ``copydesk compare`` as text, JSON or Markdown."""

from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.comparing import Comparison, Found
from copydesk.reporters.dumping import dumped
from copydesk.reporters.markdown import inert
from copydesk.terminal import escaped

VERSION = 1
"""Of the JSON form; raised when a field goes or changes its meaning."""
HEAD = "| | place | rule | message |\n|---|---|---|---|\n"


def headline(found: Comparison) -> str:
    """Return the outcome in one line."""
    counts = (len(found.gained), len(found.lost), len(found.changed), found.same)
    return "{:,} gained, {:,} lost, {:,} changed, {:,} the same".format(*counts)


def text(found: Comparison, limit: int) -> str:
    """Return the outcome for a terminal, with at most `limit` diagnostics, 0 for all."""
    lines = [headline(found)]
    if found.rules:
        lines += ["", f"{'before':>8}{'after':>8}{'gained':>8}{'lost':>8}{'changed':>8}  rule"]
        lines += [
            f"{one.before:>8,}{one.after:>8,}{_signed('+', one.gained):>8}"
            f"{_signed('-', one.lost):>8}{_signed('~', one.changed):>8}  {escaped(name)}"
            for name, one in found.rules.items()
        ]
        lines.append("")
    rows = list(_rows(found))
    shown = rows[:limit] if limit else rows
    lines += [
        f"{sign} {_place(one)}: [{escaped(one['rule'])}] {told}" for sign, one, told in shown
    ]
    if len(shown) < len(rows):
        lines.append(f"and {len(rows) - len(shown):,} more; --limit 0 shows all")
    return "".join(f"{line}\n" for line in lines)


def _signed(sign: str, count: int) -> str:
    return f"{sign}{count:,}" if count else "·"


def _rows(found: Comparison) -> Iterator[tuple[str, Found, str]]:
    """Yield a sign, a diagnostic and what is said of it, for all that differs."""
    for one in found.gained:
        yield "+", one, escaped(one["message"])
    for one in found.lost:
        yield "-", one, escaped(one["message"])
    for before, after in found.changed:
        yield "~", after, _changed(before, after)


def _changed(before: Found, after: Found) -> str:
    parts = [escaped(after["message"])]
    if before["message"] != after["message"]:
        parts = [f"{escaped(before['message'])} → {escaped(after['message'])}"]
    if before.get("severity") != after.get("severity"):
        parts.append(f"({before.get('severity')} → {after.get('severity')})")
    if before.get("fixes") != after.get("fixes"):
        parts.append("(other fixes)")
    return " ".join(parts)


def _place(found: Found) -> str:
    start = found.get("start", {})
    return f"{escaped(found['path'])}:{start.get('line', 1)}:{start.get('column', 1)}"


def as_json(found: Comparison) -> str:
    """Return the outcome as one document, diagnostics as the reports have them."""
    document: dict[str, Any] = {
        "version": VERSION,
        "summary": {
            "gained": len(found.gained),
            "lost": len(found.lost),
            "changed": len(found.changed),
            "same": found.same,
        },
        "rules": {name: one._asdict() for name, one in found.rules.items()},
        "gained": found.gained,
        "lost": found.lost,
        "changed": [one._asdict() for one in found.changed],
    }
    return dumped(document) + "\n"


def markdown(found: Comparison, limit: int) -> str:
    """Return the outcome for a comment on a change, with at most `limit` diagnostics."""
    parts = [f"### copydesk\n\n**{headline(found)}**\n"]
    if found.rules:
        parts.append(_table(found))
        rows = list(_rows(found))
        shown = rows[:limit] if limit else rows
        more = len(rows) - len(shown)
        parts.append(
            f"<details><summary>What differs</summary>\n\n{HEAD}{''.join(_cells(shown))}"
            + (f"\n… and {more:,} more\n" if more else "")
            + "\n</details>\n"
        )
    return "\n".join(parts)


def _table(found: Comparison) -> str:
    head = "| rule | before | after | gained | lost | changed |\n|---|--:|--:|--:|--:|--:|\n"
    return head + "".join(
        f"| {inert(name)} | {one.before:,} | {one.after:,} | {one.gained:,} | {one.lost:,} "
        f"| {one.changed:,} |\n"
        for name, one in found.rules.items()
    )


def _cells(rows: Iterable[tuple[str, Found, str]]) -> Iterator[str]:
    for sign, one, told in rows:
        yield f"| `{sign}` | {inert(_place(one))} | {inert(one['rule'])} | {inert(told)} |\n"
