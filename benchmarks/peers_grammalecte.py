"""Grammalecte over files: ``/usr/bin/python3 benchmarks/peers_grammalecte.py PATH…``.

It has a library and a server, but no command that reads many files. Names of
files and folders are taken; what is found is counted.
"""

import sys
from pathlib import Path

from grammalecte import GrammarChecker  # type: ignore[import-not-found,unused-ignore]

checker = GrammarChecker("fr")
count = 0
for name in sys.argv[1:]:
    path = Path(name)
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        for paragraph in file.read_text(encoding="utf-8").splitlines():
            found = checker.getParagraphErrors(paragraph)
            count += sum(map(len, found))
print(count)
