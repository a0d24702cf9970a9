"""mixed-quotes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk.analysis.quotations import Quotation
from copydesk_rules.typography.practice import BLANKS, CONSISTENT, HELP, STRICT, Place, prevailing

DOUBLE = '"«»“”„‟'


@dataclass(frozen=True)
class MixedQuotes(Rule):
    """An article quotes with marks of several kinds.

    ## Why it matters
    Readers take a second kind of mark for a second meaning. Quotations within
    quotations and single marks, which headlines have, are not looked at.

    With `typography = "consistent"` the rarer marks are reported; an article
    that has straight marks throughout is left alone. With `"strict"` every
    quotation without the language's first choice of marks is reported.

    ## Fix safety
    Safe: only the shape of the marks and the spaces inside them change. Unsafe
    around marks of the new shape, which then close the quotation too early.
    """

    meta = RuleMeta(
        name="mixed-quotes",
        family="typography",
        summary="Quotation marks of several kinds in one article",
    )
    examples = (
        Good('Il parle d\'un "désastre", puis d\'un "miracle".'),
        Good("Elle répond : « Il m’a dit “non” hier. »"),
        Bad(
            'Un « désastre », dit-il, puis un « miracle », puis [|"rien"|].',
            "Un « désastre », dit-il, puis un « miracle », puis « rien ».",
            language="fr",
        ),
        Bad(
            'A "disaster", then a "miracle", then [|“nothing”|].',
            'A "disaster", then a "miracle", then "nothing".',
            language="en",
        ),
        Bad(
            'A [|"disaster"|], he said.',
            "A “disaster”, he said.",
            language="en",
            options={"typography": "strict"},
        ),
        Bad(
            '[|"|]Nous partirons demain.\n\n[|"|]Et nous reviendrons[|"|], a dit la ministre.',
            "«\u00a0Nous partirons demain.\n\n«\u00a0Et nous reviendrons\u00a0», a dit la "
            "ministre.",
            language="fr",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        kinds = sum(any(mark in article.text for mark in marks) for marks in ('"', "«»", "“”„‟"))
        if not kinds or (kinds < 2 and self.typography != STRICT and "„" not in article.text):
            return
        whole = [one for one in article.quotations if _is_whole(one)]
        places = [Place(one.opening + one.closing, one.span) for one in whole]
        chosen = prevailing(places, "".join(article.pack.quotes[0]), self.typography)
        space = _inner_space(article, whole, chosen, strict=self.typography == STRICT)
        for place, one in zip(places, whole, strict=True):
            if place.form != chosen and not article.is_foreign(one.span):
                is_clear = not any(mark in one.inner.of(article.text) for mark in chosen)
                yield self._report(one, chosen, space, is_clear=is_clear)
        if self.typography == STRICT:
            yield from self._of_long_speech(article, chosen, space)

    def _of_long_speech(self, article: Article, chosen: str, space: str) -> Iterator[Diagnostic]:
        """Report single marks of a speech over several paragraphs: what they do is clear."""
        for one in article.quotations:
            if one.depth or not one.continued or article.is_foreign(one.span):
                continue
            for mark, span, wanted in (
                (one.opening, Span(one.span.start, one.inner.start), chosen[0] + space),
                (one.closing, Span(one.inner.end, one.span.end), space + chosen[1]),
            ):
                if mark and mark in DOUBLE and mark not in chosen:
                    fix = Fix.safe(f"Write {wanted.strip()}", TextEdit(span, wanted))
                    place = span if span.of(article.text) == mark else _mark(article, span, mark)
                    message = f"Quotation mark {mark}, where the convention has {wanted.strip()}"
                    yield self.diagnostic(place, message, fix=fix)

    def _report(self, one: Quotation, chosen: str, space: str, *, is_clear: bool) -> Diagnostic:
        where = "convention" if self.typography == STRICT else "rest of the article"
        make = Fix.safe if is_clear else Fix.unsafe
        fix = make(
            f"Quote with {chosen[0]} {chosen[1]}",
            TextEdit(Span(one.span.start, one.inner.start), chosen[0] + space),
            TextEdit(Span(one.inner.end, one.span.end), space + chosen[1]),
        )
        marks = f"{one.opening} {one.closing}"
        message = f"Quotation marks {marks}, where the {where} has {chosen[0]} {chosen[1]}"
        return self.diagnostic(one.span, message, fix=fix)


def _is_whole(one: Quotation) -> bool:
    """Tell whether a quotation has both double marks and stands in no other."""
    if one.depth or one.continued or one.inner.length <= 0:
        return False
    return one.opening in DOUBLE and one.closing in DOUBLE and bool(one.opening and one.closing)


def _mark(article: Article, span: Span, mark: str) -> Span:
    """Return where the mark stands in a stretch that also has the blank inside it."""
    at = article.text.index(mark, *span)
    return Span(at, at + len(mark))


def _inner_space(
    article: Article, quotations: Sequence[Quotation], chosen: str, *, strict: bool
) -> str:
    """Return the blank that stands inside marks of the chosen kind."""
    spaces = Counter(
        article.text[one.span.start + 1 : one.inner.start]
        for one in quotations
        if one.opening + one.closing == chosen
    )
    pair, pack = (chosen[0], chosen[1]), article.pack
    by_convention = pack.quote_space if pack.quotes[0] == pair else ""
    if strict or not spaces:
        return by_convention
    commonest = spaces.most_common(1)[0][0]
    return commonest if all(blank in BLANKS for blank in commonest) else by_convention
