"""A baseline in its file: JSON, sorted, one diagnostic a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copydesk.baseline import Entries, Entry
from copydesk.config.errors import ConfigError

VERSION = 1
ENTRY = frozenset(Entry._fields)
AGAIN = "remove it and make it anew (“copydesk baseline create”), or get it back from git"


class BaselineFile:
    """What a baseline file holds, and where each article stands in it.

    Raises ConfigError, which names file and line, for one that is damaged or
    cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _read(path)
        self.entries: Entries = self._checked(self._parsed())

    def line(self, article: str, fingerprint: str = "") -> int:
        """Return the line, from 1, of an article or of one of its entries."""
        start = max(0, self.text.find(f"{_json(article)}:"))
        at = self.text.find(f'"{fingerprint}"', start) if fingerprint else -1
        return self.text.count("\n", 0, at if at >= 0 else start) + 1

    def _parsed(self) -> Any:
        try:
            return json.loads(self.text, object_pairs_hook=self._unique)
        except json.JSONDecodeError as error:
            line = self.text.split("\n")[error.lineno - 1]
            if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
                message = "is in the middle of a merge; resolve it: lines of both sides may stay"
                raise self._error(message, error.lineno) from None
            message = f"is damaged ({error.msg.lower()}, column {error.colno}); {AGAIN}"
            raise self._error(message, error.lineno) from None
        except RecursionError:
            raise self._error(f"is damaged (nested too deeply); {AGAIN}", 1) from None

    def _unique(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            key = next(one for at, one in enumerate(names) if one in names[:at])
            first = self.text.find(f"{_json(key)}:")
            second = self.text.find(f"{_json(key)}:", first + 1)
            line = self.text.count("\n", 0, max(0, second)) + 1
            raise self._error(f"has “{key}” twice; put both into one", line)
        return made

    def _checked(self, data: Any) -> dict[str, tuple[Entry, ...]]:
        if not isinstance(data, dict) or not isinstance(data.get("version"), int):
            raise self._error(f"is no baseline: it has no “version”; {AGAIN}", 1)
        if data["version"] != VERSION:
            message = f"has version {data['version']}, and this copydesk reads {VERSION}"
            raise self._error(f"{message}; use the copydesk that wrote it, or {AGAIN}", 1)
        articles = data.get("articles")
        if not isinstance(articles, dict):
            raise self._error(f"is damaged (“articles” must be an object); {AGAIN}", 1)
        return {name: self._entries(name, some) for name, some in articles.items()}

    def _entries(self, article: str, some: Any) -> tuple[Entry, ...]:
        if not isinstance(some, list):
            raise self._error(f"is damaged (“{article}” has no list); {AGAIN}", self.line(article))
        for number, one in enumerate(some, start=1):
            if not (_is_entry(one)):
                message = f"is damaged (entry {number} of “{article}” is not one of rule, text"
                raise self._error(f"{message} and fingerprint); {AGAIN}", self.line(article))
        return tuple(Entry(**one) for one in some)

    def _error(self, message: str, line: int) -> ConfigError:
        return ConfigError(str(self.path), message, line=line)


def _is_entry(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and set(one) == ENTRY
        and all(isinstance(value, str) for value in one.values())
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = "there is no such baseline; make it with “copydesk baseline create”"
        raise ConfigError(str(path), message) from None
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(str(path), f"is damaged (not UTF-8); {AGAIN}", line=line) from None


def written(entries: Entries) -> str:
    """Return the text of a baseline: articles by name, entries by rule, text and fingerprint.

    Nothing in it depends on where things stand in the articles, so that git
    shows what came and went, line by line.
    """
    articles = ",\n".join(
        f"  {_json(name)}: [\n{_lines(entries[name])}\n  ]"
        for name in sorted(entries)
        if entries[name]
    )
    body = f"{{\n{articles}\n }}" if articles else "{}"
    return f'{{\n "version": {VERSION},\n "articles": {body}\n}}\n'


def _lines(some: Any) -> str:
    ordered = sorted({one.fingerprint: one for one in some}.values())
    return ",\n".join(f"   {_json(one._asdict())}" for one in ordered)


def _json(value: str | Mapping[str, str]) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # A lone surrogate, as in a file name that is not UTF-8, has no bytes.
    return text if _encodes(text) else json.dumps(value)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
