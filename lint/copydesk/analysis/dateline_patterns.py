"""The grammar of datelines as regular expressions."""

import re
from functools import cache
from typing import NamedTuple


class Patterns(NamedTuple):
    """What datelines are cut up with; every repetition is bounded."""

    separator: re.Pattern[str]
    """A dash or hyphens with a space on one side at least, or a long dash."""
    core: re.Pattern[str]
    """All that can stand before the separator."""
    glued: re.Pattern[str]
    """Capitals, a hyphen and a sentence without a space between."""
    dotted: re.Pattern[str]
    """A dateline that a full stop ends."""
    name: re.Pattern[str]
    """One name of some capitalised words."""


_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠȘŤȚŪŮŰŹŻŽ"
_WORD = rf"(?:(?:St|Ste|Ft|Mt|ST|STE|FT|MT)\.|[{_UPPER}][^\W\d_]*(?:[’'][^\W\d_]+)?)"
_PARTICLE = "(?:de|du|des|la|le|les|el|al|sur|am|an|of|den|der|los|las|do|da|sous|lès|im|au|aux)"
_NAME = rf"{_WORD}(?:[ -](?:{_PARTICLE}[ -]){{0,2}}{_WORD}){{0,5}}"
AND = " ?/ ?| (?:et|and|und|y|dan) "
"""What joins two places of one dateline."""

_NAMES = rf"{_NAME}(?:(?:{AND}){_NAME}){{0,3}}"
_DAY = r"[^\W\d_]{3,9}\.? \d{1,2}"
_PARTS = r"(?P<parts>(?:, ?[^,()/\n–—]{1,30}){0,4})"
_AGENCY = r"(?:,?\s?(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slashes>[^/\n]{2,40})/))"
_OPENS = rf"(?=[{_UPPER}«„\"“])"


@cache
def patterns() -> Patterns:
    """Return the patterns, compiled at the first call."""
    space = r"[ \u00a0\u202f\u2009]"
    return Patterns(
        separator=re.compile(
            rf"{space}{{0,2}}(?P<sign>(?:(?<={space})|(?<=\)))[-–—]{{1,2}}|\.[-–—]{{1,2}}(?={space})"
            rf"|[-–—]{{1,2}}(?={space})|--|[–—])"
        ),
        core=re.compile(rf"(?:(?P<day>{_DAY})|(?P<places>{_NAMES})?{_PARTS}){_AGENCY}?"),
        glued=re.compile(
            rf"(?P<places>[{_UPPER}]{{3,}}(?:[ -][{_UPPER}]+)*)(?P<sign>-)"
            rf"(?P<next>[{_UPPER}][’'](?=[^\W\d_])|[{_UPPER}][^\W\d_]*(?=\s))"
        ),
        dotted=re.compile(
            rf"(?P<places>{_NAMES}){_PARTS}(?:\.?{_AGENCY})?(?P<sign>\.)\s+{_OPENS}"
        ),
        name=re.compile(_NAME),
    )
