"""``copydesk init``: a configuration file to start from."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from copydesk.config.find import NAMES, speaks_to_us

TEMPLATE = """\
# Settings of copydesk for the articles in this folder and below.
# Every line that is commented out shows a default. "copydesk config FILE" tells
# what applies to a file, and why; "copydesk rules" lists the rules.

# The language of the articles, such as "fr" or "en-GB"; told from each text when left out.
# language = ""

# Rules, by name or family: run only some, run more, run fewer.
# select = []
# extend_select = []
# ignore = []

# Rules that are still being tried out.
# preview = false

# "consistent" reports what departs from an article's own habit;
# "strict" holds every article to the conventions of its language.
# typography = "consistent"

# The lowest severity that makes a run fail: "error", "warning", "info" or "never".
# fail_on = "warning"

# Grammar: "auto" uses LanguageTool where it is ready, "off" does without.
# grammar = "auto"

# What to look at in folders, as in .gitignore.
# include = []
# exclude = []

# Rules of your own, in Python or TOML files beside this one.
# plugins = []

# Options of a rule; "copydesk explain RULE" shows them.
# [rules.RULE]
# option = "value"

# Other settings for some files, by path or by language.
# [[overrides]]
# paths = ["agency/"]
# languages = ["en"]
# typography = "strict"

# [languagetool]
# url = ""
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``init``."""
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER")


def run(args: Namespace) -> int:
    """Write ``copydesk.toml`` and return the exit code: 2 where there is a configuration."""
    folder: Path = args.folder
    for name in NAMES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or speaks_to_us(str(path))):
            print(f"copydesk: {path} is there already, and is left as it is", file=sys.stderr)
            return 2
    path = folder / NAMES[0]
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except OSError as error:
        reason = error.strerror or error
        print(f"copydesk: {path} cannot be written: {reason}", file=sys.stderr)
        return 2
    print(f"Wrote {path}")
    return 0
