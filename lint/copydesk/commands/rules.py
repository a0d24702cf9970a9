"""``copydesk rules``: which rules there are, and which are on."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from copydesk.commands.options import add_settings, run_options
from copydesk.reporters.counts import counted
from copydesk.rule import Rule, RuleMeta, Stability
from copydesk.ruleset import Selection
from copydesk.runner import Desk
from copydesk.terminal import painted, wants_colour


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``rules``."""
    add = parser.add_argument
    add("path", nargs="?", default=".", metavar="PATH", help="the file or folder they are for")
    add("--output-format", choices=("text", "json"), default="text", help="how to list them")
    add_settings(parser)


def run(args: Namespace) -> int:
    """List the rules and return the exit code."""
    with Desk(run_options(args)) as desk:
        settings = desk.settings(args.path)
        rules = desk.projects.of(args.path).plugins.rules()
        if args.output_format == "json":
            _print_json(rules, settings.selection)
        else:
            _print_text(rules, settings.selection)
        for problem in desk.problems():
            print(f"copydesk: plugin {problem.plugin}: {problem.message}", file=sys.stderr)
        return 2 if desk.problems() else 0


def state(meta: RuleMeta, selection: Selection) -> str:
    """Return whether a rule is ``on``, ``off``, or only a ``preview``."""
    preview = meta.stability is Stability.PREVIEW
    if selection.covers(meta.name, meta.family, stable=not preview):
        return "on"
    return "preview" if preview else "off"


def _print_text(rules: tuple[type[Rule], ...], selection: Selection) -> None:
    rows = [(rule.meta.family, state(rule.meta, selection), rule.meta) for rule in rules]
    print("\n".join(_lines(rows)))
    on = sum(row[1] == "on" for row in rows)
    print(f"\n{counted(len(rows), 'rule')}, {on} on. “copydesk explain RULE” shows one of them.")


def _lines(rows: list[tuple[str, str, RuleMeta]]) -> Iterator[str]:
    colour = wants_colour(sys.stdout)
    width = max((len(meta.name) for _, _, meta in rows), default=0)
    for number, family in enumerate(sorted({row[0] for row in rows})):
        yield ("\n" if number else "") + painted(family, "1", colour=colour)
        for _, mark, meta in (row for row in rows if row[0] == family):
            languages = f" ({', '.join(sorted(meta.languages))})" if meta.languages else ""
            tint = "32" if mark == "on" else "2"
            shown = painted(f"{mark:7}", tint, colour=colour)
            yield f"  {shown} {meta.name:{width}}  {meta.summary}{languages}"


def _print_json(rules: tuple[type[Rule], ...], selection: Selection) -> None:
    import json

    listed = [
        {
            "name": rule.meta.name,
            "family": rule.meta.family,
            "summary": rule.meta.summary,
            "severity": rule.meta.severity.label,
            "languages": sorted(rule.meta.languages),
            "stability": rule.meta.stability.value,
            "state": state(rule.meta, selection),
            "fixable": rule.fixable(),
            "since": rule.meta.since,
            "url": rule.meta.url,
        }
        for rule in rules
    ]
    print(json.dumps({"version": 1, "rules": listed}, indent=2))
