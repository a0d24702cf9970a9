"""Chinese and Korean names, whose syllables two conventions spell quite differently.

Chinese is written in pinyin (Mao Zedong) and was in Wade-Giles (Mao Tse-tung), in
the press without the apostrophes that told p from p’; Korean by the state's
convention of 2000 (Bak Geunhye), by McCune-Reischauer (Pak Kŭnhye) and by custom
(Park Geun-hye). Only whole names are compared: one syllable says too little.
"""

from functools import lru_cache
from itertools import product

_INITIALS = {
    "hs": "x", "ch": "zh j ch q", "tsz": "z c", "ts": "z c", "tz": "z c", "sz": "s", "ss": "s",
    "p": "b p", "t": "d t", "k": "g k", "j": "r", "f": "f", "h": "h", "l": "l", "m": "m",
    "n": "n", "sh": "sh", "s": "s", "w": "w", "y": "y",
}  # fmt: skip
_FINALS = {
    "ien": "ian", "ung": "ong", "ueh": "ue", "ieh": "ie", "eh": "e", "ih": "i", "u": "u i",
    "ui": "ui", "uei": "ui", "o": "o e uo", "e": "e i", "iung": "iong", "un": "un", "uan": "uan",
}  # fmt: skip
_WHOLE = {"i": "yi", "yen": "yan", "yeh": "ye", "yu": "you yu", "yung": "yong", "erh": "er"}
_SOUNDS = """
a ai an ang ao e ei en eng er i ia ian iang iao ie in ing iong iu o ong ou
u ua uai uan uang ue ui un uo
"""
"""What ends a syllable of pinyin."""
_LONGEST = 4
"""Syllables of a name."""
_KOREAN = """
park pak bak/lee yi rhee ri li i/kim gim/choi choe/jung jeong chung chong/kang gang/cho jo/moon mun
yoon yun/roh noh no ro/shin sin/woo u wu/yoo yu ryu/lim im rim/kwon gwon/hyun hyeon hyon/sung seong
song/young yeong yong/myung myeong myong/kyung gyeong kyong/hee hui/joo ju chu/soo su/hoon hun
suk seok sok/eun un/geun keun kun/jae chae/jin chin/jun joon chun/bum beom pom/min/il/yeol yol/sook
hye/nam/ki gi/tae dae/dong tong/ho/sun seon son/won/ahn an/baek paek/bae pae/hong/jeon jun chon
"""


def are_syllables_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two whole names, as their folded words, are one in two conventions.

    >>> are_syllables_alike(("mao", "tse", "tung"), ("mao", "zedong"))
    True
    >>> are_syllables_alike(("park", "geun", "hye"), ("pak", "kun", "hye"))
    True
    >>> are_syllables_alike(("li", "peng"), ("li", "keqiang"))
    False
    """
    if not (1 < len(one) <= _LONGEST and 1 < len(other) <= _LONGEST):
        return False
    if "".join(other) in _pinyin(one) or "".join(one) in _pinyin(other):
        return True
    if len(one) != 3 or len(other) != 3:
        return False
    return all(a == b or _korean(a) & _korean(b) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=1 << 10)
def _pinyin(name: tuple[str, ...]) -> frozenset[str]:
    """Return what a name in Wade-Giles can be in pinyin, none where it is not in Wade-Giles."""
    syllables = [_readings(one) for one in name]
    return frozenset(map("".join, product(*syllables))) if all(syllables) else frozenset()


def _readings(syllable: str) -> set[str]:
    if syllable in _WHOLE:
        return set(_WHOLE[syllable].split())
    initial = next(
        (one for one in (syllable[:3], syllable[:2], syllable[:1]) if one in _INITIALS), ""
    )
    final = syllable[len(initial) :]
    finals = set(_SOUNDS.split()).intersection(_FINALS.get(final, final).split())
    initials = _INITIALS[initial].split() if initial else [""]
    return {first + last for first in initials for last in finals}


@lru_cache(maxsize=1 << 10)
def _korean(syllable: str) -> frozenset[int]:
    rows = (row for line in _KOREAN.split("\n") for row in line.split("/"))
    return frozenset(at for at, row in enumerate(rows) if syllable in row.split())
