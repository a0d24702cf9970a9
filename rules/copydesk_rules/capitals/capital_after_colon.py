"""capital-after-colon."""

import re
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
from copydesk_rules import language_data
from copydesk_rules.capitals.places import is_heading
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"
LABEL = 4
"""Words at most before a colon that may be a label."""


@dataclass(frozen=True)
class CapitalAfterColon(Rule):
    """A sentence goes on with a capital after a colon (`Bilan : Les prix montent`).

    ## Why it matters
    English and German begin a sentence after a colon; French goes on in lower
    case, unless a quotation follows. Only articles, pronouns and the like are
    looked at, so that names are safe.

    With `typography = "consistent"` it is reported where the article goes on
    in lower case more often and more than a label stands before the colon;
    with `"strict"` always, also on verbs and adverbs, and after a dash.

    ## Fix safety
    Unsafe: a quotation can have lost its marks.
    """

    meta = RuleMeta(
        name="capital-after-colon",
        family=FAMILY,
        summary="Capital after a colon",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Climat : Les villes s’adaptent. Budget : Le vote est reporté."),
        Good("Il l’a dit : « Le vote aura lieu. » Elle y croit : le vote aura lieu."),
        Bad(
            "Le bilan est lourd : les prix montent. Le pire est sûr : les loyers suivent. "
            "Il ne reste qu’une seule issue : [|Les|] aides.",
            "Le bilan est lourd : les prix montent. Le pire est sûr : les loyers suivent. "
            "Il ne reste qu’une seule issue : les aides.",
        ),
        Bad(
            "La météo du matin : [|Il|] pleut.",
            "La météo du matin : il pleut.",
            options={"typography": "strict"},
        ),
        Bad(
            "Une question : [|Peut-on|] partir ? Ce soir tout le monde dort – [|Enfin|], presque.",
            "Une question : peut-on partir ? Ce soir tout le monde dort – enfin, presque.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        listed = language_data.words(FAMILY, article.language, "function_words")
        if not listed:
            return
        if self.typography == STRICT:
            yield from self._of_any_word(article, listed)
        if ": " not in article.text:
            return
        found = list(_pattern().finditer(article.text))
        small = [one for one in found if one["word"][0].islower()]
        capital = [
            one
            for one in found
            if one["word"][0].isupper()
            and one["word"].lower().rstrip("'’") in listed | {"l", "d", "c", "qu", "j", "n", "s"}
        ]
        if self.typography != STRICT:
            capital = [one for one in capital if not _is_label(article.text, one.start())]
            if len(small) < 2 * len(capital):
                return
        for one in capital:
            span = Span(*one.span("word"))
            if not is_heading(article, span):
                yield self._report(span, one["word"])

    def _of_any_word(self, article: Article, listed: frozenset[str]) -> Iterator[Diagnostic]:
        """Report verbs and adverbs after a colon, and small words after a dash."""
        for found in _wider().finditer(article.text):
            word, span = found["word"], Span(*found.span("word"))
            is_after_dash = found["mark"] is None
            if word.lower() in listed and not is_after_dash:
                continue
            if not _is_common(word, article.language) or article.is_protected(span):
                continue
            heads = article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)
            is_head = any(one.span.contains(span) for one in heads)
            if is_after_dash and (is_head or _is_label(article.text, found.start())):
                continue
            if not is_heading(article, span):
                yield self._report(span, word)

    def _report(self, span: Span, word: str) -> Diagnostic:
        text = word.lower()
        fix = Fix.unsafe(f"Write “{text}”", TextEdit(span, text))
        return self.diagnostic(span, f"Capital on “{word}” inside a sentence", fix=fix)


def _is_label(text: str, at: int) -> bool:
    """Tell whether few words stand between the last stop or line's start and a colon."""
    start = max(text.rfind(mark, 0, at) for mark in ("\n", ". ", "! ", "? "))
    return len(text[start + 1 : at].split()) <= LABEL


def _is_common(word: str, language: str) -> bool:
    """Tell whether a word can be a verb, an adverb or the like, and neither noun nor name."""
    from copydesk.analysis.morphology import readings

    known = readings(word.lower().partition("-")[0], language)
    return bool(known) and all(
        one.pos not in ("NOUN", "ADJ", "PROPN", "NUM", "X") for one in known
    )


@cache
def _wider() -> re.Pattern[str]:
    """Compile the pattern for any capitalised word after a colon or a dash, before another."""
    return re.compile(
        r"(?<=[^\W\d_])(?:[ \u00a0\u202f]?(?P<mark>:)| (?P<dash>[-–—])) "
        r"(?P<word>[A-ZÀ-Þ][a-zß-ÿœ]+(?:-[a-z]+)*)(?=,? [a-zß-ÿ])"
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for a word after a colon in running text, without a quotation."""
    return re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?: (?P<word>[^\W\d_]+['’]?)(?= ?[^\W\d_])")
