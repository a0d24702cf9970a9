"""double-space."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.typography.practice import BLANKS, CONSISTENT, HELP, STRICT

STOPS = ".!?…:"
CLOSERS = "]\"'»”’)"


@dataclass(frozen=True)
class DoubleSpace(Rule):
    """Two or more spaces stand between words.

    ## Why it matters
    A doubled space is what a deleted word leaves behind, and it shows on the
    page. Runs that line up columns are left alone.

    With `typography = "consistent"` an article that doubles the space after
    most of its sentences, as typists once learnt to, may do so; within a
    sentence a doubled space is always reported. With `"strict"` each one is.

    ## Fix safety
    Safe: one space is left, a no-break one where there was any.
    """

    meta = RuleMeta(
        name="double-space",
        family="typography",
        summary="More than one space between words",
    )
    examples = (
        Good("The vote was close. Nobody asked for a recount."),
        Good("The vote was close.  Nobody asked.  The hall emptied.", language="en"),
        Bad(
            "Le conseil[|  |]municipal se réunit jeudi.",
            "Le conseil municipal se réunit jeudi.",
        ),
        Bad(
            "The vote was close.[|  |]Nobody asked for a recount. The hall emptied. It rained.",
            "The vote was close. Nobody asked for a recount. The hall emptied. It rained.",
        ),
        Bad(
            "The vote was close.[|  |]Nobody asked.",
            "The vote was close. Nobody asked.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        runs = [Span(*match.span()) for match in _runs().finditer(text)]
        runs = [run for run in runs if not _is_column(text, run)]
        after_stop = {run for run in runs if _ends_sentence(text, run.start)}
        if after_stop and self.typography != STRICT:
            singles = sum(1 for _ in _single_gaps().finditer(text))
            if len(after_stop) > singles:
                runs = [run for run in runs if run not in after_stop]
        for run in runs:
            fix = Fix.safe("Leave one space", TextEdit(run, _one_of(run.of(text))))
            yield self.diagnostic(run, f"{run.length} spaces in a row", fix=fix)


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(rf"[{BLANKS}]{{2,}}+(?=\S)")


@cache
def _single_gaps() -> re.Pattern[str]:
    return re.compile(rf"[{STOPS}][{CLOSERS}]? (?=\S)")


def _ends_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(CLOSERS)
    return before[-1:] in STOPS and bool(before)


def _one_of(run: str) -> str:
    return next((blank for blank in run if blank != " "), " ")


def _is_column(text: str, run: Span) -> bool:
    """Tell whether a run indents its line or lines up the columns of a table."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if not before or before.isspace() or after == "|":
        return True
    if run.length < 4:
        return before == "|"
    line_end = text.find("\n", run.end, run.end + 300)
    rest = text[run.end : line_end if line_end >= 0 else run.end + 300]
    return (
        "    " in rest or "    " in text[max(0, run.start - 300) : run.start].rpartition("\n")[2]
    )
