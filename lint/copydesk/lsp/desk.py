"""Linting an open text by the very code that the command runs."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from copydesk.config.settings import Settings
from copydesk.diagnostic import Diagnostic
from copydesk.engines import Engines
from copydesk.feed import Feed
from copydesk.linter import LintOptions
from copydesk.plugins import Plugins
from copydesk.reading import MEGABYTE, ReadError
from copydesk.report import FileReport
from copydesk.runner import Desk
from copydesk.source import SourceFile


class GivenUpError(Exception):
    """A pass that is not wanted any more."""


class Halt:
    """The way to end a pass from another thread; `yielding` is called before each rule."""

    def __init__(self, yielding: Callable[[], object] = lambda: None) -> None:
        self._event = Event()
        self._yielding = yielding

    def set(self) -> None:
        """Let the pass end before its next rule."""
        self._event.set()

    def check(self) -> None:
        """Let others go first. Raises GivenUpError if the pass is to end."""
        self._yielding()
        if self._event.is_set():
            raise GivenUpError


class NoEngines(Engines):
    """No grammar engine, whatever the settings ask for."""

    def get(self, settings: Settings, plugins: Plugins) -> None:  # noqa: ARG002
        """Return None."""
        return


class EditorDesk(Desk):
    """A desk for one pass over one open text, which stands for the file of its path.

    It shares projects and grammar engines with `desk`. Without `grammar` no
    engine is asked. `language` is what an earlier pass found, for a part of
    the text that is too short to tell.
    """

    def __init__(
        self, desk: Desk, halt: Halt, *, grammar: bool = False, language: str = ""
    ) -> None:
        vars(self).update(vars(desk))
        self._halt = halt
        if not grammar:
            self.engines = NoEngines()
        self._likely = language
        self._source: SourceFile | None = None

    def lint_options(self, path: str) -> LintOptions:
        """Return what `lint` needs to know. Raises ConfigError and GrammarUnavailableError."""
        made = super().lint_options(path)
        return replace(made, language=made.language or self._likely, before_rule=self._halt.check)

    def read(self, path: str) -> tuple[SourceFile, str]:
        """Return the open text for its own path. Raises ReadError and ConfigError."""
        if self._source is not None and path == self._source.path:
            return self._source, ""
        return super().read(path)

    def whole(self, source: SourceFile) -> FileReport:
        """Return what ``copydesk check`` reports of a file with this text.

        Raises ReadError, ConfigError, GrammarUnavailableError and GivenUpError.
        """
        self._check_size(source)
        self._source = source
        report = self.check(source)
        if not report.observations:
            return report
        feed = Feed(self)
        feed.gather(report)
        compared = [one for other in feed.reports() for one in other.diagnostics]
        every = sorted([*report.diagnostics, *compared], key=lambda one: (one.span, one.rule))
        return replace(report, diagnostics=tuple(every))

    def part(self, path: str, text: str) -> tuple[Diagnostic, ...]:
        """Return what is found in a part of a text that stands alone. Raises as `whole`."""
        return self.check(SourceFile(path, text)).diagnostics

    def _check_size(self, source: SourceFile) -> None:
        limit = self.settings(source.path).max_file_size
        size = len(source.text)
        if size * 4 > limit * MEGABYTE:
            size = len(source.text.encode("utf-8", "surrogatepass"))
        if size > limit * MEGABYTE:
            raise ReadError(
                f"has {size / MEGABYTE:.1f} MB, and the limit is {limit:g} MB; split it, "
                "or raise “max_file_size” in the configuration"
            )
