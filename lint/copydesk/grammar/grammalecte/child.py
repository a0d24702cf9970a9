"""Run Grammalecte for another process: a line of JSON in, a line of JSON out.

``python -I child.py FOLDER``, where FOLDER holds the package grammalecte. This
file is a program: copydesk never imports it, and it imports nothing of copydesk.
A question is a list of texts; an answer is a list of faults for each of them, or
an object with the key "error".
"""

import json
import os
import sys
from typing import Any

FIELDS = ("nStart", "nEnd", "sRuleId", "sType", "sMessage", "aSuggestions", "URL")


def main() -> None:
    """Answer the questions of standard input until it ends."""
    # Grammalecte prints its own troubles: they must not get between the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    sys.path.append(sys.argv[1])
    try:
        checker = _checker()
    except Exception as error:  # whatever is wrong with the copy, it is told
        _write(out, {"error": f"{type(error).__name__}: {error}"})
        return
    _write(out, {"version": str(checker.version)})
    for line in sys.stdin:
        try:
            _write(out, [_faults(checker, text) for text in json.loads(line)])
        except Exception as error:
            _write(out, {"error": f"{type(error).__name__}: {error}"})


def _checker() -> Any:
    from grammalecte.grammar_checker import GrammarChecker  # type: ignore[import-not-found]

    engine = GrammarChecker("fr").getGCEngine()
    # Typography is copydesk's own business.
    engine.setOptions(dict.fromkeys(("typo", "apos", "nbsp", "esp", "num", "unit", "md"), False))
    return engine


def _faults(checker: Any, text: str) -> list[list[Any]]:
    return [[one[name] for name in FIELDS] for one in checker.parse(text, "FR")]


def _write(out: Any, value: Any) -> None:
    out.write(json.dumps(value) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
