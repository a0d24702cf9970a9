"""What a rule is: a frozen dataclass whose fields are its options."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, NamedTuple

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.example import Bad, Example
from copydesk.fix import Fix
from copydesk.source import Span

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


class Stability(Enum):
    """Where a rule stands in its life."""

    PREVIEW = "preview"
    """Off unless asked for: its precision is not yet what a default needs."""
    STABLE = "stable"
    """On by default: right nine times in ten on real news."""
    DEPRECATED = "deprecated"
    """On its way out."""


@dataclass(frozen=True)
class RuleMeta:
    """What is known of a rule without running it.

    `languages` are the ISO 639 codes it works for, none meaning all; `pack` are
    the keys of a language's pack without which it has nothing to say. Raises
    ValueError where a field makes no sense.
    """

    name: str
    family: str
    summary: str
    severity: Severity = Severity.WARNING
    languages: frozenset[str] = frozenset()
    pack: frozenset[str] = frozenset()
    stability: Stability = Stability.STABLE
    since: str = "0.1"
    url: str = ""

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"rule name {self.name!r} is not kebab-case")
        if not self.summary or self.summary.endswith("."):
            raise ValueError(f"{self.name}: the summary must be a phrase without a full stop")


class Observation(NamedTuple):
    """What a rule saw in one article and wants to compare across the feed.

    `article` counts the articles of a file from 0; the linter sets it.
    """

    span: Span
    value: Any
    article: int = 0


class Sighting(NamedTuple):
    """An observation with its file; `span` is in the file's text.

    Two sightings are of one article where `path` and `article` are the same.
    """

    path: str
    span: Span
    value: Any
    article: int = 0


class FeedDiagnostic(NamedTuple):
    """A diagnostic that only several articles together make visible."""

    path: str
    diagnostic: Diagnostic


def option(
    default: Any,
    *,
    help: str,  # noqa: A002 - the field's own word
    choices: Sequence[str] = (),
) -> Any:
    """Declare an option of a rule: a dataclass field with a line of help.

    A mutable default (list, dict, set) must be given as its frozen twin.
    `choices` are the only values that a configuration may give it.
    """
    return field(default=default, metadata={"help": help, "choices": tuple(choices)})


def on_one_line(text: str) -> str:
    r"""Return `text` with a blank for each line end and the blanks around it.

    >>> on_one_line("“du \r\n du”")
    '“du du”'
    """
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


@dataclass(frozen=True)
class Rule:
    """One kind of fault and how to find it.

    A subclass is a frozen dataclass with `meta` and `examples`; its docstring
    is its page in the documentation. Rules hold no state: `check` is called
    with any article in any order.
    """

    meta: ClassVar[RuleMeta]
    examples: ClassVar[tuple[Example, ...]] = ()

    def check(self, article: Article) -> Iterator[Diagnostic]:  # noqa: ARG002 - for subclasses
        """Yield the faults in one article, with spans in `article.text`."""
        return iter(())

    def observe(self, article: Article) -> Iterable[Observation]:  # noqa: ARG002
        """Return what `check_feed` needs to know of one article.

        Values must be small and picklable: they are kept for the whole run.
        """
        return ()

    def check_feed(self, sightings: Sequence[Sighting]) -> Iterator[FeedDiagnostic]:  # noqa: ARG002
        """Yield the faults that show when all articles of a run are compared.

        Called once, at the end, with the observations of all articles in the
        order of the files. Spans are in the file's text. Fixes are only shown,
        since which files a run compares is an accident.
        """
        return iter(())

    def diagnostic(
        self,
        span: Span,
        message: str,
        *,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        fixes: Iterable[Fix] = (),
    ) -> Diagnostic:
        """Return a diagnostic of this rule at `span`; a line end in what is quoted is a blank."""
        every = (*((fix,) if fix else ()), *fixes)
        told = tuple(one._replace(title=on_one_line(one.title)) for one in every)
        said, meta = on_one_line(message), self.meta
        return Diagnostic(
            meta.name, Span(*span), said, meta.severity, tuple(related), told, meta.url
        )

    @classmethod
    def fixable(cls) -> bool:
        """Tell whether the rule offers fixes: its examples show one."""
        return any(isinstance(one, Bad) and one.fixed is not None for one in cls.examples)
