"""What a server loads before it answers: all that runs may use."""

import gc
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module

from copydesk.example import Bad, unmark
from copydesk.grammar.identity import identity
from copydesk.linter import LintOptions, lint
from copydesk.parsers import parser_for
from copydesk.plugins import installed
from copydesk.rule import Rule
from copydesk.source import SourceFile

MODULES = (
    "argparse",
    "json",
    "msgspec",
    "pathspec",
    "tomllib",
    "copydesk.commands.check",
    "copydesk.config.load",
    "copydesk.config.remembered",
    "copydesk.feed",
    "copydesk.mending",
    "copydesk.parallel",
    "copydesk.parsers.markdown",
    "copydesk.reporters.concise",
    "copydesk.reporters.excerpt",
    "copydesk.reporters.json",
    "copydesk.reporters.sarif",
    "copydesk.reporters.text",
    "copydesk.writing",
)
LANGUAGES = ("fr", "en")


def warm_up() -> None:
    """Import modules, compile patterns and load word lists: read every rule's examples.

    No project is looked at: the server works for all of them.
    """
    for name in MODULES:
        import_module(name)
    rules = installed().rules()
    made = [rule() for rule in rules]
    for language in LANGUAGES:
        source = SourceFile("warm.txt", _text(rules, language))
        with suppress(Exception):  # a rule that fails will do so in each run, which tells
            lint(source, lambda _: made, parser_for("warm.txt"), LintOptions(language))
    identity("auto", {})
    gc.collect()
    gc.freeze()


def _text(rules: Iterable[type[Rule]], language: str) -> str:
    """Return the examples of the rules for a language as one article."""
    wanted = (one for one in rules if not one.meta.languages or language in one.meta.languages)
    examples = (example for rule in wanted for example in rule.examples)
    return "\n\n".join(
        unmark(one.text)[0] if isinstance(one, Bad) else one.text for one in examples
    )
