"""``copydesk config``: which settings apply to a file, and why."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from copydesk.commands.options import add_settings, run_options
from copydesk.commands.toml import as_toml
from copydesk.config.projects import Project
from copydesk.config.why import explained
from copydesk.parsers import parser_for
from copydesk.reading import ReadError
from copydesk.runner import Desk, language_in_name
from copydesk.terminal import escaped


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``config``."""
    parser.add_argument(
        "file", nargs="?", default=".", metavar="FILE", help="an article or folder"
    )
    add_settings(parser)


def run(args: Namespace) -> int:
    """Print what applies to a file and return the exit code. Raises ConfigError."""
    with Desk(run_options(args)) as desk:
        project = desk.projects.of(args.file)
        language, how = _language(desk, project, args.file)
        print("\n".join(_lines(project, args.file, language, how)))
        for problem in desk.problems():
            print(f"copydesk: plugin {problem.plugin}: {problem.message}", file=sys.stderr)
        return 2 if desk.problems() else 0


def _language(desk: Desk, project: Project, path: str) -> tuple[str, str]:
    """Return the language of an article, and how it is known; both '' for a folder."""
    named = project.settings_for(path).language
    if named:
        return named, "as set below"
    in_name = language_in_name(path)
    if in_name:
        return in_name, "from the file's name"
    if not os.path.isfile(path):
        return "", ""
    try:
        source, _ = desk.read(path)
    except ReadError as error:
        return "", f"unknown: the file {error}"
    found = parser_for(path, project.formats(path))(source, "").language
    return found, "as the text shows" if found else "unknown: the text does not show it"


def _lines(project: Project, path: str, language: str, how: str) -> Iterator[str]:
    yield f"Settings for {escaped(path)}"
    file = project.settings.file
    yield f"  configuration: {escaped(_short(str(file))) if file else 'none: all defaults'}"
    if how:
        yield f"  language: {language or '?'} ({how})"
    yield ""
    said = [(one.key, as_toml(one.value), one.where) for one in explained(project, path, language)]
    keys = max(len(key) for key, _, _ in said)
    values = min(40, max(len(value) for _, value, _ in said))
    for key, value, where in said:
        yield f"{key:{keys}} = {escaped(value):{values}}  {escaped(_short(where))}"
    rules = project.rules_for(path)(language)
    yield ""
    yield f"{len(rules)} of {len(project.plugins.rules())} rules on; “copydesk rules” lists them."


def _short(where: str) -> str:
    """Return a place with its paths relative to the working directory, where they are below it."""
    return where.replace(f"{Path.cwd()}{os.sep}", "")
