"""``copydesk explain``: what a rule is for."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import fields
from inspect import cleandoc

from copydesk.commands.options import add_settings, run_options
from copydesk.commands.rules import state
from copydesk.commands.toml import as_toml
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.config.suggest import did_you_mean
from copydesk.engine_rules import ENGINE_RULES
from copydesk.example import CLOSE, OPEN, Bad
from copydesk.rule import Rule
from copydesk.ruleset import Selection
from copydesk.runner import Desk
from copydesk.terminal import escaped, painted, wants_colour

LANGUAGETOOL = "languagetool"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``explain``."""
    parser.add_argument("rule", metavar="RULE", help="the name of a rule, as reports have it")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Print what is known of a rule. Raises ConfigError for one that does not exist."""
    with Desk(run_options(args)) as desk:
        project = desk.projects.of(".")
        rules = {rule.meta.name: rule for rule in project.plugins.rules()}
        name: str = args.rule
        engine, slash, _ = name.partition("/")
        if name in rules:
            page = _Page(rules[name], desk.settings(".").selection)
            print("\n".join(page.lines()))
        elif name in ENGINE_RULES:
            print(f"{name}\n\n{ENGINE_RULES[name]}")
        elif slash and engine in {LANGUAGETOOL, *_engines(desk)}:
            print(_foreign(name))
        else:
            hint = did_you_mean(name, [*rules, *ENGINE_RULES], "“copydesk rules” lists them all")
            raise ConfigError(COMMAND_LINE, f"there is no rule “{name}”; {hint}")
    return 0


def _engines(desk: Desk) -> list[str]:
    return [one.name for one in desk.projects.of(".").plugins.grammar_engines()]


def _foreign(name: str) -> str:
    """Return what can be said of a rule of a grammar engine."""
    engine, _, rule = name.partition("/")
    title = "LanguageTool" if engine == LANGUAGETOOL else f"the grammar engine “{engine}”"
    name = escaped(name)
    text = f"{name}\n\nA rule of {title}, reported under the name that it has there."
    if engine == LANGUAGETOOL and rule:
        from copydesk.grammar.languagetool.about import about

        text = "\n".join([text, "", *map(escaped, about(rule))])
    return text + f'\nTo silence it: ignore = ["{name}"]; all of them: ignore = ["{engine}"].'


class _Page:
    """The page of one rule, for a terminal."""

    def __init__(self, rule: type[Rule], selection: Selection) -> None:
        self._rule = rule
        self._state = state(rule.meta, selection)
        self._colour = wants_colour(sys.stdout)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        meta = self._rule.meta
        yield f"{self._bold(meta.name)}: {meta.summary}"
        yield ""
        languages = ", ".join(sorted(meta.languages)) or "all"
        fix = "offers a fix" if self._rule.fixable() else "offers no fix"
        yield f"Family: {meta.family} · severity: {meta.severity.label} · languages: {languages}"
        yield f"State: {self._state} ({meta.stability.value}) · {fix} · since {meta.since}"
        yield ""
        yield from self._text()
        yield from self._options()
        yield from self._examples()
        if meta.url:
            yield f"More: {meta.url}"
        yield f'To silence it: ignore = ["{meta.name}"] in the configuration, or in the text'
        yield f"<!-- copydesk: ignore[{meta.name}] reason -->"

    def _bold(self, text: str) -> str:
        return painted(text, "1", colour=self._colour)

    def _text(self) -> Iterator[str]:
        for line in cleandoc(self._rule.__doc__ or "").splitlines():
            yield self._bold(line.lstrip("# ")) if line.startswith("#") else line
        yield ""

    def _options(self) -> Iterator[str]:
        options = fields(self._rule)
        if options:
            yield self._bold(f"Options, in [rules.{self._rule.meta.name}]")
        for one in options:
            yield f"  {one.name} = {as_toml(one.default)}"
            yield f"      {one.metadata.get('help', '')}"
        yield from [""] if options else []

    def _examples(self) -> Iterator[str]:
        if self._rule.examples:
            yield self._bold("Examples")
        for one in self._rule.examples:
            text = one.text.strip("\n")
            if isinstance(one, Bad):
                yield f"  ✗ {self._marked(text)}"
                yield from [] if one.fixed is None else [f"  → {_indented(one.fixed)}"]
            else:
                yield f"  ✓ {_indented(text)}"
        yield from [""] if self._rule.examples else []

    def _marked(self, text: str) -> str:
        """Return a text with its faults in colour, or between the marks of examples."""
        shown = _indented(text)
        if self._colour:
            shown = shown.replace(OPEN, "\x1b[1;31;4m").replace(CLOSE, "\x1b[0m")
        return shown


def _indented(text: str) -> str:
    """Return a text of several lines below the first, what is invisible shown."""
    return "\n    ".join(escaped(line) for line in text.splitlines())
