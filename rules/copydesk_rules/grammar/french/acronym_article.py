"""acronym-article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.tagging import Tagged, Token, tagged
from copydesk.fix import like
from copydesk_rules.grammar.french.reading import apostrophe

ACRONYM = re.compile(r"[A-ZÄÖÜÉ]{2,6}")
VOWEL = re.compile(r"[AEIOÖÉÄ]")
ROMAN = re.compile(r"[IVXLCDM]+")
ELIDED = {"le": "l", "la": "l", "du": "de l", "au": "à l", "que": "qu"}
KNOWN = {
    "l'": "UE ONU OTAN OMS OMC OPEP OSCE AIEA OCDE UNESCO ASEAN AFD ÖVP UA",
    "la": "CDU CSU BCE CGT CIA CPI CEDEAO CIJ RDC",
    "le": "FMI SPD FDP FBI HCR PIB FPÖ SPÖ PCC PKK",
    "les": "USA",
}
"""Bodies that every newspaper names with their article."""
AFTER_A = {"l'": "à l", "la": "à la ", "le": "au ", "les": "aux "}
AFTER_DE = {"l'": "de l", "la": "de la ", "le": "du ", "les": "des "}
EVIDENCE = {"le": "au ", "la": "à la ", "du": "au ", "au": "au ", "les": "aux ", "des": "aux "}


@dataclass(frozen=True)
class AcronymArticle(Rule):
    """An acronym stands without its article, or its article is not elided.

    ## Why it matters
    Parties and organisations have an article in French, also as acronyms: *au
    SPD*, *de l’ONU*. Before a vowel it is elided: *l’ÖVP*. Machine translation
    copies acronyms as they are and forgets both.

    That an acronym wants an article is known for the great organisations, and
    taken from the text itself for others, where they have one elsewhere.

    ## Fix safety
    Unsafe: what is meant may be a thing and not the body.
    """

    meta = RuleMeta(
        name="acronym-article",
        family="grammar",
        summary="Acronym without its article, or with one that is not elided",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le SPD perd, l’ÖVP gagne ; au SPD on se tait, à Berlin aussi."),
        Good("Le chapitre IV et le A320 de UNIQA."),
        Bad("Le chef [|du ÖVP|] se tait.", "Le chef de l'ÖVP se tait."),
        Bad(
            "Le SPD a perdu. La confiance [|à SPD|] diminue.",
            "Le SPD a perdu. La confiance au SPD diminue.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = tagged(article)
        for at, token in enumerate(text.tokens):
            if (
                not token.is_word
                or not ACRONYM.fullmatch(token.text)
                or ROMAN.fullmatch(token.text)
            ):
                continue
            word = text.tokens[at - 1]
            made = self._mended(text, at, apostrophe(article))
            if made is None or _is_shouted(text.tokens, at):
                continue
            span = Span(word.start, token.end)
            edit = TextEdit(Span(word.start, token.start), like(word.text, made))
            fix = Fix.unsafe(f"Write “{made}{token.text}”", edit)
            yield self.diagnostic(span, f"“{span.of(article.text)}”: wrong article", fix=fix)

    def _mended(self, text: Tagged, at: int, mark: str) -> str | None:
        """Return what should stand before the acronym at `at`, None where all is right."""
        word, acronym = text.tokens[at - 1], text.tokens[at]
        if word.key in ELIDED and VOWEL.match(acronym.text) and word.text.islower():
            return ELIDED[word.key] + mark
        if word.key in ("à", "de", "d'") and word.text.islower():
            return _with_article(text, at, mark)
        return None


def _with_article(text: Tagged, at: int, mark: str) -> str | None:
    """Return *à* or *de* with the article that the acronym has everywhere, or in the text."""
    key = text.tokens[at - 1].key
    for article, names in KNOWN.items():
        if text.tokens[at].text in names.split():
            made = (AFTER_A if key == "à" else AFTER_DE)[article]
            return made + mark if article == "l'" else made
    if key != "à":
        return None
    for place in text.keys.get(text.tokens[at].key, ()):
        before = text.tokens[place - 1].key
        if before == "l'":
            return f"à l{mark}"
        if before in EVIDENCE:
            return EVIDENCE[before]
    return None


def _is_shouted(tokens: Sequence[Token], at: int) -> bool:
    """Tell a heading in capitals, or two words in capitals that are one name."""
    after = tokens[at + 1].text
    return after.isupper() or after[:1] in ("-", "/", "&") or tokens[at - 1].text.isupper()
