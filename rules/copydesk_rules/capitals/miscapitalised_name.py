"""miscapitalised-name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"


@dataclass(frozen=True)
class MiscapitalisedName(Rule):
    """A country or body of several words has a capital too many or too few.

    ## Why it matters
    French has *Union européenne*, *Émirats arabes unis*, *Confédération
    suisse*: one capital where English and German have several; and *États-Unis*
    keeps both. Usual variants (*Nations Unies*) and words in capitals
    throughout are left alone. The list is `data/capitals_<language>.toml`.

    With `typography = "consistent"` a name that the article always writes so,
    more than once, is its habit; with `"strict"` each one is reported.

    ## Fix safety
    Safe: only the case changes.
    """

    meta = RuleMeta(
        name="miscapitalised-name",
        family=FAMILY,
        summary="Capital too many or missing in a name of several words",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’Union européenne et les Nations Unies saluent les États-Unis."),
        Good("LES ÉMIRATS ARABES UNIS VOTENT. Les États-unis ; les États-unis aussi."),
        Bad("La [|Confédération Suisse|] vote.", "La Confédération suisse vote."),
        Bad(
            "L’Union européenne signe ; l’[|Union Européenne|] paie.",
            "L’Union européenne signe ; l’Union européenne paie.",
        ),
        Bad(
            "Les [|Etats-unis|] partent, les [|Etats-unis|] reviennent.",
            "Les Etats-Unis partent, les Etats-Unis reviennent.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        names = _names(article.language)
        if not names:
            return
        wrong: dict[str, list[tuple[Span, str]]] = {}
        right: set[str] = set()
        for found in _pattern(article.language).finditer(article.text):
            key, text = _key(found[0]), found[0]
            if any(_same(text, form) for form in names[key]):
                right.add(key)
            elif not (_is_shouted(text) or _is_common(text)):
                wanted = _recased(text, names[key][0])
                wrong.setdefault(key, []).append((Span(*found.span()), wanted))
        for key, places in wrong.items():
            is_habit = key not in right and len(places) > 1
            if is_habit and self.typography != STRICT:
                continue
            for span, wanted in places:
                yield self._report(article, span, wanted)

    def _report(self, article: Article, span: Span, wanted: str) -> Diagnostic:
        fix = Fix.safe(f"Write “{wanted}”", TextEdit(span, wanted))
        message = f"“{span.of(article.text)}” is written “{wanted}”"
        return self.diagnostic(span, message, fix=fix)


def _key(name: str) -> str:
    return _plain(name).lower()


def _plain(name: str) -> str:
    """Return a name without the accents of its capitals, its blanks and apostrophes plain."""
    return name.translate(_MARKS)


_MARKS = str.maketrans("ÉÈÊÀÂÎÔÇé’\u00a0\u202f", "EEEAAIOCe'  ")


def _same(text: str, form: str) -> bool:
    return _plain(text) == _plain(form)


def _is_common(text: str) -> bool:
    """Tell whether the words may be common ones (une banque centrale européenne)."""
    return text[0].islower() and "-" not in text


def _is_shouted(text: str) -> bool:
    """Tell whether a word of the name is in capitals throughout."""
    return any(len(word) > 2 and word.isupper() for word in re.split(r"[\s’'-]", text))


def _recased(text: str, form: str) -> str:
    """Return the text with the case of the form, its accents and blanks left alone."""
    return "".join(
        one.upper() if two.isupper() else one.lower() for one, two in zip(text, form, strict=True)
    )


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each name, the usual one first."""
    forms: dict[str, tuple[str, ...]] = {}
    every = language_data.lines(FAMILY, language, "names")
    for one in (*every, *language_data.lines(FAMILY, language, "name_variants")):
        forms[_key(one)] = (*forms.get(_key(one), ()), one)
    return forms


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Compile the pattern for all names whatever their case; one word at least has a capital."""
    every = "|".join(_loose(one) for one in sorted(_names(language), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)


def _loose(key: str) -> str:
    """Return a pattern for a name with and without accents and with any blank."""
    pattern = re.escape(key).replace(r"\ ", "[ \u00a0\u202f]").replace("'", "['’]")
    for bare, accented in (("e", "eéèê"), ("a", "aàâ"), ("i", "iî"), ("o", "oô"), ("c", "cç")):
        pattern = pattern.replace(bare, f"[{accented}]")
    return pattern
