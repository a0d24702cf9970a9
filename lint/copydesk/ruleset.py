"""Which rules apply, and with which options."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from fnmatch import fnmatchcase
from typing import NamedTuple

from copydesk.config.check import TYPOGRAPHY
from copydesk.rule import Rule, Stability

CHOICES = {"typography": TYPOGRAPHY}
"""What the options may be that have the name and meaning of a setting."""
FILES = {"house_list": "names", "ledger": "names_ledger"}
"""Fields of rules that hold a file of the project, and the settings that name it."""


class Selection(NamedTuple):
    """What is switched on and off, by rule name, family or pattern (``*``).

    An empty `select` means every stable rule; `ignore` wins over `select`.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False

    def covers(self, name: str, family: str = "", *, stable: bool = True) -> bool:
        """Tell whether a rule of this name and family is on."""
        names = (name, family)
        if means(self.ignore, names):
            return False
        if name in self.select or name in self.extend:
            return True
        chosen = not self.select or means((*self.select, *self.extend), names)
        return chosen and (stable or self.preview)


def means(patterns: Iterable[str], names: tuple[str, ...]) -> bool:
    """Tell whether one of the patterns means a rule: `names` are its own and its family's."""
    return any(
        pattern.casefold() == "all" or fnmatchcase(name, pattern)
        for pattern in patterns
        for name in names
        if name
    )


class OptionError(ValueError):
    """An option that a rule does not have, or a value it cannot take.

    `key` is the option's path in the configuration.
    """

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def select(
    rules: Iterable[type[Rule]],
    selection: Selection,
    options: Mapping[str, Mapping[str, object]],
    shared: Mapping[str, object],
) -> tuple[Rule, ...]:
    """Return the rules that are on, with their options, in the order given.

    `options` are by rule name; `shared` are settings that a rule takes when
    it has a field of that name and no option of its own says otherwise.

    Raises OptionError.
    """
    return tuple(
        build(rule, options.get(rule.meta.name, {}), shared)
        for rule in rules
        if selection.covers(
            rule.meta.name, rule.meta.family, stable=rule.meta.stability is not Stability.PREVIEW
        )
    )


def build(rule: type[Rule], options: Mapping[str, object], shared: Mapping[str, object]) -> Rule:
    """Return a rule with its options. Raises OptionError."""
    known = {field.name: field for field in fields(rule)}
    values = {name: value for name, value in shared.items() if name in known}
    for name, value in options.items():
        key = f"rules.{rule.meta.name}.{name}"
        field = known.get(name.replace("-", "_"))
        if field is None:
            offered = ", ".join(sorted(known.keys() - FILES.keys())) or "no options"
            raise OptionError(key, f"is not an option of this rule; it has {offered}")
        if field.name in FILES:
            raise OptionError(key, f"is not set here; name the file with “{FILES[field.name]}”")
        values[field.name] = _converted(key, value, field.type)
        choices = field.metadata.get("choices") or CHOICES.get(field.name)
        if choices and values[field.name] not in choices:
            raise OptionError(key, f"must be one of {', '.join(choices)}, not “{value}”")
    return rule(**values)


def _converted(key: str, value: object, wanted: object) -> object:
    from copydesk.config.convert import convert

    try:
        return convert(value, wanted)
    except ValueError as error:
        raise OptionError(key, str(error)) from None
