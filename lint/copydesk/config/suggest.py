"""Help for a name that does not exist."""

from collections.abc import Iterable, Sequence


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is nearest to a mistyped one, '' where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1)), "")


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question for the known name nearest to `name`, or `otherwise`."""
    near = nearest(name, known)
    return f"did you mean “{near}”?" if near else otherwise


def unknown_key(key: str, table: Sequence[str | int]) -> str:
    """Return the sentence for an unknown key of a table, with the nearest known one."""
    from copydesk.config import schema

    structs = {"languagetool": schema.LanguageToolOptions, "overrides": schema.Override}
    struct = structs.get(str(table[0]) if table else "", schema.Options)
    known = (schema.FieldOptions if "fields" in table else struct).__struct_fields__
    hint = did_you_mean(key.replace("-", "_"), known, f"those here are {', '.join(known)}")
    return f"is not a known key; {hint}"
