"""The grammar of datelines as regular expressions.

Each is compiled when first asked for, since few texts need all; every
repetition is bounded.
"""

import re
from functools import cache

_BLANK = r"[ \u00a0\u202f\u2009]"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠȘŤȚŪŮŰŹŻŽА-ЯЁ"
_WORD = rf"(?:(?:St|Ste|Ft|Mt|ST|STE|FT|MT)\.|[{_UPPER}][^\W\d_]*(?:[’'][^\W\d_]+)?)"
_PARTICLE = "(?:de|du|des|la|le|les|el|al|sur|am|an|of|den|der|los|las|do|da|sous|lès|im|au|aux)"
_NAME = rf"{_WORD}(?:[ -](?:{_PARTICLE}[ -]){{0,2}}{_WORD}){{0,5}}"
AND = " ?/ ?| (?:et|and|und|y|dan|e|en|och|и|ET|AND|UND|Y|DAN|E|EN|OCH|И) "
"""What joins two places of one dateline."""

_NAMES = rf"{_NAME}(?:(?:{AND}){_NAME}){{0,3}}"
_DAY = r"[^\W\d_]{3,9}\.? \d{1,2}"
_PARTS = r"(?P<parts>(?:, ?[^,()/\n–—]{1,30}){0,4})"
_AGENCY = r"(?:,?\s?(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slashes>[^/\n]{2,40})/))"
_OPENS = rf"(?=[{_UPPER}«„\"“])"


@cache
def separator() -> re.Pattern[str]:
    """Find a dash or hyphens (`sign`) with a space on one side, or a long dash."""
    return re.compile(
        rf"{_BLANK}{{0,2}}(?P<sign>(?:(?<={_BLANK})|(?<=\)))[-–—]{{1,2}}"
        rf"|\.[-–—]{{1,2}}(?={_BLANK})|[-–—]{{1,2}}(?={_BLANK})|--|[–—])"
    )


@cache
def signed() -> re.Pattern[str]:
    """Match what can be an outlet (`outlet`) before a comma or before the separator (`sign`)."""
    return re.compile(
        rf"(?P<outlet>[{_UPPER}][\w-]{{1,20}}(?:\.[A-Za-z]{{2,4}}){{0,2}})"
        rf"(?:(?P<comma>, ?)(?=[{_UPPER}])|{_BLANK}?(?P<sign>[-–—]{{1,2}})(?={_BLANK}))"
    )


@cache
def core() -> re.Pattern[str]:
    """Match all that can stand before the separator."""
    return re.compile(rf"(?:(?P<day>{_DAY})|(?P<places>{_NAMES})?{_PARTS}){_AGENCY}?")


@cache
def glued() -> re.Pattern[str]:
    """Match capitals, a hyphen and the head of a sentence without a space between."""
    return re.compile(
        rf"(?P<places>[{_UPPER}]{{3,}}(?:[ -][{_UPPER}]+)*)(?P<sign>-)"
        rf"(?P<next>[{_UPPER}][’'](?=[^\W\d_])|[{_UPPER}][^\W\d_]*(?=\s))"
    )


@cache
def dotted() -> re.Pattern[str]:
    """Match a dateline that a full stop (`sign`) ends."""
    return re.compile(rf"(?P<places>{_NAMES}){_PARTS}(?:\.?{_AGENCY})?(?P<sign>\.)\s+{_OPENS}")


@cache
def name() -> re.Pattern[str]:
    """Match a name of some capitalised words."""
    return re.compile(_NAME)
