"""SubRip and WebVTT: what is said, joined over the cues that one sentence runs through.

WebVTT: https://www.w3.org/TR/webvtt1/. Of SubRip there is no standard; what
players take is read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import ArticleBuilder, Piece, Writer
from copydesk.parsers.html_text import escaped
from copydesk.parsers.html_text import pieces as html_pieces
from copydesk.parsers.lines import Line, lines
from copydesk.reading import ParseError
from copydesk.source import SourceFile

PAUSE = 1.0
"""Seconds without text after which a capital letter begins another sentence."""

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}|\{/?[a-zA-Z]:[^{}]*\}|</>")
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*)")
_SPEAKER = re.compile(r"(?:[-–—‐]|>>+)(?!\d)[ \t\u00a0\u202f]*")
_SOUND = re.compile(r"[\[(][^\[\]()]*[\])][.!]?|[♪♫#][^♪♫#]*[♪♫#]?")
_VOICE = re.compile(r"<v[ .]")
_FINAL = re.compile(r"[.!?…][\"'»”’)\]\s]*\Z")
_GOES_ON = re.compile(r"(?:[\"'«»“”‘’(\s]*(?:…|\.\.\.|[a-zà-öø-ÿœ]))")


class Cue(NamedTuple):
    """What is shown at a time: when, in seconds, and the lines of its text."""

    start: float
    end: float
    rows: list[Line]


def parse_srt(source: SourceFile, language: str = "") -> Article:
    """Return the article in a SubRip file. Raises ParseError for a file without any cue."""
    return _made(source, language, is_vtt=False)


def parse_vtt(source: SourceFile, language: str = "") -> Article:
    """Return the article in a WebVTT file. Raises ParseError for a file without any cue."""
    return _made(source, language, is_vtt=True)


def _made(source: SourceFile, language: str, *, is_vtt: bool) -> Article:
    rows = list(lines(source.text))
    cues = list(_cues(rows))
    if not cues and source.text.strip() and not (is_vtt and rows[0].text.startswith("WEBVTT")):
        raise ParseError("has no line with times (00:00:01 --> 00:00:02), so it has no subtitles")
    builder = ArticleBuilder(source)
    writer: Writer = escaped if is_vtt else _verbatim
    for said in _joined(cues):
        builder.add(BlockKind.PARAGRAPH, _pieces(source.text, said, is_vtt=is_vtt), writer=writer)
    return builder.article(language or (_language(rows) if is_vtt else ""))


def _verbatim(text: str) -> str | None:
    return None if "<" in text or "{" in text or "-->" in text else text


def _language(rows: Sequence[Line]) -> str:
    """Return the language that the lines below ``WEBVTT`` name."""
    for row in rows:
        if row.is_blank:
            break
        found = _LANGUAGE.fullmatch(row.text)
        if found:
            return found[1]
    return ""


def _cues(rows: Sequence[Line]) -> Iterator[Cue]:
    """Yield the cues: a line with times, and the lines below it that are not blank.

    A number or a name right above the next times belongs to them.
    """
    timed = [(at, found) for at, row in enumerate(rows) if (found := _TIMING.fullmatch(row.text))]
    for number, (at, found) in enumerate(timed):
        end = at + 1
        limit = timed[number + 1][0] if number + 1 < len(timed) else len(rows)
        while end < limit and not rows[end].is_blank:
            end += 1
        if end == limit < len(rows) and rows[end - 1].text.isdecimal():
            end -= 1
        groups = found.groups()
        yield Cue(_seconds(groups[:4]), _seconds(groups[4:8]), list(rows[at + 1 : end]))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _joined(cues: Sequence[Cue]) -> Iterator[list[Line]]:
    """Yield the lines of what is said in one go: up to a full stop, a pause or a new speaker."""
    said: list[Line] = []
    last = ""
    end = 0.0
    for cue in cues:
        for number, row in enumerate(cue.rows):
            text = _TAG.sub("", row.text).strip()
            speaker = _SPEAKER.match(text)
            if _SOUND.fullmatch(text):
                continue
            pause = number == 0 and cue.start - end > PAUSE
            if said and (
                speaker is not None
                or _VOICE.match(row.text)
                or (not _GOES_ON.match(text) and (pause or (number == 0 and _FINAL.search(last))))
            ):
                yield said
                said = []
            said.append(row)
            last = text
        end = cue.end
    if said:
        yield said


def _pieces(file: str, rows: Sequence[Line], *, is_vtt: bool) -> Iterator[Piece]:
    """Yield the prose in some lines, without tags and the dashes of speakers."""
    end = -1
    for number, row in enumerate(rows):
        if number:
            yield Piece("\n", end, row.start)
        end = row.end
        start = row.start
        is_first = True
        for found in [*_TAG.finditer(file, row.start, row.end), None]:
            stop = found.start() if found else row.end
            speaker = _SPEAKER.match(file, start, stop) if is_first and not number else None
            start = speaker.end() if speaker else start
            is_first = is_first and not file[start:stop].strip() and speaker is None
            if is_vtt:
                yield from html_pieces(file, start, stop, raw=True)
            elif start < stop:
                yield Piece(file[start:stop], start, stop)
            if found:
                yield Piece("", *found.span())
                start = found.end()
