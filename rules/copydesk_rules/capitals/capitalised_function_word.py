"""capitalised-function-word."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk.analysis.words import Word
from copydesk_rules import language_data
from copydesk_rules.capitals.places import follower, is_heading, is_title

FAMILY = "capitals"
REACH = 4
"""Words back in which a noun may announce a title."""


@dataclass(frozen=True)
class CapitalisedFunctionWord(Rule):
    """An article, preposition or pronoun has a capital inside a sentence.

    ## Why it matters
    Translation systems that join pieces of sentences keep the capital of each
    piece (`ont déclaré Les économistes`). Titles of works and newspapers,
    parties, and what a noun such as *film* announces are left alone. Before a
    capital the rule speaks only where a country follows (`, Les Pays-Bas`).

    ## Fix safety
    Unsafe: a full stop may be missing before the word.
    """

    meta = RuleMeta(
        name="capitalised-function-word",
        family=FAMILY,
        summary="Article, preposition or pronoun with a capital inside a sentence",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Elle a lu Le monde d’hier. Il dirige La République en marche."),
        Good("On joue le film Les quatre saisons, a-t-il dit."),
        Bad(
            "C’est faux, ont répondu [|Les|] médecins de la région.",
            "C’est faux, ont répondu les médecins de la région.",
        ),
        Bad(
            "En matière de fromage, [|Les|] Pays-Bas exportent plus que nous.",
            "En matière de fromage, les Pays-Bas exportent plus que nous.",
        ),
    )

    allow: frozenset[str] = option(
        frozenset(), help="Further words, in lower case, that follow such a word in a name."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        get = language_data.words
        listed = get(FAMILY, article.language, "function_words")
        if not listed:
            return
        words, text = article.words, article.text
        for at in range(1, len(words)):
            word = words[at]
            if word[0][0].isupper() and word.key in listed and word[0][1:].islower():
                after = follower(text, words, at)
                if after is not None and self._is_fault(article, at, after):
                    yield self._report(word)

    def _report(self, word: Word) -> Diagnostic:
        small = word.text.lower()
        fix = Fix.unsafe(f"Write “{small}”", TextEdit(word.span, small))
        return self.diagnostic(word.span, f"Capital on “{word.text}” inside a sentence", fix=fix)

    def _is_fault(self, article: Article, at: int, after: Word) -> bool:
        words, text = article.words, article.text
        word, before = words[at], words[at - 1]
        gap = text[before.end : word.start]
        if gap not in (" ", "\u00a0", ", ") or not before.is_lowercase:
            return False
        language = article.language
        if after.text[0].isupper():
            articles = language_data.words(FAMILY, language, "articles")
            if gap != ", " or word.key not in articles or not _is_country(after.text):
                return False
        elif not after.text[0].islower():
            return False
        if after.key in self.allow | language_data.words(FAMILY, language, "titled"):
            return False
        naming = language_data.words(FAMILY, language, "naming")
        if any(one.key in naming for one in words[max(0, at - REACH) : at]):
            return False
        span = Span(before.start, after.end)
        return not (is_title(article, word.span) or is_heading(article, span))


def _is_country(name: str) -> bool:
    from copydesk.analysis.gazetteer import PlaceKind, places

    return any(one.kind is PlaceKind.COUNTRY for one in places(name))
