"""Names in reports that are no rule's: what the engine itself has to say."""

from collections.abc import Mapping

from copydesk.linter import GRAMMAR_UNAVAILABLE, INTERNAL_ERROR
from copydesk.suppressions import UNKNOWN, UNUSED

EXPIRED = "expired-suppression"
STALE = "stale-baseline"

ENGINE_RULES: Mapping[str, str] = {
    EXPIRED: (
        "An entry of the side file .copydesk-ignore.toml silences nothing any more: its last "
        "day has gone. Mend what it was about, or give it a new date."
    ),
    GRAMMAR_UNAVAILABLE: (
        "The grammar engine did not answer, so the article was checked without it. The run "
        'ends with exit code 2. See “copydesk languagetool status”, or set grammar = "off".'
    ),
    INTERNAL_ERROR: (
        "A rule failed on this article; all others were checked. Please report it with the "
        "text, and switch the rule off meanwhile with “ignore”."
    ),
    STALE: (
        "The baseline knows of faults that an article has no more: they were mended, or their "
        "sentences changed. “copydesk baseline prune” takes them out, so that they cannot come "
        "back unseen. Only for rules that the ratchet holds is this a warning."
    ),
    UNKNOWN: (
        "A comment in the text, or an entry of the side file, names a rule that does not exist, "
        "so it silences nothing. Correct the name, or remove it."
    ),
    UNUSED: (
        "A comment in the text, or an entry of the side file, silences a rule that reports "
        "nothing there. Remove the comment or the entry, so that the next fault in that place "
        "is not missed."
    ),
}
"""What each name means, for the user."""

CHOOSABLE = frozenset({EXPIRED, GRAMMAR_UNAVAILABLE, STALE, UNKNOWN, UNUSED})
"""Those that ``ignore`` can switch off; a failure of copydesk itself is always told."""

FAILURES = frozenset({GRAMMAR_UNAVAILABLE, INTERNAL_ERROR})
"""Those that say what was not checked, so that nothing can be silent about them."""
