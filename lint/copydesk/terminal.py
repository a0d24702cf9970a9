"""What a terminal shows of a text: its width, and nothing that could fool the reader.

An article is untrusted. Escape sequences in it could recolour or rewrite the
screen, and bidirectional controls show its letters in another order than they
stand in the file; both are shown by their code points.
"""

import os
from typing import TextIO
from unicodedata import category, combining, east_asian_width

TAB = "    "
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories without a sign of their own: controls, formats, surrogates, line separators."""

RESET = "\x1b[0m"


def shown(character: str) -> str:
    r"""Return one character as it may be written to a terminal.

    >>> shown("\x1b"), shown("\u202e"), shown("é")
    ('<U+001B>', '<U+202E>', 'é')
    """
    if " " <= character <= "~":
        return character
    if character == "\t":
        return TAB
    if category(character) in HIDDEN:
        return f"<U+{ord(character):04X}>"
    return character


def escaped(text: str) -> str:
    """Return `text` with every control and invisible character shown; it stays on one line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(shown, text))


def cells(text: str) -> int:
    """Return the columns that shown text takes in a terminal.

    >>> cells("né"), cells("ne\u0301"), cells("東京")
    (2, 2, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def painted(text: str, codes: str, *, colour: bool) -> str:
    """Return `text` in a colour; `codes` are those of an SGR sequence, such as ``1;31``."""
    return f"\x1b[{codes}m{text}{RESET}" if colour and text else text


def wants_colour(stream: TextIO) -> bool:
    """Tell whether `stream` should be written in colour.

    ``NO_COLOR`` wins over ``FORCE_COLOR``, and both over what the stream is.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO, default: int = 100) -> int:
    """Return the columns of the terminal behind `stream`; `default` where it is none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or default
    except (OSError, ValueError):
        return default
