"""The LanguageTool releases on this computer: copydesk's own and language-tool-python's."""

import os
from typing import NamedTuple

from copydesk.grammar.languagetool.places import installed_jar
from copydesk.grammar.languagetool.settings import VERSION
from copydesk.grammar.protocol import GrammarUnavailableError

HINT = "Run: copydesk languagetool install"


class Release(NamedTuple):
    """A release that can be started: its `jar` is the whole class path."""

    version: str
    jar: str
    origin: str


def has_release() -> bool:
    """Tell, in a millisecond, whether any release seems to be there."""
    return bool(installed_jar()) or _may_have_foreign()


def identity() -> str:
    """Return, in a millisecond, what tells the release that would be started from others.

    `VERSION` for that which copydesk installs. Those of language-tool-python
    are told by their folders: its import costs 0.3 s.
    """
    return VERSION if installed_jar() else f"language-tool-python {sorted(_foreign_names())}"


def find_release() -> Release:
    """Return the release to start: copydesk's own, else the newest of language-tool-python.

    Raises GrammarUnavailableError where there is none.
    """
    if jar := installed_jar():
        return Release(VERSION, jar, "copydesk")
    if _may_have_foreign() and (found := foreign_release()):
        return found
    raise GrammarUnavailableError(f"LanguageTool is not installed. {HINT}")


def foreign_release() -> Release | None:
    """Return the newest release that language-tool-python has downloaded, if any.

    language-tool-python knows how its downloads are laid out and ordered
    (releases, dated snapshots, `LTP_PATH`). Its search for Java and its start
    of the server are not used: it knows no Java but that of the search path,
    sets no bound on memory, and where a port is taken starts one JVM after the
    other while it waits for the first.
    """
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.exceptions import PathError

    try:
        found = LocalLanguageTool.get_latest_installed_version()
        if found is None:
            return None
        return Release(found.version_name, str(found.get_jar_path()), "language-tool-python")
    except (OSError, PathError, ValueError):
        return None


def _may_have_foreign() -> bool:
    """Tell whether language-tool-python's folder holds anything."""
    return bool(_foreign_names())


def _foreign_names() -> list[str]:
    home = os.path.join(os.path.expanduser("~"), ".cache", "language_tool_python")
    try:
        names = os.listdir(os.environ.get("LTP_PATH") or home)
    except OSError:
        return []
    return [name for name in names if name.startswith("LanguageTool-")]
