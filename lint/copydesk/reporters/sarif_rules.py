"""The rules that results speak of, described as SARIF has them."""

from collections.abc import Callable, Iterable
from inspect import cleandoc
from typing import Any

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.engine_rules import ENGINE_RULES
from copydesk.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Rules:
    """The rules of a run in the order in which results first name them.

    `known` returns the rules that are installed; what is not among them, such
    as those of a grammar engine, has its name and no more.
    """

    def __init__(self, known: Callable[[], Iterable[type[Rule]]]) -> None:
        self._known = known
        self._seen: dict[str, tuple[int, str]] = {}

    def index(self, found: Diagnostic) -> int:
        """Return the number of a diagnostic's rule in the list, from 0."""
        return self._seen.setdefault(found.rule, (len(self._seen), found.url))[0]

    def described(self) -> list[dict[str, Any]]:
        """Return the reporting descriptors of all rules that were named."""
        known = {rule.meta.name: rule for rule in self._known()} if self._seen else {}
        return [_descriptor(name, url, known.get(name)) for name, (_, url) in self._seen.items()]


def _descriptor(name: str, url: str, rule: type[Rule] | None) -> dict[str, Any]:
    descriptor: dict[str, Any] = {"id": name}
    if url:
        descriptor["helpUri"] = url
    if rule is not None:
        return descriptor | _described(rule)
    if name in ENGINE_RULES:
        text = ENGINE_RULES[name]
        return descriptor | {"shortDescription": {"text": text}, "help": {"text": text}}
    return descriptor


def _described(rule: type[Rule]) -> dict[str, Any]:
    meta = rule.meta
    page = cleandoc(rule.__doc__ or meta.summary)
    first, _, _ = page.partition("\n\n")
    return {
        "shortDescription": {"text": meta.summary},
        "fullDescription": {"text": " ".join(first.split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[meta.severity]},
        "properties": {"tags": [meta.family, *sorted(meta.languages)]},
    }
