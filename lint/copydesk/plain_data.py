"""Reports and observations as JSON, and back: what a cache may hold.

Pickle would run whatever a file tells it to. JSON has no tuples, sets or types
of its own, so everything but text, numbers and lists is a list that starts with
its kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from json.decoder import JSONDecoder
from json.encoder import JSONEncoder
from typing import Any

Find = Callable[[str], type | None]
"""From the name of a type, ``module:Class``, to the type, None for one that is unknown."""

LIST, TUPLE, DICT, SET, FROZEN = "l", "t", "d", "s", "f"
_encoder = JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_decoder = JSONDecoder()


class NotPlainError(ValueError):
    """A value that cannot be written as plain data, or data that is none."""


def dump(value: object) -> bytes:
    """Return a value as UTF-8 text. Raises NotPlainError for one of another kind."""
    try:
        return _encoder.encode(_plain(value)).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError) as error:
        raise NotPlainError(str(error)) from None


def load(data: bytes, find: Find) -> Any:
    """Return the value that `dump` wrote; `find` knows the types that may occur in it.

    Raises NotPlainError for anything that `dump` would not have written.
    """
    try:
        return _made(_decoder.decode(data.decode("utf-8", "surrogatepass")), find)
    except NotPlainError:
        raise
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise NotPlainError(str(error)) from None


def name_of(kind: type) -> str:
    """Return the name of a type in the data."""
    return f"{kind.__module__}:{kind.__qualname__}"


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is list:
        return [LIST, *map(_plain, value)]
    if kind is tuple:
        return [TUPLE, *map(_plain, value)]
    if kind is dict:
        return [DICT, *(_plain(one) for pair in value.items() for one in pair)]
    if kind is set or kind is frozenset:
        items = sorted(map(_plain, value), key=repr)
        return [SET if kind is set else FROZEN, *items]
    if issubclass(kind, Enum):
        return [name_of(kind), _plain(value.value)]
    return [name_of(kind), *(_plain(getattr(value, name)) for name in _fields(kind))]


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Return the fields of a named tuple or of a dataclass made of them."""
    names: Any = getattr(kind, "_fields", None)
    if issubclass(kind, tuple) and names:
        return tuple(names)
    if hasattr(kind, "__dataclass_fields__"):
        every = fields(kind)
        if all(one.init for one in every):
            return tuple(one.name for one in every)
    raise NotPlainError(f"a value of type {name_of(kind)} cannot be kept")


def _made(value: Any, find: Find) -> Any:
    if not isinstance(value, list):
        return _no_mapping(value)
    kind, *items = value
    parts = [_made(one, find) if type(one) is list else _no_mapping(one) for one in items]
    if kind == TUPLE:
        return tuple(parts)
    if kind == LIST:
        return parts
    if kind == DICT:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if kind == SET:
        return set(parts)
    if kind == FROZEN:
        return frozenset(parts)
    made = find(kind)
    if made is None or not _is_plain(made):
        raise NotPlainError(f"there is no type {kind}")
    return made(*parts)


@cache
def _is_plain(kind: Any) -> bool:
    """Tell whether values of a type are made of their fields and of nothing else."""
    if issubclass(kind, Enum):
        return True
    try:
        return bool(_fields(kind))
    except NotPlainError:
        return False


def _no_mapping(value: Any) -> Any:
    if isinstance(value, Mapping):
        raise NotPlainError("a mapping that has no kind")
    return value
