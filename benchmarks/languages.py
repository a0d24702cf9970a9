"""Print what the default rules say of clean articles, language by language.

    python -m benchmarks.languages [--reports] [CODE …]

The articles are those of `tests/languages/articles`, ten a language, written for
copydesk. A row has the articles and their words, how many are told to be in their
language, the diagnostics and their rate per 1,000 words, the cases of the language
that hold, and the rules that work in it. `--reports` prints each diagnostic.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from copydesk.language_cases import RATE, case_faults, rate, read_cases, works
from copydesk.plugins import installed

FOLDER = Path(__file__).parent.parent / "tests" / "languages"


def row(code: str, *, with_reports: bool) -> Iterator[str]:
    """Yield the lines on one language."""
    found = rate(code, FOLDER / "articles" / code)
    cases = read_cases(FOLDER / f"{code}.toml")
    count = sum(map(len, cases.values()))
    failed = len(list(case_faults(code, cases)))
    rules = sum(works(rule, code) for rule in installed().rules())
    mark = "" if found.per_thousand <= RATE else f"  more than {RATE:.0f}"
    yield (
        f"{code:8} {found.articles:8} {found.words:6} {found.detected:8} {len(found.reports):8}"
        f" {found.per_thousand:6.2f} {count - failed:3} of {count:3} {rules:6}{mark}"
    )
    if with_reports:
        yield from (f"    {line}" for line in found.reports)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--reports", action="store_true", help="print each diagnostic")
    options = parser.parse_args()
    codes = options.codes or sorted(path.stem for path in FOLDER.glob("*.toml"))
    print("language articles  words detected  reports  /1000      cases  rules")
    for code in codes:
        print("\n".join(row(code, with_reports=options.reports)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
