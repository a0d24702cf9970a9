"""missing-elision."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.tagging import Token
from copydesk_rules.grammar.french.reading import VOWELS, apostrophe, places, values

ALWAYS = ("le", "la", "de", "que", "je", "me", "te", "se", "ne", "jusque", "lorsque", "puisque")
ONLY_BEFORE = {
    "si": ("il", "ils"),
    "ce": ("est", "était"),
    "quoique": ("il", "ils", "elle", "elles", "on"),
    "lorsque": ("il", "ils", "elle", "elles", "on", "un", "une", "en"),
    "puisque": ("il", "ils", "elle", "elles", "on", "un", "une", "en"),
    "jusque": ("à", "au", "aux", "en", "ici", "alors"),
    "je": ("ai", "avais", "aurai", "étais", "en", "y", "espère", "aime", "irai"),
}
CLITICS = ("je", "me", "te", "se", "ne")
"""Words that stand before verbs alone, so that what follows is no number or letter."""
NOT_BEFORE = ("un", "une", "unième", "a", "o", "e", "i", "u", "à", "énième", "et", "ou")
"""Numbers and letters, and words before which something else is missing."""


@dataclass(frozen=True)
class MissingElision(Rule):
    """A little word keeps its vowel before another vowel.

    ## Why it matters
    *Le*, *la*, *de*, *que*, *je*, *ne* and a few more lose their vowel before a
    word that begins with one: *l’école*, *qu’il*. Where a name or noun was put
    in mechanically, the elision is forgotten.

    Numbers (`de un à dix`), letters and titles are left alone, and so are words
    of which it is not known whether they are elided before.

    ## Fix safety
    Safe: what the dictionary says of the next word decides.
    """

    meta = RuleMeta(
        name="missing-elision",
        family="grammar",
        summary="Vowel not elided before a vowel",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’école et le onze de départ, de un à dix, le héros et le yaourt."),
        Good("Elle dit que oui, si elle vient."),
        Good("Le site de e-commerce a fermé."),
        Bad("Il dit [|que il|] viendra.", "Il dit qu'il viendra."),
        Bad("Elle [|ne a|] rien dit.", "Elle n'a rien dit."),
        Bad("Le port [|de Odessa|] est fermé.", "Le port d'Odessa est fermé."),
        Bad("L’armée de [|le Ukraine|] avance.", "L’armée de l’Ukraine avance."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, *ALWAYS, "si", "ce", "quoique"):
            word, after = tokens[at], tokens[at + 1]
            if not after.is_word or not self._is_missing(word, after):
                continue
            if after.text[0].isupper() and tokens[at + 2].text[:1].isupper():
                continue  # a title or a company: "de Air France"
            span = Span(word.start, after.end)
            made = word.text[:-1] + apostrophe(article)
            edit = TextEdit(Span(word.start, after.start), made)
            fix = Fix.safe(f"Write “{made}{after.text}”", edit)
            yield self.diagnostic(span, f"“{word.text}” before “{after.text}”", fix=fix)

    def _is_missing(self, word: Token, after: Token) -> bool:
        if word.key in ONLY_BEFORE:
            return after.text in ONLY_BEFORE[word.key]
        if after.key[0] not in VOWELS + "h":
            return False  # a prefix that hides the word: pré-analyse
        if word.text.isupper() or values(after, "elides") != {"y"}:
            return False
        if after.key in NOT_BEFORE and word.key not in CLITICS:
            return False
        if after.key.startswith("e-"):
            return False  # the letter e, said apart: le e-commerce
        if after.text.islower():
            return True
        kinds = values(after, "kind")
        is_name = kinds <= {"place", "given"} and after.text[1:].islower()
        return is_name and values(after, "pos") == {"PROPN"}
