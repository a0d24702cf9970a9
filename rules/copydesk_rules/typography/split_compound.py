"""split-compound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk_rules import language_data


@dataclass(frozen=True)
class SplitCompound(Rule):
    """The parts of a compound have spaces around their hyphen (`porte - parole`).

    ## Why it matters
    Systems that work on words pulled apart leave compounds so, and a line can
    break within them. Only what the lexicon or the article itself has with a
    hyphen is reported: any other hyphen with spaces stands for a dash. It is a
    fault whatever the article's typography.

    ## Fix safety
    Safe: only spaces change.
    """

    meta = RuleMeta(
        name="split-compound",
        family="typography",
        summary="Spaces around the hyphen of a compound",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le porte-parole - un élu - se tait. Que dit - il ?"),
        Good("Des prix sur- ou sous-estimés, en mi-journée."),
        Bad("La porte[| - |]parole se tait.", "La porte-parole se tait."),
        Bad(
            "Un ciné-repas a lieu jeudi ; ce ciné[|- |]repas est gratuit.",
            "Un ciné-repas a lieu jeudi ; ce ciné-repas est gratuit.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if "- " not in text and " -" not in text:
            return
        for found in _pattern().finditer(text):
            joined = f"{found['head']}-{found['tail']}"
            span = Span(*found.span("gap"))
            if is_compound(article, joined, found["tail"].lower()):
                fix = Fix.safe("Remove the spaces", TextEdit(span, "-"))
                yield self.diagnostic(span, f"Space inside the compound “{joined}”", fix=fix)


def is_compound(article: Article, joined: str, tail: str) -> bool:
    """Tell whether the lexicon or the article has a word with a hyphen here.

    What ends in a pronoun (`dit-il`) can be a verb and a dash.
    """
    from copydesk.analysis.morphology import readings

    language = article.language
    if tail in _clitics(language):
        return False
    known = readings(joined, language)
    if tail in article.pack.function_words:
        return any("-" in one.lemma and not one.finite for one in known)
    return bool(known) or _is_in_text(article.text, joined)


def _is_in_text(text: str, joined: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(joined)}(?![\w-])", text) is not None


def _clitics(language: str) -> frozenset[str]:
    return language_data.words("residue", language, "clitics")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for two words with a hyphen and a blank or two between them."""
    word = r"[^\W\d_]{1,30}"
    return re.compile(
        rf"(?<![\w-])(?P<head>(?:{word}['’])?{word})(?P<gap> -[ \u00a0]?|-[ \u00a0])"
        rf"(?P<tail>{word}(?:-{word}){{0,3}})(?![\w-])"
    )
