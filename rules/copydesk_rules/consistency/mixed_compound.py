"""mixed-compound."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Span,
    option,
)
from copydesk_rules import language_data
from copydesk_rules.consistency.mixed_form import two_forms

Forms = Mapping[str, Sequence[Span]]
"""The spellings of one compound that an article has, and where."""


@dataclass(frozen=True)
class MixedCompound(Rule):
    """A compound has a hyphen here and none there (`fixed-income`, `fixed income`).

    ## Why it matters
    Dictionaries differ on *law-breakers* and *lawbreakers*; no newspaper has
    both in one article. A translation decides anew in each sentence.

    ## What it looks at
    Words in small letters that have a hyphen somewhere in the article and are
    written as one word elsewhere, or as two before the same word. The rarer
    form is reported, of two that are even the second. Quotations may differ.

    ## Fix safety
    Unsafe: two words beside each other need not be a compound.
    """

    meta = RuleMeta(
        name="mixed-compound",
        family="consistency",
        summary="Compound with a hyphen and without",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("A long-term plan works in the long term. He will re-form the band, not reform it."),
        Good("“Lawbreakers sleep,” said one of the law-breakers of the town."),
        Bad(
            "The bank sells fixed-income funds. Its [|fixed income|] funds are old, and "
            "fixed-income funds are safe.",
            "The bank sells fixed-income funds. Its fixed-income funds are old, and "
            "fixed-income funds are safe.",
        ),
        Bad(
            "The law-breakers of the town met, and the [|lawbreakers|] of the region did not.",
            "The law-breakers of the town met, and the law-breakers of the region did not.",
        ),
    )

    allow: frozenset[str] = option(frozenset(), help="Compounds, with their hyphen, to ignore.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if "-" not in article.text:
            return
        seen = {found[0] for found in _hyphened().finditer(article.text)}
        for compound in sorted(seen - self.allow - _listed(article.language)):
            forms = _forms(article, compound)
            if len(forms) > 1:
                kept = max(forms, key=lambda form: (len(forms[form]), -forms[form][0].start))
                for form, spans in forms.items():
                    if form != kept:
                        first = forms[kept][0]
                        yield from (two_forms(self, span, form, kept, first) for span in spans)


@cache
def _listed(language: str) -> frozenset[str]:
    """Return the compounds that mixed-form has in its list."""
    groups = language_data.load("consistency", language).get("forms", ())
    return frozenset(form for group in groups for form in group)


def _forms(article: Article, compound: str) -> Forms:
    """Return the spellings of a compound outside quotations, the hyphened one first."""
    one, two = compound.split("-")
    found = {compound: _places(article, compound)}
    if one + two in article.keyed:
        found[one + two] = _places(article, one + two)
    if one in article.keyed and two in article.keyed:
        followers = {_follower(article, span) for span in found[compound]}
        apart = f"{one} {two}"
        found[apart] = [
            span
            for span in _places(article, apart)
            if _follower(article, span) in followers - {""}
        ]
    return {form: spans for form, spans in found.items() if spans}


def _places(article: Article, form: str) -> list[Span]:
    pattern = re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")
    spans = [Span(*found.span()) for found in pattern.finditer(article.text)]
    return [
        span for span in spans if not article.is_quoted(span) and not article.is_protected(span)
    ]


def _follower(article: Article, span: Span) -> str:
    """Return the word after a place, '' where it is a small one or a mark comes first."""
    found = re.compile(r" ([a-z]+)\b").match(article.text, span.end)
    word = found[1] if found else ""
    return "" if word in article.pack.function_words else word


@cache
def _hyphened() -> re.Pattern[str]:
    """Compile the pattern for two words of three small letters and more and their hyphen."""
    return re.compile(r"(?<![\w-])[a-z]{3,}-[a-z]{3,}(?![\w-])")
