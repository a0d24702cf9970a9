"""Rules that ship with copydesk, offered through the same hook as any plugin's."""

from collections.abc import Iterable

from copydesk import Rule, hookimpl

FAMILIES = (
    "calques",
    "capitals",
    "consistency",
    "datelines",
    "grammar",
    "headlines",
    "names",
    "numbers",
    "repetition",
    "residue",
    "sentences",
    "typography",
)
"""The packages of rules, each with a list `RULES`."""


@hookimpl
def copydesk_rules() -> Iterable[type[Rule]]:
    """Return the built-in rules."""
    from importlib import import_module

    for family in FAMILIES:
        yield from import_module(f"copydesk_rules.{family}").RULES
