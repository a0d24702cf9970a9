"""Reading the file of a newsroom's names, and what one name looks like in it.

```toml
[[name]]
preferred = "Tokaïev"
accepted = ["Tokayev"]
rejected = ["Tokajew", "Tokaev"]
languages = ["fr"]
comment = "As AFP writes it"
```
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from copydesk.config.document import Document, TablePath
from copydesk.house_list import HouseList, HouseName, plain

_LANGUAGE = re.compile(r"[a-z]{2,3}")
LISTS = ("accepted", "rejected", "languages")


class _Name(msgspec.Struct, forbid_unknown_fields=True):
    preferred: str = ""
    accepted: list[str] = []
    rejected: list[str] = []
    languages: list[str] = []
    comment: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    name: list[_Name] = []


def load(path: Path) -> HouseList:
    """Return the names that a file lists.

    Raises ConfigError, which names the file, the line and the key, where it cannot
    be read, says what no list can say, or contradicts itself.
    """
    document = Document(path)
    names = HouseList(
        HouseName(
            one.preferred,
            tuple(one.accepted),
            tuple(one.rejected),
            tuple(one.languages),
            one.comment,
        )
        for one in _converted(document).name
    )
    for number, key, value, message in _faults(names):
        raise document.error(("name", number), key, message, value)
    return names


def _converted(document: Document) -> _File:
    from copydesk.config.load import explained

    try:
        return msgspec.convert(document.table, _File)
    except msgspec.ValidationError as error:
        message, key, table = explained(str(error), _unknown_key)
        raise document.error(table, key, message) from None


def _unknown_key(key: str, table: TablePath) -> str:
    from copydesk.config.suggest import did_you_mean

    known = (_Name if table else _File).__struct_fields__
    hint = did_you_mean(key, known, f"those here are {', '.join(known)}")
    return f"is not a known key; {hint}"


Fault = tuple[int, str, str, str]
"""The number of a name, a key, a value, and what is wrong with it."""


def _faults(names: HouseList) -> Iterator[Fault]:
    """Yield what makes no sense or contradicts itself."""
    homes: dict[tuple[str, str], tuple[str, int]] = {}
    for number, one in enumerate(names):
        if not one.preferred:
            yield number, "preferred", "", "is missing: say how the name is to be written"
            continue
        for language in one.languages:
            if not _LANGUAGE.fullmatch(language):
                message = f"must be language codes such as fr, not “{language}”"
                yield number, "languages", language, message
        for key, form in _forms(one):
            if form.split() != form.split(" ") or not form:
                yield number, key, form, "must be a name, without blanks around it"
            for language in one.languages or ("",):
                seen, home = homes.setdefault((plain(form), language), (key, number))
                message = _clash(form, key, seen, names[home].preferred, home == number)
                if message:
                    yield number, key, form, message


def _forms(name: HouseName) -> list[tuple[str, str]]:
    """Return the spellings of a name, each with the key that it stands under."""
    forms = [("preferred", name.preferred)]
    return forms + [(key, form) for key in ("accepted", "rejected") for form in getattr(name, key)]


def _clash(form: str, key: str, seen: str, home: str, is_here: bool) -> str:
    """Return what is wrong with a spelling that was `seen` under another key before."""
    if key != seen and "rejected" in (key, seen):
        place = "here" if is_here else f"under “{home}”"
        return f"lists “{form}”, which is {seen} {place}; keep one of them"
    if key == seen == "preferred" and not is_here:
        return f"has “{form}” a second time; put both into one [[name]]"
    return ""


def entry(name: HouseName) -> str:
    """Return a name as it stands in the file."""
    lines = ["[[name]]", f"preferred = {quoted(name.preferred)}"]
    lists = ((key, getattr(name, key)) for key in LISTS)
    lines += [f"{key} = [{', '.join(map(quoted, forms))}]" for key, forms in lists if forms]
    if name.comment:
        lines.append(f"comment = {quoted(name.comment)}")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as TOML writes it on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
