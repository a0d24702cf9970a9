"""What grammar engines have said before: one SQLite file, shared by all processes.

A key is one question whole: a paragraph with its masks, and all else that bears
on the answer (engine, version, language, parameters). What is stored is the answer
before anything is chosen, so that a change of the selection or of copydesk's own
lexicon asks nothing. The file may be deleted at any time.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TypeVar

import msgspec

from copydesk.folders import cache_folder
from copydesk.grammar.protocol import GrammarMatch, Passage

T = TypeVar("T")
Matches = tuple[GrammarMatch, ...]

LARGEST = 100_000_000
"""Bytes of the file's pages in use; above, the least recently used quarter goes."""
FORMAT = 3
"""Part of every key; raised when what is stored changes its meaning."""
DAY = 86_400
AT_ONCE = 500
"""Keys of one query; SQLite takes 999 values."""

SCHEMA = """
create table if not exists answers (
  key blob primary key, used integer not null, value blob not null
) without rowid;
create index if not exists by_use on answers (used);
create table if not exists versions (server text primary key, version text not null);
"""


def key_of(passages: Iterable[Passage], *context: str) -> bytes:
    """Return the key of a question: its texts and all else that bears on the answer."""
    content = (FORMAT, context, [(one.text, one.masked) for one in passages])
    return blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def cache_file() -> str:
    """Return the path of the cache of matches; it may not exist."""
    return os.path.join(cache_folder(), "grammar.sqlite3")


def to_stderr(message: str) -> None:
    """Print a warning."""
    print(f"copydesk: warning: {message}", file=sys.stderr)


class MatchCache:
    """Answers by key. `warn` is told once where the file cannot be used.

    Each operation opens the file anew (0.2 ms), so that one cache may serve
    any number of threads and forked processes.
    """

    def __init__(self, warn: Callable[[str], None] = to_stderr, path: str = "") -> None:
        self.path = path or cache_file()
        self._warn: Callable[[str], None] | None = warn

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Matches]:
        """Return the stored answers to some questions; those that have none are left out."""
        wanted = list(dict.fromkeys(keys))
        if not wanted or not os.path.exists(self.path):
            return {}
        found = self._try(lambda db: self._get(db, wanted)) or {}
        answers = {key: _decoded(value) for key, value in found.items()}
        return {key: answer for key, answer in answers.items() if answer is not None}

    def put(self, answers: Mapping[bytes, Sequence[GrammarMatch]]) -> None:
        """Store answers; what has not been used for longest makes room for them."""
        rows = [(key, _now(), msgspec.json.encode(value)) for key, value in answers.items()]
        if rows:
            self._try(lambda db: self._put(db, rows))

    def version_of(self, server: str) -> str:
        """Return the version that a server said it has when it was last asked, '' for none."""
        if not os.path.exists(self.path):
            return ""
        query = "select version from versions where server = ?"
        row = self._try(lambda db: db.execute(query, (server,)).fetchone())
        return str(row[0]) if row else ""

    def note_version(self, server: str, version: str) -> None:
        """Store the version that a server says it has."""
        self._try(lambda db: self._note(db, server, version))

    def match_of(self, rule_id: str) -> GrammarMatch | None:
        """Return a match of a rule from the answers stored, the last used first, if any."""
        if not os.path.exists(self.path):
            return None
        part = b'"rule_id":' + msgspec.json.encode(rule_id)
        found = self._try(lambda db: self._holding(db, part))
        matches = _decoded(found) if found else None
        return next((one for one in matches or () if one.rule_id == rule_id), None)

    def _holding(self, db: sqlite3.Connection, part: bytes) -> bytes:
        query = "select value from answers where instr(value, ?) order by used desc limit 1"
        row = db.execute(query, (part,)).fetchone()
        return bytes(row[0]) if row else b""

    def _get(self, db: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, bytes]:
        found, stale, now = {}, [], _now()
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"select key, value, used from answers where key in ({marks})"  # noqa: S608
            for key, value, used in db.execute(query, some):
                found[key] = value
                stale += [(now, key)] if now - used > DAY else []
        if stale:
            db.executemany("update answers set used = ? where key = ?", stale)
            db.commit()
        return found

    def _put(self, db: sqlite3.Connection, rows: list[tuple[bytes, int, bytes]]) -> None:
        db.executemany("insert or replace into answers values (?, ?, ?)", rows)
        if _size(db) > LARGEST:
            oldest = (
                "select key from answers order by used limit (select count(*) / 4 from answers)"
            )
            db.execute(f"delete from answers where key in ({oldest})")  # noqa: S608
        db.commit()

    def _note(self, db: sqlite3.Connection, server: str, version: str) -> None:
        db.execute("insert or replace into versions values (?, ?)", (server, version))
        db.commit()

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what `work` returns, None where the file cannot be used.

        A file that is damaged is deleted and made anew.
        """
        for last in (False, True):
            try:
                with closing(self._open()) as db:
                    return work(db)
            except sqlite3.OperationalError as error:
                self._give_up(str(error))
                return None
            except sqlite3.DatabaseError as error:
                if last:
                    self._give_up(str(error))
                    return None
                with suppress(OSError):
                    os.unlink(self.path)
            except OSError as error:
                self._give_up(error.strerror or str(error))
                return None
        return None

    def _open(self) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        db = sqlite3.connect(self.path, timeout=10)
        try:
            db.execute("pragma synchronous = off")
            db.executescript(SCHEMA)
        except BaseException:
            db.close()
            raise
        return db

    def _give_up(self, why: str) -> None:
        if self._warn is not None:
            self._warn(f"the cache {self.path} cannot be used: {why}; grammar is checked anew")
            self._warn = None


def _now() -> int:
    return int(time.time())


def _size(db: sqlite3.Connection) -> int:
    """Return the bytes in use; counting rows would read all of them at each write."""
    pages, free, bytes_ = (
        int(db.execute(f"pragma {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * bytes_


def _decoded(value: bytes) -> Matches | None:
    try:
        return msgspec.json.decode(value, type=Matches)
    except msgspec.DecodeError:
        return None
