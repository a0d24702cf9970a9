"""Values and texts in forms that UTF-8 can hold, whatever an article or a file name has."""

import json
import os
import re
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")


def dumped(value: Any) -> str:
    """Return `value` as JSON in Unicode; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    # What Python calls a backslash replacement of a surrogate is its JSON escape too.
    return encodable(json.dumps(value, ensure_ascii=False))


def utf8_dumped(value: Any) -> str:
    """Return `value` as JSON for readers that refuse escapes of lone surrogates.

    protobuf's do: there U+FFFD stands for what UTF-8 cannot hold.
    """
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(value, ensure_ascii=False))


def encodable(text: str) -> str:
    r"""Return `text` with lone surrogates as escapes.

    >>> encodable("é\ud800") == "é\\ud800"
    True
    """
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def posix(path: str) -> str:
    """Return a path as forges name it: with slashes, and without a leading ``./``."""
    path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path
