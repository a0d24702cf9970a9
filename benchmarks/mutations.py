"""Files made worse by chance, to see what copydesk does with them."""

import random
import re
from collections.abc import Callable

from parsers.hostile_archives import spoilt

ZIPS = (".docx", ".odt")
_WORD = re.compile(r"(?<=[ ’])[a-zà-ÿœ]{4,}(?=[ ,.])")
LARGEST = 400_000
"""Bytes at most: what is tested here is odd input, not long input."""

TOKENS = (
    *["<", ">", "&", '"', "'", "\\", "{", "}", "[", "]", "(", ")", "`", "``", "*", "**", "_", "|"],
    *["$", "$$", "%", "#", "~", "^", "::", "..", "...", "--", "----", "====", "____", "|===", "+"],
    *["<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE", "<?xml", "&#0;", "&#xD800;", "&amp;", "&x;"],
    *["<p>", "</p>", "<b>", "<td>", "<script>", "<v ", "</", "/>", "xml:lang=", "[[", "]]", "<<"],
    *["\\begin{quote}", "\\end{quote}", "\\footnote{", "\\verb|", "\\'", "\\(", "\\[", "\\item"],
    *[
        ".. note:: ",
        ".. code::\n\n",
        "+---+\n",
        "=== ===\n",
        ":a: ",
        "- ",
        "1. ",
        "> ",
        "  ",
        "\t",
    ],
    *["msgstr", 'msgid "', "#, fuzzy", "00:00:01,000 --> 00:00:02,000\n", "NOTE ", "WEBVTT\n"],
    *["copydesk: ignore[a]", "<!-- copydesk: ignore-start -->", "[sic]", "\\u0000", "\\ud800"],
    *["\n", "\r", "\r\n", "\n\n", "\0", "\x0c", "\x85", "\u2028", "\ufeff", "\u202e", "\ufffc"],
    *["e\u0301", "😀", "\u200d", "« ", " »", "“", "”", " ,", "  ", "\u00a0", "M.", "10 000"],
)
HARMLESS = (
    *[" , ", "  ", " !", "…", "...", "--", " - ", "'", "’", "« ", " »", "“", "”", "(", ")"],
    *["[sic]", "*", "_", "`", "``", "|", "~", "$", "^", "#", "{", "}", "[", "]", "://", "@"],
    *["\u200d", "\u00ad", "\u202e", "\u2028", "\ufffc", "\ufffd", "\u00a0", "\u202f", "\ufb01"],
    *["&amp;", "&lt;", "&#233;", ". ", "M. ", "10 000", "1,5", "%", "\u0419", "中文", "\u0627"],
    *["e\u0301", "😀", "\u0130", "ß", "\ud7ff", "\U0010ffff"],
)
"""What may stand amid prose in most formats."""
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "utf-32-le")


def mutated(name: str, data: bytes, chance: random.Random) -> bytes:
    """Return a file made worse in one to four ways; zip archives in their parts too."""
    if name.endswith(ZIPS):
        return spoilt(data, chance)
    if chance.random() < 0.15:
        return _bytes(data, chance)
    text = data.decode("utf-8")
    ways, encodings = (MILD, ENCODINGS[:1]) if chance.random() < 0.5 else (WAYS, ENCODINGS)
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(ways)(text, chance)
    return text.encode(chance.choice(encodings), "replace")[:LARGEST]


def _bytes(data: bytes, chance: random.Random) -> bytes:
    spoilt_data = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        spoilt_data[chance.randrange(len(spoilt_data))] = chance.randrange(256)
    return bytes(spoilt_data)


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 5, 50, 500)) :]


def _ended(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _token(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(TOKENS) + text[at:]
    return text


def _nested(text: str, chance: random.Random) -> str:
    """Put one or two tokens into the text many times in a row."""
    made = chance.choice(TOKENS) + chance.choice(("", "", " ", "\n", chance.choice(TOKENS)))
    at = chance.randrange(len(text) + 1)
    return text[:at] + made * chance.choice((10, 200, 3_000)) + text[at:]


def _repeated(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    some = text[at : at + chance.choice((1, 20, 200))]
    return text[:at] + some * chance.choice((2, 50, 500)) + text[at:]


def _moved(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def _indented(text: str, chance: random.Random) -> str:
    """Indent each line deeper than the one before, or by chance."""
    deep = chance.random() < 0.5
    lines = text.splitlines(keepends=True)
    width = [at if deep else chance.randrange(12) for at in range(len(lines))]
    return "".join(" " * one + line for one, line in zip(width, lines, strict=True))


def _line_ends(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("\r", "\r\n", "\n\n", "", " ", "\u2028")))


def _prose(text: str, chance: random.Random) -> str:
    """Put tokens between letters, where the file stays what its format demands."""
    for _ in range(chance.choice((1, 5, 30))):
        words = list(_WORD.finditer(text))
        if not words:
            break
        word = chance.choice(words)
        at = chance.randint(word.start() + 1, word.end() - 1)
        text = text[:at] + chance.choice(HARMLESS) + text[at:]
    return text


def _words(text: str, chance: random.Random) -> str:
    """Write a word many times, with or without blanks between."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    word = chance.choice(found)
    made = (word[0] + chance.choice((" ", "", ", ", " , ", ". "))) * chance.choice((5, 100, 2_000))
    return text[: word.start()] + made + text[word.end() :]


MILD = (_prose, _prose, _words)
WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _ended,
    _token,
    _token,
    _token,
    _nested,
    _nested,
    _repeated,
    _moved,
    _indented,
    _line_ends,
)
