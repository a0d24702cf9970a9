"""Fixes are applied whole, in order, and never over one another."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Applicability, Fix, Span, TextEdit, apply_fixes

TEXT = "Le le ministre a declaré mardi."


def test_an_overlapping_fix_waits_for_the_next_pass() -> None:
    first = Fix.safe("Drop a word", TextEdit(Span(0, 3), ""))
    second = Fix.safe("Name the office", TextEdit(Span(2, 14), " chancelier"))
    assert apply_fixes(TEXT, [second, first]) == "le ministre a declaré mardi."


def test_a_fix_of_two_edits_is_skipped_whole() -> None:
    early = Fix.safe("Rewrite", TextEdit(Span(15, 24), "dit"))
    both = Fix.safe("Mend", TextEdit(Span(18, 19), "é"), TextEdit(Span(25, 30), "lundi"))
    assert apply_fixes(TEXT, [both, early]) == "Le le ministre dit mardi."


def test_only_what_is_certain_enough_is_applied() -> None:
    fix = Fix.unsafe("Drop a word", TextEdit(Span(0, 3), ""))
    shown = Fix.display("Ask the author", TextEdit(Span(0, 3), ""))
    assert apply_fixes(TEXT, [fix, shown]) == TEXT
    assert apply_fixes(TEXT, [fix, shown], at_least=Applicability.UNSAFE) == TEXT[3:]


def test_insertions_keep_their_place() -> None:
    comma = Fix.safe("Add a comma", TextEdit(Span(14, 14), ","))
    stop = Fix.safe("Add a stop", TextEdit(Span(31, 31), "."))
    assert apply_fixes(TEXT, [stop, comma]) == "Le le ministre, a declaré mardi.."


spans = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda one: Span(one[0], sum(one)))


@given(st.text(min_size=26, max_size=40), st.lists(spans, max_size=8))
def test_text_outside_the_edits_never_changes(text: str, places: list[Span]) -> None:
    fixes = [Fix.safe("Cut", TextEdit(span, "")) for span in places]
    kept = apply_fixes(text, fixes)
    touched = {at for span in places for at in range(*span)}
    untouched = [one for at, one in enumerate(text) if at not in touched]
    survivors = iter(kept)
    assert all(one in survivors for one in untouched)
