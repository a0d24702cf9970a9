"""hyphen-as-dash."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
    option,
)
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT, Place, prevailing

SITE_NAME = 5
"""Words at most in the name of a site or rubric that a headline ends with."""
LABEL = 60
"""Characters at most in a dateline or rubric before the text."""


@dataclass(frozen=True)
class HyphenAsDash(Rule):
    """A hyphen with spaces around it stands where the article has dashes.

    ## Why it matters
    A hyphen joins, a dash parts; side by side in one article they look like a
    slip. Figures, scores, lists, datelines, headings before a text and the
    name of a site at the end of a headline are left alone.

    With `typography = "consistent"` hyphens are reported where dashes are as
    frequent or more so; an article that has hyphens throughout, as agency copy
    has, is left alone. With `"strict"` each one is reported.

    ## Fix safety
    Safe: only the mark and the spaces around it change.
    """

    meta = RuleMeta(
        name="hyphen-as-dash",
        family="typography",
        summary="Hyphen used as a dash",
    )
    examples = (
        Good("Le train - le dernier - part à midi."),
        Good("Le train – le dernier – part à midi et rentre avant le Paris-Brest."),
        Bad(
            "Le train – le dernier – part à midi, le bus [|-|] bondé – à une heure.",
            "Le train – le dernier – part à midi, le bus – bondé – à une heure.",
            language="fr",
        ),
        Bad(
            "The train [|-|] the last one — leaves at noon.",
            "The train — the last one — leaves at noon.",
            language="en",
        ),
        Bad(
            "The train [|-|] the last one [|-|] leaves at noon.",
            "The train—the last one—leaves at noon.",
            language="en",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if " - " not in text and " -- " not in text:
            return
        if self.typography != STRICT and not any(dash in text for dash in "–—"):
            return
        hyphens = list(_hyphens(article))
        dashes = [Place(_shape(found[0]), Span(*found.span())) for found in _dashes(text)]
        convention = article.pack.dash
        if article.pack.dash_spaced:
            convention = f" {convention} "
        chosen = prevailing(dashes, convention, self.typography)
        if self.typography != STRICT and len(hyphens) > len(dashes):
            return
        for span in hyphens:
            around = Span(span.start - 1, span.end + 1)
            fix = Fix.safe(f"Write “{chosen.strip()}”", TextEdit(around, chosen))
            yield self.diagnostic(span, f"Hyphen where a dash “{chosen.strip()}” belongs", fix=fix)


def _hyphens(article: Article) -> Iterator[Span]:
    """Yield the hyphens with blanks around them that part words of one sentence."""
    heads = [one.span for one in article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)]
    heads += [Span(one.span.start, one.span.end + 2) for one in article.datelines]
    heads.sort()
    for found in _hyphen_pattern().finditer(article.text):
        span = Span(*found.span())
        if _is_label(article.text, span.start):
            continue
        head = next(
            (one for one in heads[: bisect_right(heads, span)][-1:] if span.end <= one.end), None
        )
        if head is None or len(article.text[span.end : head.end].split()) > SITE_NAME:
            yield span


def _dashes(text: str) -> Iterator[re.Match[str]]:
    return _dash_pattern().finditer(text)


def _shape(dash: str) -> str:
    """Return a dash with a plain blank for each blank."""
    return re.sub(r"\s", " ", dash)


def _is_label(text: str, at: int) -> bool:
    """Tell whether a rubric, place or agency stands before the hyphen: `PARIS (AFP) -`."""
    start = max(text.rfind("\n", max(0, at - LABEL), at) + 1, at - LABEL, 0)
    before = text[start:at].strip()
    is_first = start == 0 or text[start - 1] == "\n"
    return is_first and (before.isupper() or before.endswith(")"))


@cache
def _hyphen_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:-(?<=[^\s(\[] -)|--(?<=[^\s(\[] --))(?= [^\s\d])")


@cache
def _dash_pattern() -> re.Pattern[str]:
    """Compile the pattern for dashes between words, with the blanks around them."""
    blank = r"[ \u00a0\u202f]"
    return re.compile(rf"{blank}[–—](?<=\S..)(?=[\s,.]){blank}?|[–—](?<=[^\W\d].)(?=[^\W\d])")
