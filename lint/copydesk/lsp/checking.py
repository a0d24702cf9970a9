"""What of an open document is linted when: paragraphs first, then all, then grammar."""

import asyncio
from collections.abc import Callable, Iterable
from typing import NamedTuple

from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.lsp.desk import EditorDesk, GivenUpError, Halt
from copydesk.lsp.documents import Document
from copydesk.lsp.nearby import carried, edit_between, updated
from copydesk.lsp.office import Office
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.source import SourceFile

SHORT = 3_000
"""Code points up to which a text is so soon read that its paragraphs need not come first."""
LONG = 20_000
"""Code points from which a text is read as a whole only where nothing is typed for a while."""
GRAMMAR_DELAY = 0.5
"""Seconds without a keystroke after which a grammar engine is asked."""
MOST_SAID = 3
"""Failures of rules in one pass that are shown one by one; the log has all others."""


class Shown(NamedTuple):
    """What the editor has been told of a document."""

    source: SourceFile
    version: int
    diagnostics: tuple[Diagnostic, ...]
    language: str = ""
    grammar: tuple[Diagnostic, ...] = ()
    """Those of `diagnostics` that a grammar engine has found."""


class Checker:
    """Keeps the diagnostics of one document up to date; lives in the event loop.

    `announce` is called after every change of `shown`, which is always of the
    document's own version.
    """

    def __init__(
        self, document: Document, office: Office, announce: Callable[["Checker"], None]
    ) -> None:
        self.document = document
        self.shown: Shown | None = None
        self.serial = 0
        """Grows with every change of `shown`."""
        self.settled: int | None = None
        """The version of which there is nothing more to find out."""
        self._office = office
        self._announce = announce
        self._task: asyncio.Task[None] | None = None
        self._halt = Halt()
        self._changed = asyncio.Event()
        self._last_part: dict[str, tuple[Diagnostic, ...]] = {}

    def start(self) -> None:
        """Begin anew, after the document, the settings or the configuration have changed."""
        self.stop()
        self._halt = Halt(self._office.give_way)
        self._task = asyncio.get_running_loop().create_task(self._guarded())

    def stop(self) -> None:
        """Give up what is under way."""
        self._halt.set()
        if self._task is not None:
            self._task.cancel()

    def follow(self) -> None:
        """Only move what is known along with an edit, until the text is saved."""
        self.stop()
        if self.shown is not None:
            edit = edit_between(self.shown.source.text, self.document.source.text)
            self._show(carried(self.shown.diagnostics, edit), self.shown.language)
        else:
            self._show(())
        self.settled = self.document.version

    async def current(self) -> Shown:
        """Return the first diagnostics of the document's version, once there are any."""
        while self.shown is None or self.shown.version != self.document.version:
            await self._changed.wait()
        return self.shown

    async def _guarded(self) -> None:
        try:
            await self._check()
        except GivenUpError:
            pass
        except (ReadError, ConfigError) as error:
            text = str(error)
            self._office.say(text if isinstance(error, ConfigError) else f"{self._name} {text}")
            self._show(())
        except Exception as error:  # a failure must end neither the server nor the editing
            kind = type(error).__name__
            self._office.say(
                f"copydesk failed on {self._name} ({kind}: {error}); please report it"
            )
            if self.shown is None or self.shown.version != self.document.version:
                self._show(())
        self.settled = self.document.version

    @property
    def _name(self) -> str:
        return self.document.path

    async def _check(self) -> None:
        source, path = self.document.source, self.document.path
        session = self._office.session
        if await self._office.near.do(lambda: session.is_excluded(path)):
            self._show(())
            return
        if self.shown is not None and len(source.text) > SHORT:
            await self._check_part(self.shown, source)
            if len(source.text) > LONG:
                await asyncio.sleep(session.settings_for(path).debounce)
        report = await self._whole(source, "Reading the article", grammar=False)
        self._office.loaded()
        extra = self._grammar_so_far(source)
        self._show((*report.diagnostics, *extra), report.language, extra)
        if await self._office.asking.do(lambda: self._has_engine(path)):
            await asyncio.sleep(GRAMMAR_DELAY)
            await self._check_grammar(source, report)

    async def _check_part(self, shown: Shown, source: SourceFile) -> None:
        """Bring up to date what the paragraphs around the edit say."""
        desk = self._desk(language=shown.language)
        known = shown.diagnostics
        before, after = shown.source.text, source.text

        def lint(text: str) -> tuple[Diagnostic, ...]:
            if text not in self._last_part:
                self._last_part = {**self._last_part, text: desk.part(source.path, text)}
            return self._last_part[text]

        found = await self._office.at_once(lambda: updated(known, before, after, lint))
        self._last_part = dict(list(self._last_part.items())[-1:])
        edit = edit_between(before, after)
        left = set(map(_sign, found))
        grammar = [one for one in carried(shown.grammar, edit) if _sign(one) in left]
        self._show(found, shown.language, grammar)

    async def _whole(self, source: SourceFile, title: str, *, grammar: bool) -> FileReport:
        desk = self._desk(grammar=grammar)
        worker = self._office.asking if grammar else self._office.reading
        report = await self._office.watched(worker, lambda: desk.whole(source), title, self._halt)
        said = [f"{one.path}: {one.message}" if one.path else one.message for one in report.errors]
        for message in said[:MOST_SAID]:
            self._office.say(message)
        if len(said) > MOST_SAID:
            self._office.log("\n".join(said[MOST_SAID:]))
        for problem in self._office.session.problems():
            self._office.say(problem)
        return report

    async def _check_grammar(self, source: SourceFile, plain: FileReport) -> None:
        try:
            report = await self._whole(source, "Checking grammar", grammar=True)
        except GrammarUnavailableError as error:
            self._office.say(str(error))
            return
        for hint in self._office.session.desk_for(source.path).engines.take_hints():
            self._office.log(hint)
        known = set(map(_sign, plain.diagnostics))
        found = report.diagnostics
        self._show(found, report.language, [one for one in found if _sign(one) not in known])

    def _grammar_so_far(self, source: SourceFile) -> tuple[Diagnostic, ...]:
        """Return what grammar engines said of the text before, as far as it still stands."""
        if self.shown is None:
            return ()
        return carried(self.shown.grammar, edit_between(self.shown.source.text, source.text))

    def _has_engine(self, path: str) -> bool:
        desk = self._office.session.desk_for(path)
        try:
            project = desk.projects.of(path)
            return desk.engines.get(project.settings_for(path), project.plugins) is not None
        except GrammarUnavailableError:
            return True

    def _desk(self, *, grammar: bool = False, language: str = "") -> EditorDesk:
        desk = self._office.session.desk_for(self.document.path)
        return EditorDesk(desk, self._halt, grammar=grammar, language=language)

    def _show(
        self,
        found: Iterable[Diagnostic],
        language: str = "",
        grammar: Iterable[Diagnostic] = (),
    ) -> None:
        every = tuple(sorted(found, key=lambda one: (one.span, one.rule)))
        document = self.document
        self.shown = Shown(document.source, document.version, every, language, tuple(grammar))
        self.serial += 1
        self._changed.set()
        self._changed = asyncio.Event()
        self._announce(self)


def _sign(found: Diagnostic) -> tuple[str, object, str]:
    return found.rule, found.span, found.message
