"""Write the codes of languages that copydesk knows, from Debian's package iso-codes.

``python tools/language_codes.py [iso_639-2.json]`` writes lint/copydesk/data/languages.tsv.
"""

import json
import sys
from pathlib import Path

SOURCE = Path("/usr/share/iso-codes/json/iso_639-2.json")
TARGET = Path(__file__).parent.parent / "lint/copydesk/data/languages.tsv"
HEAD = """\
# Codes of ISO 639-2 (three letters, with bibliographic twins) and ISO 639-1 (two letters, if any).
# Source: iso_639-2.json of Debian's iso-codes, LGPL-2.1-or-later; made by tools/language_codes.py.
"""


def main() -> None:
    """Write the table."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    rows = set()
    for one in json.loads(source.read_text(encoding="utf-8"))["639-2"]:
        for key in ("alpha_3", "bibliographic"):
            if key in one and len(one[key]) == 3:
                rows.add((one[key], one.get("alpha_2", "")))
    lines = (f"{three}\t{two}\n" for three, two in sorted(rows))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
