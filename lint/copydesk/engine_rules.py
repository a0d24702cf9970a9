"""Names in reports that are no rule's: what the engine itself has to say."""

from collections.abc import Mapping

from copydesk.linter import GRAMMAR_UNAVAILABLE, INTERNAL_ERROR
from copydesk.suppressions import UNUSED

ENGINE_RULES: Mapping[str, str] = {
    GRAMMAR_UNAVAILABLE: (
        "The grammar engine did not answer, so the article was checked without it. The run "
        'ends with exit code 2. See “copydesk languagetool status”, or set grammar = "off".'
    ),
    INTERNAL_ERROR: (
        "A rule failed on this article; all others were checked. Please report it with the "
        "text, and switch the rule off meanwhile with “ignore”."
    ),
    UNUSED: (
        "A comment in the text silences a rule that reports nothing there. Remove the comment, "
        "so that the next fault in that place is not missed."
    ),
}
"""What each name means, for the user."""

CHOOSABLE = frozenset({GRAMMAR_UNAVAILABLE, UNUSED})
"""Those that ``ignore`` can switch off; a failure of copydesk itself is always told."""
