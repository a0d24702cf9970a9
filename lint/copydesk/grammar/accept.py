"""The words that a project accepts: lists of its own, one word a line."""

from collections.abc import Iterable
from pathlib import Path

from copydesk.grammar.protocol import GrammarUnavailableError

_APOSTROPHES = str.maketrans("’ʼ", "''")


class AcceptError(GrammarUnavailableError):
    """A list of words cannot be read; the message names the file and says why."""


def read_words(path: str | Path) -> frozenset[str]:
    """Return the words of a file: UTF-8, one a line; what follows a # is a comment.

    Raises AcceptError.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AcceptError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise AcceptError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except ValueError as error:
        raise AcceptError(f"{path!r} is no path: {error}") from None
    words = (_plain(line.partition("#")[0]) for line in text.splitlines())
    return frozenset(word for word in words if word)


def is_accepted(word: str, accepted: frozenset[str]) -> bool:
    """Tell whether a list has a word, as written or in lower case.

    An entry in lower case stands for any case, one with capitals for itself.

    >>> is_accepted("Prosumer", frozenset({"prosumer"})), is_accepted("ia", frozenset({"IA"}))
    (True, False)
    """
    plain = _plain(word)
    return plain in accepted or plain.lower() in accepted


def read_all(paths: Iterable[str | Path]) -> frozenset[str]:
    """Return the words of several files together. Raises AcceptError."""
    return frozenset().union(*map(read_words, paths))


def _plain(word: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", word.strip().translate(_APOSTROPHES))
