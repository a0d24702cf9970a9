"""Score the detection of language on articles and on fragments of a few words.

    python benchmarks/language.py fr=FOLDER de=FOLDER en=FOLDER [--default fr]

For each length, 300 fragments of each language are cut from its files, each
from within one line. `accuracy` is the share told right, `missed` the share of
foreign fragments taken for the default language, and `misread` the share of
the default language's fragments taken for foreign ones: the figure that
matters, for each of them is a false report.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from copydesk.analysis.language import detect, detect_span

LENGTHS = (1, 2, 3, 5, 8, 15)
FRAGMENTS = 300


def read(folder: Path) -> list[str]:
    """Return the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def fragments(texts: list[str], length: int) -> list[str]:
    """Cut fragments of `length` words from random places, the same in every run."""
    chance = random.Random(length)  # noqa: S311 - nothing secret
    lines = [line.split() for text in texts for line in text.splitlines()]
    lines = [line for line in lines if len(line) >= length]
    cut: list[str] = []
    while len(cut) < FRAGMENTS:
        line = chance.choice(lines)
        at = chance.randrange(len(line) - length + 1)
        fragment = " ".join(line[at : at + length])
        if any(map(str.isalpha, fragment)):
            cut.append(fragment)
    return cut


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", metavar="LANGUAGE=FOLDER")
    parser.add_argument("--default", default="fr")
    parser.add_argument("--errors", action="store_true", help="print what is misread")
    options = parser.parse_args()
    pairs = [item.partition("=") for item in options.folders]
    texts = {language: read(Path(folder)) for language, _, folder in pairs}
    for language, articles in texts.items():
        right = sum(detect(article) == language for article in articles)
        print(f"{language}: {right} of {len(articles)} articles")
    print("words  accuracy  missed  misread  fragments/s")
    for length in LENGTHS:
        print(row(texts, length, options.default, errors=options.errors))
    return 0


def row(texts: dict[str, list[str]], length: int, default: str, *, errors: bool) -> str:
    """Return one line of the table."""
    right = missed = misread = total = foreign = 0
    begun = time.process_time()
    for language, articles in texts.items():
        for fragment in fragments(articles, length):
            found = detect_span(fragment, default)
            total += 1
            foreign += language != default
            right += found == language
            missed += language != default and found == default
            misread += language == default and found != default
            if errors and language == default != found:
                print(f"  {found}: {fragment}")
    speed = total / max(time.process_time() - begun, 1e-9)
    own = max(1, total - foreign)
    return (
        f"{length:5d} {right / total:9.3f} {missed / max(1, foreign):7.3f}"
        f" {misread / own:8.4f} {speed:11.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
