"""Draw further pairs of names to learn from, out of the lists that the measured pairs stem from.

    python -m tools.name_pairs LISTS PAIRS.tsv MORE.tsv

LISTS is a folder with the personal names of Wikidata in Latin letters and another
script, as Merhav and Ash published them with "Design Challenges in Named-Entity
Transliteration" (COLING 2018; github.com/steveash/NETransliteration-COLING2018,
data CC0): files `wd_SCRIPT_80` and `wd_SCRIPT_20` with lines
`latin<TAB>o t h e r<TAB>count`. No name of PAIRS.tsv, be it to learn from or to
test on, is in what is drawn, nor one that differs from such a name in accents only.

Two names are the same where one Russian, Arabic or Hebrew form renders both, two
names where both are known in one script and no form of any script renders both.
What is drawn is as near in spelling, as long and as much alike at the start as
the pairs of PAIRS.tsv that are learnt from.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from os.path import commonprefix
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from tools.name_pair_lists import Pair, read_pairs

from copydesk_rules.names.folding import fold

SCRIPTS = ("russian", "arabic", "hebrew")
"""Those whose forms tell names apart as well as Latin letters do."""
WANTED = 60_000
"""Pairs of each kind that are drawn where there are enough."""
TRIED = 12_000
"""Names whose neighbours are looked for, each among `CROWD` of one first letter."""
CROWD = 2_500
SHORTEST, LONGEST = 4, 14
MOST_SPELLINGS = 12
"""Spellings of one form of which pairs are made: some forms have hundreds."""
SEED = 3
Forms = dict[str, set[tuple[str, str]]]


def read_lists(folder: Path) -> Forms:
    """Return the names in Latin letters with their forms, each as (script, form).

    Raises OSError where the folder has no list, or one cannot be read.
    """
    forms: Forms = defaultdict(set)
    files = sorted(folder.glob("wd_*_[28]0"))
    if not files:
        raise FileNotFoundError(f"{folder} has no file wd_SCRIPT_80 or wd_SCRIPT_20")
    for file in files:
        script = file.name.split("_")[1]
        for line in file.read_text(encoding="utf-8").splitlines():
            latin, _, rest = line.partition("\t")
            form = rest.partition("\t")[0].replace(" ", "")
            if form:
                forms[latin].add((script, form))
    return forms


def same_pairs(names: list[str], forms: Forms, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield names that one form renders, unless they are far apart."""
    spelt: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        for form in forms[name]:
            if form[0] in SCRIPTS:
                spelt[form].append(name)
    for _, found in sorted(spelt.items()):
        kept = found if len(found) <= MOST_SPELLINGS else rng.sample(found, MOST_SPELLINGS)
        for at, one in enumerate(kept):
            for other in kept[:at]:
                if Levenshtein.normalized_similarity(one, other) >= 0.5:
                    yield one, other


def other_pairs(names: list[str], forms: Forms, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield near names with one first letter that no form renders both."""
    crowds: dict[str, list[str]] = defaultdict(list)
    for name in names:
        crowds[fold(name)[0]].append(name)
    for one in rng.sample(names, min(TRIED, len(names))):
        crowd = crowds[fold(one)[0]]
        crowd = rng.sample(crowd, min(CROWD, len(crowd)))
        near = process.extract(one, crowd, scorer=Levenshtein.distance, score_cutoff=3, limit=None)
        scripts = {script for script, _ in forms[one]}
        for other, _, _ in near:
            known = scripts & {script for script, _ in forms[other]}
            if known and not forms[one] & forms[other] and fold(one) != fold(other):
                yield one, other


def draw(
    found: Iterable[tuple[str, str]], like: list[Pair], rng: random.Random
) -> list[tuple[str, str]]:
    """Return as many of the pairs found, at most, as are spread like those of `like`."""
    by_kind: dict[tuple[int, int, int], list[tuple[str, str]]] = defaultdict(list)
    for pair in sorted({(min(pair), max(pair)) for pair in found}):
        by_kind[_kind(fold(pair[0]), fold(pair[1]))].append(pair)
    kinds = Counter(_kind(one.first, one.second) for one in like)
    drawn: list[tuple[str, str]] = []
    for kind, count in sorted(kinds.items()):
        most = round(WANTED * count / len(like))
        here = by_kind.get(kind, [])
        drawn += here if len(here) <= most else rng.sample(here, most)
    return drawn


def _kind(first: str, second: str) -> tuple[int, int, int]:
    """Return edits, letters in common at the start and length, as far as they tell."""
    start = len(commonprefix((first, second)))  # noqa: RUF071 - letters are what is compared
    length = min(len(first), len(second))
    return min(4, Levenshtein.distance(first, second)), min(4, start), min(8, max(5, length))


def main(lists: str, pairs: str, out: str) -> None:
    """Draw pairs and write them to `out`."""
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    learn, test = read_pairs(Path(pairs))
    used = {name for pair in (*learn, *test) for name in pair[:2]}
    forms = read_lists(Path(lists))
    names = sorted(
        name
        for name in forms
        if SHORTEST <= len(name) <= LONGEST and name.isalpha() and fold(name) not in used
    )
    same = draw(same_pairs(names, forms, rng), [one for one in learn if one.same], rng)
    other = draw(other_pairs(names, forms, rng), [one for one in learn if not one.same], rng)
    lines = [f"{one}\t{two}\t1" for one, two in same] + [f"{one}\t{two}\t0" for one, two in other]
    Path(out).write_text("\n".join(("name_a\tname_b\tsame", *lines, "")), encoding="utf-8")
    print(f"{len(same)} pairs of one name, {len(other)} of two", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:4])
