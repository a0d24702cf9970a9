"""What one run finds that another does not: reports compared by fingerprint."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Found = Mapping[str, Any]
"""A diagnostic as the JSON report has it."""


class Change(NamedTuple):
    """One diagnostic in both runs, of which the message, severity or fixes differ."""

    before: Found
    after: Found


class RuleCount(NamedTuple):
    """How one rule fared."""

    before: int
    after: int
    gained: int
    lost: int
    changed: int


@dataclass(frozen=True)
class Comparison:
    """What differs between two runs, in the order of path and place.

    `gained` are in the second run only, `lost` in the first only; `same` is
    the number of those in both that are alike. `rules` has only those rules
    for which something differs.
    """

    gained: tuple[Found, ...]
    lost: tuple[Found, ...]
    changed: tuple[Change, ...]
    same: int
    rules: Mapping[str, RuleCount]

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


def compare(before: Iterable[Found], after: Iterable[Found]) -> Comparison:
    """Return what differs between the diagnostics of two runs.

    Two are the same fault if path and fingerprint are: lines may have moved.
    Of several with one fingerprint, the first of one run goes with the first
    of the other. What is left is paired by rule, text and offset.

    >>> one = {"path": "a", "rule": "x", "fingerprint": "f", "message": "m"}
    >>> compare([one], [one, {**one, "fingerprint": "g"}]).rules["x"]
    RuleCount(before=1, after=2, gained=1, lost=0, changed=0)
    """
    earlier, later = list(before), list(after)
    pairs, lost, gained = _paired(earlier, later, _fingerprint)
    more, lost, gained = _paired(lost, gained, _stand)
    pairs += more
    changed = [one for one in pairs if _content(one.before) != _content(one.after)]
    return Comparison(
        tuple(sorted(gained, key=_place)),
        tuple(sorted(lost, key=_place)),
        tuple(sorted(changed, key=lambda one: _place(one.after))),
        len(pairs) - len(changed),
        _counts(earlier, later, gained, lost, changed),
    )


def _paired(
    before: Iterable[Found], after: Iterable[Found], key: Callable[[Found], object]
) -> tuple[list[Change], list[Found], list[Found]]:
    """Return those with the same key in pairs, and the others of each run."""
    waiting: dict[object, list[Found]] = defaultdict(list)
    for one in before:
        waiting[key(one)].append(one)
    pairs, gained = [], []
    for one in after:
        others = waiting[key(one)]
        if others:
            pairs.append(Change(others.pop(0), one))
        else:
            gained.append(one)
    return pairs, [one for others in waiting.values() for one in others], gained


def _fingerprint(found: Found) -> object:
    return found["path"], found["fingerprint"]


def _stand(found: Found) -> object:
    """Return where a diagnostic stands, for versions that make fingerprints differently."""
    if "match" not in found or "offset" not in found.get("start", {}):
        return id(found)
    return found["path"], found["rule"], found["start"]["offset"], found["match"]


def _content(found: Found) -> tuple[object, ...]:
    """Return what a reader sees of a diagnostic, its place left out."""
    fixes = [
        (fix["title"], fix["applicability"], [edit["text"] for edit in fix["edits"]])
        for fix in found.get("fixes", ())
    ]
    return found["rule"], found.get("severity"), found["message"], fixes


def _place(found: Found) -> tuple[str, int, str]:
    return found["path"], found.get("start", {}).get("offset", 0), found["rule"]


def _counts(
    before: Iterable[Found],
    after: Iterable[Found],
    gained: Iterable[Found],
    lost: Iterable[Found],
    changed: Iterable[Change],
) -> dict[str, RuleCount]:
    later = [one.after for one in changed]
    some = (before, after, gained, lost, later)
    counts = [Counter(one["rule"] for one in each) for each in some]
    names = sorted({name for each in counts[2:] for name in each})
    return {name: RuleCount(*(each[name] for each in counts)) for name in names}
