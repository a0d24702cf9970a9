"""Files in a folder whose suffix alone does not say that they hold articles: JSON, CSV, XML."""

import os
import re
from collections.abc import Iterable, Mapping

HEAD = 65_536
"""Bytes at the start of a file that are looked at."""

_REPORT = '<meta name="generator" content="copydesk '
"""What copydesk's own report, a page as well, says of itself."""
_FOUND = re.compile(r'"path": ".{1,1000}?", "rule": "[a-z/A-Z0-9_-]{1,80}", "severity": ')
"""How a diagnostic begins in its JSON."""


def holds_article(path: str, table: Mapping[str, object]) -> bool:
    """Tell whether a file found in a folder looks as if it held articles.

    XML does by its root element; JSON and CSV by the fields that `table`, the
    table ``[fields]`` of the configuration, names for headline or body, or
    without one by usual names for both. What cannot be read counts as one, so
    that reading it says why.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD).decode("utf-8-sig", "replace")
    except OSError:
        return True
    suffix = os.path.splitext(path)[1].lower()
    if suffix in (".html", ".htm"):
        return _REPORT not in head
    if suffix == ".xml":
        from copydesk.parsers.xml import recognises

        return recognises(head)
    if _FOUND.search(head):
        return False
    from copydesk.parsers.field_map import BODY, FieldMap

    fields = FieldMap.of(table)
    columns = suffix in (".csv", ".tsv")
    found = [
        _has(head, (path.split(".")[0] for path in fields.names(part)), columns=columns)
        for part in ("headline", BODY)
    ]
    return any(found) if fields.is_given else all(found)


def _has(head: str, names: Iterable[str], *, columns: bool) -> bool:
    """Tell whether one of the names is a column, or the key of a text, a list or an object."""
    choice = "|".join(map(re.escape, names))
    if not choice:
        return False
    if columns:
        first = head.lstrip().split("\n", 1)[0]
        return re.search(rf"(?:^|[,;\t|])\s*\"?(?:{choice})\"?\s*(?:[,;\t|]|$)", first) is not None
    return re.search(rf'"(?:{choice})"\s{{0,50}}:\s{{0,50}}["\[{{]', head) is not None
