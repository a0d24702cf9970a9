"""Pages about rules, made from the rules themselves.

``python -m copydesk.docs FOLDER`` writes a page for each installed rule and an
index; ``--check`` only tells whether they are up to date. ``--measured FILE``
adds what was measured: a table with the columns rule, set, reports, right.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from copydesk.example import CLOSE, OPEN, Bad, Example
from copydesk.language_cases import works
from copydesk.language_docs import language_page, languages
from copydesk.rule import Rule, Stability

Measured = Mapping[str, list[tuple[str, str, str]]]
"""By rule: (set of articles, reports, reports judged right)."""


def page(rule: type[Rule], measured: Measured | None = None) -> str:
    """Return the Markdown page of a rule."""
    meta = rule.meta
    body = _unindented(rule.__doc__ or "")
    first, _, rest = body.partition("\n")
    sections = [f"# {meta.name}", first, _facts(rule), rest.strip()]
    sections += [_examples(rule.examples), _options(rule)]
    if measured:
        sections.append(_measured(measured.get(meta.name, [])))
    return "\n\n".join(section for section in sections if section) + "\n"


def index(rules: Iterable[type[Rule]]) -> str:
    """Return the index of rules, by family."""
    lines = ["# Rules", "", "This page is generated from the rules.", ""]
    families: dict[str, list[type[Rule]]] = {}
    for rule in rules:
        families.setdefault(rule.meta.family, []).append(rule)
    for family in sorted(families):
        lines += [f"## {family}", "", "| rule | finds | languages | state | fix |"]
        lines.append("|---|---|---|---|---|")
        lines += [_row(rule) for rule in families[family]] + [""]
    return "\n".join(lines)


def _row(rule: type[Rule]) -> str:
    meta = rule.meta
    spoken = _languages(rule)
    fix = "yes" if rule.fixable() else ""
    link = f"[{meta.name}](rules/{meta.name}.md)"
    return f"| {link} | {meta.summary} | {spoken} | {meta.stability.value} | {fix} |"


def _languages(rule: type[Rule]) -> str:
    """Return the languages that a rule works in."""
    if rule.meta.pack:
        return ", ".join(code for code in languages() if works(rule, code))
    return ", ".join(sorted(rule.meta.languages)) or "all"


def _facts(rule: type[Rule]) -> str:
    meta = rule.meta
    spoken = _languages(rule)
    state = {
        Stability.STABLE: "on by default",
        Stability.PREVIEW: "preview: off unless selected",
        Stability.DEPRECATED: "deprecated",
    }[meta.stability]
    return (
        f"Family: {meta.family} · severity: {meta.severity.label} · languages: {spoken} · "
        f"{state} · since {meta.since}"
    )


def _unindented(text: str) -> str:
    from inspect import cleandoc

    return cleandoc(text)


def _examples(examples: Iterable[Example]) -> str:
    lines = ["## Examples", ""]
    for one in examples:
        if isinstance(one, Bad):
            lines.append(f"- ✗ {_marked(one.text)}")
            if one.fixed is not None:
                lines.append(f"  <br>→ {_line(one.fixed)}")
        else:
            lines.append(f"- ✓ {_line(one.text)}")
    return "\n".join(lines) if len(lines) > 2 else ""


def _marked(text: str) -> str:
    return (
        _line(text.replace(OPEN, "\1").replace(CLOSE, "\2"))
        .replace("\1", "**")
        .replace("\2", "**")
    )


def _line(text: str) -> str:
    """Return a text as one line of Markdown that shows it as it is."""
    for character in "\\`*_<>[]#":
        text = text.replace(character, f"\\{character}")
    visible = {"\n": " ⏎ ", "\u00a0": "⍽", "\u202f": "⍽"}
    return "".join(
        visible.get(one, one if one.isprintable() or one in "\1\2" else f"U+{ord(one):04X}")
        for one in text
    )


def _options(rule: type[Rule]) -> str:
    rows = [
        f"| `{one.name}` | {_default(one.default)} | {one.metadata.get('help', '')} |"
        for one in fields(rule)
    ]
    if not rows:
        return ""
    return "\n".join(["## Options", "", "| option | default | |", "|---|---|---|", *rows])


def _default(value: object) -> str:
    if isinstance(value, (set, frozenset, tuple, list)):
        shown = ", ".join(f"`{one}`" for one in sorted(map(str, value)))
        return shown or "none"
    return f"`{value}`"


def _measured(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"| {where} | {reports} | {right} |" for where, reports, right in rows]
    if not lines:
        return ""
    head = ["## Measured", "", "| articles | reports | right |", "|---|---:|---:|"]
    return "\n".join([*head, *lines])


def read_measured(path: Path | None) -> Measured:
    """Return the judged reports in a table of rule, set, reports and right ones."""
    measured: dict[str, list[tuple[str, str, str]]] = {}
    if path is not None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                rule, where, reports, right = line.split("\t")[:4]
                measured.setdefault(rule, []).append((where, reports, right))
    return measured


def pages(rules: Iterable[type[Rule]], measured: Measured) -> dict[str, str]:
    """Return all pages by their path below the folder of the documentation."""
    rules = tuple(rules)
    found = {f"rules/{rule.meta.name}.md": page(rule, measured) for rule in rules}
    return {**found, "rules.md": index(rules), "languages.md": language_page(rules)}


def main() -> int:
    """Write the pages, or tell which are out of date."""
    from copydesk.plugins import installed

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measured", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    made = pages(installed().rules(), read_measured(args.measured))
    stale = [name for name, text in made.items() if _current(args.folder / name) != text]
    extra = {f"rules/{one.name}" for one in (args.folder / "rules").glob("*.md")} - set(made)
    if args.check:
        for name in [*stale, *sorted(extra)]:
            print(f"{args.folder / name} is out of date", file=sys.stderr)
        return 1 if stale or extra else 0
    for name in stale:
        (args.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (args.folder / name).write_text(made[name], encoding="utf-8")
    for name in extra:
        (args.folder / name).unlink()
    return 0


def _current(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
