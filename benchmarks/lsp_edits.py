"""Random edits of articles in the real server, each compared with what it must leave.

An article of 300 to 1,000 words is opened and edited as people do it: letters
and words where the cursor is, corrections elsewhere, paragraphs cut and pasted,
several places in one message, the whole text at once. After every message the
server's text has to be the editor's; after every burst of messages its
diagnostics have to be those of a fresh run, place by place as the editor counts.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.lsp_client import UNITS, Wire, position, replacing
from copydesk.config.projects import RunOptions
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.runner import Desk
from copydesk.source import SourceFile, Span

BURST = 20
"""Messages after which diagnostics are compared."""
BURSTS = 5
"""Bursts on one article."""
SHORTEST, LONGEST = 300, 1_000
"""Words of an article."""
WHOLE = 1_000_000
"""What a place in a text is a share of, whatever the text's length."""
SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}
SUFFIXES = {"plaintext": "txt", "markdown": "md", "html": "html"}
LETTERS = "aeinrst éàç.,;:?!’'\"«»()–-\u00a0\u202f"
PIECES = (
    "les les ", "the the ", "Tokaïev ", "Tokayev ", "Kyiv", "Kiev ", "10 000 ", "10.000", "  ",
    " ,", "Il a parlé. ", "soulignant que ", "« Oui", " » ", "(", "1er mai 2024 ", "lundi 3 mars ",
    "&amp;", "# ", "- ", "> ", "<p>", "</p>", "`", "```\n", "<!-- copydesk: ignore -->",
    "\t", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\x85", "\x0b", "\x0c",
    "😀", "👩\u200d🚀", "𝒜", "e\u0301", "中",
)  # fmt: skip


class Edit(NamedTuple):
    """One change: `length` code points at a share `at` of the text become `new`.

    Without a place it is made where the last one ended, as typing is; without a
    length the whole text is sent, and a length below 0 deletes backwards.
    """

    at: int | None
    length: int | None
    new: str


PLACES = st.integers(0, WHOLE)
TYPED = st.sampled_from(LETTERS) | st.sampled_from(PIECES)
MESSAGES = st.one_of(
    st.builds(Edit, st.none(), st.just(0), TYPED).map(lambda one: [one]),
    st.builds(Edit, st.none(), st.integers(-3, -1), st.just("")).map(lambda one: [one]),
    st.builds(Edit, PLACES, st.integers(0, 12), TYPED).map(lambda one: [one]),
    st.builds(Edit, PLACES, st.integers(1, 400), st.just("")).map(lambda one: [one]),
    st.lists(st.builds(Edit, PLACES, st.integers(-2, 6), TYPED), min_size=2, max_size=4),
    st.tuples(PLACES, PLACES, st.integers(20, 600)).map(lambda one: _pasted(*one)),
    st.just([Edit(None, None, "")]),
)
EXAMPLES = st.tuples(
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(("plaintext", "plaintext", "markdown", "html")),
    st.sampled_from(("\n", "\r\n", "\r")),
    PLACES,
    st.integers(SHORTEST, LONGEST),
    st.lists(st.lists(MESSAGES, min_size=BURST, max_size=BURST), min_size=BURSTS, max_size=BURSTS),
)


def _pasted(source: int, target: int, length: int) -> list[Edit]:
    """Return the pasting of a stretch that `Editing` copies: marked by a NUL, which none types."""
    return [Edit(target, 0, f"\0{source}:{length}")]


def edit_at_random(
    number: int, files: Sequence[Path], chosen: int | None
) -> tuple[str, Sequence[str]]:
    """Make at least `number` edits; return what there was, and what the server complained of.

    `files` are articles, `chosen` the seed of the edits: without, they are the
    same in each run. Raises AssertionError where text or diagnostics differ.
    """
    counts: Counter[str] = Counter()
    failures: set[str] = set()
    paragraphs = list(_paragraphs(files))
    with ExitStack() as stack:
        servers = {one: stack.enter_context(_Server(one)) for one in sorted(UNITS)}

        @settings(
            max_examples=max(1, number // (BURST * BURSTS)),
            deadline=None,
            database=None,
            derandomize=chosen is None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(EXAMPLES)
        def check(example: tuple[str, str, str, int, int, list[list[list[Edit]]]]) -> None:
            encoding, language, line_end, start, words, bursts = example
            text = article(paragraphs, start, words, language).replace("\n", line_end)
            server = servers[encoding]
            editing = Editing(server, text, language)
            for burst in bursts:
                editing.make(burst)
                editing.compare()
            server.wire.close(editing.uri)
            counts.update(editing.counts)
            failures.update(editing.failures)
            counts[encoding] += editing.counts["edits"]

        (check if chosen is None else seed(chosen)(check))()
    columns = ", ".join(f"{counts[one]} counted in {one}" for one in sorted(UNITS))
    outcome = (
        f"{counts['edits']} edits in {counts['messages']} messages ({columns}): the text is equal "
        f"after each message, and {counts['diagnostics']} diagnostics are those of "
        f"{counts['runs']} fresh runs"
    )
    return outcome, sorted(failures)


def _paragraphs(files: Iterable[Path]) -> Iterator[str]:
    for one in files:
        yield from (line for line in one.read_text("utf-8").splitlines() if line.strip())


def article(paragraphs: Sequence[str], start: int, words: int, language: str) -> str:
    """Return paragraphs in a row, from a share of the way on, that have so many words."""
    chosen: list[str] = []
    at, left = start * len(paragraphs) // (WHOLE + 1), words
    while left > 0:
        chosen.append(paragraphs[at % len(paragraphs)])
        left -= len(chosen[-1].split())
        at += 1
    if language == "html":
        return "\n".join(["<html><body>", *(f"<p>{one}</p>" for one in chosen), "</body></html>"])
    return "\n\n".join(chosen) + "\n"


class _Server:
    """A server process whose editor counts columns in one of three ways."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.opened = 0

    def __enter__(self) -> "_Server":
        command = (sys.executable, "-m", "benchmarks.lsp_probe")
        self._process = Popen(command, stdin=PIPE, stdout=PIPE)
        assert self._process.stdin
        assert self._process.stdout
        self.wire = Wire(self._process.stdout, self._process.stdin)
        self.wire.start(encoding=self.encoding)
        self.desk = Desk(RunOptions({"grammar": "off"}, cache=False))
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.end()
        assert self._process.wait(60) == 0


class Editing:
    """One article in one server, and the text that it must have."""

    def __init__(self, server: _Server, text: str, language: str) -> None:
        server.opened += 1
        self.uri = f"file:///desk/{server.opened}.{SUFFIXES[language]}"
        self.text = text
        self.counts: Counter[str] = Counter()
        self.failures: set[str] = set()
        """What the server complained of: rules that failed."""
        self._server = server
        self._cursor = len(text) // 2
        self._version = 1
        server.wire.open(self.uri, text, language)

    def make(self, burst: Iterable[Sequence[Edit]]) -> None:
        """Send messages without waiting, then compare the server's text after each of them."""
        wire, expected = self._server.wire, []
        for message in burst:
            self._version += 1
            wire.change(self.uri, self._version, [self._sent(one) for one in message])
            expected.append((wire.put("copydesk/text", {"uri": self.uri}), self.text))
            self.counts.update(messages=1, edits=len(message))
        for number, text in expected:
            assert wire.answer(number) == text

    def _sent(self, edit: Edit) -> dict[str, Any]:
        """Make one edit, and return it as it is sent."""
        if edit.length is None:
            return {"text": self.text}
        text = self.text
        at = self._cursor if edit.at is None else edit.at * len(text) // WHOLE
        start, end = sorted((at, min(len(text), max(0, at + edit.length))))
        start, end = _between_characters(text, start), _between_characters(text, end)
        new = self._copied(edit.new[1:]) if edit.new.startswith("\0") else edit.new
        self.text = text[:start] + new + text[end:]
        self._cursor = _between_characters(self.text, start + len(new))
        return replacing(text, start, end, new, self._server.encoding)

    def _copied(self, place: str) -> str:
        share, length = map(int, place.split(":"))
        start = share * len(self.text) // WHOLE
        return self.text[start : start + length]

    def compare(self) -> None:
        """Compare what the editor was told last with a fresh run."""
        wire, source = self._server.wire, SourceFile(self.uri[len("file://") :], self.text)
        assert wire.ask("copydesk/rest", {"uri": self.uri}) == self._version
        told = None
        while not wire.told.empty():
            told = wire.told.get()
        assert told is not None
        assert (told.uri, told.version) == (self.uri, self._version)
        fresh = self._server.desk.check(source).diagnostics
        assert _sorted(map(self._as_told, told.diagnostics)) == _sorted(map(self._as_sent, fresh))
        self.failures.update(wire.said)
        wire.said.clear()
        self.counts.update(runs=1, diagnostics=len(fresh))

    def _as_told(self, one: dict[str, Any]) -> tuple[object, ...]:
        related = [
            (_ends(other["location"]["range"]), other["message"])
            for other in one.get("relatedInformation", ())
        ]
        return _ends(one["range"]), one["code"], one["message"], one["severity"], related

    def _as_sent(self, one: Diagnostic) -> tuple[object, ...]:
        related = [(self._range(other.span), other.message) for other in one.related]
        severity = SEVERITIES[one.severity]
        return self._range(one.span), one.rule, one.message, severity, related

    def _range(self, span: Span) -> tuple[int, ...]:
        ends = (position(self.text, at, self._server.encoding) for at in span)
        return tuple(value for end in ends for value in (end["line"], end["character"]))


def _ends(place: dict[str, dict[str, int]]) -> tuple[int, ...]:
    return tuple(place[end][key] for end in ("start", "end") for key in ("line", "character"))


def _sorted(found: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(found, key=repr)


def _between_characters(text: str, at: int) -> int:
    """Return a place that an editor can name: none is amid a line end of two signs."""
    return at + 1 if text[at - 1 : at + 1] == "\r\n" else at
