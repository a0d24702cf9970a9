"""mixed-form."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Related,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
    option,
)
from copydesk_rules import language_data
from copydesk_rules.consistency.variety import variety

FAMILY = "consistency"


@dataclass(frozen=True)
class MixedForm(Rule):
    """An article writes one thing in two ways (`US` and `U.S.`).

    ## Why it matters
    Newspapers differ on *US* and *U.S.*, *percent* and *per cent*, *email*
    and *e-mail*; none has both in one article. Two forms side by side show
    that the text was put together from two, and never read as one.

    Where the spellings and dates of the article are American or British, the
    form is kept that goes with them (*U.S.*, *percent*; *US*, *per cent*). Else
    the rarer form is reported, of two that are even the second. Headlines may
    have a shorter form and are left alone, and so are names of which the form
    is a part (*Peking University*).

    ## Fix safety
    Unsafe: what is quoted may have kept its own form.
    """

    meta = RuleMeta(
        name="mixed-form",
        family=FAMILY,
        summary="One thing written in two ways",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("The US and the UK signed in May. The US minister stayed for a week."),
        Good("It rose by 4 percent, a percentage that nobody had foreseen."),
        Bad(
            "The U.S. signed in May. The U.S. minister stayed, and the [|US|] navy left.",
            "The U.S. signed in May. The U.S. minister stayed, and the U.S. navy left.",
        ),
        Bad(
            "It rose by 4 per cent in May and by 5 per cent in June, then fell 2 [|percent|].",
            "It rose by 4 per cent in May and by 5 per cent in June, then fell 2 per cent.",
        ),
    )

    allow: frozenset[str] = option(frozenset(), help="Forms that may stand beside any other.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for group in language_data.load(FAMILY, article.language).get("forms", ()):
            forms = {form: text for form, text in group.items() if not form.startswith("of_")}
            if sum(form in article.text for form in forms) > 1:
                places = _places(article, forms)
                counts = Counter(form for form, _ in places)
                if len(counts) > 1:
                    own = group.get(f"of_{variety(article)}", "")
                    kept = own if own in counts else counts.most_common(1)[0][0]
                    yield from self._reports(places, kept)

    def _reports(self, places: list[tuple[str, Span]], kept: str) -> Iterator[Diagnostic]:
        first = next(span for form, span in places if form == kept)
        for form, span in places:
            if form != kept and form not in self.allow:
                yield two_forms(self, span, form, kept, first)


def two_forms(rule: Rule, span: Span, form: str, kept: str, first: Span) -> Diagnostic:
    """Return what a rule says of `form` at `span`, where the article has `kept` at `first`."""
    return rule.diagnostic(
        span,
        f"“{form}” here, “{kept}” elsewhere in the article",
        fix=Fix.unsafe(f"Write “{kept}”", TextEdit(span, kept)),
        related=(Related(first, f"“{kept}”"),),
    )


def _places(article: Article, forms: Mapping[str, str]) -> list[tuple[str, Span]]:
    """Return the places outside headings that have one of the forms, in order."""
    heads = [one.span for one in article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)]
    places = [
        (form, Span(*found.span()))
        for form, pattern in forms.items()
        for found in _pattern(pattern).finditer(article.text)
    ]
    return [
        (form, span)
        for form, span in sorted(places, key=lambda one: one[1])
        if not article.is_protected(span) and not any(one.contains(span) for one in heads)
    ]


@lru_cache(maxsize=256)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
