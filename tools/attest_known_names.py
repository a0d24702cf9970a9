"""Write who vouches for each name in the news: ``python -m tools.attest_known_names LISTS CLUBS``.

LISTS is the folder of full names of persons in Wikidata that `tools/derive_names.py`
reads, CLUBS the checkout that `tools/derive_known_names.py` reads. The last column of
`names_news.tsv` becomes `own`, for what is compiled by hand, and beside it `wikidata` or
`openfootball` where these have the English form too.
"""

import sys
from pathlib import Path

from tools.derive_known_names import read_clubs

from copydesk_rules.names.folding import fold
from copydesk_rules.names.known import NEWS

COLUMNS = 8


def persons(folder: Path) -> set[str]:
    """Return the folded full names of persons."""
    files = (folder / f"wd_{script}" for script in ("hebrew", "korean"))
    rows = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return {fold(row.partition("\t")[0]) for row in rows}


def clubs(folder: Path) -> set[str]:
    """Return the folded names of clubs."""
    return {
        fold(name)
        for file in folder.rglob("*.clubs.txt")
        for names, _ in read_clubs(file.read_text(encoding="utf-8"))
        for name, _ in names
    }


def main(lists: str, teams: str) -> None:
    """Write the column anew."""
    people, sides = persons(Path(lists)), clubs(Path(teams))
    known = {"person": ("wikidata", people), "org": ("openfootball", sides)}
    out: list[str] = []
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")[: COLUMNS - 1]
        if line[:1] == "#":
            out.append(line)
            continue
        source, names = known.get(columns[0], ("", set[str]()))
        vouched = fold(columns[1]) in names
        out.append("\t".join((*columns, f"own {source}" if vouched else "own")))
    NEWS.write_text("\n".join((*out, "")), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
