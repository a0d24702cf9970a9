"""scare-quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    option,
)
from copydesk_rules import language_data
from copydesk_rules.typography.quoted_terms import terms


@dataclass(frozen=True)
class ScareQuotes(Rule):
    """Terms stand in quotation marks though nobody is quoted.

    ## Why it matters
    Marks around a term tell readers to doubt it. Chinese and Russian newspapers
    set off slogans, programmes and figures of speech by them; in English each
    pair looks like irony. Style books want them out, or a source named.

    The rule speaks of phrases of two to four words in lower case, in sentences
    without any word for saying, calling or naming, and only where the article
    has more than one such phrase. A phrase that comes back is what
    `repeated-scare-quotes` speaks of.
    """

    meta = RuleMeta(
        name="scare-quotes",
        family="typography",
        summary="Quotation marks around terms that nobody is quoted with",
        severity=Severity.INFO,
        languages=frozenset({"en"}),
    )
    examples = (
        Good('The city opened a "night market". The rest of the harbour is closed.'),
        Good('He called it a "night market", and she spoke of "sheer luck", he said.'),
        Bad(
            'The city opened a [|"night market"|] in May. '
            'The harbour has its [|"second spring"|] this year.'
        ),
        Bad("The plan has [|“four beams”|] and [|“eight pillars”|] and a date."),
    )

    least: int = option(2, help="Phrases in quotation marks that make the article report them.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        stems = tuple(language_data.words("typography", article.language, "attribution"))
        found = [one for one in terms(article) if not _is_attributed(article, one[1], stems)]
        if not stems or len(found) < self.least:
            return
        seen: set[str] = set()
        for phrase, span in found:
            if phrase not in seen:
                yield self.diagnostic(span, f"Nobody is quoted with “{phrase}”")
            seen.add(phrase)


def _is_attributed(article: Article, span: Span, stems: tuple[str, ...]) -> bool:
    """Tell whether the sentence around a quotation has a word of saying outside it."""
    around = next((one.span for one in article.sentences if one.span.overlaps(span)), span)
    return any(
        word.key.startswith(stems)
        for word in article.words_in(around)
        if not span.contains(word.span)
    )
