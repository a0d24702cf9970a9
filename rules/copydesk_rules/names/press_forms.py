"""How each language's press romanises: which of two spellings is its own."""

import re

_OWN = {
    "fr": "ou tch kh ï ine$ gu(?=[eiéï]) [^t]ch dj sk[iy]$ j é è ë",
    "en": "sh zh kh oo yev$ (?<=[aeiou])y(?=[aeo]) in$ skyy?$ ch v$",
    "de": "tsch sch ch w jew$ in$ kyj$ ij$ z ö ü ä",
}
"""What each press writes, as patterns parted by blanks."""
_OTHER = {
    "fr": "sh zh oo (?<![aeo])u(?![aeiouïy]) (?<=[aeiou])ye? [^i]in$ w tsch sch yy$ ij$ yj$ ^y",
    "en": "ou tch ï ine$ w$ tsch sch j",
    "de": "ou tch ï ine$ sh zh kh v sky$ yev$",
}
"""What it leaves to others."""


def press_score(name: str, language: str) -> int:
    """Return how much a spelling looks like that language's press romanisation.

    Higher is more like it; 0 says nothing, as for a language without a table.

    >>> press_score("Ouchakov", "fr") > press_score("Ushakov", "fr")
    True
    >>> press_score("Ouchakov", "en") < press_score("Ushakov", "en")
    True
    """
    low = name.lower()
    own = sum(len(re.findall(pattern, low)) for pattern in _OWN.get(language, "").split())
    other = sum(len(re.findall(pattern, low)) for pattern in _OTHER.get(language, "").split())
    return own - other
