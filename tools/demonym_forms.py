"""The inflected forms of words for peoples, in the languages of tools/places/demonyms.tsv."""

from collections.abc import Iterator

from copydesk.analysis.gazetteer import fold


def french(stem: str) -> Iterator[str]:
    """Yield the forms of a French demonym given in the masculine (or all forms by slashes)."""
    base, *feminine = stem.split("/")
    if not feminine:
        if base.endswith(("ien", "éen", "on")):
            feminine = [base + "ne"]
        else:
            feminine = [base if base.endswith("e") else base + "e"]
    for form in {base, *feminine}:
        yield form
        yield form if form.endswith("s") else form + "s"


def english(stem: str) -> Iterator[str]:
    """Yield an English demonym and its plural."""
    yield stem
    if stem.endswith("man"):
        yield stem[:-3] + "men"
    elif not stem.endswith(("ese", "sh", "ch", "s")):
        yield stem + "s"


def german(stem: str) -> Iterator[str]:
    """Yield the forms of a German adjective (lower case) or noun."""
    if stem[0].islower() or stem.startswith("US-am"):
        yield from (stem + ending for ending in ("", "e", "en", "er", "es", "em"))
    elif stem.endswith("e"):
        endings = ("e", "en", "er", "in", "innen")
        yield from (stem[:-1] + ending for ending in endings)
    else:
        yield from (stem + ending for ending in ("", "s", "n", "in", "innen", "en"))


def spanish(stem: str) -> Iterator[str]:
    """Yield the forms of a Spanish demonym given in the masculine (or both by a slash)."""
    base, *feminine = stem.split("/")
    if feminine:
        yield from (base, base[:-1] + "ces", feminine[0], feminine[0] + "s")
    elif base.endswith("o"):
        yield from (base[:-1] + ending for ending in ("o", "a", "os", "as"))
    elif base.endswith(("és", "án", "ón")):
        plain = fold(base)
        yield from (base, plain + "a", plain + "es", plain + "as")
    else:
        yield from (base, base + "s", base + "es")


INFLECT = {"fr": french, "en": english, "de": german, "es": spanish}
