"""garbled-name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span, option
from copydesk.analysis.words import Word

_BEARERS = """
journal quotidien hebdomadaire mensuel magazine tabloïd chaîne radio station agence site
société entreprise groupe compagnie constructeur opérateur conglomérat start-up
parti mouvement syndicat ong fondation club
"""
_ADJECTIVES = """
ique iste aire ien ienne al ale aux el elle eux euse eur rice ois oise ais aise able ible if ive
ant ante é ée
"""
_ENDINGS = tuple(ending + plural for ending in _ADJECTIVES.split() for plural in ("", "s"))
"""Endings of adjectives: new ones are coined every day."""
FARTHEST = 3
"""Words between what bears a name and the name."""
SHORTEST = 4


@dataclass(frozen=True)
class GarbledName(Rule):
    """An unknown lower-case word stands where a name is wanted.

    ## Why it matters
    Where the name of a newspaper or a company is an ordinary word of another
    language, translation engines mix the two, and what they print is no word
    at all.

    ## What it looks at
    A word in lower case that no dictionary has, right after what bears a name
    (le journal, la société) and its adjectives. Words that the article uses
    more than twice, or in quotation marks, are taken to be meant, and so are
    words with the ending of an adjective.
    """

    meta = RuleMeta(
        name="garbled-name",
        family="names",
        summary="Unknown word stands where a name is wanted",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Selon le quotidien turc Hürriyet, l’accord est prêt."),
        Good("Selon le journal local, un « zorbeur » de vingt ans est mort."),
        Good("L’entreprise familiale emploie dix personnes."),
        Bad("Selon le quotidien turc [|hurriyat|], l’accord est prêt."),
        Bad("La société minière [|gornaxa|] a signé avec l’agence [|inforvosti|] lundi."),
    )

    bearers: frozenset[str] = option(
        frozenset(_BEARERS.split()), help="Nouns that are followed by a name."
    )
    allow: frozenset[str] = option(
        frozenset({"cost", "tech", "fintech", "biotech", "medtech", "deeptech", "greentech"}),
        help="Words without a capital that may follow them.",
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        after = self._after_bearers(article)
        if not after:
            return
        for sentence in article.sentences:
            words = sentence.words
            for at, word in enumerate(words):
                if (
                    at
                    and word[1] in after
                    and self._is_garbled(article, words, at)
                    and not article.is_foreign(word.span)
                ):
                    yield self.diagnostic(
                        word.span,
                        f"“{word.text}” is no known word, and “{self._bearer(article, words, at)}”"
                        " before it wants a name",
                    )

    def _after_bearers(self, article: Article) -> frozenset[int]:
        """Return where the words start that stand near enough after a noun that bears a name."""
        words, keyed = article.words, article.keyed
        bearers = self.bearers & keyed.keys()
        return frozenset(
            word[1]
            for key in bearers
            for number in keyed[key]
            for word in words[number + 1 : number + 2 + FARTHEST]
        )

    def _is_garbled(self, article: Article, words: Sequence[Word], at: int) -> bool:
        from copydesk.analysis.morphology import is_word

        word = words[at]
        if not word.is_lowercase or len(word.text) < SHORTEST or not word.text.isalpha():
            return False
        if word.key in article.pack.lowercase or word.key in self.allow:
            return False
        if word.key.endswith(_ENDINGS) or is_word(word.text, article.language):
            return False
        if not self._bearer(article, words, at):
            return False
        same = [one for one in article.words if one.text.lower() == word.text]
        return len(same) < 3 and all(one.is_lowercase for one in same)

    def _bearer(self, article: Article, words: Sequence[Word], at: int) -> str:
        """Return the noun that the word at `at` would be the name of, '' for none."""
        from copydesk.analysis.morphology import readings

        for before in range(at - 1, max(-1, at - 2 - FARTHEST), -1):
            word, following = words[before], words[before + 1]
            if Span(word.end, following.start).of(article.text) not in (" ", "\u00a0"):
                return ""
            if word.key in self.bearers:
                return word.text
            if not any(one.pos == "ADJ" for one in readings(word.text, article.language)):
                return ""
        return ""
