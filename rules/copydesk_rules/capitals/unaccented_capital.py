"""unaccented-capital."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"


@dataclass(frozen=True)
class UnaccentedCapital(Rule):
    """A capital lacks its accent (`Etat`, `Ecole`, `A cause de`).

    ## Why it matters
    On capitals as on small letters, an accent tells words apart and how they
    are read. Names of people are left as their bearers write them, and so are
    words in capitals throughout.

    With `typography = "consistent"` an article that leaves all its capitals
    without accents, or most of them, has that habit and is left alone; where it
    has accents on others, each one that lacks it is reported. With `"strict"`
    every one is.

    ## Fix safety
    Safe: the word exists with the accent only. Unsafe for `À`, which could be
    a letter or a verb.
    """

    meta = RuleMeta(
        name="unaccented-capital",
        family=FAMILY,
        summary="Capital without its accent",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Etienne Dupuis dirige l’Ecole des mines. L’Etat paie."),
        Good("L’État paie. A-t-il le choix ? Le vote A est nul."),
        Bad(
            "L’État paie l’école, mais l’[|Ecole|] des mines est payante.",
            "L’État paie l’école, mais l’École des mines est payante.",
        ),
        Bad(
            "[|A|] cause du froid, l’école ferme.",
            "À cause du froid, l’école ferme.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not language_data.load(FAMILY, article.language).get("accents"):
            return
        found = [*_words(article), *_prepositions(article)]
        accented = sum(1 for _ in _accented().finditer(article.text))
        if self.typography != STRICT and len(found) > accented:
            return
        for span, right in sorted(found):
            text = span.of(article.text)
            make = Fix.unsafe if len(text) == 1 else Fix.safe
            fix = make(f"Write “{right}”", TextEdit(span, right))
            yield self.diagnostic(span, f"“{text}” lacks the accent of its capital", fix=fix)


def _words(article: Article) -> Iterator[tuple[Span, str]]:
    """Yield the words that exist with an accent on their capital only."""
    names = language_data.words(FAMILY, article.language, "unaccented")
    for found in _bare().finditer(article.text):
        if found[0] in names:
            continue
        right = accented_word(found[0], article.language)
        span = Span(*found.span())
        if right and not article.is_protected(span):
            yield span, right


@lru_cache(maxsize=4096)
def accented_word(word: str, language: str) -> str:
    """Return the word with an accent on its capital, '' where that is not sure.

    Names of people and places other than countries are not.
    """
    from copydesk.analysis.gazetteer import PlaceKind, places
    from copydesk.analysis.morphology import readings

    if readings(word, language):
        return ""
    right = f"É{word[1:]}"
    known = [one for one in readings(right, language) if not one.is_a("given")]
    if any(one.pos == "PROPN" for one in known):
        is_country = any(one.kind is PlaceKind.COUNTRY for one in places(word)[:1])
        return right if is_country else ""
    return right if known else ""


def _prepositions(article: Article) -> Iterator[tuple[Span, str]]:
    """Yield the letters A that are the preposition À, by the word that follows."""
    after = language_data.words(FAMILY, article.language, "capital_a")
    for found in _letter_a().finditer(article.text):
        if found["next"].lower().replace("’", "'") in after:
            yield Span(found.start(), found.start() + 1), "À"


@cache
def _bare() -> re.Pattern[str]:
    """Compile the pattern for words that begin with a capital E before a consonant."""
    return re.compile(r"\bE[bcdfghjklmnpqrstvyz][a-zà-ÿœ]+\b(?![’'])")


@cache
def _letter_a() -> re.Pattern[str]:
    return re.compile(r"(?<![^\s«“\"(–—])A[ \u00a0](?P<next>[^\W\d_]+['’]?)(?![.\d])")


@cache
def _accented() -> re.Pattern[str]:
    """Compile the pattern for capitals with an accent, outside words in capitals."""
    return re.compile(r"\b[ÀÂÉÈÊËÎÏÔÙÛÇ](?:[a-zà-ÿœ]|(?= ))")
