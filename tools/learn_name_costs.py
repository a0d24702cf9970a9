"""Learn the weights of `copydesk_rules.names.cost_model` from pairs of names.

    python -m tools.learn_name_costs PAIRS.tsv [MORE.tsv]

PAIRS.tsv has a line of headings and then `name_a<TAB>name_b<TAB>same`, as the
pairs made from the CC0 lists of Merhav and Ash, "Design Challenges in
Named-Entity Transliteration" (COLING 2018). A fifth of the pairs, told by a hash,
is never looked at here: `benchmarks/names.py` measures on it. No name occurs on
both sides of that split. MORE.tsv has further pairs to learn from, drawn by
`tools/name_pairs.py` from those lists, with no name of PAIRS.tsv.

The learner aligns each pair by the weights so far, then takes a step of logistic
regression (AdaGrad, L2 on everything that names letters), and repeats. Pairs that
follow from others (a = b, b = c) and near neighbours that no chain links are added.
The threshold is the margin at which three models, each tested on the third of
the training pairs of PAIRS.tsv that it has not seen, are right in `PRECISION` of
what they accept.
"""

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from tools.name_pair_lists import Pair, bucket, components, read_more, read_pairs

from copydesk.table import build_table
from copydesk_rules.names import cost_model
from copydesk_rules.names.cost_model import CostModel
from copydesk_rules.names.features import Edit, edit_features, features, hunks, is_open

PRECISION = 0.96
"""One point above what is promised, for names unlike these."""
FOLDS = 3
EPOCHS = 5
RATE = 0.1
PENALTY = 0.03
LEAST = 0.05
"""Weights nearer to 0 are left out."""
SUPPORT = 2
"""Pairs in which a feature must occur to be kept."""
EDIT_SUPPORT = 5
"""Pairs of one name in which an edit of several letters must occur to be one."""
REPRICE = 50
"""Pairs after which the prices of edits follow the weights."""
NEIGHBOURS = 1500
"""Pairs of unlinked neighbours added as different names."""
SEED = 7
PRICES = {
    "del-v": 1.5, "del-h": 1.5, "del-j": 1.5, "del-w": 1.5, "del-c": 1.5,
    "sub-vv": 2.0, "sub-cc": 2.0, "sub-cv": 2.5, "multi": 0.0,
}  # fmt: skip


def learn_model(pairs: list[Pair], more: list[Pair]) -> tuple[dict[str, float], list[str]]:
    """Return the weights learnt from all pairs, and the edits of several letters.

    Only from `pairs` it is concluded what else is the same or another name.
    """
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    pairs = [*pairs, *_closure(pairs), *_neighbours(pairs, rng), *more]
    learner = _Learner(_first_prices(pairs))
    for epoch in range(EPOCHS):
        rng.shuffle(pairs)
        for pair in pairs:
            learner.step(pair, RATE / (1 + epoch / 2))
    return learner.result(), learner.edits


class _Learner:
    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.first = frozenset(weights)
        self.edits = sorted(one for one in weights if _is_long_edit(one))
        self.squares: dict[str, float] = defaultdict(float)
        self.seen: Counter[str] = Counter()
        self.model = CostModel(weights, self.edits)
        self.steps = 0

    def step(self, pair: Pair, rate: float) -> None:
        """Move the weights by one pair."""
        first, second, same = pair
        if first == second:
            return
        self.steps += 1
        if not self.steps % REPRICE:
            self.model.forget_prices()
        edits = self.model.align(first, second)
        margin = self.model.margin_of(first, second, edits)
        gradient = self._gradient(first, second, edits)
        self.seen.update(gradient.keys())
        error = same - 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))
        for name, value in gradient.items():
            weight = self.weights.get(name, 0.0)
            slope = error * value - (PENALTY * weight if _is_lexical(name) else 0.0)
            self.squares[name] += slope * slope
            self.weights[name] = weight + rate * slope / math.sqrt(self.squares[name] + 1e-6)

    def _gradient(self, first: str, second: str, edits: list[Edit]) -> dict[str, float]:
        open_ = is_open(first, second)
        values: dict[str, float] = defaultdict(float)
        for name, value in features(first, second, edits):
            values[name] += value
        for edit in edits:
            for name in edit_features(*edit[:3], open_):
                values[name] -= 1.0
        return values

    def result(self) -> dict[str, float]:
        """Return the weights rounded, without those that are next to nothing."""
        least = SUPPORT * EPOCHS
        rounded = {
            name: round(weight, 2)
            for name, weight in self.weights.items()
            if self.seen[name] >= least or name in self.first
        }
        return {name: weight for name, weight in rounded.items() if abs(weight) >= LEAST}


def _is_long_edit(name: str) -> bool:
    left, sign, right = name.partition("/")
    return bool(sign) and max(len(left), len(right)) > 1


def _is_lexical(name: str) -> bool:
    """Tell whether a feature names letters: `ch/k@s`, `a[del-h`, `-ov`."""
    return any(sign in name for sign in "/[]()") or name[0] == "-" or name[-1] == "-"


def _first_prices(pairs: list[Pair]) -> dict[str, float]:
    """Return prices to start from: how much oftener different names show an edit."""
    seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for first, second, same in pairs:
        seen[same].update(set(_edits_between(first, second)))
    prices = dict(PRICES)
    for edit in seen[True].keys() | seen[False].keys():
        alike, different = seen[True][edit], seen[False][edit]
        odds = math.log((different + 1) / (alike + 1))
        if max(map(len, edit.split("/"))) == 1:
            prices[edit] = 0.3 * odds
        elif alike >= EDIT_SUPPORT or different >= 2 * EDIT_SUPPORT:
            prices[edit] = odds + 1.5
    return prices


def _edits_between(first: str, second: str) -> Iterator[str]:
    """Yield the stretches that differ, alone and with up to two letters around them."""
    found = hunks(first, second)
    found += [(one[0], other[1], one[2], other[3]) for one, other in pairwise(found)]
    longest = cost_model.LONGEST_EDIT
    for i, i_end, j, j_end in found:
        for before in range(min(3, i + 1, j + 1)):
            for after in range(min(3, len(first) - i_end + 1, len(second) - j_end + 1)):
                left, right = first[i - before : i_end + after], second[j - before : j_end + after]
                if max(len(left), len(right)) <= longest:
                    yield "/".join(sorted((left, right)))


def _closure(pairs: list[Pair]) -> list[Pair]:
    """Return pairs of names that one third name links, unless they are far apart."""
    linked: dict[str, set[str]] = defaultdict(set)
    for first, second, same in pairs:
        if same:
            linked[first].add(second)
            linked[second].add(first)
    known = {frozenset(pair[:2]) for pair in pairs}
    found = {
        (one, other)
        for middle in linked
        for one in linked[middle]
        for other in linked[middle]
        if one < other and frozenset((one, other)) not in known
    }
    near = Levenshtein.normalized_similarity
    return [Pair(one, other, True) for one, other in sorted(found) if near(one, other) >= 0.5]


def _neighbours(pairs: list[Pair], rng: random.Random) -> list[Pair]:
    """Return pairs of names next to each other in the alphabet that nothing links."""
    root = components((pair.first, pair.second) for pair in pairs if pair.same)
    names = sorted({name for pair in pairs for name in pair[:2]})
    known = {frozenset(pair[:2]) for pair in pairs}
    near = Levenshtein.normalized_similarity
    found = [
        Pair(one, other, False)
        for at, one in enumerate(names)
        for other in names[at + 1 : at + 9]
        if root.get(one, one) != root.get(other, other)
        and frozenset((one, other)) not in known
        and near(one, other) >= 0.55
    ]
    rng.shuffle(found)
    return found[:NEIGHBOURS]


def choose_threshold(pairs: list[Pair], more: list[Pair]) -> float:
    """Return the margin at which unseen pairs are accepted with `PRECISION`."""
    linked = components((pair.first, pair.second) for pair in pairs)
    folds: list[list[Pair]] = [[] for _ in range(FOLDS)]
    for pair in pairs:
        folds[bucket(f"fold {linked[pair.first]}", FOLDS)].append(pair)
    tasks = [
        ([pair for fold_ in folds if fold_ is not held for pair in fold_], more, held)
        for held in folds
    ]
    margins: list[tuple[float, bool]] = []
    with Pool(2) as pool:
        for number, found in enumerate(pool.imap(_held_out, tasks), start=1):
            margins += found
            print(f"fold {number} of {FOLDS} done", file=sys.stderr)
    return _threshold(sorted(margins, reverse=True))


def _held_out(task: tuple[list[Pair], list[Pair], list[Pair]]) -> list[tuple[float, bool]]:
    """Return the margins of the pairs held out, by a model learnt from the others."""
    others, more, held = task
    model = CostModel(*learn_model(others, more))
    return [(model.margin(one.first, one.second), one.same) for one in held]


def _threshold(margins: list[tuple[float, bool]]) -> float:
    right, chosen, recall = 0, math.inf, 0.0
    total = sum(same for _, same in margins)
    for accepted, (margin, same) in enumerate(margins, start=1):
        right += same
        if right / accepted >= PRECISION:
            chosen, recall = margin, right / total
    print(f"threshold {chosen:.2f}, recall of held-out pairs {recall:.3f}", file=sys.stderr)
    return chosen


def main(path: str, *others: str) -> None:
    """Learn from the pairs at `path`, and at `others`, and write the table that ships."""
    learn, _ = read_pairs(Path(path))
    more = [pair for other in others for pair in read_more(Path(other))]
    threshold = choose_threshold(learn, more)
    weights, edits = learn_model(learn, more)
    items = {name: f"{weight:g}" for name, weight in weights.items()}
    items |= {"=threshold": f"{threshold:.2f}", "=edits": " ".join(edits)}
    build_table(cost_model.COSTS, items.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
