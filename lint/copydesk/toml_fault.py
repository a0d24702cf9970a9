"""What is wrong with a file that is no TOML, and in which line."""

import re

END = re.compile(r" \(at end of document\)\Z")
PLACE = re.compile(r" \(at line (?P<line>\d+), column (?P<column>\d+)\)\Z")


def toml_fault(text: str, error: ValueError) -> tuple[str, int]:
    r"""Return what tomllib says of a text, and the line, from 1, that it is about.

    >>> toml_fault("a = 1\nb = [\n", ValueError("Invalid value (at end of document)"))
    ('is not valid TOML: Invalid value at the end of the file', 2)
    """
    said = str(error)
    if found := PLACE.search(said):
        where, line = f" in column {found['column']}", int(found["line"])
    elif END.search(said):
        where, line = " at the end of the file", text.rstrip("\r\n").count("\n") + 1
    else:
        where, line = "", 0
    return f"is not valid TOML: {PLACE.sub('', END.sub('', said))}{where}", line
