"""miscapitalised-name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

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
    throughout are left alone. What can be common nouns counts in small letters
    only where a definite article shows the one body that is so called
    (*l’union européenne*). The list is `data/capitals_<language>.toml`.

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
        Good("Mer du Nord et zone euro. Une banque centrale européenne suffirait-elle ?"),
        Bad(
            "L’[|union européenne|] aide l’[|europe de l'est|] et la [|zone Euro|].",
            "L’Union européenne aide l’Europe de l'Est et la zone euro.",
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
        for key, span in _places(article.text, _telling(article.language)):
            text = span.of(article.text)
            if any(_same(text, form) for form in names[key]):
                right.add(key)
            elif not (_is_shouted(text) or _is_common(article, span, names[key][0])):
                wrong.setdefault(key, []).append((span, _recased(text, names[key][0])))
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
    """Return a name without its accents, its blanks and apostrophes plain."""
    return name.translate(_MARKS)


_MARKS = str.maketrans("ÉÈÊÀÂÎÔÇéèêàâîôç’\u00a0\u202f", "EEEAAIOCeeeaaioc'  ")


def _same(text: str, form: str) -> bool:
    """Tell whether a text has a name's capitals; `mer du Nord` can begin a sentence or a name."""
    if form[0].islower():
        text = text[0].lower() + text[1:]
    return _plain(text) == _plain(form)


def _is_common(article: Article, span: Span, form: str) -> bool:
    """Tell whether the words may be common ones (une banque centrale européenne)."""
    from copydesk.analysis.morphology import is_word

    text = span.of(article.text)
    if text[0].isupper() or form[0].islower() or "-" in text:
        return False
    first = re.split(r"\W", text, maxsplit=1)[0]
    if not is_word(first, article.language):
        return False
    single = language_data.lines(FAMILY, article.language, "single_names")
    return form not in single or not _definite().search(
        article.text[max(0, span.start - 4) : span.start]
    )


def _is_shouted(text: str) -> bool:
    """Tell whether a word of the name is in capitals throughout."""
    return any(len(word) > 2 and word.isupper() for word in re.split(r"[\s’'-]", text))


def _recased(text: str, form: str) -> str:
    """Return the text with the case of the form, its accents and blanks left alone."""
    return "".join(
        one.upper() if two.isupper() else one.lower() for one, two in zip(text, form, strict=True)
    )


@cache
def _definite() -> re.Pattern[str]:
    """Compile the pattern for a definite article at the end of a text."""
    return re.compile(r"(?i)\b(?:l['’]|la |le |du |au )\Z")


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each name, the usual one first."""
    forms: dict[str, tuple[str, ...]] = {}
    every = language_data.lines(FAMILY, language, "names")
    for one in (*every, *language_data.lines(FAMILY, language, "name_variants")):
        forms[_key(one)] = (*forms.get(_key(one), ()), one)
    return forms


@cache
def _piece() -> re.Pattern[str]:
    """Compile the pattern for letters and figures in a row."""
    return re.compile(r"[^\W_]+")


@lru_cache(maxsize=8)
def _telling(language: str) -> tuple[tuple[str, str], ...]:
    """Return each name with its longest piece: a text without that does not have the name."""
    return tuple((key, max(_piece().findall(key), key=len)) for key in _names(language))


def _places(text: str, names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Span]]:
    """Yield the places of all names, whatever their case and accents."""
    plain = _key(text)
    if len(plain) != len(text):  # a letter that is two in lower case
        return
    pieces = frozenset(_piece().findall(plain))
    for key, telling in names:
        if telling not in pieces:
            continue
        at = plain.find(key)
        while at >= 0:
            end = at + len(key)
            around = plain[at - 1 : at] + plain[end : end + 1]
            if not any(one.isalnum() or one in "-_" for one in around):
                yield key, Span(at, end)
            at = plain.find(key, end)
