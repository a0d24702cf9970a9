"""name-house-style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
    option,
)
from copydesk.house_list import HouseList, HouseName, plain

_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouyhàâäéèêëîïôöùûüœæ")
_EXAMPLE = HouseList(
    [
        HouseName("Kiev", rejected=("Kyïv", "Kyjiw"), languages=("fr",)),
        HouseName("Aung San Suu Kyi", ("Mme Suu Kyi",), ("Aung San Suu Ki",)),
    ]
)


@dataclass(frozen=True)
class NameHouseStyle(Rule):
    """A name is spelt in a way that the newsroom's own list rejects.

    ## Why it matters
    A newsroom settles once how it writes Kiev or Kyiv, and every story keeps to
    it: agencies and translation engines do not know.

    ## What it looks at
    The rejected spellings of the project's `names.toml`:

    ```toml
    [[name]]
    preferred = "Kiev"
    accepted = ["Kyiv"]
    rejected = ["Kyïv", "Kyjiw"]
    languages = ["fr"]
    comment = "Decided on 3 March"
    ```

    Only whole words count, in the case in which they are listed or all in
    capitals. What stands within a spelling that may stand is left alone. The
    preferred and accepted spellings silence the other rules on names, and
    `name-variant` keeps to the preferred one.

    ## Fix safety
    Safe, as it is the newsroom's own choice. Unsafe where the two spellings do
    not both begin with a vowel or both with a consonant, because the word
    before may have to change.
    """

    meta = RuleMeta(
        name="name-house-style",
        family="names",
        summary="Name is spelt in a way that the house list rejects",
        severity=Severity.WARNING,
    )
    examples = (
        Good("Le sommet de Kyïv s’ouvre lundi.", "fr"),
        Good("Le sommet de Kiev s’ouvre lundi.", "fr", {"house_list": _EXAMPLE}),
        Good("The Kyïv summit opens on Monday.", "en", {"house_list": _EXAMPLE}),
        Bad(
            "Le sommet de [|Kyjiw|] s’ouvre lundi.",
            "Le sommet de Kiev s’ouvre lundi.",
            "fr",
            {"house_list": _EXAMPLE},
        ),
        Bad(
            "Supporters of [|Aung San Suu Ki|] gathered in Yangon.",
            "Supporters of Aung San Suu Kyi gathered in Yangon.",
            "en",
            {"house_list": _EXAMPLE},
        ),
    )

    house_list: HouseList = option(  # noqa: RUF009 - it cannot change
        HouseList(), help="The names of the project's `names.toml`; not set here."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        rejected = self.house_list.rejected(article.language)
        if not rejected:
            return
        text, end = plain(article.text), -1
        allowed = self.house_list.forms(article.language)
        for word in _WORD.finditer(text):
            for form, name in rejected.get(word[0].casefold(), ()):
                found = _found(text, word.start(), form)
                if found is None or found.start < end or article.is_foreign(found):
                    continue
                if not _is_within(text, found, (one for one, (_, may) in allowed.items() if may)):
                    yield self._report(article.text, found, name)
                    end = found.end
                    break

    def _report(self, text: str, span: Span, name: HouseName) -> Diagnostic:
        written = span.of(text)
        wanted = name.preferred.upper() if written.isupper() else name.preferred
        because = f" ({name.comment})" if name.comment else ""
        make = Fix.safe if _opens_alike(written, wanted) else Fix.unsafe
        return self.diagnostic(
            span,
            f"“{written}” is “{wanted}” in this newsroom{because}",
            fix=make(f"Write “{wanted}”", TextEdit(span, wanted)),
        )


def _found(text: str, start: int, form: str) -> Span | None:
    """Return where a form stands at `start` as whole words, as listed or in capitals."""
    end = start + len(form)
    if not (text.startswith(form, start) or text.startswith(form.upper(), start)):
        return None
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return None
    return Span(start, end)


def _is_within(text: str, span: Span, allowed: Iterator[str]) -> bool:
    """Tell whether a span is part of a longer spelling that may stand."""
    inner = span.of(text)
    for form in allowed:
        at = form.find(inner)
        while at >= 0:
            if len(form) > len(inner) and text.startswith(form, span.start - at):
                return True
            at = form.find(inner, at + 1)
    return False


def _opens_alike(one: str, other: str) -> bool:
    return (one[0].lower() in _VOWELS) == (other[0].lower() in _VOWELS)
