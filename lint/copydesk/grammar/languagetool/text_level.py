"""Rules that look beyond the paragraph: what they say depends on the rest of the article.

LanguageTool reads an article sentence by sentence, and with some of its rules as a
whole. The list is made from its own classes by tools/languagetool_text_level.py.
"""

import os
from collections.abc import Iterator
from functools import cache

from copydesk.article import primary_language


def is_listed(language: str) -> bool:
    """Tell whether the rules of a language are known; `language` is a BCP 47 code."""
    return primary_language(language) in _rules()


def is_text_level(rule: str, language: str, *, at_start: bool = True) -> bool:
    """Tell whether what a rule of LanguageTool says depends on more than the paragraph.

    `at_start` tells whether it speaks of the first word of a paragraph.

    >>> is_text_level("UNPAIRED_BRACKETS", "fr"), is_text_level("D_N", "fr")
    (True, False)
    >>> is_text_level("FR_REPEATEDWORDS_ÉGALEMENT", "fr")
    True
    """
    rules = _rules().get(primary_language(language), {})
    if rule in rules or (at_start and f"^{rule}" in rules):
        return True
    return any(name[-1] == "*" and rule.startswith(name[:-1]) for name in rules)


def is_at_start(text: str, start: int) -> bool:
    """Tell whether what stands at `start` begins a paragraph; quotation marks may come before.

    >>> is_at_start("« une gare", 2), is_at_start("Une gare", 4)
    (True, False)
    """
    return not any(map(str.isalnum, text[:start]))


def text_level_rules(language: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of such rules and their categories.

    One that speaks of single words has an id for each of them; it is one here,
    with a * for the word. One that does so at the start of a paragraph only has
    a ^ before it.
    """
    yield from _rules().get(primary_language(language), {}).items()


@cache
def _rules() -> dict[str, dict[str, str]]:
    """Return the categories of the rules, by language and id."""
    path = os.path.join(os.path.dirname(__file__), "text_level.tsv")
    found: dict[str, dict[str, str]] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                language, rule, category = line.rstrip("\n").split("\t")
                found.setdefault(language, {})[rule] = category
    return found
