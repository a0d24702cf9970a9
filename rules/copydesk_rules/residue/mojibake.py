"""mojibake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit

LEADS = "ÂÃÄÅâÐÑðïÎÏØÙ"
"""First characters of what UTF-8 looks like when read as Windows-1252."""
UNDEFINED = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
"""Bytes without a character in Windows-1252; decoders keep them as they are."""
LONE = frozenset({"Â", "Ã", "â€"})
"""What is left of such a letter when its other half was lost."""
TIMES = 3
"""Times at most that a text was read wrongly, one upon the other."""


@dataclass(frozen=True)
class Mojibake(Rule):
    """Letters were read in the wrong encoding (`Ã©` for `é`, `â€™` for `’`).

    ## Why it matters
    UTF-8 that was read as Windows-1252 or Latin-1 makes names unreadable. The
    rule reports only what becomes plain letters or punctuation when it is read
    again the right way, so that real words with `â` or `É»` are left alone.
    It is a fault whatever the article's typography.

    ## Fix safety
    Safe: the bytes of the text allow one reading only. What lost its
    second half has no fix.
    """

    meta = RuleMeta(
        name="mojibake",
        family="residue",
        summary="Text read in the wrong encoding",
        severity=Severity.ERROR,
    )
    examples = (
        Good("« LE CAFÉ », âgé de cent ans, rouvre à São Paulo et à Ålesund."),
        Good("La señora Muñoz und Herr Weiß sagen: „Ä“, „Ö“, „Ü“."),
        Bad("Le prÃ©sident est arrivÃ©.".replace("Ã©", "[|Ã©|]"), "Le président est arrivé."),
        Bad("It wasn[|â€™|]t [|â€œ|]over[|â€\x9d|].", "It wasn’t “over”."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not any(lead in article.text for lead in LEADS):
            return
        for found in _pattern().finditer(article.text):
            span = Span(*found.span())
            repaired = _repaired(article.text, span)
            if repaired and not article.is_protected(span):
                fix = Fix.safe(f"Replace by “{repaired}”", TextEdit(span, repaired))
                message = f"“{found[0]}” is “{repaired}” read in the wrong encoding"
                yield self.diagnostic(span, message, fix=fix)
            elif not repaired and found[0] in LONE:
                message = f"“{found[0]}” is part of a letter read in the wrong encoding"
                yield self.diagnostic(span, message)


def _repaired(text: str, span: Span) -> str:
    """Return what the stretch says when read the right way, '' where that is no text."""
    read = span.of(text)
    for _ in range(TIMES):
        try:
            again = b"".join(map(_byte, read)).decode("utf-8")
        except (UnicodeDecodeError, KeyError):
            break
        if again == read:
            break
        read = again
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return read if read != span.of(text) and _is_likely(span.of(text), read, around) else ""


def _is_likely(garbled: str, read: str, around: str) -> bool:
    """Tell a repair from a chance: what it makes must be common in newspapers."""
    if around[:1].isupper() and garbled[-1] in CLOSERS:
        return False  # IRMÃ»: a word in capitals before a quotation mark
    if len(read) > 1:
        return all(map(_is_newspaper, read))
    if garbled[0] in "ÂÃ":
        return "\u00a0" <= read <= "\u00ff" or read in COMMON
    if garbled[0] in "âðï":
        return read in COMMON or "\U0001f000" <= read <= "\U0001faff"
    if garbled[0] in "ÐÑ":
        return "\u0400" <= read <= "\u045f" and garbled[-1] not in CLOSERS
    return garbled[0] in "ÄÅ" and "\u0100" <= read <= "\u017f" and any(map(str.islower, around))


def _is_newspaper(character: str) -> bool:
    """Tell whether European and Arabic newspapers, and their readers, write a character."""
    return (
        "\u00a0" <= character <= "\u017f"
        or "\u0370" <= character <= "\u06ff"
        or "\U0001f000" <= character <= "\U0001faff"
        or character in COMMON
    )


CLOSERS = "»«”’“‘…–—\u00a0"
COMMON = frozenset(
    "–—―‘’‚“”„†‡•…‰‹›€™−≤≥→←↑↓✓★\u00a0\u202f\u2009\u200b\u200e\u200f\u2011\ufeff\ufffd"
)
"""What such a text holds beside letters: punctuation, blanks and a few signs."""


@cache
def _bytes() -> dict[str, bytes]:
    """Return the byte of each character of Windows-1252, and of the Latin-1 controls."""
    table = {chr(byte): bytes([byte]) for byte in range(256)}
    for byte in range(0x80, 0xA0):
        if byte not in UNDEFINED:
            table[bytes([byte]).decode("cp1252")] = bytes([byte])
    return table


def _byte(character: str) -> bytes:
    return _bytes()[character]


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for UTF-8 sequences read as Windows-1252."""
    rest = "".join(
        one for one, byte in _bytes().items() if 0x80 <= byte[0] <= 0xBF and one != "\\"
    )
    rest = f"[{re.escape(rest)}]"
    lone = r"(?<![A-ZÀ-Þ])[ÂÃ](?=[ :;!?%»])|â€"
    return re.compile(rf"(?:[ÂÃÄÅÐÑÎÏØÙ]{rest}|[âï]{rest}{{2}}|ð{rest}{{3}})+|{lone}")
