"""glued-quote."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk_rules.typography.practice import prose_test

DOUBLE = '"«»“”„‟'
LONGEST_ELISION = 8


@dataclass(frozen=True)
class GluedQuote(Rule):
    """A quotation mark is glued to the word outside the quotation.

    ## Why it matters
    The reader cannot tell at a glance where the quotation begins. Straight
    marks are told apart by what stands around them and by the mark before
    them in the paragraph; inches and elided words (`l'"affaire"`) are left
    alone. No article does so by habit, so the setting `typography` changes
    nothing here.

    ## Fix safety
    Unsafe: a stray mark may be what is wrong, not the missing space.
    """

    meta = RuleMeta(
        name="glued-quote",
        family="typography",
        summary="No space between a word and a quotation mark",
    )
    examples = (
        Good('Il a lu l\'"affaire" dans la presse, puis les "fuites".'),
        Good('The 19" screen shows a “quote”, she said.'),
        Bad(
            'Selon le quotidien[|"|]Horizon", le port fermera.',
            'Selon le quotidien "Horizon", le port fermera.',
        ),
        Bad('Il a dit,[|"|]oh", puis il est parti.', 'Il a dit, "oh", puis il est parti.', "fr"),
        Bad("Les[|«|] fuites » inquiètent.", "Les « fuites » inquiètent.", language="fr"),
        Bad(
            "She called it “madness[|”|]and left.",
            "She called it “madness” and left.",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if not any(mark in text for mark in DOUBLE):
            return
        is_prose = prose_test(article)
        for one in article.quotations:
            start, end = one.span
            if (
                one.opening in DOUBLE
                and one.opening
                and (_ends_word(article, start) or _is_crowded(text, start))
                and is_prose(start, start + 1)
            ):
                yield self._report(start, one.opening, opens=True)
            if (
                one.closing in DOUBLE
                and one.closing
                and _begins_word(text, end)
                and is_prose(end - 1, end)
            ):
                yield self._report(end - 1, one.closing, opens=False)

    def _report(self, at: int, mark: str, *, opens: bool) -> Diagnostic:
        side, name, place = ("before", "opening", at) if opens else ("after", "closing", at + 1)
        space = Fix.unsafe("Insert a space", TextEdit(Span(place, place), " "))
        message = f"No space {side} the {name} {mark}"
        return self.diagnostic(Span(at, at + 1), message, fix=space)


def _ends_word(article: Article, at: int) -> bool:
    """Tell whether a word stands before `at`, and no elided one or figure."""
    start = at
    while start > 0 and at - start < LONGEST_ELISION and article.text[start - 1].isalpha():
        start -= 1
    word = article.text[start:at].lower()
    return bool(word) and word not in article.pack.elided


def _is_crowded(text: str, at: int) -> bool:
    """Tell whether a comma or a dash touches the mark at `at`, which a word follows at once."""
    if not text[at + 1 : at + 2].isalnum():
        return False
    return text[at - 1 : at] in (",", ";") or text[max(0, at - 2) : at] == " -"


def _begins_word(text: str, at: int) -> bool:
    """Tell whether a word stands at `at`, and not a lone letter such as a plural's."""
    return text[at : at + 2].isalpha() and len(text) > at + 1
