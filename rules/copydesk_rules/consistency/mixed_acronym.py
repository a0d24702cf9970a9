"""mixed-acronym."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk_rules import language_data


@dataclass(frozen=True)
class MixedAcronym(Rule):
    """One acronym is written in capitals here and as a word there (`OTAN`, `Otan`).

    ## Why it matters
    Newspapers write *Otan* or *OTAN*, never both in one article. The rarer
    form is reported; where both are as frequent, the later one. Only acronyms
    that are read as words are looked at: their list is
    `data/consistency_<language>.toml`. Lines in capitals and quotations are
    left alone.

    ## Fix safety
    Safe: only the case changes.
    """

    meta = RuleMeta(
        name="mixed-acronym",
        family="consistency",
        summary="Acronym in capitals and as a word in one article",
        severity=Severity.INFO,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’Otan se réunit. Les pays de l’Otan discutent avec l’UE."),
        Good("SOMMET DE L’OTAN\n\nL’Otan se réunit lundi, et l’Otan votera."),
        Bad(
            "L’Otan se réunit. L’[|OTAN|] votera, dit l’Otan.",
            "L’Otan se réunit. L’Otan votera, dit l’Otan.",
        ),
        Bad(
            "L’ONU condamne. Selon l’[|Onu|], dix pays votent.",
            "L’ONU condamne. Selon l’ONU, dix pays votent.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        known = language_data.words("consistency", article.language, "acronyms")
        if not known:
            return
        found: dict[str, list[tuple[str, Span]]] = {}
        for one in _pattern().finditer(article.text):
            word, span = one["word"], Span(*one.span("word"))
            if word.lower() in known and not _is_shouted(article.text, span):
                found.setdefault(word.lower(), []).append((word, span))
        for places in found.values():
            yield from self._of_acronym(article, places)

    def _of_acronym(
        self, article: Article, places: list[tuple[str, Span]]
    ) -> Iterator[Diagnostic]:
        counts = Counter(word for word, _ in places)
        chosen = max(counts, key=lambda word: counts[word])  # the first of those as frequent
        for word, span in places:
            if word != chosen and not article.is_in_quotation(span):
                fix = Fix.safe(f"Write “{chosen}”", TextEdit(span, chosen))
                message = f"“{word}” is “{chosen}” elsewhere in the article"
                yield self.diagnostic(span, message, fix=fix)


def _is_shouted(text: str, span: Span) -> bool:
    """Tell whether the line is in capitals."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return len(line) > 2 * len(span) and line.isupper()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])(?:[LlDd]['’])?(?P<word>[A-ZÀ-Þ][A-Za-zÀ-ÿ]{2,7})(?![\w’'-])")
