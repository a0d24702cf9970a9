"""How long rules take, with what they share told apart.

Analyses of an article are made when the first rule asks for them; that rule
would seem slow, and removing it would only make another one seem so. Each of
them is therefore measured by itself, and its time is nobody else's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import FrozenInstanceError
from functools import cached_property
from time import perf_counter
from typing import Any, TypeVar

from copydesk.article import Article

T = TypeVar("T")
MADE: dict[type, type] = {}
"""The classes that measure, by the class that each stands for."""


class Stopwatch:
    """Measures what runs inside what: time within is not counted without.

    `seconds` has the wall-clock time by name, `calls` how often each ran.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._running: list[str] = []
        self._since = 0.0

    def measure(self, name: str, act: Callable[[], T]) -> T:
        """Return what `act` returns, and count its time for `name`."""
        self._lap()
        self._running.append(name)
        self.calls[name] += 1
        try:
            return act()
        finally:
            self._lap()
            self._running.pop()

    def watch(self, article: Article) -> Article:
        """Return the article, whose analyses are measured from now on when they are made."""
        for one in (article, *article.more):
            _watched(one, self)
        return article

    def _lap(self) -> None:
        now = perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


def _watched(value: Any, watch: Stopwatch) -> Any:
    """Return a value of ours with its lazily made parts measured; others are left alone."""
    kind = type(value)
    if kind.__module__.startswith("copydesk.") and hasattr(value, "__dict__"):
        # What is frozen is data of a language, which outlives the article.
        with suppress(FrozenInstanceError):
            value.__class__ = _measured(kind)
            value.__dict__["_stopwatch"] = watch
    return value


def _measured(kind: type) -> type:
    """Return a class that does what `kind` does, and measures its cached properties."""
    if kind not in MADE:
        lazy = {
            name: one
            for base in reversed(kind.__mro__)
            for name, one in vars(base).items()
            if isinstance(one, cached_property)
        }
        parts = {name: _property(one) for name, one in lazy.items()}
        MADE[kind] = type(kind.__name__, (kind,), parts)
    return MADE[kind]


def _property(lazy: "cached_property[Any]") -> "cached_property[Any]":
    name = f"(analysis: {str(lazy.attrname).strip('_').replace('_', ' ')})"

    def make(self: Any) -> Any:
        watch: Stopwatch = self.__dict__["_stopwatch"]
        return _watched(watch.measure(name, lambda: lazy.func(self)), watch)

    return cached_property(make)
