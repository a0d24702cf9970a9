"""What a user may say about LanguageTool."""

from dataclasses import dataclass
from typing import Literal

VERSION = "6.6"
"""The LanguageTool release that copydesk installs and has measured."""


@dataclass(frozen=True, slots=True)
class LanguageToolSettings:
    """The `[languagetool]` table of the configuration.

    `url` names a server that is already running; text goes to no other host
    than this computer unless a url says so. `memory` bounds the heap of a server
    that copydesk starts, in megabytes, and `keep_alive` is how many minutes it
    waits for the next question before it stops; both hold for the next start.
    `level` "picky" asks for LanguageTool's stricter rules too.
    `mother_tongue` is the code of the language that the text was translated
    from, for false friends. `timeout` bounds one request, in seconds.
    `selected_rules` are those that the user's selection names: they are reported
    though they were measured to be noise, and asked about like any other.
    `accept` are words, not files, that are no misspellings.
    """

    url: str = ""
    memory: int = 1024
    keep_alive: float = 30.0
    level: Literal["default", "picky"] = "default"
    mother_tongue: str = ""
    enabled_rules: frozenset[str] = frozenset()
    disabled_rules: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    timeout: float = 120.0
    start_timeout: float = 120.0
    cache: bool = True
    accept: frozenset[str] = frozenset()
    selected_rules: frozenset[str] = frozenset()
