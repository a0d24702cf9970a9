"""elided-capital."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.typography.practice import prose_matches

NAMES = os.path.join(os.path.dirname(__file__), "elided_names.txt")
NAMING = 40
"""Characters before the place in which a noun may announce a title."""
HABIT = 3
"""Different cases before a small letter that no list of titles explains."""


class Elision(NamedTuple):
    """A capitalised elided word, the word before it ('' after a year) and the one after."""

    span: Span
    text: str
    last: str
    following: str


@dataclass(frozen=True)
class ElidedCapital(Rule):
    """An elided word has a capital inside a sentence (`de L’UE`, `D’euros`).

    ## Why it matters
    Translation systems that learnt on headlines write capitals after an
    apostrophe's word. Names such as L’Oréal, N’Djamena or Gabriele D’Annunzio
    rightly have one; so have titles between quotation marks and after a word
    such as *journal* or *film*. Before a capitalised word that is in no list,
    the rule speaks only where the article has a sure case elsewhere or writes
    the same word with a small elided one. Typographic convention is the same
    everywhere here, so the setting `typography` changes nothing.

    ## Fix safety
    Safe before a small letter, where the article has several such capitals: one
    alone may open a title (*L’étranger*). Unsafe before a capital, which may be
    a name.
    """

    meta = RuleMeta(
        name="elided-capital",
        family="typography",
        summary="Capital on an elided word inside a sentence",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’Oréal et L’Équipe ont un bureau à N’Djamena. D’autres suivront."),
        Good("Il a vu le film L’Avventura et lu Gabriele D’Annunzio."),
        Bad(
            "La dette de [|L’|]UE atteint dix milliards [|D’|]euros.",
            "La dette de l’UE atteint dix milliards d’euros.",
        ),
        Bad(
            "Il affirme [|Qu'|]il partira et que [|L'|]Argentine suivra.",
            "Il affirme qu'il partira et que l'Argentine suivra.",
        ),
    )

    allow: frozenset[str] = option(
        frozenset(), help="Further names that begin with an elided word (L’Atelier)."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        found = list(_elisions(article))
        if not found:
            return
        names = _names() | {_key(name) for name in self.allow}
        sure = {one for one in found if _is_sure(one, names)}
        known: frozenset[str] = frozenset() if sure else _small_elided(article.text)
        small = {(one.text, one.following) for one in found if one.following[0].islower()}
        for one in found:
            is_likely = bool(sure) or one.following in known
            if one in sure or (is_likely and _may_be_fault(one, names)):
                yield self._report(one, is_habit=len(small) >= HABIT)

    def _report(self, one: Elision, *, is_habit: bool) -> Diagnostic:
        make = Fix.safe if is_habit and one.following[0].islower() else Fix.unsafe
        fix = make(f"Write “{one.text.lower()}”", TextEdit(one.span, one.text.lower()))
        return self.diagnostic(one.span, f"Capital on elided “{one.text}” in a sentence", fix=fix)


def _elisions(article: Article) -> Iterator[Elision]:
    """Yield the capitalised elided words that a word or comma stands before."""
    text = article.text
    for found in prose_matches(_apostrophe(), article):
        before = text[max(0, found.start() - NAMING) : found.end()]
        match = _inside().search(before)
        if match is None:
            continue
        span = Span(found.end() - len(match["elided"]), found.end())
        word = _word().match(text, found.end())
        one = Elision(span, match["elided"], match["last"] or "", word[0] if word else "")
        if _may_open_title(one) and _naming().search(before, 0, match.start("elided")):
            continue
        in_capitals = len(one.last) > 1 and one.last.isupper() and one.following.isupper()
        if one.following and not in_capitals:
            yield one


def _may_open_title(one: Elision) -> bool:
    """Tell whether a title may begin here: with an article, or with a name after it."""
    return one.text[0] == "L" or not one.following[:1].islower()


def _is_sure(one: Elision, names: frozenset[str]) -> bool:
    word = one.following
    if word[0].islower():
        return True
    is_acronym = len(word) > 1 and word.isupper()
    return one.text[0] in "LD" and is_acronym and _key(one.text + word) not in names


def _may_be_fault(one: Elision, names: frozenset[str]) -> bool:
    """Tell whether the word may be an article or preposition, not part of a name."""
    if one.text[0] not in "LD" or _key(one.text + one.following) in names:
        return False
    return not (one.text[0] == "D" and one.last[:1].isupper())


def _small_elided(text: str) -> frozenset[str]:
    """Return the words that stand after a small elided one anywhere in the text."""
    return frozenset(re.findall(r"['’](?<=\b[ld].)([^\W\d_]+(?:-[^\W\d_]+)*)", text))


def _key(name: str) -> str:
    return name.replace("’", "'").lower()


@cache
def _names() -> frozenset[str]:
    with open(NAMES, encoding="utf-8") as lines:
        return frozenset(_key(line.strip()) for line in lines if line.strip() and line[0] != "#")


@cache
def _naming() -> re.Pattern[str]:
    """Compile the pattern for nouns after which a title comes without quotation marks."""
    nouns = (
        "journal|quotidien|hebdomadaire|hebdo|mensuel|magazine|revue|site|film|roman|livre|"
        "album|chanson|pièce|série|émission|restaurant|hôtel|théâtre|collectif|association|"
        "marque|enseigne|éditions|opéra|tableau|essai|recueil|poème|documentaire|spectacle|"
        "navire|bateau|paquebot|librairie|galerie|bar|club|média|podcast|label|application"
    )
    return re.compile(rf"\b(?:{nouns})s?,?[ \u00a0]\Z", re.IGNORECASE)


@cache
def _apostrophe() -> re.Pattern[str]:
    """Compile the pattern for an apostrophe after a letter that elided words end in."""
    return re.compile(r"['’](?<=[DLNCSJMTu].)(?=[^\W\d_])")


@cache
def _inside() -> re.Pattern[str]:
    """Compile the pattern for an elided word after a word or comma of its sentence."""
    return re.compile(
        r"(?:(?P<last>[^\W\d_]+)[,;)]{0,2}|\d{4},?)[ \u00a0\u202f]"
        r"(?P<elided>(?:[DLNCSJMT]|Qu|Jusqu|Lorsqu|Puisqu|Quoiqu)['’])\Z"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
