"""Help for a key that does not exist."""

from collections.abc import Sequence

from copydesk.config import schema


def unknown_key(key: str, table: Sequence[str | int]) -> str:
    """Return the sentence for an unknown key of a table, with the nearest known one."""
    from difflib import get_close_matches

    structs = {"languagetool": schema.LanguageToolOptions, "overrides": schema.Override}
    first = table[0] if table else ""
    struct = structs.get(first, schema.Options) if isinstance(first, str) else schema.Options
    known = struct.__struct_fields__
    near = get_close_matches(key.replace("-", "_"), known, n=1)
    if near:
        return f"is not a known key; did you mean “{near[0]}”?"
    return f"is not a known key; those here are {', '.join(known)}"
