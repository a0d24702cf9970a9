"""Which codes of languages there are."""

from functools import cache
from pathlib import Path

from copydesk.article import primary_language

TABLE = Path(__file__).parent.parent / "data" / "languages.tsv"


def language_fault(code: str) -> str:
    """Return what is wrong with a well-formed code such as fr or en-GB, or ''.

    A language with a code of two letters has to be written with it.
    """
    own = primary_language(code)
    known = _codes()
    if own in known.values():
        return ""
    if own not in known:
        return f"must be a language code of ISO 639 such as fr or en-GB; there is no “{own}”"
    two = known[own]
    return (
        f"must be the code of two letters where there is one: “{two}”, not “{own}”" if two else ""
    )


@cache
def _codes() -> dict[str, str]:
    """Return the codes of three letters, each with that of two, '' for none."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
