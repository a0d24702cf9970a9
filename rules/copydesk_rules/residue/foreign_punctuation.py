"""foreign-punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit

SCRIPTS = frozenset(("zh", "ja", "ko"))
"""Languages that these marks belong to."""
LEFT = {"，": ",", "。": ".", "．": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ","}
OPENING = {"（": "(", "【": "[", "［": "["}
CLOSING = {"）": ")", "】": "]", "］": "]"}
QUOTES = {"《": 0, "「": 0, "『": 0, "〈": 0, "》": 1, "」": 1, "』": 1, "〉": 1}
WHOLE = {"％": "%", "－": "-", "～": "–", "／": "/", "＋": "+", "＆": "&", "\u3000": " "}
BLANKS = " \u00a0\u202f"


@dataclass(frozen=True)
class ForeignPunctuation(Rule):
    """A mark of Chinese or Japanese punctuation stands in a text of another script.

    ## Why it matters
    Full-width commas and stops, 《 》 and 「 」 are what is left of the source.
    Between two letters of those scripts they are right, and left alone.

    ## Fix safety
    Safe for commas, stops and brackets, which have one counterpart. Unsafe for
    quotation marks: 《 》 also hold titles, which many house styles put in
    italics.
    """

    meta = RuleMeta(
        name="foreign-punctuation",
        family="residue",
        summary="Chinese or Japanese punctuation mark in the text",
    )
    examples = (
        Good("Le journal 人民日报 (« Quotidien du peuple ») paraît à Pékin.", "fr"),
        Good("The sign says 「出口」, which means exit.", "en"),
        Bad(
            "Le train part à midi[|，|] dit-il[|。|]",
            "Le train part à midi, dit-il.",
            "fr",
        ),
        Bad(
            "He wrote for the [|《|]Daily[|》|] for years.",
            "He wrote for the “Daily” for years.",
            "en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if text.isascii() or article.language in SCRIPTS:
            return
        for found in _marks().finditer(text):
            span = Span(*found.span())
            if _is_among_its_own(text, span) or article.is_protected(span):
                continue
            make = Fix.unsafe if found[0] in QUOTES else Fix.safe
            wanted = _counterpart(article, span)
            fix = make(f"Write “{wanted.strip()}”", TextEdit(span, wanted))
            yield self.diagnostic(span, f"Mark “{found[0]}” of another script", fix=fix)


def _is_among_its_own(text: str, span: Span) -> bool:
    around = text[max(0, span.start - 2) : span.start] + text[span.end : span.end + 2]
    return any("\u3041" <= one <= "\u9fff" or "\uac00" <= one <= "\ud7a3" for one in around)


def _counterpart(article: Article, span: Span) -> str:
    """Return what a mark is in the article's language, with the blanks that belong to it."""
    text, mark, pack = article.text, span.of(article.text), article.pack
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if mark in QUOTES:
        quote, space = pack.quotes[0][QUOTES[mark]], pack.quote_space
        return space + quote if QUOTES[mark] else quote + space
    if mark in LEFT:
        sign = LEFT[mark]
        lead = "" if before in BLANKS else pack.space_before.get(sign, "")
        return lead + sign + (" " if after.isalpha() else "")
    if mark in OPENING:
        return ("" if before in f"{BLANKS}\n" else " ") + OPENING[mark]
    if mark in CLOSING:
        return CLOSING[mark] + (" " if after.isalpha() else "")
    return WHOLE[mark]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{''.join((*LEFT, *OPENING, *CLOSING, *QUOTES, *WHOLE))}]")
