"""nationality-case."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, TextEdit
from copydesk.analysis.words import Word
from copydesk_rules import language_data
from copydesk_rules.capitals.places import follower, is_heading

FAMILY = "capitals"


@dataclass(frozen=True)
class NationalityCase(Rule):
    """A nationality has the wrong case (`le peuple Français`, `les allemands ont voté`).

    ## Why it matters
    English writes adjectives of nationality with a capital; French only the
    noun for a people. The rule speaks where a noun right before shows the
    adjective, or where an article before and a verb after show the noun.
    After a word that is also an adjective (*les jeunes Français*), and where
    the word can be a surname, it is silent.

    ## Fix safety
    Unsafe: the word can be a name.
    """

    meta = RuleMeta(
        name="nationality-case",
        family=FAMILY,
        summary="Adjective of nationality with a capital, or people without",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Les jeunes Français et les Allemands lisent la presse belge."),
        Good("Le commissaire Breton rencontre des constructeurs italiens et les allemands."),
        Bad("Le peuple [|Italien|] vote dimanche.", "Le peuple italien vote dimanche."),
        Bad(
            "Le président [|Chinois|] reçoit le commissaire Breton.",
            "Le président chinois reçoit le commissaire Breton.",
        ),
        Bad(
            "Les [|allemands|] ont voté, comme des millions d’[|américains|].",
            "Les Allemands ont voté, comme des millions d’Américains.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        after = language_data.words(FAMILY, article.language, "people_after")
        if not after:
            return
        for text, places in article.spelt.items():
            if not _is_nationality(text, article.language):
                continue
            for at in places:
                is_wrong = at > 0 and (
                    _is_adjective(article, at)
                    if text[0].isupper()
                    else _is_people(article, at, after)
                )
                if is_wrong and not is_heading(article, article.words[at].span):
                    yield self._report(article.words[at])

    def _report(self, word: Word) -> Diagnostic:
        text = word.text
        right = text.lower() if text[0].isupper() else text[0].upper() + text[1:]
        what = "an adjective" if text[0].isupper() else "a noun for a people"
        fix = Fix.unsafe(f"Write “{right}”", TextEdit(word.span, right))
        return self.diagnostic(word.span, f"“{text}” is {what} here", fix=fix)


@lru_cache(maxsize=1 << 13)
def _is_nationality(text: str, language: str) -> bool:
    """Tell whether a word is of a country's people and nothing else."""
    from copydesk.analysis.gazetteer import PlaceKind, places

    if len(text) < 5 or not text[1:].islower():
        return False
    if all(
        language not in one.languages or one.kind is not PlaceKind.DEMONYM for one in places(text)
    ):
        return False
    from copydesk.analysis.morphology import readings

    known = readings(text, language)
    return any(one.pos == "ADJ" for one in known) and all(one.pos != "PROPN" for one in known)


def _is_adjective(article: Article, at: int) -> bool:
    """Tell whether a capitalised nationality follows a noun that it agrees with."""
    from copydesk.analysis.morphology import readings
    from copydesk.analysis.people import is_last_name

    words, text, language = article.words, article.text, article.language
    before, word = words[at - 1], words[at]
    if not before.is_lowercase or text[before.end : word.start] not in (" ", "\u00a0"):
        return False
    after = follower(text, words, at)
    if after is not None and (after.text[0].isupper() or after.key == "et"):
        return False
    is_office = before.key in language_data.words(FAMILY, language, "titles")
    if is_office and is_last_name(word.key):
        return False  # le commissaire Breton
    known = [one for one in readings(before.text, language) if one.pos != "VERB"]
    if not known or any(one.pos != "NOUN" for one in known) or not _is_noun(article, at - 1):
        return False
    shapes = {(one.gender, one.number) for one in readings(word.text, language)}
    return any(
        (one.gender in (gender, "e") or gender == "e")
        and (one.number in (number, "i") or number == "i")
        for one in known
        for gender, number in shapes
    )


def _is_noun(article: Article, at: int) -> bool:
    """Tell whether an article or the like stands before a word, which can be a verb too."""
    language = article.language
    if at == 0:
        return False
    key = article.words[at - 1].key
    lists = ("determiners", "sure_determiners", "prepositions")
    return any(key in language_data.words(FAMILY, language, name) for name in lists)


def _is_people(article: Article, at: int, after: frozenset[str]) -> bool:
    """Tell whether a nationality in lower case stands where only a noun can."""
    from copydesk.analysis.morphology import readings

    words, text, language = article.words, article.text, article.language
    before, word = words[at - 1], words[at]
    if not any(one.pos == "NOUN" and one.number != "s" for one in readings(word.text, language)):
        return False
    if any(one.gender == "f" for one in readings(word.text, language)):
        return False
    gap = text[before.end : word.start]
    if before.is_elided or before.key == "de":
        heads = language_data.words(FAMILY, language, "people_heads")
        is_next = gap in ("", " ") and at > 1
        return is_next and words[at - 2].key in heads and _ends(article, at, language)
    return gap == " " and before.key in after and _is_before_verb(article, at, language)


def _ends(article: Article, at: int, language: str) -> bool:
    """Tell whether no noun follows that the word could be the adjective of."""
    from copydesk.analysis.morphology import readings

    next_word = follower(article.text, article.words, at)
    return next_word is None or all(
        one.pos not in ("NOUN", "ADJ") for one in readings(next_word.text, language)
    )


def _is_before_verb(article: Article, at: int, language: str) -> bool:
    from copydesk.analysis.morphology import readings

    next_word = follower(article.text, article.words, at)
    if next_word is None:
        return False
    known = readings(next_word.text, language)
    return any(one.finite and one.number == "p" for one in known) and all(
        one.pos in ("VERB", "AUX") for one in known
    )
