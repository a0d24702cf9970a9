"""missing-place-de."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
)
from copydesk.analysis.tagging import Token
from copydesk_rules.grammar.french.reading import (
    VOWELS,
    apostrophe,
    is_all,
    is_elided_before,
    places,
    words,
)

HEADS = words(
    """ville université tribunal police parquet mairie aéroport district commune arrondissement
    canton commissariat préfecture lycée école centre office chambre bourse foire gare port zoo
    hôpital clinique opéra musée région land province métropole agglomération banlieue"""
)
"""What belongs to a place and names it with *de*."""
ADJECTIVES = 2
"""Adjectives at most between what belongs to the place and its name."""
SMALLEST = 20_000
"""People in a place that is known to be one; smaller names are often something else's."""


@dataclass(frozen=True)
class MissingPlaceDe(Rule):
    """A place stands beside what belongs to it, without *de* (`le tribunal Munich`).

    ## Why it matters
    German and English put the name of a town right behind: *Landgericht München*,
    *Berlin airport*. French joins them by *de*: *le tribunal de Munich*. Names
    of several words (*Grenoble Alpes*), saints, people and what bears the name
    of a person are left alone, and so are headlines.

    ## Fix safety
    Unsafe: the name can be that of the body itself.
    """

    meta = RuleMeta(
        name="missing-place-de",
        family="grammar",
        summary="Place without “de” beside what belongs to it",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’université de Bonn et l’aéroport Saint-Exupéry ; l’hôpital Saint-Louis."),
        Good("Le lycée Florence Arthaud et l’université Grenoble Alpes sont fermés."),
        Bad("Le tribunal[| |]Munich a jugé.", "Le tribunal de Munich a jugé."),
        Bad("La police[| |]Hanovre enquête.", "La police de Hanovre enquête."),
        Bad(
            "Elle dirige le centre scolaire[| |]Amsterdam.",
            "Elle dirige le centre scolaire d'Amsterdam.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        titles = article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)
        for tokens, at in places(article, *HEADS):
            name = _name(tokens, at)
            if name is None:
                continue
            before, place = tokens[name - 1], tokens[name]
            gap = Span(before.end, place.start)
            if article.text[gap.start : gap.end] != " " or any(
                one.span.contains(gap) for one in titles
            ):
                continue
            is_elided = is_elided_before(place)
            if is_elided is None:  # a name that the lexicon does not have: Hanovre, Essen
                is_elided = place.key[0] in VOWELS
            of = f" d{apostrophe(article)}" if is_elided else " de "
            fix = Fix.unsafe(f"Write “{of.strip()}”", TextEdit(gap, of))
            yield self.diagnostic(gap, f"“{place.text}” needs “de” after “{before.text}”", fix=fix)


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a town's name stands behind the noun at `at` and its adjectives."""
    if not tokens[at].text.islower():
        return None
    name = at + 1
    while name - at <= ADJECTIVES and is_all(tokens[name], "ADJ") and tokens[name].text.islower():
        name += 1
    if not tokens[name].is_word:
        return None
    after = tokens[name + 1]
    if after.text[:1].isupper() or after.text[:1].isdigit() or after.text[:1] in ("-", "–", "/"):
        return None
    return name if _is_town(tokens[name].text) else None


def _is_town(text: str) -> bool:
    """Tell whether a word is the name of a town, and of no person."""
    from copydesk.analysis.gazetteer import PlaceKind
    from copydesk.analysis.gazetteer import places as known
    from copydesk.analysis.people import given_lines, is_last_name

    if not (text[:1].isupper() and text[1:].islower()) or len(text) < 4:
        return False
    first = known(text)[:1]
    is_place = any(one.kind is PlaceKind.CITY and one.population >= SMALLEST for one in first)
    return is_place and not given_lines(text.lower()) and not is_last_name(text.lower())
