"""Adding to the file of a newsroom's names without touching what else it says."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkstemp

from copydesk.config.errors import ConfigError
from copydesk.house_list import HouseList, HouseName, plain
from copydesk.house_list_file import entry, load, quoted
from copydesk.source import SourceFile
from copydesk.writing import WriteError, write

HEADER = """\
# Names as this newsroom writes them. Each [[name]] has a preferred spelling, and may have
# accepted and rejected ones, the languages that it is for, and a comment.
"""
LARGEST = 10.0
"""Megabytes that the file may have."""
_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*name[ \t]*\]\][^\n]*", re.MULTILINE)


def add(
    path: Path,
    preferred: str,
    *,
    accepted: Iterable[str] = (),
    rejected: Iterable[str] = (),
    language: str = "",
    comment: str = "",
) -> bool:
    """Add a name, or further spellings of one, to the file of a newsroom's names.

    The file is made if it is not there. Comments, order and layout of what it
    has are kept; a name that it has with the same preferred spelling, for this
    language (an ISO 639 code) or for all, gets the spellings that it lacks, and
    keeps its comment. Returns whether there was anything to write.

    Raises ConfigError where the file is at fault or would contradict itself, and
    WriteError where it cannot be written; it is then as it was.
    """
    before = _opened(path)
    names = load(path) if before else HouseList()
    forms = {"accepted": tuple(accepted), "rejected": tuple(rejected)}
    number = _number(names, preferred, language)
    text = before.text if before else ""
    if number is None:
        languages = (language,) if language else ()
        name = HouseName(preferred, forms["accepted"], forms["rejected"], languages, comment)
        new = entry(name)
        text = f"{text.rstrip()}\n\n{new}" if text.strip() else f"{HEADER}\n{new}"
    else:
        text = _with_forms(text, number, names[number], forms)
    if before and text == before.text:
        return False
    if before and "\r\n" in before.text:
        text = re.sub(r"\r?\n", "\r\n", text)
    _write(path, before, text)
    return True


def _opened(path: Path) -> SourceFile | None:
    from copydesk.reading import ReadError, read, source_file

    if not path.exists():
        return None
    try:
        return source_file(str(path), read(str(path), LARGEST), encoding="utf-8")[0]
    except ReadError as error:
        raise ConfigError(str(path), str(error)) from None


def _number(names: HouseList, preferred: str, language: str) -> int | None:
    """Return the number of the name with a preferred spelling that is for a language."""
    for number, one in enumerate(names):
        is_meant = not one.languages or (language and language in one.languages)
        if plain(one.preferred) == plain(preferred) and is_meant:
            return number
    return None


def _with_forms(
    text: str, number: int, name: HouseName, forms: Mapping[str, tuple[str, ...]]
) -> str:
    for key, wanted in forms.items():
        known = {plain(form) for form in (*getattr(name, key), name.preferred)}
        missing = [form for form in dict.fromkeys(wanted) if plain(form) not in known]
        if missing:
            text = _extended(text, number, key, missing)
    return text


def _extended(text: str, number: int, key: str, forms: list[str]) -> str:
    """Return the text with spellings put into a list of the name of that number."""
    heads = list(_TABLE.finditer(text))
    if len(heads) <= number:
        raise WriteError("was not changed: its names are not written as [[name]] tables")
    start = heads[number].end()
    end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
    found = re.compile(rf"^[ \t]*{key}[ \t]*=[ \t]*\[", re.MULTILINE).search(text, start, end)
    items = ", ".join(map(quoted, forms))
    if found is not None:
        rest = text[found.end() : end].lstrip()
        items += "" if rest.startswith("]") else ", "
        return text[: found.end()] + items + text[found.end() :]
    line = re.compile(r"^[ \t]*preferred[ \t]*=[^\r\n]*", re.MULTILINE).search(text, start, end)
    at = line.end() if line else start
    return f"{text[:at]}\n{key} = [{items}]{text[at:]}"


def _write(path: Path, before: SourceFile | None, text: str) -> None:
    """Put `text` into the file, once it is known to be a list that can be read again."""
    try:
        handle, name = mkstemp(prefix=".copydesk-", suffix=".toml", dir=path.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"was not written: {reason}; see to its folder") from None
    new = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        _check(new, path)
        if before is not None:
            write(before, before.with_text(text))
            return
        new.chmod(0o644)
        _place(new, path)
    finally:
        new.unlink(missing_ok=True)


def _check(new: Path, path: Path) -> None:
    """Raise ConfigError in the name of `path` where `new` is no list."""
    try:
        load(new)
    except ConfigError as error:
        message = str(error).removeprefix(str(new))
        raise ConfigError(
            f"{path}{message.partition(': ')[0]}", message.partition(": ")[2]
        ) from None


def _place(new: Path, path: Path) -> None:
    """Give a new file its name, unless something else has made one of that name."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise WriteError("was not changed: something else has just made it; try again") from None
    except OSError:  # a file system without links
        os.replace(new, path)
