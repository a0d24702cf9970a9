"""What a newsroom's archive says of a name that one article spells in a way of its own."""

from functools import cache

from copydesk.analysis.names import Mention
from copydesk.name_ledger import Key, Ledger, Spelling
from copydesk_rules.names.folding import edits, fold

USUAL = 20
"""Articles of the archive from which on a spelling is the usual one."""
TIMES = 20
"""How many times as frequent it must be as the one in question."""
SHORTEST = 6


def usual_forms(ledger: Ledger, mention: Mention, language: str) -> set[str]:
    """Return the usual spellings that a mention's last name is one letter off.

    Only those count that the archive has after the same given name or title.
    """
    text = mention.family_text
    folded = fold(text)
    if len(folded) < SHORTEST or " " in text:
        return set()
    ends = _by_ends(ledger)
    near = ends.get(f"{folded[:3]}-", frozenset()) | ends.get(f"-{folded[-3:]}", frozenset())
    rare = ledger.of(text, language).articles
    return {
        key[1]
        for key in near
        if key[0] == language
        and ledger.spellings[key].articles >= max(USUAL, TIMES * rare)
        and _is_slip(folded, fold(key[1]))
        and _is_met(mention, ledger.spellings[key])
    }


def _is_slip(folded: str, usual: str) -> bool:
    from copydesk_rules.names.inflections import is_derived

    return folded != usual and edits(folded, usual) <= 1 and not is_derived(folded, usual)


def _is_met(mention: Mention, usual: Spelling) -> bool:
    """Tell whether what stands before the mention stands before the usual spelling too."""
    if mention.given:
        return mention.given_text in dict(usual.given)
    return mention.title.lower() in dict(usual.titles)


@cache
def _by_ends(ledger: Ledger) -> dict[str, frozenset[Key]]:
    """Return the usual spellings of a ledger by their first and by their last three letters."""
    found: dict[str, set[Key]] = {}
    for key, one in ledger.spellings.items():
        folded = fold(key[1]) if one.articles >= USUAL and " " not in key[1] else ""
        if len(folded) >= SHORTEST - 1:
            found.setdefault(f"{folded[:3]}-", set()).add(key)
            found.setdefault(f"-{folded[-3:]}", set()).add(key)
    return {end: frozenset(keys) for end, keys in found.items()}
