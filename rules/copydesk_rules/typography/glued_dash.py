"""glued-dash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk_rules import language_data
from copydesk_rules.typography.split_compound import is_compound

REACH = 80
"""Code points before a hyphen in which the first of its pair is looked for."""


@dataclass(frozen=True)
class GluedDash(Rule):
    """A dash or hyphen between two words has a space on one side only.

    ## Why it matters
    A dash that parts has a space on both sides, a hyphen that joins on none:
    `mot -mot` is neither, and `VW-par exemple` joins what should be parted.
    Compounds with a space inside are the matter of
    [split-compound](split-compound.md); prefixes that wait for their noun
    (`pré- et postnatal`), endings (`-ment`), lists and pairs (`-mot, mot- mot`)
    are left alone.

    ## Fix safety
    Unsafe: a hyphen without spaces may have been meant.
    """

    meta = RuleMeta(
        name="glued-dash",
        family="typography",
        summary="Dash with a space on one side only",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le maire – un élu – se tait. Des soins pré- et postnataux, en -ment."),
        Good("Le trajet Lyon-Paris, dit-il, est un arc-en-ciel - ou presque."),
        Bad("Le train est plein[|- |]le bus aussi.", "Le train est plein – le bus aussi."),
        Bad("Les firmes[|-|]par exemple la nôtre, se taisent."),
        Bad("Le maire[| –|]un élu – se tait.", "Le maire – un élu – se tait."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        openers = language_data.words("typography", article.language, "clause_openers")
        if not openers:
            return
        text = article.text
        for found in _pattern().finditer(text):
            span = Span(*found.span("gap"))
            if article.is_protected(span) or not self._is_fault(article, found, openers):
                continue
            fix = None
            if len(found["gap"]) > 1:
                fix = Fix.unsafe("Put spaces on both sides", TextEdit(span, " – "))
            yield self.diagnostic(span, "Dash with a space on one side only", fix=fix)

    def _is_fault(self, article: Article, found: re.Match[str], openers: frozenset[str]) -> bool:
        gap, head, tail = found["gap"], found["head"], found["tail"].lower()
        if gap == "-":
            return tail in openers and not is_compound(article, f"{head}-{tail}", tail)
        if "-" not in gap:
            return True
        if len(head) < 3 or len(tail) < 2 or gap.startswith(" "):
            return False
        if _opened().search(article.text, max(0, found.start() - REACH), found.start()):
            return False
        waits = tail in language_data.words("typography", article.language, "joining")
        return not waits and head[0].islower() and not is_compound(article, f"{head}-{tail}", tail)


@lru_cache(maxsize=1)
def _opened() -> re.Pattern[str]:
    """Compile the pattern for the first of two such hyphens: `-mot, mot- mot`."""
    return re.compile(r"(?<=\s)-(?=[^\W\d_])[^\n.;]*\Z")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for a dash with one space, or a hyphen before a whole word."""
    word = r"[^\W\d_]{2,30}"
    return re.compile(
        rf"(?<![\w-])(?P<head>{word})(?:(?P<gap>-[ ]|[ \u00a0][–—](?=[^\W\d_])"
        rf"|[–—][ \u00a0](?=[a-zß-ÿ])|-(?=[a-z]{{2,10}}[ ])))(?P<tail>{word})(?![\w-])"
    )
