"""What a rule reports."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from copydesk.fix import Fix
from copydesk.source import Span

NOWHERE = Span(0, 0)


class Severity(IntEnum):
    """How much a fault matters to a desk; higher is worse."""

    INFO = 1
    """Worth a look."""
    WARNING = 2
    """A fault of form."""
    ERROR = 3
    """What must not be published."""

    @property
    def label(self) -> str:
        """The lower-case name used in reports and configuration."""
        return self.name.lower()


class Related(NamedTuple):
    """Another place that a diagnostic speaks of.

    An empty `path` means the file of the diagnostic itself.
    """

    span: Span
    message: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: where it is, what it is and how to mend it.

    Rules give spans in the article's text; what the linter returns has them
    in the file's text. Both are code points from 0. The linter adds the
    `fingerprint` and the `passage`: the sentence around `span`, in the file.
    """

    rule: str
    span: Span
    message: str
    severity: Severity = Severity.WARNING
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    url: str = ""
    fingerprint: str = ""
    passage: Span = NOWHERE
