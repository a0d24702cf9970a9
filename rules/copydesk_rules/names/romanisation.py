"""Keys on which spellings of one foreign name meet, whatever convention wrote them.

Each letter group stands for the sounds that French, English, German or scholarly
romanisation write by it; a name has one key for each reading. The conventions are
those of the press: Ouchakov (fr), Ushakov (en), Uschakow (de).
"""

import re
from functools import lru_cache

from copydesk_rules.names.folding import fold

MOST_KEYS = 64
_SOUNDS: dict[str, tuple[str, ...]] = {
    "shch": ("S",), "chtch": ("S",), "schtsch": ("S",), "szcz": ("S",),
    "tsch": ("C",), "tch": ("C",), "cz": ("C",), "tj": ("C",), "dsch": ("J",),
    "sch": ("S", "sk"), "sh": ("S",), "ch": ("C", "S", "h"), "zh": ("J",), "dzh": ("J",),
    "dj": ("J",), "kh": ("h",), "gh": ("g", "h"), "ph": ("f",), "th": ("t",), "dh": ("d",),
    "ts": ("T",), "tz": ("T",), "ck": ("k",), "qu": ("k",), "gu": ("g", "gu"),
    "ou": ("u",), "oo": ("u",), "oe": ("o", "u"), "ow": ("o", "ov"), "au": ("au", "av"),
    "aw": ("av", "au"), "ew": ("ev", "eu"), "ss": ("s",), "ff": ("v", "f"), "w": ("v", "u"),
    "c": ("k", "T", "s"), "q": ("k",), "x": ("ks", "h"), "j": ("J", "i"), "z": ("z", "T"),
    "s": ("s", "z"), "y": ("i",), "h": ("h", ""),
}  # fmt: skip
_GROUPS = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)) + "|.")
_GLIDE = re.compile(r"(?<=[aeou])i(?=[eo])|(?<![aeou])i(?=e)")
_DOUBLE = re.compile(r"(.)\1+")
_SHCH = re.compile(r"SC")


@lru_cache(maxsize=1 << 12)
def romanisation_keys(name: str) -> frozenset[str]:
    """Return the keys of a name, at most `MOST_KEYS`.

    >>> keys = [romanisation_keys(one) for one in ("Ouchakov", "Ushakov", "Uschakow")]
    >>> bool(keys[0] & keys[1] & keys[2]), bool(keys[0] & romanisation_keys("Martin"))
    (True, False)
    """
    readings = [""]
    for group in _GROUPS.findall(fold(name)):
        sounds = _SOUNDS.get(group, (group,))
        if len(readings) * len(sounds) > MOST_KEYS:
            sounds = sounds[:1]
        readings = [before + sound for before in readings for sound in sounds]
    return frozenset(_plain(reading) for reading in readings)


def _plain(reading: str) -> str:
    """Return a reading without what conventions write or leave out."""
    reading = _DOUBLE.sub(r"\1", _SHCH.sub("S", reading))
    reading = _DOUBLE.sub(r"\1", _GLIDE.sub("", reading))
    if reading.endswith("ine"):
        reading = reading[:-1]
    return reading[:-1] + "v" if reading.endswith(("of", "ef")) else reading


def share_key(a: str, b: str) -> bool:
    """Tell whether two names have a reading in common."""
    return not romanisation_keys(a).isdisjoint(romanisation_keys(b))
