"""How well spellings of one name are told from two names.

    python -m benchmarks.names DATA_DIR

DATA_DIR holds `names/variants.tsv` (see `tools/learn_name_costs.py`, which learns
from four fifths of it; the rest is measured here). For copydesk and for two usual
distances, each at the threshold that serves it best on the very pairs measured,
the table gives the recall at a precision of 95 %; then what copydesk's own
threshold gives, chosen without these pairs, the time of a pair, and the time it
takes to load the weights. Then, of the articles in DATA_DIR, what
`names_articles` says: the rules on names and datelines, a feed of 10,000
articles, and the ledger.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein
from tools.name_pair_lists import Pair, read_pairs

from benchmarks import names_articles
from copydesk_rules.names import cost_model
from copydesk_rules.names.cost_model import CostModel, MappedWeights

PRECISION = 0.95


def recall_at(scored: list[tuple[float, bool]], precision: float = PRECISION) -> float:
    """Return the best recall that any threshold gives at this precision or above."""
    total = sum(same for _, same in scored)
    right, best = 0, 0.0
    ranked = sorted(scored, reverse=True)
    for accepted, (score, same) in enumerate(ranked, start=1):
        right += same
        is_last = accepted == len(ranked) or ranked[accepted][0] != score
        if is_last and right / accepted >= precision:
            best = right / total
    return best


def main(folder: str) -> None:
    """Print the table."""
    begun = time.perf_counter()
    model = cost_model.model()
    loading = time.perf_counter() - begun
    learn, test = read_pairs(Path(folder) / "names" / "variants.tsv")
    print(f"{len(learn)} pairs learnt from, {len(test)} measured: no name is on both sides\n")
    print(f"{'distance':24s} {'recall at P = 95 %':>20s} {'µs a pair':>10s}")
    for name, score in _scores(model).items():
        begun = time.perf_counter()
        scored = [(score(*pair[:2]), pair.same) for pair in test]
        each = (time.perf_counter() - begun) / len(test)
        print(f"{name:24s} {recall_at(scored):20.3f} {each * 1e6:10.1f}")
    print(f"\nshipped threshold: {_shipped(model, test)}")
    print(
        f"weights: {len(MappedWeights(cost_model.COSTS).table)}, loaded in {loading * 1e3:.1f} ms"
    )
    data = Path(folder)
    names_articles.seed(data)
    names_articles.reports(data)
    names_articles.feed(data)


def _scores(model: CostModel) -> dict[str, Callable[[str, str], float]]:
    return {
        "copydesk": model.margin,
        "Jaro-Winkler": JaroWinkler.similarity,
        "Levenshtein": Levenshtein.normalized_similarity,
    }


def _shipped(model: CostModel, test: list[Pair]) -> str:
    accepted = [one.same for one in test if model.margin(one.first, one.second) >= model.threshold]
    precision = sum(accepted) / len(accepted)
    recall = sum(accepted) / sum(one.same for one in test)
    return f"precision {precision:.3f}, recall {recall:.3f}"


if __name__ == "__main__":
    main(sys.argv[1])
