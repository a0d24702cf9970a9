"""What rule authors need to test their rules."""

from collections.abc import Mapping
from typing import Any

from copydesk.diagnostic import Diagnostic
from copydesk.example import Bad, Example, unmark
from copydesk.fix import Applicability, apply_fixes
from copydesk.linter import LintOptions
from copydesk.linter import lint as lint_source
from copydesk.parsers import parser_for
from copydesk.rule import Rule
from copydesk.source import SourceFile


def lint(
    rule: Rule, text: str, *, language: str = "", path: str = "article.txt"
) -> list[Diagnostic]:
    """Return what one rule reports on a text, as the command would.

    The suffix of `path` decides the format; `language` is detected when left
    out. Raises AssertionError when the rule fails.
    """
    source = SourceFile(path, text)
    report = lint_source(
        source, lambda _: [rule], parser_for(path), LintOptions(language=language)
    )
    for one in report.diagnostics:
        assert one.rule == rule.meta.name, one.message  # noqa: S101 - this is a test helper
    return list(report.diagnostics)


def check_example(rule: type[Rule], example: Example) -> None:
    """Assert that an example is true of its rule.

    A good text has no diagnostic; a bad one has exactly those that are marked,
    and its fixes give exactly the text that it calls fixed.
    """
    marked, text, language = _unpacked(rule, example)
    tested = configured(rule, example.options)
    found = lint(tested, text, language=language)
    places = [one.span for one in found]
    assert places == marked, f"{rule.meta.name} reports {_shown(text, found)} in {text!r}"  # noqa: S101
    if isinstance(example, Bad):
        assert marked, f"{example.text!r} marks no fault"  # noqa: S101
        _check_fix(tested, example, text, found, language)


def _unpacked(rule: type[Rule], example: Example) -> tuple[list[Any], str, str]:
    text, spans = unmark(example.text)
    default = next(iter(sorted(rule.meta.languages)), "") if len(rule.meta.languages) == 1 else ""
    return list(spans), text, example.language or default


def configured(rule: type[Rule], options: Mapping[str, object]) -> Rule:
    """Return a rule with the options of an example, among them what a setting would name.

    Raises OptionError for what the rule does not take.
    """
    from copydesk.ruleset import FILES, build

    files = {name: value for name, value in options.items() if name in FILES}
    own = {name: value for name, value in options.items() if name not in FILES}
    return build(rule, own, files)


def _shown(text: str, found: list[Diagnostic]) -> str:
    return ", ".join(f"{one.span.of(text)!r} at {one.span.start}" for one in found) or "nothing"


def _check_fix(
    rule: Rule, example: Bad, text: str, found: list[Diagnostic], language: str
) -> None:
    fixes = [one.fixes[0] for one in found if one.fixes]
    fixed = apply_fixes(text, fixes, at_least=Applicability.UNSAFE)
    if example.fixed is None:
        assert fixed == text, f"{rule.meta.name} fixes {text!r}, and the example does not say so"  # noqa: S101
        return
    assert fixed == example.fixed, f"{rule.meta.name} makes {fixed!r} of {text!r}"  # noqa: S101
    left = lint(rule, fixed, language=language)
    assert not left, f"{rule.meta.name} still reports {_shown(fixed, left)} in {fixed!r}"  # noqa: S101
