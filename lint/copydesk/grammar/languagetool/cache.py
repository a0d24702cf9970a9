"""What LanguageTool has answered before: one SQLite file, shared by all processes.

The key is the question whole: texts, masks, language, parameters and version.
What is stored is the answer unfiltered, so that a change of the selection asks
nothing. The file may be deleted at any time.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TypeVar

import msgspec

from copydesk.grammar.languagetool.places import matches_file
from copydesk.grammar.protocol import GrammarMatch, Passage

T = TypeVar("T")

LARGEST = 100_000_000
"""Bytes of answers kept; the least recently used go first."""
FORMAT = 1
"""Part of every key; raised when what is stored changes its meaning."""
DAY = 86_400

SCHEMA = """
create table if not exists answers (
  key blob primary key, used integer not null, size integer not null, value blob not null
) without rowid;
create index if not exists by_use on answers (used, size);
"""


def key_of(passages: Sequence[Passage], *context: str) -> bytes:
    """Return the key of a question: its texts and all else that bears on the answer."""
    content = (FORMAT, context, [(one.text, one.masked) for one in passages])
    return blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=20).digest()


class MatchCache:
    """Answers by key. `warn` is told once where the file cannot be used.

    Each operation opens the file anew (0.2 ms), so that one cache may serve
    any number of threads and forked processes.
    """

    def __init__(self, warn: Callable[[str], None], path: str = "") -> None:
        self.path = path or matches_file()
        self._warn: Callable[[str], None] | None = warn

    def get(self, key: bytes) -> tuple[GrammarMatch, ...] | None:
        """Return the stored answer to a question, None if there is none."""
        found = self._try(lambda db: self._get(db, key))
        if found is None:
            return None
        try:
            return msgspec.json.decode(found, type=tuple[GrammarMatch, ...])
        except msgspec.DecodeError:
            return None

    def put(self, key: bytes, matches: Sequence[GrammarMatch]) -> None:
        """Store an answer; what has not been used for longest makes room for it."""
        value = msgspec.json.encode(matches)
        self._try(lambda db: self._put(db, key, value))

    def match_of(self, rule_id: str) -> GrammarMatch | None:
        """Return a match of a rule from the answers stored, the last used first, if any."""
        if not os.path.exists(self.path):
            return None
        part = b'"rule_id":' + msgspec.json.encode(rule_id)
        found = self._try(lambda db: self._holding(db, part))
        if not found:
            return None
        try:
            matches = msgspec.json.decode(found, type=tuple[GrammarMatch, ...])
        except msgspec.DecodeError:
            return None
        return next((one for one in matches if one.rule_id == rule_id), None)

    def _holding(self, db: sqlite3.Connection, part: bytes) -> bytes:
        query = "select value from answers where instr(value, ?) order by used desc limit 1"
        row = db.execute(query, (part,)).fetchone()
        return bytes(row[0]) if row else b""

    def _get(self, db: sqlite3.Connection, key: bytes) -> bytes | None:
        row = db.execute("select value, used from answers where key = ?", (key,)).fetchone()
        if row is None:
            return None
        now = int(time.time())
        if now - row[1] > DAY:
            db.execute("update answers set used = ? where key = ?", (now, key))
            db.commit()
        return bytes(row[0])

    def _put(self, db: sqlite3.Connection, key: bytes, value: bytes) -> None:
        row = (key, int(time.time()), len(value) + 200, value)
        db.execute("insert or replace into answers values (?, ?, ?, ?)", row)
        (size,) = db.execute("select sum(size) from answers").fetchone()
        if size > LARGEST:
            oldest = (
                "select key from answers order by used limit (select count(*) / 4 from answers)"
            )
            db.execute(f"delete from answers where key in ({oldest})")  # noqa: S608
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
            self._warn(f"the cache {self.path} cannot be used: {why}; LanguageTool is asked anew")
            self._warn = None
