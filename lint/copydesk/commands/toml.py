"""Values as a configuration file has them."""

import re
from collections.abc import Mapping
from typing import Any

_CONTROL = re.compile(r'["\\\x00-\x1f\x7f]')


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in '"\\' else f"\\u{ord(sign):04x}"


def as_toml(value: Any) -> str:
    """Return a value in TOML; sets in order, as lists.

    >>> as_toml(frozenset({"b", "a"})), as_toml(True), as_toml(10.0)
    ('["a", "b"]', 'true', '10.0')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + _CONTROL.sub(_escaped, value) + '"'
    if isinstance(value, set | frozenset):
        return as_toml(sorted(value, key=str))
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, Mapping):
        pairs = (f"{as_toml(str(key))} = {as_toml(one)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return str(value)
