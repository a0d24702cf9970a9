"""What is known of one of LanguageTool's rules: what it says itself, and what was measured.

LanguageTool has no list of its rules that a client could read: a rule is known
from the matches that are in the cache.
"""

from collections.abc import Iterator

from copydesk.grammar.cache import MatchCache
from copydesk.grammar.languagetool.selection import CATEGORIES, Measured, measured
from copydesk.grammar.languagetool.settings import VERSION
from copydesk.grammar.protocol import GrammarMatch

LANGUAGES = {"en": "English", "fr": "French"}
RULE_PAGE = "https://community.languagetool.org/rule/show/{rule}?lang={language}"


def about(rule: str) -> Iterator[str]:
    """Yield the lines of the page of a rule, by LanguageTool's id of it."""
    from urllib.parse import quote

    met = MatchCache(lambda _: None).match_of(rule)
    rows = list(measured(rule))
    yield from _own_words(met) if met else [f"{_unmet(rule, rows)}."]
    yield ""
    yield from map(_row, rows) if rows else [_by_category(met)]
    if met and met.url:
        yield f"More: {met.url}"
    for language in sorted({one.language for one in rows} or LANGUAGES):
        yield f"Its page: {RULE_PAGE.format(rule=quote(rule, safe=''), language=language)}"


def _own_words(met: GrammarMatch) -> Iterator[str]:
    yield met.description or met.message
    yield f"Category: {met.category or 'none'}"
    if met.issue_type:
        yield f"Kind: {met.issue_type}"


def _unmet(rule: str, rows: list[Measured]) -> str:
    text = f"LanguageTool has not reported “{rule}” on any article that copydesk remembers"
    if rows:
        return f"{text}, so its description is not known here; its category is {rows[0].category}"
    return f"{text}: whether there is such a rule is not known here"


def _row(row: Measured) -> str:
    states = {
        "on": "reported",
        "off": "not reported unless “select” names it",
        "inside": "reported, but not at the start of a paragraph",
    }
    language = LANGUAGES.get(row.language, row.language)
    counts = f"{row.in_human_text} in human text, {row.in_machine_translation} in translations"
    why = "" if row.why in {"", "-"} else f" ({row.why})"
    return f"In {language}: {states[row.state]}{why}; matches when it was measured: {counts}"


def _by_category(met: GrammarMatch | None) -> str:
    text = f"Not met when the rules of LanguageTool {VERSION} were measured"
    if met is None:
        return f"{text}."
    state = "reported" if met.category in CATEGORIES else "not reported unless “select” names it"
    return f"{text}; by its category it is {state}."
