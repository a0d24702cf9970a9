"""Fingerprints: what wakes an old finding, and what does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Article, Diagnostic, Rule, RuleMeta, SourceFile, Span
from copydesk.baseline import entry, sift
from copydesk.linter import lint
from copydesk.parsers import parser_for

OLD = "Le maire a inaugauré la halle, rénovée à grands frais."
OTHERS = st.lists(
    st.sampled_from(
        [
            "Les travaux ont duré deux ans.",
            "La foule a applaudi.",
            "Rien n’est inaugauré ici.",
            "Le marché rouvrira mardi !",
            "« Enfin », dit une voisine.",
        ]
    ),
    max_size=4,
)
ENDS = st.sampled_from(["\n\n", "\n\n\n", "\n\n  "])


@dataclass(frozen=True)
class Misspelt(Rule):
    """The word “inaugauré”."""

    meta = RuleMeta(name="misspelt", family="words", summary="Misspelt")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for found in re.finditer("inaugauré", article.text):
            yield self.diagnostic(Span(*found.span()), "Misspelt")


def found(text: str, path: str = "a.fr.md") -> tuple[Diagnostic, ...]:
    """Return what is found in a text."""
    return lint(SourceFile(path, text), lambda _: [Misspelt()], parser_for(path)).diagnostics


def woken(before: str, after: str) -> list[Diagnostic]:
    """Return what is new after an edit to one who knew all that was found before."""
    known = [entry(one, before) for one in found(before)]
    return sift(known, found(after)).new


@given(OTHERS, OTHERS, OTHERS, OTHERS, ENDS)
def test_edits_elsewhere_wake_nothing(
    above: list[str], below: list[str], new_above: list[str], new_below: list[str], end: str
) -> None:
    kept = [one for one in (*above, *below) if "inaugauré" in one]
    news = [one for one in (*new_above, *new_below) if "inaugauré" in one]
    before = end.join([*above, OLD, *below])
    after = end.join([*new_above, OLD, *new_below])
    assert len(woken(before, after)) == max(0, len(news) - len(kept))


@given(st.sampled_from(["’", "'"]), st.sampled_from([" ", "\u00a0", "  "]), st.booleans())
def test_typography_and_markup_wake_nothing(apostrophe: str, blank: str, bold: bool) -> None:
    before = "L’édile a inaugauré la halle : enfin."
    after = before.replace("’", apostrophe).replace(" :", f"{blank}:")
    after = after.replace("édile", "**édile**") if bold else after
    assert woken(before, after) == []


def test_words_of_the_sentence_wake_it() -> None:
    assert len(woken(OLD, OLD.replace("grands frais", "peu de frais"))) == 1


def test_a_second_of_its_kind_is_new() -> None:
    assert len(woken(OLD, f"{OLD}\n\n{OLD}")) == 1


def test_a_line_that_is_wrapped_anew_wakes_nothing() -> None:
    assert woken(OLD, OLD.replace(", ", ",\n")) == []


def test_accents_composed_or_not_are_one() -> None:
    assert woken(OLD, OLD.replace("rénovée", "re\u0301nove\u0301e")) == []


def test_passages_are_sentences_of_the_file() -> None:
    text = f"La **foule** a applaudi. {OLD} Puis elle est partie.\n"
    [one] = found(text)
    assert one.passage.of(text) == OLD


def test_what_stands_in_no_sentence_has_its_line() -> None:
    text = "Un titre\n\n<!-- copydesk: ignore[misspelt] -->\nRien ici.\n"
    [one] = found(text)
    assert one.rule == "unused-suppression"
    assert one.passage.of(text) == "<!-- copydesk: ignore[misspelt] -->"
    assert len(one.fingerprint) == 16
