"""Given names and their renderings, folded."""

from functools import cache

from copydesk.analysis.names import lexicon
from copydesk_rules.names.folding import fold


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Return the folded given names with the lines of the list that they stand in.

    Names that share a line are renderings of one name, others are two names.
    """
    found: dict[str, frozenset[int]] = {}
    for name, lines in lexicon.given_names().items():
        key = fold(name)
        found[key] = found.get(key, frozenset()) | lines
    return found
