"""The jars that make up the installed release, as a table that ships with copydesk."""

import hashlib
import os
from typing import NamedTuple


class Jar(NamedTuple):
    """One jar on Maven Central, its size in bytes and its checksum."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name; no two jars of the table share one."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{classifier}.jar"


def load_jars() -> tuple[Jar, ...]:
    """Return the table (made by tools/languagetool_jars.py)."""
    path = os.path.join(os.path.dirname(__file__), "jars.tsv")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return tuple(Jar(row[0], row[1], row[2], row[3], int(row[4]), row[5]) for row in rows)


def is_intact(path: str, jar: Jar) -> bool:
    """Tell whether the file is there and is the jar of the table, byte for byte."""
    try:
        if os.path.getsize(path) != jar.size:
            return False
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False
