"""Check rules, sentence splitting and detection of language on parallel treebanks.

    python -m benchmarks.treebanks de=de_pud-ud-test.conllu [CODE=FILE …] [--reports]

The PUD treebanks of Universal Dependencies (CC BY-SA 3.0; news and encyclopaedia, the same
1,000 sentences in each language) have 397 short texts; sentences whose `sent_id` has the
same first six characters are one. A row has the texts and their words, the share of
boundaries of sentences on which copydesk and the treebank agree, the texts told to be in
another language, and the diagnostics of the default rules with their rate per 1,000 words.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from copydesk.analysis.language import detect
from copydesk.analysis.packs import load
from copydesk.analysis.sentences import split_sentences
from copydesk.language_cases import reports

SAME_TEXT = 6
"""Characters of `sent_id` that sentences of one text share."""


def texts(path: Path) -> Iterator[list[str]]:
    """Yield the sentences of each text of a treebank."""
    found: dict[str, list[str]] = {}
    number = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(" = ")
        if key == "# sent_id":
            number = value[:SAME_TEXT]
        elif key == "# text":
            found.setdefault(number, []).append(value.strip())
    yield from found.values()


def boundaries(sentences: list[str]) -> set[int]:
    """Return where the sentences end when blanks join them."""
    ends, at = set(), 0
    for sentence in sentences:
        ends.add(at + len(sentence))
        at += len(sentence) + 1
    return ends


def row(code: str, path: Path, *, with_reports: bool) -> Iterator[str]:
    """Yield the lines on one treebank."""
    count = words = right = total = wrong = 0
    said: list[str] = []
    for sentences in texts(path):
        text, wanted = " ".join(sentences), boundaries(sentences)
        found = {span.end for span in split_sentences(text, 0, len(text), load(code))}
        count, words = count + 1, words + len(text.split())
        right, total = right + len(found & wanted), total + len(found | wanted)
        wrong += detect(text) not in (code, None)
        said += reports(code, text)
    rate = 1000 * len(said) / max(1, words)
    share = right / max(1, total)
    yield f"{code:8} {count:5} {words:6} {share:10.3f} {wrong:14} {len(said):8} {rate:6.2f}"
    if with_reports:
        yield from (f"    {line}" for line in said)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="CODE=FILE")
    parser.add_argument("--reports", action="store_true", help="print each diagnostic")
    options = parser.parse_args()
    print("language texts  words boundaries other language  reports  /1000")
    for item in options.files:
        code, _, name = item.partition("=")
        print("\n".join(row(code, Path(name), with_reports=options.reports)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
