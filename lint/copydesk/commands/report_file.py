"""A report in a file, which is there whole when the run has ended, or not at all."""

import os
import stat
from contextlib import suppress
from tempfile import mkstemp
from typing import TextIO

from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.formats import Reporter, ReportFormat, ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.storing import mode_at, permissions


class ReportFile:
    """A report under way, in a temporary file beside its place.

    A device or a pipe is written to directly. Raises ConfigError where the
    file cannot be made; what goes wrong later, `finish` tells.
    """

    def __init__(self, path: str, form: ReportFormat, style: ReportStyle) -> None:
        self._path = path
        self._reporter: Reporter = form.load()(style)
        self._target = os.path.realpath(path)
        self._temporary = ""
        self._problem = ""
        try:
            self._file: TextIO = self._opened(form.encoding or "utf-8")
        except OSError as error:
            message = f"{path} cannot be written: {_reason(error)}"
            raise ConfigError(COMMAND_LINE, message, key="--output-format") from None

    def is_at(self, path: str) -> bool:
        """Tell whether this report goes where `path` leads."""
        return os.path.realpath(path) == self._target

    def write(self, report: FileReport) -> None:
        """Write what was found in one article."""
        self._out(self._reporter.file(report))

    def finish(self, summary: Summary) -> RunError | None:
        """Write the end and put the file in its place; return why that failed."""
        self._out(self._reporter.end(summary))
        if not self._problem:
            try:
                self._close()
            except OSError as error:
                self._problem = _reason(error)
        if self._problem:
            return RunError(self._path, f"the report cannot be written: {self._problem}")
        return None

    def discard(self) -> None:
        """Remove what is not finished."""
        with suppress(OSError):
            self._file.close()
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)

    def _opened(self, encoding: str) -> TextIO:
        mode = mode_at(self._target)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError
        if mode is not None and not stat.S_ISREG(mode):
            return open(self._target, "w", encoding=encoding, errors="backslashreplace")
        folder = os.path.dirname(self._target)
        handle, self._temporary = mkstemp(prefix=".copydesk-", suffix=".tmp", dir=folder)
        os.chmod(self._temporary, permissions(mode))
        return open(handle, "w", encoding=encoding, errors="backslashreplace", newline="")

    def _out(self, text: str) -> None:
        if text and not self._problem:
            try:
                self._file.write(text)
            except OSError as error:
                self._problem = _reason(error)

    def _close(self) -> None:
        self._file.flush()
        if self._temporary:
            os.fsync(self._file.fileno())
        self._file.close()
        if self._temporary:
            os.replace(self._temporary, self._target)
            self._temporary = ""


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "its folder is not there; make it first"
    if isinstance(error, IsADirectoryError):
        return "it is a folder; name a file in it"
    if isinstance(error, PermissionError):
        return "permission denied; write it elsewhere, or ask for the right"
    return f"{error.strerror or error}"
