"""From what a configuration file says to the type that is wanted."""

import re
from typing import Any

KINDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "null": "",
    "object": "a table",
    "str": "text in quotes",
}


def convert(value: object, wanted: Any) -> Any:
    """Return `value` as `wanted`, a type annotation; lists become tuples or sets.

    Raises ValueError with a sentence that says what is expected.
    """
    import msgspec

    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        raise ValueError(said(str(error).partition(" - at ")[0])) from None


def said(what: str) -> str:
    """Return msgspec's message in the words of a configuration file.

    >>> said("Expected `array | null`, got `str`")
    'must be a list, not text in quotes'
    """
    found = re.match(r"Expected `([^`]+)`, got `([^`]+)`(.*)", what)
    if not found:
        return what[:1].lower() + what[1:].replace("`", "")
    kinds = (KINDS.get(one, one) for one in found[1].split(" | "))
    wanted = " or ".join(kind for kind in kinds if kind)
    return f"must be {wanted}, not {KINDS.get(found[2], found[2])}{found[3]}"
