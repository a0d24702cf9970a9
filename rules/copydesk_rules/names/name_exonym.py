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
    Stability,
    TextEdit,
    option,
)
from copydesk.house_list import HouseList

if TYPE_CHECKING:
    from copydesk.analysis.gazetteer import Place
    from copydesk.analysis.names import Mention

LARGE = 200_000
"""People from which a city's name in another language is common knowledge."""


@dataclass(frozen=True)
class NameExonym(Rule):
    """A city or country bears another language's name.

    ## Why it matters
    A translated story that leaves Moscow or Köln as they stand reads as
    translated, and a search for the place in the paper's archive misses it.

    ## What it looks at
    Countries, and cities of 200,000 people and more, that stand alone: the name
    of a club, a paper or a street is left as it is (Bayern Munich, Radio Wien).
    Names that are passing from one form to another (Kyiv, Beijing) are allowed.

    ## Fix safety
    Unsafe: the article before a name can change with it (à Cairo, au Caire).
    """

    meta = RuleMeta(
        name="name-exonym",
        family="names",
        summary="Place has another language’s name",
        severity=Severity.WARNING,
        stability=Stability.PREVIEW,
        languages=frozenset({"fr", "en", "de", "es"}),
    )
    examples = (
        Good("Le sommet de Moscou s’ouvre demain, celui de Kyiv suivra.", "fr"),
        Good("Le joueur du Standard de Liège a signé au Hannover 96 mardi.", "fr"),
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
    )

    allow: frozenset[str] = option(
        frozenset({"Kyiv", "Beijing", "Mumbai", "Kolkata", "Yangon", "Guangzhou", "Kharkiv"}),
        help="Names that may stand though the language has another one.",
    )
    house_list: HouseList = option(  # noqa: RUF009 - it cannot change
        HouseList(), help="The names of the project's `names.toml`, never reported; not set here."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for mention in article.names.mentions:
            if not _stands_alone(article, mention) or mention.text in self.allow:
                continue
            if self.house_list.accepts(mention.text, article.language):
                continue
            own = _own_name(mention.text, article.language)
            if own and not article.is_foreign(mention.span):
                yield self.diagnostic(
                    mention.span,
                    f"“{mention.text}” is “{own}” in {article.pack.name}",
                    fix=Fix.unsafe(f"Write “{own}”", TextEdit(mention.span, own)),
                )


def _stands_alone(article: Article, mention: "Mention") -> bool:
    if len(mention.words) > 1 or mention.title or mention.words[0].is_all_capitals:
        return False
    before, after = article.text[: mention.span.start][-1:], article.text[mention.span.end :][:2]
    return before != "-" and after[:1] != "-" and not after[1:].isdigit()


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
    return own if own and fold(own) != fold(text) and len(own.split()) < 4 else ""


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
