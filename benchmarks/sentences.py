"""Score sentence splitting against a folder of articles with one sentence a line.

    python benchmarks/sentences.py FOLDER [LANGUAGE] [--errors]

Blank lines separate paragraphs. The lines of a paragraph are joined by a blank
and split again; a boundary is right where a line ended. `--errors` prints each
wrong and each missed boundary as `text ¦ text`.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from copydesk.analysis.packs import LanguagePack, load
from copydesk.analysis.sentences import split_sentences


def paragraphs(folder: Path) -> Iterator[list[str]]:
    """Yield the paragraphs of all files, each as its lines."""
    for path in sorted(folder.iterdir()):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
            if lines:
                yield lines


def boundaries(lines: list[str]) -> set[int]:
    """Return where the joined lines of a paragraph meet."""
    ends, at = set(), 0
    for line in lines[:-1]:
        at += len(line)
        ends.add(at)
        at += 1
    return ends


def show(label: str, text: str, places: set[int]) -> None:
    """Print the text around places."""
    for at in sorted(places):
        print(f"{label}: {text[max(0, at - 50) : at]} ¦ {text[at : at + 50].strip()}")


def score(folder: Path, pack: LanguagePack, *, errors: bool) -> tuple[int, int, int, float]:
    """Return right, wrong and missed boundaries, and characters per CPU second."""
    right = wrong = missed = characters = 0
    spent = 0.0
    for lines in paragraphs(folder):
        text = " ".join(lines)
        begun = time.process_time()
        spans = split_sentences(text, 0, len(text), pack)
        spent += time.process_time() - begun
        found, truth = {span.end for span in spans[:-1]}, boundaries(lines)
        right += len(found & truth)
        wrong += len(found - truth)
        missed += len(truth - found)
        characters += len(text)
        if errors:
            show("wrong", text, found - truth)
            show("missed", text, truth - found)
    return right, wrong, missed, characters / max(spent, 1e-9)


def main() -> int:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("language", nargs="?", default="fr")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    right, wrong, missed, speed = score(
        options.folder, load(options.language), errors=options.errors
    )
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print("boundaries  wrong  missed  precision  recall  F1     kchar/s")
    print(
        f"{right + missed:10d} {wrong:6d} {missed:7d} {precision:10.4f} {recall:7.4f}"
        f" {f1:6.4f} {speed / 1000:8.0f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
