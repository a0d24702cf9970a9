"""capitalised-noun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    TextEdit,
    option,
)
from copydesk.analysis.words import key_of
from copydesk_rules import language_data
from copydesk_rules.capitals.places import Capital, capitals, is_heading, is_title, opens_sentence
from copydesk_rules.capitals.stray_capitals import stray_capitals
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"
ENOUGH = 2
"""Nouns with a capital that make it an article's fault rather than a name's way."""
MANY = 3
"""The same where the noun has no article before it, as names have none."""
MACHINE = 5
"""Faults from which an article's capitals are a machine's, so that one is no sign of a name."""


class Evidence(Enum):
    """How much speaks for a fault."""

    SURE = "sure"
    LIKELY = "likely"
    """A fault if the article has others of its kind."""
    WEAK = "weak"


@dataclass(frozen=True)
class CapitalisedNoun(Rule):
    """A common noun has a capital inside a sentence (`la Facture`, `un Niveau`).

    ## Why it matters
    German writes all nouns with a capital, and translation systems carry it
    over. Institutions, ministries, places, peoples, titles of works and what
    else has its own capital in French are left alone. A noun that the article
    has in lower case elsewhere, or that follows *un*, *cette* or *son*, is a
    sure case; any other needs a second capital of its kind, or of an elided
    word (`D’euros`), in the article. From five such faults the article's
    capitals are a machine's: then they count on other common words too
    (`fait Partie`, `le centre Commercial`), and on nouns that could begin a
    name but stand alone (`dans l’Industrie.`). Diseases (*le Coronavirus*) never have one.

    With `typography = "consistent"` an office (*le Président*) counts only
    where the article also writes it in lower case; with `"strict"` offices and
    bodies that are no one's name (*la Police*, *le Ministère*) always do.

    ## Fix safety
    Unsafe: the word can be a name that is in no list.
    """

    meta = RuleMeta(
        name="capitalised-noun",
        family=FAMILY,
        summary="Common noun with a capital inside a sentence",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le patron de la Banque centrale a parlé devant l’Assemblée, puis à la Bourse."),
        Good("Dans le Loiret, les Bretons lisent le Parisien et « la Chute »."),
        Good("La Ruche a fermé hier ; la Ruche vendait des légumes."),
        Good("La croissance du Produit intérieur brut (PIB) a ralenti au printemps."),
        Bad(
            "Les prix baissent dans un [|Secteur|] fragile.",
            "Les prix baissent dans un secteur fragile.",
        ),
        Bad(
            "Le chômage des jeunes monte. Contre le [|Chômage|], la région ne peut rien.",
            "Le chômage des jeunes monte. Contre le chômage, la région ne peut rien.",
        ),
        Bad(
            "La [|Facture|] arrive en mars, et le [|Fournisseur|] l’envoie tard.",
            "La facture arrive en mars, et le fournisseur l’envoie tard.",
        ),
        Bad("La [|Grippe|] recule enfin.", "La grippe recule enfin."),
        Bad(
            "Hier le [|Ministère|] de la Santé a démenti ; la [|Police|] se tait aussi.",
            "Hier le ministère de la Santé a démenti ; la police se tait aussi.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    allow: frozenset[str] = option(
        frozenset(), help="Further nouns that have a capital, in lower case (ruche)."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        lists = _Lists(article, self.allow, is_strict=self.typography == STRICT)
        if not lists.determiners:
            return
        found = {
            one.at: (one, kind)
            for one in capitals(article)
            if (kind := lists.evidence(one)) is not None
        }
        nouns = {one.word.key for one, kind in found.values() if kind is not Evidence.WEAK}
        elided = sum(1 for _ in _elided().finditer(article.text))
        if len(nouns) + elided >= MACHINE:
            names = lists.named | lists.titles
            found |= {one.at: (one, Evidence.SURE) for one in stray_capitals(article, names)}
        habit = len(nouns) + bool(elided)
        for _, (one, kind) in sorted(found.items()):
            enough = {Evidence.SURE: 1, Evidence.LIKELY: ENOUGH, Evidence.WEAK: MANY}[kind]
            if habit >= enough:
                yield self._report(one)

    def _report(self, one: Capital) -> Diagnostic:
        text = one.word.text
        small = text[0].lower() + text[1:]
        fix = Fix.unsafe(f"Write “{small}”", TextEdit(one.word.span, small))
        return self.diagnostic(one.word.span, f"Capital on the common word “{text}”", fix=fix)


class _Lists:
    """What the words of one article are judged by."""

    def __init__(self, article: Article, allow: frozenset[str], *, is_strict: bool) -> None:
        self.article, self.is_strict = article, is_strict
        language = article.language
        get = language_data.words
        self.sure = get(FAMILY, language, "sure_determiners")
        self.determiners = get(FAMILY, language, "determiners")
        self.prepositions = get(FAMILY, language, "prepositions")
        self.named = get(FAMILY, language, "named") | allow
        self.titles = get(FAMILY, language, "titles")
        self.bodies = get(FAMILY, language, "bodies")
        self.bare_bodies = get(FAMILY, language, "bare_bodies")
        self.endings = get(FAMILY, language, "noun_endings")
        self.diseases = get(FAMILY, language, "diseases")
        self.ministries = get(FAMILY, language, "ministries")
        self.naming = get(FAMILY, language, "naming")

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has in lower case."""
        return frozenset(key_of(text) for text in self.article.spelt if text[0].islower())

    def evidence(self, one: Capital) -> Evidence | None:
        """Return what speaks for a fault at a capitalised word, None where nothing does."""
        key = one.word.key
        if not self._announces_noun(one):
            return None
        if key in self.diseases:
            kind: Evidence | None = Evidence.SURE
        elif self._is_body(one):
            return Evidence.SURE if self._may_be_small(one) else None
        elif key in self.titles:
            if self.is_strict and one.before.key in self.determiners:
                return Evidence.SURE if self._may_be_small(one) else None
            kind = self._of_title(one)
        elif key in self.named:
            kind = self._of_named(one)
        else:
            kind = self._of_noun(one)
        return kind if kind and self._is_fault(one) else None

    def _is_body(self, one: Capital) -> bool:
        """Tell whether strict typography has the word small after a determiner."""
        if not self.is_strict or one.before.key not in self.determiners | self.sure:
            return False
        if one.word.key in self.bodies:
            return True
        is_bare = one.word.key in self.bare_bodies
        return is_bare and not (one.after and _is(one.after.key, self.article.language, "ADJ"))

    def _may_be_small(self, one: Capital) -> bool:
        """Tell whether no title, heading or longer name takes up an office or a body."""
        article, span = self.article, one.word.span
        if not one.word.text[1:].islower():
            return False
        if one.before.text[0].isupper() and not opens_sentence(article, one.at - 1):
            return False
        naming = {word.key for word in article.words[max(0, one.at - 2) : one.at - 1]}
        is_named = not self.naming.isdisjoint(naming) or self._is_spelt_out(one)
        return not (is_named or is_title(article, span) or is_heading(article, span))

    def _announces_noun(self, one: Capital) -> bool:
        before = one.before.key
        if before.isdigit():
            return one.word.key not in self.named
        return before in self.determiners or before in self.sure or before in self.prepositions

    def _of_title(self, one: Capital) -> Evidence | None:
        is_bare = one.before.key in self.determiners and one.after is not None
        is_office = is_bare and one.after is not None and one.after.text[0].islower()
        return Evidence.SURE if is_office and one.word.key in self.small else None

    def _of_named(self, one: Capital) -> Evidence | None:
        if one.before.key not in self.sure or one.word.key not in self.small or not one.after:
            return None
        return Evidence.SURE if _is(one.after.text, self.article.language, "VERB", "AUX") else None

    def _of_noun(self, one: Capital) -> Evidence | None:
        if one.before.key in self.prepositions and one.before.key not in self.determiners:
            return Evidence.SURE if one.word.key in self.small else Evidence.WEAK
        is_sure = one.before.key in self.sure or one.word.key in self.small
        is_sure = is_sure or (one.before.key.isdigit() and one.word.key.endswith("s"))
        return Evidence.SURE if is_sure else Evidence.LIKELY

    def _is_fault(self, one: Capital) -> bool:
        """Tell whether nothing makes a name of a capitalised word."""
        article, text = self.article, one.word.text
        if len(text) < 3 or text[1:] != text[1:].lower() or not self._is_common(one):
            return False
        if one.after is not None and one.after.text[0].isupper() and not one.after.is_elided:
            return False
        if one.before.text[0].isupper() and not opens_sentence(article, one.at - 1):
            return self._is_elided(one)
        before = [word.key for word in article.words[max(0, one.at - 4) : one.at - 1]]
        if not self.naming.isdisjoint(before[-2:]):
            return False
        if not self.ministries.isdisjoint(before):
            return one.before.key in self.sure
        if self._is_spelt_out(one):
            return False
        return not (is_title(article, one.word.span) or is_heading(article, one.word.span))

    def _is_spelt_out(self, one: Capital) -> bool:
        """Tell whether the word is in what an acronym stands for: Produit intérieur brut (PIB).

        What stands alone in brackets is a term beside its definition: (l’Investissement).
        """
        text = self.article.text
        if (
            text[one.before.start - 1 : one.before.start] + text[one.word.end : one.word.end + 1]
            == "()"
        ):
            return True
        acronym = _acronym().match(text, one.word.end)
        if acronym is not None and acronym[1] == one.word.text[0]:
            return True
        opened = text.rfind("(", max(0, one.word.start - 80), one.word.start)
        line = text[max(0, opened - 12) : one.word.start] if opened >= 0 else ""
        return ")" not in line and _after_acronym().match(line) is not None

    def _is_elided(self, one: Capital) -> bool:
        """Tell whether the capital before is that of an elided word, a fault of its own."""
        return one.before.is_elided and one.word.key in self.small

    def _is_common(self, one: Capital) -> bool:
        """Tell whether the word is a common noun and neither a name nor a people."""
        from copydesk.analysis.gazetteer import places
        from copydesk.analysis.morphology import readings

        language, pack = self.article.language, self.article.pack
        if one.word.key in pack.months or one.word.key in pack.weekdays:
            return False
        known = readings(one.word.text, language)
        if not known and not one.word.key.endswith(tuple(self.endings)):
            return False
        if known and not any(one.pos == "NOUN" for one in known):
            return False
        if any(one.pos == "PROPN" for one in known):
            return False
        return not any(places(part) for part in {one.word.text, *one.word.text.split("-")})


@cache
def _elided() -> re.Pattern[str]:
    """Compile the pattern for capitals on elided words (`un milliard D’euros`)."""
    return re.compile(r"(?<=[a-zß-ÿœ] )[DLNSC]['’](?=[a-zß-ÿœ])")


@cache
def _acronym() -> re.Pattern[str]:
    """Compile the pattern for the rest of a phrase and the acronym after it."""
    return re.compile(r"[^.;:!?()\n]{0,80}\(([A-ZÀ-Þ])[A-ZÀ-Þ0-9]{1,8}\)")


@cache
def _after_acronym() -> re.Pattern[str]:
    """Compile the pattern for an acronym before what it stands for (PIB (Produit …)."""
    return re.compile(r"[^(]*\b[A-ZÀ-Þ]{2,8} \(")


def _is(text: str, language: str, *parts: str) -> bool:
    """Tell whether a word can be one of some parts of speech."""
    from copydesk.analysis.morphology import readings

    return any(one.pos in parts for one in readings(text, language))
