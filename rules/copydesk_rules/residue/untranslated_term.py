"""untranslated-term."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk_rules import language_data


@dataclass(frozen=True)
class UntranslatedTerm(Rule):
    """A term of the source language stands for the word of the article's own.

    It is one that translation systems leave as it is, or translate word by
    word: *crise de la Corona*, *crise coronaire* for the crisis of the
    coronavirus.

    ## Why it matters
    Readers take it for a name (of a beer, a heart disease) and do not learn
    what is meant. People of that name, brands and what the article shows to be
    meant otherwise are left alone. The list is
    `data/residue_<language>.toml`.

    ## Fix safety
    Display only: what stands around the term changes with it.
    """

    meta = RuleMeta(
        name="untranslated-term",
        family="residue",
        summary="Term left in the source language",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La bière Corona coûte plus cher depuis le coronavirus."),
        Good("Le juge Manuel Corona préside la cour."),
        Bad("La crise [|de la Corona|] coûte cher aux hôtels."),
        Bad("Le confinement dure. La [|crise coronarienne|] vide les théâtres."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        for term in language_data.load("residue", article.language).get("terms", ()):
            if term["trigger"] in text and _is_meant(term, text):
                yield from self._of_term(article, term)

    def _of_term(self, article: Article, term: Mapping[str, str]) -> Iterator[Diagnostic]:
        for found in _compiled(term["pattern"]).finditer(article.text):
            span = Span(*found.span())
            if article.is_protected(span) or (term.get("name") and _is_name(article, span)):
                continue
            fix = Fix.display(f"Say “{term['instead']}”", TextEdit(span, term["instead"]))
            message = f"“{found[0]}” is “{term['instead']}” left untranslated"
            yield self.diagnostic(span, message, fix=fix)


def _is_meant(term: Mapping[str, str], text: str) -> bool:
    """Tell whether an article speaks of what the term means."""
    if "unless" in term and _compiled(term["unless"]).search(text):
        return False
    return "needs" not in term or _compiled(term["needs"]).search(text) is not None


def _is_name(article: Article, span: Span) -> bool:
    """Tell whether a capitalised word within the sentence stands right before or after."""
    text = article.text
    before = re.search(r"([^\W\d_][\w.-]*) $", text[max(0, span.start - 30) : span.start])
    after = re.match(r" ([A-ZÀ-Þ])", text[span.end : span.end + 2])
    if after is not None or before is None or not before[1][0].isupper():
        return after is not None
    known = article.pack.function_words
    return before[1].lower() not in known and not _opens(article, span.start - len(before[0]))


def _opens(article: Article, at: int) -> bool:
    """Tell whether a sentence begins at `at`."""
    return any(one.span.start == at for one in article.sentences)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
