"""invisible-character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit

REPLACEMENT = "\ufffd"
OBJECT = "\ufffc"
DIRECTIONAL = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
"""Marks that right-to-left text needs; the overrides U+202D and U+202E it hardly ever does."""
CLASS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd"
    "\U000e0000-\U000e007f"
)
CONTROLS = {"\x0b": "LINE TABULATION", "\x0c": "FORM FEED", "\x7f": "DELETE", "\x00": "NULL"}
"""Controls have no name in the Unicode database; these are their aliases there."""
SHOWN = 3


@dataclass(frozen=True)
class InvisibleCharacter(Rule):
    """A character that nobody sees stands in the text.

    ## Why it matters
    Zero-width spaces, soft hyphens, byte order marks and control characters
    break searches, hyphenation and layout; direction marks can reorder what is
    read; U+FFFD stands where a letter was lost. No-break spaces are typography
    and left alone, so are joiners within emoji and in the scripts that use
    them, and direction marks beside Arabic or Hebrew letters. Such characters
    are a fault whatever the article's typography.

    ## Fix safety
    Safe where the character is only removed; unsafe where it stands for a
    letter of another encoding, or for a space. U+FFFD has no fix.
    """

    meta = RuleMeta(
        name="invisible-character",
        family="residue",
        summary="Invisible or control character in the text",
    )
    examples = (
        Good("10\u00a0000 euros\u202f! La famille \U0001f468\u200d\U0001f469 va bien."),
        Good("می\u200cخواهم, écrit-elle."),
        Bad("Le minis[|\u00ad|]tre[|\u200b|] arrive.", "Le ministre arrive."),
        Bad("The word[|\x0b|]ends here[|\ufeff|].", "The word ends here."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if text.isascii() and text.isprintable():
            return
        for found in _pattern().finditer(text):
            span = Span(*found.span())
            if not _is_rightful(text, span) and _is_in_file(article, span):
                yield self._report(text, span)

    def _report(self, text: str, span: Span) -> Diagnostic:
        run = span.of(text)
        names = ", ".join(dict.fromkeys(map(_named, run[:SHOWN])))
        more = f" and {len(run) - SHOWN} more" if len(run) > SHOWN else ""
        if REPLACEMENT in run:
            return self.diagnostic(span, f"A character was lost here: {names}{more}")
        wanted = "".join(map(_meant, run))
        if not wanted and _needs_space(text, span):
            wanted = " "
        make, title = (Fix.unsafe, f"Replace by “{wanted}”") if wanted else (Fix.safe, "Remove it")
        fix = make(title, TextEdit(span, wanted))
        return self.diagnostic(span, f"Invisible character {names}{more}", fix=fix)


def _is_in_file(article: Article, span: Span) -> bool:
    """Tell a character of the file from one that a parser put for code or a picture."""
    if OBJECT not in span.of(article.text) or article.text_map is None:
        return True
    return article.to_source(span).of(article.source.text) == span.of(article.text)


def _meant(character: str) -> str:
    """Return the letter or mark that a C1 control is in Windows-1252, or ''."""
    if not "\x80" <= character <= "\x9f":
        return ""
    try:
        return character.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _needs_space(text: str, span: Span) -> bool:
    """Tell whether a break between two words would go with the character."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    breaks = any(one in "\x0b\x0c\x1c\x1d\x1e\x1f\u2028\u2029" for one in span.of(text))
    return breaks and before.isalnum() and after.isalnum()


def _is_rightful(text: str, span: Span) -> bool:
    """Tell characters that a script or an emoji needs from residue."""
    run = span.of(text)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if run[0] >= "\U000e0000":
        return before == "\U0001f3f4"  # the flags of England, Scotland, Wales
    if run in {"\u200c", "\u200d"}:
        return any(_joins(one) for one in (before, after))
    if set(run) <= DIRECTIONAL:
        return _is_right_to_left(text[max(0, span.start - 40) : span.end + 40])
    if set(run) <= {"\u200b"}:
        return _breaks_lines(before) or _breaks_lines(after)
    return False


def _joins(character: str) -> bool:
    """Tell whether a neighbour is an emoji, or a letter of a script with joiners."""
    return bool(character) and (
        "\u0600" <= character < "\u1100" or character >= "\u2190" or character in "©®"
    )


def _breaks_lines(character: str) -> bool:
    """Tell whether a letter is of a script that marks word ends without blanks."""
    return "\u0e00" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff"


def _is_right_to_left(text: str) -> bool:
    return any("\u0590" <= one <= "\u08ff" or "\ufb1d" <= one <= "\ufefc" for one in text)


def _named(character: str) -> str:
    """Return the code and name of a character, as Unicode writes them."""
    from unicodedata import name

    known = CONTROLS.get(character) or name(character, "control character")
    return f"U+{ord(character):04X} ({known})"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{CLASS}]+")
