"""name-exonym."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
    option,
)
from copydesk.house_list import HouseList

if TYPE_CHECKING:
    from copydesk.analysis.gazetteer import Place
    from copydesk.analysis.names import Mention

LARGE = 200_000
"""People from which a city's name in another language is common knowledge."""
_BEFORE = """
à de d' depuis vers pour entre et ou sur jusqu' via sous contre avec hors par quitté quitter quitte
in at from to of near for via between and or around outside over leave left leaving reach reached
visit visited en desde hacia para entre y hasta nach aus bei von und oder bis über um
"""
BEFORE = frozenset(_BEFORE.split())
"""Words after which a city's name is that of the city, and not of a hotel, a club or a street."""
_ALLOWED = """
Kyiv Beijing Mumbai Kolkata Yangon Guangzhou Kharkiv Dhaka Bengaluru Chattogram Puducherry Odesa
Ulaanbaatar Karbala Juba Braunschweig Alexandria Valence Vienne Medina Muscat Riad Constanza Tanger
Danzig Breslau Stettin Posen Lemberg Pressburg Tiflis Constantina Roma Athena
"""


@dataclass(frozen=True)
class NameExonym(Rule):
    """A city or country bears another language's name.

    ## Why it matters
    A translated story that leaves Moscow or Köln as they stand reads as
    translated, and a search for the place in the paper's archive misses it.

    ## What it looks at
    Countries, and cities of 200,000 people and more after a preposition: the name
    of a club, a hotel, a paper or a street is left as it is (Bayern Munich, Radio
    Wien, the Lisboa), and so is what stands in quotation marks. Names that are
    passing from one form to another (Kyiv, Beijing), are history (Danzig) or belong
    to several places (Alexandria) are allowed. A newsroom that has decided says so:

    ```toml
    [rules.name-exonym]
    preferred = ["Kyiv"]        # reports Kiev and Kiew
    ```

    ## Fix safety
    Unsafe: the word before a name can change with it (à Cairo, au Caire).
    """

    meta = RuleMeta(
        name="name-exonym",
        family="names",
        summary="Place has another language’s name",
        severity=Severity.WARNING,
        languages=frozenset({"fr", "en", "de", "es"}),
    )
    examples = (
        Good("Le sommet de Moscou s’ouvre demain, celui de Kyiv suivra.", "fr"),
        Good("Le joueur du Standard de Liège a signé au Hannover 96 mardi.", "fr"),
        Good("Le casino Lisboa rouvre, et Napoli joue à Turin.", "fr"),
        Good("Much of the Island, as the Swiss and Argentine owners call it, is forest.", "en"),
        Bad(
            "La délégation a quitté [|Warsaw|] pour Bruxelles lundi.",
            "La délégation a quitté Varsovie pour Bruxelles lundi.",
            "fr",
        ),
        Bad(
            "The delegation left [|Varsovie|] for Brussels on Monday.",
            "The delegation left Warsaw for Brussels on Monday.",
            "en",
        ),
        Bad(
            "Le ministre est arrivé mardi à [|Kiev|] par le train.",
            "Le ministre est arrivé mardi à Kyiv par le train.",
            "fr",
            {"preferred": frozenset({"Kyiv"})},
        ),
    )

    allow: frozenset[str] = option(
        frozenset(_ALLOWED.split()),
        help="Names that may stand though the language has another one.",
    )
    preferred: frozenset[str] = option(
        frozenset[str](),
        help="Names chosen among those of one place, for articles in any language.",
    )
    house_list: HouseList = option(  # noqa: RUF009 - it cannot change
        HouseList(), help="The names of the project's `names.toml`, never reported; not set here."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for mention in article.names.mentions:
            own = self._own(article, mention) if _stands_alone(article, mention) else ""
            if own and not article.is_foreign(mention.span):
                yield self.diagnostic(
                    mention.span,
                    f"“{mention.text}” is “{own}” in {article.pack.name}",
                    fix=Fix.unsafe(f"Write “{own}”", TextEdit(mention.span, own)),
                )

    def _own(self, article: Article, mention: "Mention") -> str:
        """Return the name that a place should have here, '' where it has it."""
        text, language = mention.text, article.language
        if self.preferred and text not in self.preferred:
            chosen = next((name for name in sorted(self.preferred) if _is_one(name, text)), "")
            if chosen:
                return chosen
        if text in self.allow | self.preferred or self.house_list.accepts(text, language):
            return ""
        if _is_word(text, language) or not _is_place(article, mention):
            return ""
        return _own_name(text, language)


def _stands_alone(article: Article, mention: "Mention") -> bool:
    if len(mention.words) > 1 or mention.title or mention.words[0].is_all_capitals:
        return False
    before, after = article.text[: mention.span.start][-1:], article.text[mention.span.end :][:2]
    return before not in '-«“„"' and after[:1] != "-" and not after[1:].isdigit()


def _is_word(text: str, language: str) -> bool:
    """Tell whether a name is a common word of the language too: *Island*, *Swiss*."""
    from copydesk.analysis.morphology import readings

    return any(one.pos in ("ADJ", "NOUN") for one in readings(text, language))


def _is_one(name: str, text: str) -> bool:
    """Tell whether two names are those of one city or country."""
    from copydesk.analysis.gazetteer import places

    one, other = places(name)[:1], places(text)[:1]
    return bool(one and other) and one[0][:3] == other[0][:3]


def _is_place(article: Article, mention: "Mention") -> bool:
    """Tell whether a mention is a country, or stands where only a city can."""
    from copydesk.analysis.gazetteer import PlaceKind, places
    from copydesk_rules.names.folding import fold
    from copydesk_rules.names.known import of_family

    text, start = article.text, mention.span.start
    if text[max(0, start - 2) : start].strip(" \u00a0\u202f") in set('«“„"'):
        return False
    if any(one.kind is PlaceKind.COUNTRY for one in places(mention.text)[:1]):
        return True
    if any(one.kind in ("org", "paper") for one in of_family(fold(mention.text))):
        return False
    before = article.words_in(Span(max(0, start - 20), start))[-1:]
    return bool(before) and before[0].key in BEFORE and text[before[0].end : start].strip() == ""


def _own_name(text: str, language: str) -> str:
    """Return what a language calls the place of a name that is not its own, else ''."""
    from copydesk.analysis.gazetteer import PlaceKind, country_name, fold, places, sure_country

    found = places(text)
    if not found or sure_country(found) is None:
        return ""
    best = found[0]
    if best.kind is PlaceKind.COUNTRY and any(one.country != best.country for one in found):
        return ""
    if language in best.languages or (best.kind is PlaceKind.CITY and best.population < LARGE):
        return ""
    if best.kind is PlaceKind.COUNTRY and best.languages:
        own = country_name(best.country, language)
    elif best.kind is PlaceKind.CITY:
        own = _city(best, language, is_foreign=bool(best.languages))
    else:
        return ""
    if fold(own).startswith(fold(text)) or len(own.split()) > 3:
        return ""
    return own


def _city(place: "Place", language: str, *, is_foreign: bool) -> str:
    """Return a city's name that a language surely uses, '' where none is known.

    GeoNames' own name is the English one for a city that another language
    calls by a name of its own (`is_foreign`).
    """
    from copydesk.analysis.gazetteer import city_name, places

    own = city_name(place, language)
    if language == "en" and is_foreign:
        return own
    return own if any(language in one.languages for one in places(own)) else ""
