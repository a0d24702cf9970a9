"""name-variant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    FeedDiagnostic,
    Fix,
    Good,
    Observation,
    Related,
    Rule,
    RuleMeta,
    Severity,
    Sighting,
    Span,
    TextEdit,
    option,
)
from copydesk.house_list import HouseList
from copydesk.name_ledger import Ledger

if TYPE_CHECKING:
    from copydesk_rules.names.feed_variants import Spelling
    from copydesk_rules.names.forms import Form

USUAL = 10
"""Articles of the archive from which on it decides between two spellings."""
SHOWN = 5
"""Places of the usual spelling in other articles that are shown."""


@dataclass(frozen=True)
class NameVariant(Rule):
    """One name is spelt in two ways in one article.

    ## Why it matters
    Translation engines romanise the same name anew in every sentence, and
    stories put together from several agencies inherit the convention of each.
    A reader takes Tokayev and Tokaïev for two people.

    ## What it looks at
    Spellings that differ in accents, apostrophes, hyphens or blanks; those that
    one romanisation leads to; names of one place; and last names one slip
    apart after the same given name. The rarer spelling is reported, and the
    places of the other are shown beside it. Where both are as frequent, the
    spelling of the language's own press is kept. A ledger of the archive
    (`names_ledger`) goes before both: what it has ten times as often is usual.
    Plurals, genitives, feminine forms, names of peoples, and people whose given
    names differ are no variants; the missing accent of a capital (*Etat*) is the
    matter of [unaccented-capital](unaccented-capital.md).

    ## Across articles
    With several files in one run, the articles of one language are compared too
    (`scope = "run"`): a last name that three or more articles spell in one way,
    and at most a quarter in another after the same given name, is reported in
    these, with the places of the usual spelling beside it.

    ## Fix safety
    Unsafe: two people can bear near names, and a spelling can be part of a
    quotation or of a title.
    """

    meta = RuleMeta(
        name="name-variant",
        family="names",
        summary="One name is spelt in two ways",
        severity=Severity.WARNING,
    )
    examples = (
        Good("Le ministre a reçu Jean Martin puis Laszlo Marton. Martin a parlé, Marton non."),
        Good("L’Iran et l’Irak se parlent. L’Irak a dit oui, l’Iran attend.", "fr"),
        Good("Les Macron sont à Brest. Emmanuel Macron y reste, l’ère des Macrons dure.", "fr"),
        Good("Vladimir Lavrov met Volodymyr Lavrov. Vladimir smiled and Volodymyr left.", "en"),
        Bad(
            "Le président Kassym-Jomart Tokaïev est à Astana. Selon l’entourage de Tokaïev, "
            "la visite de [|Tokayev|] durera deux jours.",
            "Le président Kassym-Jomart Tokaïev est à Astana. Selon l’entourage de Tokaïev, "
            "la visite de Tokaïev durera deux jours.",
            "fr",
        ),
        Bad(
            "Yuri Ushakov spoke in Moscow. A day later, [|Ouchakov|] flew to Delhi.",
            "Yuri Ushakov spoke in Moscow. A day later, Ushakov flew to Delhi.",
            "en",
        ),
        Bad(
            "Kim Jong-un a reçu la délégation. Selon Séoul, Kim Jong-un souriait, "
            "mais Kim [|Jong Un|] n’a rien signé.",
            "Kim Jong-un a reçu la délégation. Selon Séoul, Kim Jong-un souriait, "
            "mais Kim Jong-un n’a rien signé.",
            "fr",
        ),
    )

    preferred: frozenset[str] = option(
        frozenset(), help="Spellings that the newsroom has chosen; each wins over its variants."
    )
    allow: frozenset[str] = option(
        frozenset(), help="Spellings that may stand beside another one of the same name."
    )
    scope: str = option(
        "run",
        help="“run” compares the articles of a run too, “article” looks at each alone.",
        choices=("run", "article"),
    )
    house_list: HouseList = option(  # noqa: RUF009 - it cannot change
        HouseList(), help="The names of the project's `names.toml`, never reported; not set here."
    )

    ledger: Ledger | None = option(  # noqa: RUF009 - it is only read
        None, help="What `copydesk names learn` has counted (`names_ledger`); not set here."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk_rules.names.variants import find_variants

        for forms in find_variants(article):
            kept = max(forms, key=lambda form: self._rank(form, article.language))
            for form in forms:
                if (
                    form is not kept
                    and not self._may_stand(form.text, article.language)
                    and not _is_bare_capital(form.text, kept.text, article.language)
                ):
                    yield from self._report(form, kept)

    def observe(self, article: Article) -> Iterable[Observation]:
        if self.scope != "run":
            return ()
        from copydesk_rules.names.feed_variants import observed

        return observed(article)

    def check_feed(self, sightings: Sequence[Sighting]) -> Iterator[FeedDiagnostic]:
        from copydesk_rules.names.feed_variants import find_feed_variants, is_slip

        for usual, *others in find_feed_variants(sightings):
            language = usual.places[0].value[0]
            for other in others:
                if is_slip(usual, other) and not self._may_stand(other.text, language):
                    yield from self._report_in_feed(usual, other)

    def _report_in_feed(self, usual: "Spelling", other: "Spelling") -> Iterator[FeedDiagnostic]:
        from copydesk_rules.names.feed_variants import places

        kept = places(usual, ())
        message = (
            f"“{other.text}” ({_articles(len(other.paths))}) is spelt “{usual.text}” "
            f"in {_articles(len(kept))} of this run"
        )
        related = [
            Related(one.span, f"spelt “{usual.text}” here", one.path) for one in kept[:SHOWN]
        ]
        for one in places(other, usual.paths):
            fix = Fix.display(f"Spell it “{usual.text}”", TextEdit(one.span, usual.text))
            found = self.diagnostic(one.span, message, related=related, fix=fix)
            yield FeedDiagnostic(one.path, found)

    def _may_stand(self, text: str, language: str) -> bool:
        return text in self.allow or self.house_list.accepts(text, language)

    def _rank(self, form: "Form", language: str) -> tuple[bool, int, int, int, int, int]:
        """Return what decides between spellings.

        These are choice, archive, frequency, press form, accents and order.
        """
        from copydesk_rules.names.press_forms import press_score

        chosen = form.text in self.preferred or self.house_list.prefers(form.text, language)
        accents = sum(not letter.isascii() for letter in form.text if letter.isalpha())
        press = press_score(form.text, language)
        usual = self._usual(form.text, language)
        return chosen, usual, form.count, press, accents, -form.spans[0].start

    def _usual(self, text: str, language: str) -> int:
        """Return how usual a spelling is in the archive, in powers of ten of articles."""
        articles = self.ledger.of(text, language).articles if self.ledger else 0
        return len(str(articles)) if articles >= USUAL else 0

    def _report(self, form: "Form", kept: "Form") -> Iterator[Diagnostic]:
        message = (
            f"“{form.text}” ({_times(form.count)}) is spelt “{kept.text}” "
            f"({_times(kept.count)}) elsewhere in the article"
        )
        related = [Related(span, f"spelt “{kept.text}” here") for span in kept.spans]
        for span in form.spans:
            yield self.diagnostic(span, message, related=related, fix=_fix(span, kept.text))


def _is_bare_capital(one: str, other: str, language: str) -> bool:
    """Tell whether only the accent of a capital differs: a habit, and another rule's matter.

    `unaccented-capital` knows the words (*Etat*, *Etats-Unis*), but no names of people.
    """
    from copydesk_rules.capitals.unaccented_capital import accented_word

    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return len(one) == len(other) and all(
        left == right
        or accented_word(left, language) == right
        or accented_word(right, language) == left
        for left, right in pairs
    )


def _fix(span: Span, text: str) -> Fix:
    return Fix.unsafe(f"Spell it “{text}”", TextEdit(span, text))


def _articles(count: int) -> str:
    return f"{count} article{'s' if count > 1 else ''}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
