"""broken-coordination."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.reading import Reading
from copydesk.analysis.words import Word
from copydesk_rules import language_data

_FAMILY = "sentences"
_INNER = re.compile(r"[:;.!?…–—]")


@dataclass(frozen=True)
class BrokenCoordination(Rule):
    """A noun phrase is joined by *et* to a verb that has no subject.

    ## Why it matters
    A title such as *Unity, and a look ahead* comes back as *L’unité et regarde
    devant*: two halves that no grammar joins.

    ## What it looks at
    Quoted titles and phrases, or what follows a colon within them, that begin
    with an article and a noun and have no verb before *et*. Words that may be
    a noun as well as a verb are left alone.
    """

    meta = RuleMeta(
        name="broken-coordination",
        family="sentences",
        summary="Noun joined to a verb without a subject",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Son livre « La mer et la marche » sort lundi."),
        Good("Le film « L’homme qui dort et rêve » sort lundi."),
        Good("La loi soutient « les familles et protège les ports », dit-il."),
        Bad("Son livre « [|L’amitié des peuples et regarde|] vers demain » sort lundi."),
        Bad("Sa tribune « Pêche : [|la mer partagée et protège|] les ports » a plu."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        joining = language_data.words(_FAMILY, article.language, "joining")
        for quotation in article.quotations:
            words = article.words_in(quotation.span)
            if joining.isdisjoint(word.key for word in words):
                continue
            for segment in _segments(article, words):
                span = _fault(article, segment, joining)
                if span is not None and _is_apart(article, quotation.span, span):
                    shown = span.of(article.text)
                    yield self.diagnostic(span, f"“{shown}” joins a noun to a verb")


def _segments(article: Article, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the words between marks that end a clause."""
    begun = 0
    for at in range(1, len(words) + 1):
        gap = article.text[words[at - 1].end : words[at].start] if at < len(words) else "."
        if _INNER.search(gap):
            yield words[begun:at]
            begun = at


def _fault(article: Article, words: Sequence[Word], joining: frozenset[str]) -> Span | None:
    """Return the phrase up to the verb, if it is one noun phrase before and a verb after."""
    from copydesk.analysis.morphology import readings

    known = [readings(word.text, article.language) for word in words]
    if len(words) < 4 or not any(one.is_a("art") for one in known[0]):
        return None
    if not any(one.pos == "NOUN" for one in known[1]) or _may_tell(known[1]):
        return None
    for at in range(2, len(words) - 1):
        if words[at].key in joining:
            verb = known[at + 1]
            sure = _may_tell(verb) and all(one.finite for one in verb)
            return Span(words[0].start, words[at + 1].end) if sure else None
        unsure = not known[at] or _may_tell(known[at]) or any(one.is_a("rel") for one in known[at])
        if unsure or "," in article.text[words[at - 1].end : words[at].start]:
            return None
    return None


def _is_apart(article: Article, quotation: Span, span: Span) -> bool:
    """Tell a title from a quotation that goes on with the sentence around it."""
    from copydesk.analysis.morphology import readings

    if article.text[quotation.start : span.start].strip()[1:]:
        return True  # it follows a mark within the quotation
    block = next((one for one in article.blocks if one.span.contains(quotation)), None)
    if block is None:
        return False  # a quotation of several paragraphs
    before = article.words_in(Span(block.span.start, quotation.start))
    if not before or _INNER.search(article.text, before[-1].end, quotation.start):
        return True
    return any(one.pos == "NOUN" for one in readings(before[-1].text, article.language))


def _may_tell(known: Sequence[Reading]) -> bool:
    """Tell whether a word may be a verb that tells something of a third person."""
    return any(one.finite and "3" in one.person for one in known)
