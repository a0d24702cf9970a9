"""One of the required literals is in every text that its pattern matches."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from copydesk.literals import required_literals
from copydesk.pattern import PatternRule
from copydesk.plugins import installed


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bfaire (?:du )?sens\b", {"faire du sens", "faire sens"}),
        (r"colou?r", {"color", "colour"}),
        (r"cat|dog", {"cat", "dog"}),
        (r"cat|", {""}),
        (r"(?:cat|dog) food", {"cat food", "dog food"}),
        (r"[a|b]c{2,3}d+e", {"c"}),
        (r"\bau\s+final", {"final"}),
        (r"100 %", {"100 %"}),
        (r"x*", {""}),
        (r"[]a]bc", {"bc"}),
        (r"[[a-z]--[aeiou]]bc", {"bc"}),
        (r"\d+ \L<units> x", {" x"}),
        (r"\p{Lu}\x41bc", {"Abc"}),
        (r"(?i)bref", {"bref"}),
        (r"(?x) a [ ]b # c", {"a b"}),
        (r"(?:ab|cd)+", {"ab", "cd"}),
        (r"(?:ab|c\d)?ef", {"ef"}),
        (r"(?=abc)d", {"abc"}),
        (r"(?!abc)d", {"d"}),
        (r"(?=abc)?d", {""}),
        (r"\d\. (?=mai|juin)", {". mai", ". juin"}),
        (r"\bab\b cd", {"ab cd"}),
        (r"(?:abc){e<=1}", {""}),
        (r"(?i:abc)d", {""}),
        (r"(?P<fault>a\.b)\1", {""}),
        (r"(", {""}),
    ],
)
def test_literals(pattern: str, literals: set[str]) -> None:
    assert required_literals(pattern) == literals


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"la (?P<fault>crise) d(?:e la|u)", "la crise du gaz"),
        (r"\d+ ?millions? d(?:e|’)", "3 millions de"),
        (r"a{0}bc", "bc"),
        (r"a{,2}bc", "bc"),
        (r"ab??c", "ac"),
        (r"(?:a|b)*+c", "c"),
        (r"[’']a", "’a"),
    ],
)
def test_a_matching_text_holds_one(pattern: str, text: str) -> None:
    assert regex.search(pattern, text)
    assert any(one in text for one in required_literals(pattern))


BUILT = st.recursive(
    st.sampled_from(["a", "b", "c", r"\w", "[ab]", "[^a]", ".", r"\.", r"\b"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "??"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda one: f"(?={one})"),
    ),
    max_leaves=8,
)


@given(BUILT, st.text("abc.", max_size=8))
def test_nothing_is_lost(pattern: str, text: str) -> None:
    if re.search(pattern, text):
        assert any(one in text for one in required_literals(pattern))


def test_every_pattern_that_ships_is_read() -> None:
    rules = (one for one in installed().rules() if issubclass(one, PatternRule))
    sources = [one.pattern.source for one in rules]
    assert [one for one in sources if "" in required_literals(one)] == []
