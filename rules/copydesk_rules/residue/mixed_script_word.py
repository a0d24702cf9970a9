"""mixed-script-word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit

CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсухһ", "ABESIJKMHOPCTXYaesijopcyxh", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν", "ABEZHIKMNOPTYXaoiv", strict=True))
LIKE_LATIN = CYRILLIC | GREEK
"""Letters of other scripts that look like Latin ones (Unicode's confusables, own choice)."""
LIKE_CYRILLIC = {latin: cyrillic for cyrillic, latin in CYRILLIC.items()}
SHORTEST = 3


@dataclass(frozen=True)
class MixedScriptWord(Rule):
    """A word has letters of two scripts that look alike (a Cyrillic *о* in *Москоw*).

    ## Why it matters
    Nobody sees it, and no search, index or spelling checker finds the word
    again. Such letters come from keyboards, from text recognition and from
    translation systems that copy a name half. Units and symbols (*µm*, *Δt*),
    and words of which two letters or fewer are of the second script on purpose
    as in *α-Strahlen*, are left alone: only letters that have a double in the
    other script are reported.

    ## Fix safety
    Safe: the word looks the same afterwards.
    """

    meta = RuleMeta(
        name="mixed-script-word",
        family="residue",
        summary="Letters of two scripts in one word",
        severity=Severity.ERROR,
    )
    examples = (
        Good("La ville de Москва compte douze millions d’habitants.", "fr"),
        Good("A film of 3 µm over a distance Δx, read by an α-counter.", "en"),
        Bad("Le train de [|Mоscou|] arrive à midi.", "Le train de Moscou arrive à midi.", "fr"),
        Bad("[|Маrina|] left at noon, they said.", "Marina left at noon, they said.", "en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if text.isascii() or not _other().search(text):
            return
        for found in _words().finditer(text):
            span = Span(*found.span())
            wanted = _in_one_script(found[0])
            if wanted and not article.is_protected(span):
                fix = Fix.safe(f"Write “{found[0]}” in one script", TextEdit(span, wanted))
                message = f"“{found[0]}” mixes Latin letters with others that look alike"
                yield self.diagnostic(span, message, fix=fix)


def _in_one_script(word: str) -> str:
    """Return a word with letters of one script, '' where it has one or means two."""
    latin = sum(_is_latin(one) for one in word)
    other = sum("\u0370" <= one <= "\u052f" for one in word)
    if not latin or not other or latin + other < SHORTEST:
        return ""
    doubles = LIKE_LATIN if _leads(word, latin, other) else LIKE_CYRILLIC
    wanted = "".join(doubles.get(one, one) for one in word)
    rest = [("\u0370" <= one <= "\u052f") for one in wanted if one.isalpha()]
    return wanted if len(set(rest)) == 1 else ""


def _leads(word: str, latin: int, other: int) -> bool:
    """Tell whether a word is Latin: all its other letters look so, or it has more of them."""
    return all(one in LIKE_LATIN for one in word if "\u0370" <= one <= "\u052f") or latin > other


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")


@cache
def _other() -> re.Pattern[str]:
    return re.compile("[\u0370-\u052f]")


@cache
def _words() -> re.Pattern[str]:
    """Compile the pattern for words with a Greek or Cyrillic letter beside a Latin one."""
    latin, other = "A-Za-z\u00c0-\u024f", "\u0370-\u052f"
    return re.compile(
        rf"(?<![^\W\d_])(?=[^\W\d_]*(?:[{latin}][{other}]|[{other}][{latin}]))[^\W\d_]+"
    )
