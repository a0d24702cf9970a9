"""misspelt-name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
from copydesk.name_ledger import Ledger

if TYPE_CHECKING:
    from copydesk.analysis.names import Mention
    from copydesk_rules.names.known import KnownName

SHORTEST = 6
"""Letters of a name from which one slip still leaves it to be recognised."""
LONG_PLACE = 7
"""The same for a place: a village, or someone who bears its name, can be near a short one."""
KNOWN = 5
"""Articles of the archive from which on a spelling is no slip."""
REACH = 90
"""Code points around a name in which a word that fits it is looked for."""


@dataclass(frozen=True)
class MisspeltName(Rule):
    """A well-known name is spelt with a slip.

    ## Why it matters
    No spell checker knows names: it flags all of them or none. A company that
    loses a letter becomes another company.

    ## What it looks at
    A word with a capital that is in no dictionary, gazetteer or list, that is
    one letter away from exactly one well-known name, and stands where that name
    is expected: after its given name, or near a word that goes with it
    (nucléaire for a nuclear company). The list is of names in the news;
    `known` adds the newsroom's own, and so does a ledger of its archive
    (`names_ledger`): what twenty articles have after the same given name or
    title is known, and what five have is no slip.

    ## Fix safety
    Unsafe: an unknown name can be as near to a well-known one.
    """

    meta = RuleMeta(
        name="misspelt-name",
        family="names",
        summary="Well-known name is misspelt",
        severity=Severity.WARNING,
    )
    examples = (
        Good("Le constructeur Renault et l’équipementier Renaud Frères fusionnent.", "fr"),
        Good("La chanteuse Airbel a donné un concert à Toulouse.", "fr"),
        Bad(
            "Le géant gazier russe [|Gasprom|] a coupé les livraisons.",
            "Le géant gazier russe Gazprom a coupé les livraisons.",
            "fr",
        ),
        Bad(
            "Chancellor Olaf [|Scholtz|] spoke to German troops.",
            "Chancellor Olaf Scholz spoke to German troops.",
            "en",
        ),
        Bad(
            "La coopérative [|Terralis|] a déposé son bilan.",
            "La coopérative Terralys a déposé son bilan.",
            "fr",
            {"known": ["Terralys"]},
        ),
    )

    known: frozenset[str] = option(
        frozenset(), help="Further names to recognise, wherever they stand."
    )
    house_list: HouseList = option(  # noqa: RUF009 - it cannot change
        HouseList(), help="The names of the project's `names.toml`, never reported; not set here."
    )

    ledger: Ledger | None = option(  # noqa: RUF009 - it is only read
        None, help="What `copydesk names learn` has counted (`names_ledger`); not set here."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for mention in article.names.mentions:
            family = mention.family[-1]
            if len(family.text) < SHORTEST - 1 or family.is_all_capitals:
                continue
            meant = self._meant(article, mention)
            if meant and not article.is_foreign(mention.span):
                yield self.diagnostic(
                    family.span,
                    f"“{family.text}” is one letter away from “{meant}”",
                    fix=Fix.unsafe(f"Write “{meant}”", TextEdit(family.span, meant)),
                )

    def _meant(self, article: Article, mention: "Mention") -> str:
        """Return the one well-known name that a mention misspells, '' where there is none."""
        from copydesk.analysis.people import is_last_name
        from copydesk_rules.names.folding import are_of_one_script, fold
        from copydesk_rules.names.known import is_known, of_family

        text = mention.family[-1].text
        folded, language = fold(text), article.language
        if not text.isalpha() or text in self.known or of_family(folded):
            return ""
        if self.house_list.accepts(text, language) or self._is_usual(text, language):
            return ""
        found = {name.family(language) for name in _near(folded) if _fits(name, mention, article)}
        found |= _slips(folded, self.known)
        if not found and self.ledger:
            from copydesk_rules.names.archive import usual_forms

            found = usual_forms(self.ledger, mention, language)
        if len(found) != 1 or is_known(text, language) or not are_of_one_script(text, *found):
            return ""
        if not mention.given and is_last_name(text.lower()):
            return ""
        return next(iter(found))

    def _is_usual(self, text: str, language: str) -> bool:
        return self.ledger is not None and self.ledger.of(text, language).articles >= KNOWN


@lru_cache(maxsize=1 << 12)
def _slips(folded: str, known: frozenset[str]) -> frozenset[str]:
    """Return the names that a folded word is one letter off."""
    from copydesk_rules.names.folding import fold

    return frozenset(name for name in known if is_slip(folded, fold(name)))


@lru_cache(maxsize=1 << 12)
def _near(folded: str) -> "tuple[KnownName, ...]":
    """Return the well-known names one slip away; a last name of several words is left out."""
    from copydesk_rules.names.known import near_ends, of_family

    return tuple(
        name
        for family in near_ends(folded)
        if is_slip(folded, family)
        for name in of_family(family)
        if " " not in name.family("en")
    )


def is_slip(folded: str, name: str) -> bool:
    """Tell whether a folded word is one letter off a folded name of some length.

    >>> is_slip("gasprom", "gazprom"), is_slip("gazproms", "gazprom")
    (True, False)
    """
    if folded == name or len(name) < SHORTEST or abs(len(folded) - len(name)) > 1:
        return False
    from copydesk_rules.names.folding import edits
    from copydesk_rules.names.inflections import is_derived

    return edits(folded, name) <= 1 and not is_derived(folded, name)


def _is_given(word: str, name: "KnownName") -> bool:
    from copydesk_rules.names.matching import same_name

    return any(same_name(word, one) for one in name.givens)


def _is_place_meant(name: "KnownName", mention: "Mention", language: str) -> bool:
    """Tell whether a word without a title is one slip off a place's own name in the language."""
    from copydesk_rules.names.folding import fold

    own = fold(name.form(language))
    return not mention.title and len(own) >= LONG_PLACE and is_slip(fold(mention.text), own)


def _fits(name: "KnownName", mention: "Mention", article: Article) -> bool:
    """Tell whether a name is expected where the mention stands."""
    if mention.given:
        return name.kind == "person" and _is_given(mention.given[0].text, name)
    if name.kind == "place" and not _is_place_meant(name, mention, article.language):
        return False
    start, end = mention.span
    around = article.words_in(Span(max(0, start - REACH), end + REACH))
    keys = [word.key for word in around if word.span != mention.span]
    return any(key.startswith(name.stems) for key in keys)
