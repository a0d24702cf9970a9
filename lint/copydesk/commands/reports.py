"""The reports of one run: at most one on standard output, any number in files."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.formats import Parse, Reporter, ReportFormat, ReportStyle
from copydesk.plugins import Plugins
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters import report_format

if TYPE_CHECKING:
    from copydesk.commands.report_file import ReportFile
    from copydesk.rule import Rule

OPTION = "--output-format"


class Reports:
    """What ``--output-format`` asks for: each value a ``FORMAT`` or a ``FORMAT:FILE``.

    Files are written when `finish` is called, each whole or not at all; those
    that are not finished when the context ends are left as they were.

    Raises ConfigError for an unknown format, for two reports in one place, for
    one in the place of a file that is `checked`, and for a file that cannot be
    written.
    """

    def __init__(
        self,
        wanted: Sequence[str],
        plugins: Callable[[], Plugins],
        *,
        statistics: bool,
        parse: Parse,
        checked: Sequence[str] = (),
    ) -> None:
        self._plugins = plugins
        self._checked = checked
        self._style = ReportStyle(statistics=statistics, rules=self._rules, parse=parse)
        self._screen: ReportFormat | None = None
        self.files: list[ReportFile] = []
        try:
            for one in wanted:
                self._add(one)
        except ConfigError:
            self.discard()
            raise

    def __enter__(self) -> "Reports":
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def form(self) -> ReportFormat:
        """Return the format of standard output; what it writes, the files get in theirs."""
        screen = self._screen or ReportFormat("nothing", lambda: _Silent)
        return screen._replace(load=lambda: lambda style: self._reporter(screen.load(), style))

    def finish(self, summary: Summary) -> list[RunError]:
        """Put the files in their places; return why some could not be."""
        done = [one.finish(summary) for one in self.files]
        return [error for error in done if error]

    def discard(self) -> None:
        """Let go of what is not finished."""
        for one in self.files:
            one.discard()

    def _reporter(self, make: Callable[[ReportStyle], Reporter], style: ReportStyle) -> Reporter:
        reporter = make(style._replace(rules=self._rules, parse=self._style.parse))
        return _Tee(reporter, self.files) if self.files else reporter

    def _rules(self) -> "Iterable[type[Rule]]":
        return self._plugins().rules()

    def _add(self, value: str) -> None:
        name, colon, path = value.partition(":")
        form = report_format(name, lambda: self._plugins().report_formats())
        if colon and not path:
            raise _error(f"“{value}” names no file; write {name}:FILE")
        if path in {"", "-"}:
            self._add_screen(form)
            return
        from copydesk.commands.report_file import ReportFile

        if any(one.is_at(path) for one in self.files):
            raise _error(f"two reports would be written to {path}; give each its own file")
        if any(os.path.realpath(one) == os.path.realpath(path) for one in self._checked):
            raise _error(f"a report would take the place of {path}, which is to be checked")
        self.files.append(ReportFile(path, form, self._style))

    def _add_screen(self, form: ReportFormat) -> None:
        if self._screen is not None:
            raise _error(
                f"{self._screen.name} and {form.name} would both go to standard output; "
                f"give one a file, as in {form.name}:FILE"
            )
        self._screen = form


class _Tee:
    """Writes what comes to files too."""

    def __init__(self, reporter: Reporter, files: "Sequence[ReportFile]") -> None:
        self._reporter = reporter
        self._files = files

    def file(self, report: FileReport) -> str:
        for one in self._files:
            one.write(report)
        return self._reporter.file(report)

    def end(self, summary: Summary) -> str:
        return self._reporter.end(summary)


class _Silent:
    """Writes nothing, where all reports go to files."""

    def __init__(self, style: ReportStyle) -> None:
        """Take any style."""

    def file(self, report: FileReport) -> str:  # noqa: ARG002 - the protocol's signature
        return ""

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the protocol's signature
        return ""


def _error(message: str) -> ConfigError:
    return ConfigError(COMMAND_LINE, message, key=OPTION)
