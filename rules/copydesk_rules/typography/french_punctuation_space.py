"""french-punctuation-space."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.typography.practice import (
    BLANKS,
    CONSISTENT,
    HELP,
    STRICT,
    Place,
    prevailing,
    prose_matches,
)

SPACED, GLUED = "spaced", "glued"
PLAIN = " "
FIRM = 3
"""Places at least that make a mark's own spacing a habit of the article."""
LOOK_BACK = 12


class Mark(NamedTuple):
    """A mark with the blank that it has on its inner side, '' where it has none.

    `gap` is where that blank stands or should stand, `span` covers both.
    """

    sign: str
    blank: str
    gap: Span
    span: Span

    @property
    def form(self) -> str:
        """Whether the mark is spaced or glued."""
        return SPACED if self.blank else GLUED


@dataclass(frozen=True)
class FrenchPunctuationSpace(Rule):
    """A mark lacks the space that French puts beside it.

    The space stands before `:` `;` `!` `?` `%` `»` and after `«`.

    ## Why it matters
    Translation systems and English keyboards leave the space out; where it
    breaks at a line's end, the mark starts the next line. Times, ratios,
    addresses, emoticons, names such as Yahoo! and `?` after an ellipsis are
    left alone.

    With `typography = "consistent"` all these marks are one practice: where an
    article spaces most of them, each glued one is reported, and where its
    spaces are mostly no-break ones, each breaking one. A mark that the article
    glues each time, at least three times, is its habit (`80%`, `!` in Canada)
    and is left alone, and so is an article that glues most. With `"strict"`
    every mark without a no-break space is reported.

    ## Fix safety
    Safe: only a space changes, to the one that the article has elsewhere.
    """

    meta = RuleMeta(
        name="french-punctuation-space",
        family="typography",
        summary="No space, or a breaking one, beside French punctuation",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Son avis: 80% des élus sont contre. Pourquoi?"),
        Good("Score final\u00a0: 2:1 à 12:30, voir https://exemple.fr/?a=b ;-)"),
        Bad(
            "« Oui », dit-il. Son avis[|:|] les élus sont « contre ».",
            "« Oui », dit-il. Son avis : les élus sont « contre ».",
        ),
        Bad(
            "«\u00a0Oui\u00a0», dit-il. Et 80[|%|] des élus[| :|] non.",
            "«\u00a0Oui\u00a0», dit-il. Et 80\u00a0% des élus\u00a0: non.",
        ),
        Bad(
            "Pourquoi[| ?|] Parce que 80[|%|] des élus sont contre.",
            "Pourquoi\u202f? Parce que 80\u00a0% des élus sont contre.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)
    brands: frozenset[str] = option(
        frozenset({"Yahoo", "Jeopardy", "Joomla", "Yum", "Wham", "Oops"}),
        help="Names that end in an exclamation mark, written without it.",
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        marks = [one for one in _marks(article) if not self._is_brand(article.text, one)]
        strict = self.typography == STRICT
        forms = [Place(one.form, one.span) for one in marks]
        if prevailing(forms, SPACED, self.typography) == GLUED:
            return
        habits = frozenset() if strict else _habits(marks)
        breaking = not strict and _prevailing_blank(marks) == PLAIN
        for one in marks:
            if (one.blank == PLAIN and not breaking) or (
                not one.blank and one.sign[0] not in habits
            ):
                yield self._report(article, one, breaking=breaking)

    def _report(self, article: Article, one: Mark, *, breaking: bool) -> Diagnostic:
        pack = article.pack
        wanted = pack.quote_space if one.sign == "«" else pack.space_before.get(one.sign[0], "")
        side = "after" if one.sign == "«" else "before"
        what = "Breaking space" if one.blank else "No space"
        title = "Insert a space" if breaking else "Put a no-break space"
        fix = Fix.safe(title, TextEdit(one.gap, PLAIN if breaking else wanted or "\u00a0"))
        return self.diagnostic(one.span, f"{what} {side} “{one.sign}”", fix=fix)

    def _is_brand(self, text: str, mark: Mark) -> bool:
        if mark.sign != "!" or mark.blank:
            return False
        word = re.search(r"\w+\Z", text[max(0, mark.gap.start - 40) : mark.gap.start])
        return word is not None and word[0] in self.brands


def _marks(article: Article) -> Iterator[Mark]:
    """Yield the marks that French spaces, with the blanks beside them."""
    text = article.text
    for found in prose_matches(_pattern(), article):
        opening, after = found["open"], found["after"]
        if opening:
            gap = Span(found.start() + 1, found.end())
            yield Mark("«", after, gap, Span(*found.span()))
            continue
        start, sign = found.start(), found["sign"]
        if start and not text[start - 1].isspace() and _is_prose(text, start, sign, found.end()):
            yield Mark(
                sign, found["before"], Span(start, found.start("sign")), Span(*found.span())
            )


def _is_prose(text: str, start: int, sign: str, end: int) -> bool:
    """Tell a mark of prose from one in a figure, an entity, an emoticon or after dots."""
    before, after = text[start - 1], text[end : end + 1]
    if sign == "%":
        return before.isdigit() and not after.isalnum()
    if sign == "»":
        return before not in "«([" and not after.isalnum()
    if before in "([{«“‘¿¡.…/\\:;!?_*-–—":
        return False
    if sign[0] in "!?":
        return not after or after.isspace() or after in "\"'»”’)],.…*_"
    if sign == ";" and "&" in text[max(0, start - LOOK_BACK) : start]:
        return False
    return not after or after.isspace() or (after in '"«“' and sign == ":")


def _habits(marks: Sequence[Mark]) -> frozenset[str]:
    """Return the marks that the article glues each time, often enough to be a habit."""
    glued = Counter(one.sign[0] for one in marks if not one.blank)
    spaced = {one.sign[0] for one in marks if one.blank}
    return frozenset(sign for sign, times in glued.items() if times >= FIRM and sign not in spaced)


def _prevailing_blank(marks: Sequence[Mark]) -> str:
    """Return the plain space or the no-break space, whichever the article has more of."""
    plain = sum(one.blank == PLAIN for one in marks)
    other = sum(bool(one.blank) for one in marks) - plain
    return PLAIN if plain > other else "\u00a0"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[{BLANKS}]?)(?P<sign>[!?]+|[:;%»])"
        rf"|(?P<open>«)(?P<after>[{BLANKS}]?)(?=[^\s»])"
    )
