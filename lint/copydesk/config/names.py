"""Names of rules in a configuration or on the command line: which there must be."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from copydesk.config.suggest import did_you_mean
from copydesk.engine_rules import ENGINE_RULES
from copydesk.rule import Rule

LISTS = ("select", "extend_select", "ignore", "ratchet")


class KnownNames:
    """The names that can be selected: of rules, of families, of the engine, of grammar engines.

    The rules of a grammar engine have names such as ``languagetool/ACCORD_NOMBRE``.
    They are its own business: only the name of the engine is checked.
    """

    def __init__(self, rules: Iterable[type[Rule]], engines: Iterable[str]) -> None:
        metas = [rule.meta for rule in rules]
        self.rules = frozenset(meta.name for meta in metas)
        self.engines = frozenset(engines)
        families = {meta.family for meta in metas}
        self._all = frozenset({"all", *self.rules, *families, *ENGINE_RULES, *self.engines})

    def fault(self, name: str) -> str:
        """Return what is wrong with a name or a pattern of names, or ''."""
        if name.partition("/")[0] in self.engines or name.casefold() in self._all:
            return ""
        if any(fnmatchcase(one, name) for one in self._all):
            return ""
        return f"“{name}” is no rule or family; " + self._hint(name, self._all)

    def option_fault(self, name: str) -> str:
        """Return what is wrong with the name of a rule that is given options, or ''."""
        return "" if name in self.rules else f"is no rule; {self._hint(name, self.rules)}"

    def _hint(self, name: str, known: Iterable[str]) -> str:
        return did_you_mean(name, known, "“copydesk rules” lists them all")


def faults(values: Mapping[str, Any], known: KnownNames) -> Iterator[tuple[str, str, str]]:
    """Yield (key, name, what is wrong) for each unknown name in some settings."""
    for key in LISTS:
        for name in values.get(key, ()):
            fault = known.fault(name)
            if fault:
                yield key, name, fault
    for name in values.get("rules", {}):
        fault = known.option_fault(name)
        if fault:
            yield f"rules.{name}", "", fault
