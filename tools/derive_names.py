"""Derive given names and last names with their renderings: ``python -m tools.derive_names LISTS``.

LISTS is the folder `data` of github.com/steveash/NETransliteration-COLING2018 (CC0;
Merhav and Ash, "Design Challenges in Named-Entity Transliteration", COLING 2018):
`wd_hebrew` and `wd_korean` have the names of persons in Wikidata in full, the files
`wd_SCRIPT_80` and `wd_SCRIPT_20` their words with the forms of another script and how
often they have them. What is derived is `lint/copydesk/data/names_wikidata.tsv`:
then run `python -m tools.build_people`.

A given name is a word that opens several full names and most of those that have it;
a last name one that ends them. Two words render one name where they
share a form of one script and the cost model takes them for one; Vladimir and
Volodymyr, which the list compiled by hand parts, stay two.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from copydesk.analysis.gazetteer import PlaceKind, places
from copydesk.analysis.morphology import readings
from copydesk.analysis.names.lexicon import FAMILY_FIRST
from copydesk.analysis.people import DERIVED, listed
from copydesk_rules.names.cost_model import model
from copydesk_rules.names.folding import fold
from copydesk_rules.names.inflections import is_derived

FULL = ("hebrew", "korean")
SCRIPTS = ("arabic", "hebrew", "katakana", "korean", "russian")
FEWEST = 3
"""Persons who must bear a last name."""
FEWEST_GIVEN = 2
MOSTLY = 0.6
"""The share of a word's places among names that must be those of a given, or last, name."""
OFTEN = 4
"""Persons from which on `ALSO` will do: many a given name is a last name too."""
ALSO = 0.4
SEEN = 2
"""Persons by which a word must render a form."""
LARGE = 100_000
"""People of a city whose name is taken for that of the city."""
LANGUAGES = ("en", "fr")
FEMININE = ("na", "ne", "ina", "ine", "nne")
"""Endings that make the name of a woman, beside those that `is_derived` knows."""
HEAD = """# Given names and last names with their renderings in Latin letters, the frequent first.
# Columns: given or family; renderings parted by blanks; source.
# Derived by tools/derive_names.py from the names of persons in Wikidata, as Merhav and Ash
# published them with "Design Challenges in Named-Entity Transliteration" (COLING 2018).
# Licence: CC0-1.0. Do not edit: names_given.tsv is what is compiled by hand.
"""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]{2,})*")
Forms = dict[str, Counter[tuple[str, str]]]


def full_names(folder: Path) -> Iterator[list[str]]:
    """Yield the words of each full name that is written with the given name first."""
    seen: set[str] = set()
    for script in FULL:
        for line in (folder / f"wd_{script}").read_text(encoding="utf-8").splitlines():
            latin, _, other = line.partition("\t")
            words = latin.split()
            plain = not set(latin) & set(",()0123456789") and " of " not in latin
            is_far_east = script == "korean" and len(words) > 1 and " " not in other.strip()
            if plain and not is_far_east and 2 <= len(words) <= 4 and latin not in seen:
                seen.add(latin)
                yield words


def bearers(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how many persons bear each given name, and each last name."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for words in full_names(folder):
        first[words[0]] += 1
        last[words[-1]] += 1
        every.update(words)
    often = {word for word, count in first.items() if count >= max(OFTEN, ALSO * every[word])}
    given = {word for word, count in _mostly(first, every).items() if count >= FEWEST_GIVEN}
    chosen = {word: first[word] for word in given | often if is_name(word)}
    family = _mostly(last, every)
    return Counter(chosen), Counter(
        {word: count for word, count in family.items() if count >= FEWEST and is_name(word)}
    )


def _mostly(found: Counter[str], every: Counter[str]) -> dict[str, int]:
    return {word: count for word, count in found.items() if count >= MOSTLY * every[word]}


def is_name(word: str) -> bool:
    """Tell whether a word is written as a name is."""
    plain = len(word) > 2 and word[0].isupper() and not word.isupper()
    return plain and _WORD.fullmatch(word) is not None


def is_given(word: str) -> bool:
    """Tell whether a word that opens names is no ordinary word, place or family name."""
    if fold(word) in FAMILY_FIRST or any(readings(word.lower(), one) for one in LANGUAGES):
        return False
    found = places(word)
    return not found or (found[0].kind is PlaceKind.CITY and found[0].population < LARGE)


def read_forms(folder: Path) -> Forms:
    """Return the words in Latin letters, in lower case, with their forms and how often."""
    forms: Forms = defaultdict(Counter)
    for script in SCRIPTS:
        for part in ("80", "20"):
            text = (folder / f"wd_{script}_{part}").read_text(encoding="utf-8")
            for line in text.splitlines():
                latin, other, count = line.split("\t")
                forms[latin][script, other] += int(count)
    return forms


def renderings(heads: Counter[str], forms: Forms) -> Iterator[list[str]]:
    """Yield each name with its renderings, the most frequent first."""
    spelt: dict[tuple[str, str], list[str]] = defaultdict(list)
    for latin, found in forms.items():
        for form, count in found.items():
            if count >= SEEN and _WORD.fullmatch(latin):
                spelt[form].append(latin)
    told: set[str] = set()
    for head, _ in sorted(heads.items(), key=lambda item: (-item[1], item[0])):
        low = head.lower()
        near = {
            other
            for form, count in forms[low].items()
            if count >= SEEN
            for other in spelt[form]
            if other != low and _is_one(low, other)
        }
        if low in told and not near - told:
            continue
        told |= {low, *near}
        yield [head, *(_cased(one) for one in sorted(near, key=lambda one: _rank(one, forms)))]


def _rank(latin: str, forms: Forms) -> tuple[int, str]:
    return -forms[latin].total(), latin


def _is_one(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    hand, others = listed(a), listed(b)
    if hand and others:
        return bool(hand & others)
    if a == b:
        return True
    chosen = model()
    if min(len(a), len(b)) < 3 or chosen.margin(a, b) < chosen.threshold:
        return False
    short, long = sorted((a, b), key=len)
    return not is_derived(a, b) and long.removeprefix(short) not in FEMININE


def _cased(latin: str) -> str:
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda found: found[0].upper(), latin)


def lines(kind: str, groups: Iterable[list[str]]) -> Iterator[str]:
    """Yield the lines of the list."""
    yield from (f"{kind}\t{' '.join(dict.fromkeys(group))}\twikidata\n" for group in groups)


def main(lists: str) -> None:
    """Write the list."""
    folder = Path(lists)
    given, family = bearers(folder)
    forms = read_forms(folder)
    given = Counter({word: count for word, count in given.items() if is_given(word)})
    first, last = sorted(renderings(given, forms)), sorted(renderings(family, forms))
    first = [[head, *filter(is_given, others)] for head, *others in first]
    content = [HEAD, *lines("given", first), *lines("family", last)]
    DERIVED.write_text("".join(content), encoding="utf-8")
    print(f"{len(first)} given names, {len(last)} last names", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
