"""untranslated-title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
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
)

if TYPE_CHECKING:
    from copydesk.analysis.names import Mention

TITLES = Path(__file__).parent.parent / "data" / "names_foreign_titles.tsv"
COLUMNS = ("fr", "en")
LONGEST = 3
"""Words of a title."""
_BEARERS = """
rue avenue boulevard place quai pont route square allée stade lycée collège école hôtel hotel
film album série chanson livre roman bière vin groupe porte-avions navire paquebot frégate bateau
street road square bridge school college university park hotel film album series song book novel
beer band ship carrier
"""
BEARERS = frozenset(_BEARERS.split())
"""What is named after people with their titles, in the language of the name."""


@dataclass(frozen=True)
class UntranslatedTitle(Rule):
    """A title of office before a name is that of another language.

    ## Why it matters
    Translation engines take a title with a capital for a part of the name and
    leave it as it is: readers meet a *Präsident Steinmeier* or a *President
    Macron* in a story in French.

    ## What it looks at
    Titles of the list `data/names_foreign_titles.tsv` right before a person:
    a known given name and a last name, a person in the news, or a last name that
    the article has after a known given name. What is quoted in another language
    is left alone, and so are streets, ships and films with such a name.

    ## Fix safety
    Display only: the article before the title changes with it.
    """

    meta = RuleMeta(
        name="untranslated-title",
        family="names",
        summary="Title before a name is left in another language",
        severity=Severity.ERROR,
        languages=frozenset({"fr", "en"}),
    )
    examples = (
        Good("Le président Emmanuel Macron a reçu le chancelier Olaf Scholz.", "fr"),
        Good("Le bureau de poste de la rue President Wilson est fermé.", "fr"),
        Good("President Emmanuel Macron met the chancellor, Olaf Scholz.", "en"),
        Bad("Le [|Präsident|] Frank-Walter Steinmeier est attendu mardi à Lyon.", language="fr"),
        Bad("Selon le [|President|] Emmanuel Macron, la loi sera votée mardi.", language="fr"),
        Bad("According to [|Bundeskanzler|] Olaf Scholz, the talks go on.", language="en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        titles = _titles(article.language)
        for mention in article.names.mentions:
            found = _title(article, mention, titles)
            if found is None or article.is_foreign(mention.span):
                continue
            span, instead = found
            if _is_named_after(article, span):
                continue
            written = span.of(article.text)
            fix = Fix.display(f"Say “{instead}”", TextEdit(span, instead))
            message = f"“{written}” is “{instead}” in {article.pack.name}"
            yield self.diagnostic(span, message, fix=fix)


def _is_named_after(article: Article, span: Span) -> bool:
    """Tell whether a title belongs to a street or a film, or opens a quotation."""
    if not set(article.text[max(0, span.start - 2) : span.start]).isdisjoint('«“„"'):
        return True
    before = article.words_in(Span(max(0, span.start - 20), span.start))[-1:]
    return bool(before) and before[0].key in BEARERS


def _title(
    article: Article, mention: "Mention", titles: Mapping[str, str]
) -> tuple[Span, str] | None:
    """Return the place of a foreign title before a person, and what it should be."""
    words = mention.words
    firsts, lasts = _edges(article.language)
    for size in range(min(LONGEST, len(words) - 1) if words[0].key in firsts else 0, 0, -1):
        key = " ".join(word.key for word in words[:size])
        if key in titles:
            rest = [word.text for word in words[size:]]
            span = Span(words[0].start, words[size - 1].end)
            return (span, titles[key]) if _is_person(article, rest) else None
    before = article.words_in(Span(max(0, mention.span.start - 40), mention.span.start))
    if not before or before[-1].key not in lasts:
        return None
    for size in range(min(LONGEST, len(before)), 0, -1):
        key = " ".join(word.key for word in before[-size:])
        between = Span(before[-1].end, mention.span.start).of(article.text)
        if key in titles and between.strip(" \u00a0") == "" and before[-size].text[0].isalpha():
            span = Span(before[-size].start, before[-1].end)
            rest = [word.text for word in words]
            return (span, titles[key]) if _is_person(article, rest) else None
    return None


def _is_person(article: Article, words: list[str]) -> bool:
    """Tell whether these words are surely the name of a person."""
    from copydesk.analysis.names.lexicon import is_given_name
    from copydesk_rules.names.folding import fold
    from copydesk_rules.names.known import of_family

    if len(words) > 1:
        return is_given_name(words[0])
    if any(one.kind == "person" for one in of_family(fold(words[0]))):
        return True
    return any(
        one.family_text == words[0] and one.given and is_given_name(one.given[0].text)
        for one in article.names.mentions
    )


@cache
def _titles(language: str) -> dict[str, str]:
    """Return the titles of other languages with what this one calls them."""
    found: dict[str, str] = {}
    for line in TITLES.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            home, title, *names = line.split("\t")
            own = dict(zip(COLUMNS, names, strict=True)).get(language, "-")
            if home != language and own != "-":
                found[title] = own
    return found


@cache
def _edges(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that such titles begin with, and those that they end in."""
    every = [title.split() for title in _titles(language)]
    return frozenset(title[0] for title in every), frozenset(title[-1] for title in every)
