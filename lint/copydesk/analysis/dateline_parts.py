"""What can stand in a dateline beside its place: dates, agencies, outlets, states."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["date", "region", "outlet", "acronym", "city", ""]

LISTS = Path(__file__).parent.parent / "data" / "datelines.toml"


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `data/datelines.toml`: agencies, outlets, given_names, kickers, …."""
    listed = _lists()[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _lists() -> dict[str, str | list[str]]:
    from copydesk import toml_cache

    return toml_cache.read(LISTS)


_SITE = r"(?i)[a-z][\w-]+\.(?:com|co|id|net|org|fr)"


def kind_of_part(part: str) -> Kind:
    """Tell what a part between commas is: '' where it is nothing a dateline has.

    A city beside the first one and a region are known from the gazetteer; an
    acronym may be an outlet's.

    >>> kind_of_part("3 mars"), kind_of_part("Nov. 27"), kind_of_part("12 personnes")
    ('date', 'date', '')
    """
    if is_date(part):
        return "date"
    if part.casefold() in words("outlets") or re.fullmatch(_SITE, part):
        return "outlet"
    if part.replace(".", "").replace(" ", "").casefold() in words("states"):
        return "region"
    return _kind_of_place(part)


def is_date(part: str) -> bool:
    """Tell whether `part` is a day, with or without a year, or a year.

    >>> is_date("Sunday"), is_date("mars"), is_date("March 3")
    (True, False, True)
    """
    found = _date().fullmatch(part) if part else None
    if found is None:
        return False
    month = found["month"] or found["first"]
    return month is None or month[:3].casefold() in words("months")


@cache
def _date() -> re.Pattern[str]:
    """Compile the pattern for a day of the week, a date in words or figures, or a year."""
    days = "|".join(sorted(words("days"), key=len, reverse=True))
    ordinal = "er|\\.|st|nd|rd|th|º|°"
    return re.compile(
        rf"(?i)(?:(?:{days})\.?(?: |$))?(?:le |den |el )?(?:"
        rf"\d{{1,2}}(?:{ordinal})? (?:de )?(?P<month>[^\W\d_]{{3,10}})\.?(?: (?:de )?\d{{4}})?"
        r"|(?P<first>[^\W\d_]{3,9})\.? \d{1,2}(?:st|nd|rd|th)?(?: \d{4})?\.?"
        r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4})?"
    )


def is_agency(name: str) -> bool:
    """Tell whether what stands in brackets names an agency.

    >>> is_agency("dpa/tmn"), is_agency("AFP/Relaxnews"), is_agency("PSG")
    (True, True, False)
    """
    agencies = words("agencies")
    parts = re.split(r"[/,\s]+", name.casefold())
    return any(part.strip(".") in agencies or part.split("-")[0] in agencies for part in parts)


def is_outlet(name: str) -> bool:
    """Tell whether a word in front of a place can be an outlet's: VOI.ID, SANA.

    >>> is_outlet("VOI.ID"), is_outlet("SANA"), is_outlet("Sana"), is_outlet("PARIS")
    (True, True, False, False)
    """
    low = name.casefold()
    if low in words("outlets") or re.fullmatch(_SITE, name):
        return True
    return name.isupper() and len(name) > 1 and low in words("agencies")


def is_signature(name: str, language: str) -> bool:
    """Tell whether an outlet signs so, without a place: VOI – Le président.

    Many an outlet's name is a word that columns have for a title too.
    """
    if re.fullmatch(_SITE, name):
        return True
    low = name.casefold()
    return low in words("signatures") or (language == "id" and low in words("outlets"))


def _kind_of_place(part: str) -> Kind:
    from copydesk.analysis.gazetteer import PlaceKind, places

    kinds = {place.kind for place in places(part) if place.usual}
    if kinds & {PlaceKind.COUNTRY, PlaceKind.REGION}:
        return "region"
    if PlaceKind.CITY in kinds:
        return "city"
    return "acronym" if 2 < len(part) < 7 and part.isupper() and part.isalpha() else ""
