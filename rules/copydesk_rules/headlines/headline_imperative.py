"""headline-imperative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
)
from copydesk.analysis.words import Word
from copydesk_rules import language_data

_FAMILY = "headlines"
_SUBJECT = 4
"""Words at most between the comma and the verb of what follows."""


@dataclass(frozen=True)
class HeadlineImperative(Rule):
    """A headline gives the reader an order, and goes on about somebody else.

    ## Why it matters
    Headlines of other languages open with a bare verb: *Visiting Norway, Roy
    pledges aid*. A translation takes it for an order: *Visitez la Norvège, Roy
    promet une aide*. Readers are sent travelling instead of told the news.

    ## What it looks at
    A headline that opens with an imperative of the polite form, and after the
    comma has a name that the article speaks of, with its verb. Headlines that
    say *vous* or *nos*, quotations, and verbs with which headlines do speak to
    readers (*Oubliez Paris, Lyon séduit*) are left alone.
    """

    meta = RuleMeta(
        name="headline-imperative",
        family="headlines",
        summary="Headline orders the reader and speaks of another",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Oubliez Nice, Menton séduit les touristes\n\nLa ville de Menton est pleine."),
        Good("Protégez vos plantes, Météo-France annonce du gel\n\nMétéo-France prévoit du gel."),
        Good("Visitez le port, demande Roy\n\nLe maire Roy invite les touristes."),
        Bad(
            "[|Visitez la Norvège|], Roy promettra une aide à la pêche\n\n"
            "OSLO – Le ministre Paul Roy promettra une aide à la pêche mardi."
        ),
        Bad(
            "[|Accueillez le roi|], la ministre Marie Petit salue une amitié ancienne\n\n"
            "La ministre Marie Petit a accueilli le roi d’Espagne lundi."
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for block in article.blocks_of(BlockKind.HEADLINE):
            words = article.words_in(block.span)
            comma = article.text.find(",", *block.span)
            if comma < 0 or not words or words[0].start != block.span.start:
                continue
            if not _orders(article, words):
                continue
            after = [word for word in words if word.start > comma]
            if _tells_of_another(article, block, after):
                span = Span(words[0].start, comma)
                shown = span.of(article.text)
                message = f"“{shown}” orders the reader in a headline about somebody else"
                yield self.diagnostic(span, message)


def _orders(article: Article, words: Sequence[Word]) -> bool:
    """Tell whether the first word is nothing but an imperative meant for the reader."""
    from copydesk.analysis.morphology import readings

    reader = language_data.words(_FAMILY, article.language, "reader")
    if any(word.key in reader for word in words):
        return False
    found = readings(words[0].text, article.language)
    rhetorical = language_data.words(_FAMILY, article.language, "rhetorical")
    return (
        any(one.mood == "imp" and one.number == "p" and one.person == "2" for one in found)
        and all(one.pos == "VERB" and one.person == "2" for one in found)
        and not any(one.lemma in rhetorical for one in found)
    )


def _tells_of_another(article: Article, block: Block, words: Sequence[Word]) -> bool:
    """Tell whether some words begin with a name of the story and its verb."""
    from copydesk.analysis.morphology import readings

    starters = language_data.words(_FAMILY, article.language, "subjects")
    if not words or not (words[0].is_capitalised or words[0].key in starters):
        return False
    named = False
    for word in words[: _SUBJECT + 1]:
        if word.is_capitalised:
            named = named or _is_in_story(article, block, word)
            continue
        if named:
            found = readings(word.text, article.language)
            return any(one.finite and "3" in one.person for one in found)
    return False


def _is_in_story(article: Article, block: Block, name: Word) -> bool:
    return any(
        word.text == name.text for word in article.words if not block.span.contains(word.span)
    )
