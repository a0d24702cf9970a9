"""Places, paths and messages as SARIF has them."""

import os
import re
from typing import Any
from urllib.parse import quote

from copydesk.reporters.dumping import posix
from copydesk.source import SourceFile, Span

ROOT = "%SRCROOT%"
"""The name by which readers know the folder that the run started in."""
BRACKET = re.compile(r"[\\\[\]]")
PLACEHOLDER = re.compile(r"\{(\d+)\}")


def message(text: str) -> dict[str, str]:
    r"""Return a message object that shows just this text.

    Links and placeholders, which the standard sees in any message, are escaped
    as it says (3.11.5, 3.11.6): a text must not point a reader anywhere.

    >>> message("[here](https://x.example) {0}")
    {'text': '\\[here\\](https://x.example) {{0}}'}
    """
    if "](" in text:
        text = BRACKET.sub(r"\\\g<0>", text)
    return {"text": PLACEHOLDER.sub(r"{{\1}}", text)}


def location(source: SourceFile, span: Span) -> dict[str, Any]:
    """Return the location object of a place, its text included."""
    place = region(source, span)
    place["snippet"] = {"text": span.of(source.text)}
    return {"physicalLocation": {"artifactLocation": artifact(source.path), "region": place}}


def region(source: SourceFile, span: Span) -> dict[str, Any]:
    """Return the region of a span: lines and columns from 1, offsets from 0, in code points."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.length,
    }


def artifact(path: str) -> dict[str, str]:
    """Return the location of a file: relative to the folder of the run, or absolute."""
    if os.path.isabs(path):
        slashed = posix(path)
        return {"uri": "file://" + quote(_bytes(slashed if slashed[:1] == "/" else f"/{slashed}"))}
    return {"uri": quote(_bytes(posix(path))), "uriBaseId": ROOT}


def _bytes(path: str) -> bytes:
    """Return the bytes of a file name; what is no UTF-8 in it comes back as it was."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
