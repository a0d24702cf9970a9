"""``copydesk names``: the names of articles, and how often an archive has each of them."""

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from copydesk.article import Article
from copydesk.commands.options import add_settings, count, run_options
from copydesk.commands.output import Failures
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.reading import ReadError
from copydesk.report import RunError
from copydesk.reporters.counts import counted
from copydesk.runner import Desk, language_in_name

FAMILY = "names"
"""The family of the rules whose fixes say which spelling of a name is meant."""
FORMATS = ("text", "json", "csv")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``names``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="show who and what articles name, and how")
    listing.add_argument("paths", nargs="+", metavar="FILE", help="articles, or folders of them")
    listing.add_argument(
        "--output-format", choices=FORMATS, default="text", help="how to list the names"
    )
    add_settings(listing)
    learning = actions.add_parser("learn", help="count the names of an archive into a ledger")
    learning.add_argument("paths", nargs="*", metavar="ARCHIVE", help="articles, or folders")
    add = learning.add_argument
    add("--output", required=True, metavar="FILE", help="the ledger to write; - prints it")
    add("--merge", action="append", default=[], metavar="FILE", help="add up with another ledger")
    add("--fewest", type=count, default=1, metavar="N", help="leave out what fewer articles have")
    add_settings(learning)


def run(args: Namespace) -> int:
    """Do what is asked and return the exit code. Raises ConfigError."""
    options = run_options(args)
    if args.action == "learn":  # the ledger of the settings may be the one to be made
        options = replace(options, overrides={**options.overrides, "names_ledger": ""})
    with Desk(options) as desk:
        work = _Work(desk, args.paths)
        code = _list(work, args.output_format) if args.action == "list" else _learn(work, args)
        for problem in desk.problems():
            print(f"copydesk: plugin {problem.plugin}: {problem.message}", file=sys.stderr)
        return 2 if desk.problems() or work.failures else code


class _Work:
    """The articles of the files that a run names; those that cannot be read are told."""

    def __init__(self, desk: Desk, paths: list[str]) -> None:
        self.desk = desk
        self._paths = paths
        self.failures = Failures()

    def files(self) -> Iterator[tuple[str, Article]]:
        """Yield each file with its article; the further ones of a file are its `more`."""
        for found in self.desk.files(self._paths):
            if not isinstance(found, str):
                self.failures.add(found)
                continue
            try:
                source, _ = self.desk.read(found)
            except ReadError as error:
                self.failures.add(RunError(found, str(error)))
                continue
            except ConfigError as error:
                self.failures.add(RunError("", str(error)))
                continue
            language = self.desk.settings(found).language or language_in_name(found)
            yield found, self.desk.parse(source, language)


def _list(work: _Work, form: str) -> int:
    from copydesk.commands.names_output import LISTS
    from copydesk.name_counts import NameTable

    table = NameTable()
    for path, article in work.files():
        report = work.desk.check(article.source)
        family = work.desk.projects.of(path).family
        table.add(article, [one for one in report.diagnostics if family(one.rule) == FAMILY])
        for more in article.more:
            table.add(more)
    print(LISTS[form](table.rows()), end="")
    return 0


def _learn(work: _Work, args: Namespace) -> int:
    from copydesk.name_counts import LedgerCount
    from copydesk.name_ledger import merged, read, written

    others = [list(read(Path(name))) for name in args.merge]
    if not (args.paths or others):
        raise ConfigError(COMMAND_LINE, "name an archive to read, or ledgers with --merge")
    if any(os.path.realpath(one) == os.path.realpath(args.output) for one in args.paths):
        message = f"{args.output} is to be read as an article; name another file"
        raise ConfigError(COMMAND_LINE, message, key="--output")
    counts, begun = LedgerCount(), time.process_time()
    for _, article in work.files():
        for one in (article, *article.more):
            counts.add(one)
    if not (counts.articles or others):
        print("copydesk: no article was read, and no ledger written", file=sys.stderr)
        return 2
    spellings = merged([*others, counts.spellings()])
    _write(args.output, written(spellings, fewest=args.fewest))
    spent = max(time.process_time() - begun, 0.01)
    print(
        f"Counted {counted(len(spellings), 'spelling')} in {counted(counts.articles, 'article')} "
        f"of {counted(counts.words, 'word')}, {counts.words / spent:,.0f} a second",
        file=sys.stderr,
    )
    return 0


def _write(path: str, text: str) -> None:
    """Write a ledger whole or not at all. Raises ConfigError."""
    if path == "-":
        print(text, end="")
        return
    from copydesk.storing import store

    store(Path(path), text)
