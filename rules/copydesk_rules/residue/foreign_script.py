"""foreign-script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.language import detect_span
from copydesk.analysis.packs import language_name, scripts

CYRILLIC = frozenset(("ru", "uk", "bg", "sr", "kk"))
SHORTEST = 2
"""Letters from which a run is reported: single ones are symbols (α, Ω, 山)."""
BEFORE, AFTER = '([{«“„"‘‹「《/=:@#_*', ')]}»”“"’›」》/@_*'


@dataclass(frozen=True)
class ForeignScript(Rule):
    """Words in another script stand in the text, untranslated and unexplained.

    ## Why it matters
    Names and terms that the translation did not read are left as the source has
    them, and most readers cannot even pronounce them. A word in brackets,
    between quotation marks, after a colon or before its own transcription
    (*人民日报 (Renmin Ribao)*) is given on purpose and left alone.
    """

    meta = RuleMeta(
        name="foreign-script",
        family="residue",
        summary="Words in another script in the text",
        severity=Severity.ERROR,
    )
    examples = (
        Good("La ville de Pékin (北京) compte vingt-deux millions d’habitants.", "fr"),
        Good("The daily 人民日报 (Renmin Ribao) comes out in the morning.", "en"),
        Bad("Le ministre [|Лавров|] est arrivé à Genève mardi soir.", language="fr"),
        Bad("The company [|科大讯飞|] showed its new chip on Monday.", language="en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if text.isascii() or not (_is_latin(article.language) and _may_have(text)):
            return
        for found in _runs().finditer(text):
            span = Span(*found.span())
            if span.length < SHORTEST or _is_explained(article, span):
                continue
            language = language_name(detect_span(found[0], ""))
            what = f"in {language}" if language else "in another script"
            yield self.diagnostic(span, f"“{found[0]}” is {what}, untranslated")


def _is_latin(language: str) -> bool:
    return bool(language) and language not in CYRILLIC and language not in scripts()


def _may_have(text: str) -> bool:
    """Tell whether a text has letters so far off: sooner than the pattern is compiled."""
    return any("\u0370" <= one <= "\u1fff" or "\u3041" <= one <= "\ud7a3" for one in set(text))


def _is_explained(article: Article, span: Span) -> bool:
    text = article.text
    before, after = text[: span.start].rstrip(), text[span.end : span.end + 3].lstrip()
    if before[-1:] in BEFORE or after[:1] in AFTER or after[:1] == "(":
        return True
    opened = before.rfind("(", max(0, span.start - 80))
    if opened >= 0 and ")" not in before[opened:]:
        return True
    is_aside = article.is_quoted(span) or article.is_foreign(span) or article.is_protected(span)
    return is_aside or _is_latin_beside(text, span)


def _is_latin_beside(text: str, span: Span) -> bool:
    """Tell whether a run is part of a word with Latin letters, another rule's case."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(one.isalpha() for one in around)


@cache
def _runs() -> re.Pattern[str]:
    """Compile the pattern for words of one script, with the blanks between them."""
    ranges = ("\u0370-\u03ff\u1f00-\u1fff", "\u0400-\u052f", "\u0530-\u05ff\u0600-\u06ff")
    east = "\u0900-\u0fff\u10a0-\u11ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
    words = (rf"[{one}]+(?:[ -][{one}]+)*" for one in (*ranges, east))
    return re.compile("|".join(words))
