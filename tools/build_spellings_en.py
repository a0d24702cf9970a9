"""Build rules/copydesk_rules/data/spellings_en.table: American and British spellings of one word.

The pairs are those of LanguageTool's list en-US-GB.txt (language-en 6.6, LGPL-2.1-or-later), with
the plain plurals of its nouns. Kept are pairs of which each form is at home on one side alone, as
SCOWL has it in `american-words` or `british-words` and in none of its lists for both (Debian's
package `scowl`, folder usr/share/dict/scowl, by Kevin Atkinson): *center* and *centre*, but not
*program*, which is British too where it runs on a computer. With the jars of an installed
LanguageTool in LIBS (`copydesk languagetool install` puts them there):

    unzip -j LIBS/language-en-6.6.jar '*/en-US-GB.txt'
    python -m tools.build_spellings_en en-US-GB.txt usr/share/dict/scowl

A value is the side of the form (`american`, `british`; `z` and `s` for the two spellings of
*-ize*, of which the first is at home in Britain too) and its counterpart on the other side, with a
blank between.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from copydesk.table import build_table

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "rules" / "copydesk_rules" / "data" / "spellings_en.table"
LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)
"""SCOWL's sizes that are read: words that larger dictionaries have."""
BOTH = """
tire tires tired tiring meter meters draft drafts drafted drafting check checks curb curbs story
stories plow mold disk disks analog artifact artifacts inquiry inquiries practice license licenses
licensed licensing practise practised practising licence licences judgment judgement tidbit aging
ageing fetus fetal encyclopedia medieval archaeology acknowledgment dispatch jail gaol gray grey ax
axe whiskey whisky sulfur sulfate sulfates focussed focusing focused adapter adaptor yogurt yoghurt
ton tonne tons tonnes installment
"""
"""Forms that the press of both sides has, whatever the lists say."""
ENDINGS = "e es ed ing er ers ation ations able ability ational ationally ement"
"""What follows *iz* in a word of which *-ise* is another spelling."""


def main() -> None:
    """Read the command line and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path, help="en-US-GB.txt")
    parser.add_argument("scowl", type=Path, help="the folder with SCOWL's lists")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    words = {side: read_words(given.scowl, side) for side in ("american", "british", "english")}
    words["british"] |= read_words(given.scowl, "british_z")
    table: dict[str, str] = {}
    for american, british in read_pairs(given.pairs):
        if is_told_apart(american, british, words):
            sides = ("z", "s") if british == respelt(american) else ("american", "british")
            table[american], table[british] = f"{sides[0]} {british}", f"{sides[1]} {american}"
    build_table(given.target, sorted(table.items()))
    print(f"{len(table)} forms -> {given.target}")


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a file, and their plurals where neither form ends in s."""
    for line in path.read_text("utf-8").splitlines():
        if ";" not in line or line.startswith("#"):
            continue
        american, british = line.partition("#")[0].strip().split(";")[:2]
        yield american, british
        if not american.endswith("s") and not british.endswith("s"):
            yield f"{american}s", f"{british}s"


def read_words(folder: Path, side: str) -> set[str]:
    """Return the words of one side's lists; `english` has those of all sides."""
    files = (folder / f"{side}-words.{level}" for level in LEVELS)
    return {
        word.strip()
        for path in files
        if path.exists()
        for word in path.read_text("latin-1").splitlines()
    }


def is_told_apart(american: str, british: str, words: dict[str, set[str]]) -> bool:
    """Tell whether each form is of its side alone, and neither is left out on purpose."""
    if {american, british} & set(BOTH.split()) or not (american + british).islower():
        return False
    if british == respelt(american):
        return american in words["american"] | words["british"] and british in words["british"]
    return (
        american in words["american"] - words["british"] - words["english"]
        and british in words["british"] - words["american"] - words["english"]
    )


def respelt(american: str) -> str:
    """Return a word in *-ize* as it is in *-ise*, or the word itself."""
    before, found, after = american.rpartition("iz")
    return f"{before}is{after}" if found and after in ENDINGS.split() else american


if __name__ == "__main__":
    main()
