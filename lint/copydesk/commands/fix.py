"""``copydesk fix``: go through the fixes one by one."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from io import TextIOWrapper

from copydesk.commands.adding import Ignores
from copydesk.commands.options import add_settings, run_options
from copydesk.commands.output import Failures
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.diagnostic import Diagnostic
from copydesk.discovery import STDIN
from copydesk.fix import Applicability, Fix
from copydesk.formats import ReportStyle
from copydesk.report import RunError
from copydesk.reporters.excerpt import excerpt
from copydesk.reporters.text import TextReporter
from copydesk.runner import Desk
from copydesk.source import Span
from copydesk.terminal import escaped, painted, wants_colour, width
from copydesk.walking import Walk
from copydesk.writing import WriteError, write

HELP = """\
a  accept the first fix; a number accepts that one
s  skip: leave it as it is, this time
i  ignore for ever: write a comment into the file that silences the rule here, or where the
   format has none an entry into .copydesk-ignore.toml
e  edit: type what should stand there instead
q  quit: keep what was decided, ask nothing more
Ctrl-C stops at once and leaves the file at hand as it was.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``fix``."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files, folders or globs"
    )
    add_settings(parser)


def run(args: Namespace) -> int:
    """Ask about every fix, write what was decided, and return the exit code."""
    if STDIN in args.paths:
        message = "standard input is for your answers; name the articles"
        raise ConfigError(COMMAND_LINE, message, key="PATH")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    with Desk(run_options(args)) as desk:
        return _Session(desk).run(args.paths)


class _Session:
    """One sitting: what was decided, over all files."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ignores = Ignores(desk)
        self._style = ReportStyle(wants_colour(sys.stdout), width(sys.stdout))
        self._reporter = TextReporter(self._style)
        self._quit = False
        self._failures = Failures()
        self._accepted = self._ignored = self._skipped = 0

    def run(self, paths: list[str]) -> int:
        """Go through all files until there is no more, or no more wanted."""
        for found in self._desk.files(paths):
            if self._quit:
                break
            if isinstance(found, RunError):
                self._failures.add(found)
            else:
                self._file(found)
        for error in self._ignores.finish():
            self._failures.add(error)
        for problem in self._desk.problems():
            self._failures.add(RunError("", f"plugin {problem.plugin}: {problem.message}"))
        if self._accepted or self._ignored or self._skipped:
            said = f"{self._accepted} accepted, {self._ignored} ignored, {self._skipped} skipped"
            print(said)
        elif not self._quit:
            print("Nothing to fix")
        return 2 if self._failures else 0

    def _file(self, path: str) -> None:
        report = self._desk.check_file(path)
        for error in report.errors:
            self._failures.add(error)
        if not report.checked:
            return
        walk = Walk(report, self._desk.check)
        while not self._quit and (found := walk.next()):
            self._ask(walk, found)
        try:
            if walk.changed:
                write(walk.original, walk.report.source)
        except WriteError as error:
            self._failures.add(RunError(path, str(error)))
            return
        self._accepted += walk.accepted
        self._ignored += walk.ignored
        self._skipped += walk.skipped

    def _ask(self, walk: Walk, found: Diagnostic) -> None:
        """Show a diagnostic with its fixes, and do what is answered."""
        fixes = walk.fixes(found)
        self._show(walk, found, fixes)
        while True:
            answer = _answer("[a]ccept, [s]kip, [i]gnore for ever, [e]dit, [q]uit, [?] ")
            if answer is None or answer in {"q", "quit"}:
                self._quit = True
                return
            if self._done(walk, found, fixes, answer):
                return

    def _done(self, walk: Walk, found: Diagnostic, fixes: list[Fix], answer: str) -> bool:
        """Do what is answered; False where the answer has to be another."""
        if answer in {"a", "accept"}:
            answer = "1"
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(fixes):
            walk.accept(fixes[int(answer) - 1])
            return True
        if answer in {"s", "skip"}:
            walk.skip(found)
            return True
        if answer in {"i", "ignore"}:
            return walk.ignore(found) or self._noted(walk, found)
        if answer in {"e", "edit"}:
            return _edited(walk, found)
        return _tell(HELP)

    def _noted(self, walk: Walk, found: Diagnostic) -> bool:
        """Note what is ignored in the side file, where no comment can stand."""
        self._ignores.note(walk.report, [found])
        walk.skip(found)
        self._skipped -= 1
        self._ignored += 1
        return True

    def _show(self, walk: Walk, found: Diagnostic, fixes: list[Fix]) -> None:
        report = walk.report
        print(self._reporter.one(report, replace(found, fixes=())))
        for number, fix in enumerate(fixes, start=1):
            first = min(fix.edits)
            after = Span(first.span.start, first.span.start + len(first.text))
            seen = excerpt(walk.fixed(fix), after, max(20, self._style.width - 20))
            mark = "" if fix.applicability is Applicability.SAFE else " (unsafe)"
            print(f"{number}: {escaped(fix.title)}{mark}")
            print(painted(f"   {seen.text}", "32", colour=self._style.colour))


def _answer(prompt: str) -> str | None:
    """Return what is typed, None at the end of the input."""
    try:
        return input(prompt).strip().lower()
    except EOFError:
        print()
        return None


def _edited(walk: Walk, found: Diagnostic) -> bool:
    """Ask for the text that should stand in the place of the fault, and write it."""
    old = escaped(found.span.of(walk.report.source.text))
    try:
        typed = input(f"Instead of “{old}” (empty: as it is): ")
    except EOFError:
        return False
    if not typed:
        return False
    return walk.edit(found.span, typed) or _tell(
        f"{walk.report.source.encoding} lacks a character of this."
        if walk.report.source.is_text
        else "This would change more than the words of the document."
    )


def _tell(text: str) -> bool:
    print(text.rstrip("\n"))
    return False
