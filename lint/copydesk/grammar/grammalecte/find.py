"""Where Grammalecte is; nothing of it is imported here."""

import os
import site
import sys

from copydesk.grammar.protocol import GrammarUnavailableError

DEBIAN = "/usr/lib/python3/dist-packages"
"""Where Debian's package python3-grammalecte lies, which a virtual environment does not see."""


def find_folder() -> str:
    """Return the folder that holds the package grammalecte.

    Raises GrammarUnavailableError where there is none.
    """
    for folder in (*sys.path, DEBIAN):
        module = os.path.join(folder, "grammalecte", "grammar_checker.py")
        if os.path.isabs(folder) and os.path.isfile(module):
            return folder
    raise GrammarUnavailableError(
        "Grammalecte is not installed. On Debian and Ubuntu: apt install python3-grammalecte; "
        f"elsewhere put its folder “grammalecte” into {site.getsitepackages()[0]}"
    )
