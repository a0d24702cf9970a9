"""Articles made up by Hypothesis, written in the formats of light markup, LaTeX and subtitles."""

import json
from collections.abc import Sequence
from html import escape

from formats.generated_articles import Choose, Story, Write


def _words(choose: Choose, text: str, bold: str = "", line_end: str = "\n") -> str:
    """Return escaped text, some of its words between marks, with line ends between some."""
    made = text.split(" ")
    out = [made[0]]
    for word in made[1:]:
        out.append(line_end if choose() and choose() and line_end else " ")
        out.append(f"{bold}{word}{bold}" if choose() and choose() else word)
    return "".join(out)


def _markdown(text: str) -> str:
    return text.replace("\\", "\\\\").replace("&", "&amp;").replace("<", r"\<")


def markdown(choose: Choose, written: Sequence[Story]) -> str:
    """Return a Markdown file with the first article."""
    story = written[0]
    body = (_words(choose, _markdown(text), "**") for text in story.body)
    return "\n\n".join([f"# {_words(choose, _markdown(story.headline), '*', '')}", *body])


def plain(_: Choose, written: Sequence[Story]) -> str:
    """Return a text file with the first article, a line for each paragraph."""
    return "\r\n\r\n".join([written[0].headline, *written[0].body]) + "\r\n"


def _rst(text: str) -> str:
    made = text.replace("\\", "\\\\")
    return made if made[0].isalnum() else f"\\{made}"


def rst(choose: Choose, written: Sequence[Story]) -> str:
    """Return a reStructuredText file with the first article; each third paragraph is an item."""
    story = written[0]
    parts = [".. a , b\n\n:lang: fr"]
    title = _words(choose, _rst(story.headline), "*", "")
    parts.append(f"{title}\n{'=' * (len(title) + 3)}")
    for number, text in enumerate(story.body):
        is_item = number % 3 == 2
        end = "\n  " if is_item else "\n"
        parts.append(("- " if is_item else "") + _words(choose, _rst(text), "**", end))
        if choose():
            parts.append(".. code::\n\n   a , b")
    return "\n\n".join(parts)


def _asciidoc(text: str) -> str:
    return text.replace("&amp;", "&amp;amp;").replace("d'un", r"d\'un")


def asciidoc(choose: Choose, written: Sequence[Story]) -> str:
    """Return an AsciiDoc file with the first article."""
    story = written[0]
    parts = [f"= {_words(choose, _asciidoc(story.headline), '*', '')}\n:lang: fr"]
    for text in story.body:
        parts.append(_words(choose, _asciidoc(text), "*", "\n// a , b\n" if choose() else "\n"))
        if choose():
            parts.append("----\na , b\n----")
    return "\n\n".join(parts)


def _latex(choose: Choose, text: str) -> str:
    made = text.replace("\\", r"\textbackslash{}").replace("&", r"\&")
    made = made.replace("'", r"\textquotesingle{}")
    if choose():
        made = made.replace("é", r"\'e").replace("É", r"\'{E}")
    return made.replace("\u00a0", "~") if choose() else made


def latex(choose: Choose, written: Sequence[Story]) -> str:
    """Return a LaTeX document with the first article."""
    story = written[0]
    parts = [
        "\\documentclass{article}\n\\begin{document}",
        f"\\section{{{_words(choose, _latex(choose, story.headline), '', ' % a , b' + chr(10))}}}",
    ]
    for text in story.body:
        body = _words(choose, _latex(choose, text))
        parts.append(rf"\emph{{{body}}}" if choose() else body)
        if choose():
            parts.append("\\begin{verbatim}\na , b\n\\end{verbatim}")
    return "\r\n\r\n".join([*parts, "\\end{document}\na , b"])


def _texts(written: Sequence[Story]) -> list[str]:
    return [text for one in written for text in (one.headline, *one.body)]


def srt(choose: Choose, written: Sequence[Story]) -> str:
    """Return a SubRip file in which another one speaks in each cue."""
    cues = []
    for number, text in enumerate(_texts(written), start=1):
        said = _words(choose, text)
        said = f"- <i>{said}</i>" if choose() else f"- {said}"
        cues.append(f"{number}\n00:{number:02}:00,000 --> 00:{number:02}:05,000\n{said}\n")
    return "\n".join(cues)


def vtt(choose: Choose, written: Sequence[Story]) -> str:
    """Return a WebVTT file in which another one speaks in each cue."""
    cues = ["WEBVTT\nLanguage: fr\n\nNOTE a , b\n"]
    for number, text in enumerate(_texts(written)):
        said = _words(choose, escape(text, quote=False))
        cues.append(f"a , b\n{number:02}:00.000 --> {number:02}:05.000 line:0\n<v Nadia>{said}\n")
    return "\n".join(cues)


def po(choose: Choose, written: Sequence[Story]) -> str:
    """Return a PO file with an entry for each paragraph."""
    parts = ['msgid ""\nmsgstr "Language: fr\\n"\n']
    for text in _texts(written):
        made = text.replace("\\", "\\\\").replace('"', '\\"')
        if choose():
            made = made.replace(" ", ' "\n"', 1)
        parts.append(f'# a , b\nmsgid "a , b"\nmsgstr "{made}"\n')
        if choose():
            parts.append('#, fuzzy\nmsgid "x"\nmsgstr "a , b"\n')
    return "\n".join(parts)


def notebook(choose: Choose, written: Sequence[Story]) -> str:
    """Return a notebook with a cell for each article."""
    cells: list[dict[str, object]] = [{"cell_type": "code", "source": "a , b"}]
    for one in written:
        text = markdown(choose, [one])
        source = text.splitlines(keepends=True) if choose() else text
        cells.append({"cell_type": "markdown", "source": source})
    return json.dumps({"cells": cells}, ensure_ascii=choose(), indent=1 if choose() else None)


FORMATS: dict[str, tuple[Write, bool]] = {
    "a.txt": (plain, False),
    "a.md": (markdown, False),
    "a.rst": (rst, False),
    "a.adoc": (asciidoc, False),
    "a.tex": (latex, False),
    "a.srt": (srt, True),
    "a.vtt": (vtt, True),
    "a.po": (po, True),
    "a.ipynb": (notebook, True),
}
"""By name of a file: the function that writes it, and whether it holds all the articles."""
