"""A required literal is in every text that its pattern matches."""

import pytest
import regex

from copydesk.literals import required_literal


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        (r"\bfaire (?:du )?sens\b", "faire "),
        (r"colou?r", "colo"),
        (r"cat|dog", ""),
        (r"(?:cat|dog) food", " food"),
        (r"[a|b]c{2,3}d+e", "d"),
        (r"\bau\s+final", "final"),
        (r"100 %", "100 %"),
        (r"x*", ""),
        (r"[]a]bc", "bc"),
        (r"[[a-z]--[aeiou]]bc", "bc"),
        (r"\d+ \L<units> x", " x"),
        (r"\p{Lu}\x41bc", "bc"),
        (r"(?i)bref", ""),
    ],
)
def test_literal(pattern: str, literal: str) -> None:
    assert required_literal(pattern) == literal


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"la (?P<fault>crise) d(?:e la|u)", "la crise du gaz"),
        (r"\d+ ?millions? d(?:e|’)", "3 millions de"),
        (r"a{0}bc", "bc"),
        (r"ab??c", "ac"),
    ],
)
def test_a_matching_text_holds_the_literal(pattern: str, text: str) -> None:
    assert regex.search(pattern, text)
    assert required_literal(pattern) in text
