"""Write the list of LanguageTool's rules that look beyond the paragraph.

``python tools/languagetool_text_level.py`` asks the classes of the installed release
(`copydesk languagetool install`), through TextLevel.java; the ``java`` of the search
path must be a JDK. A rule is in the list where LanguageTool says itself that it needs
more than the paragraph, where its pattern counts earlier matches, and where it minds
how the paragraph before ends.
"""

import subprocess
from pathlib import Path

from copydesk.grammar.languagetool.places import install_folder

CODES = ("ca-ES", "de-DE", "en-US", "es", "fr", "it", "pt-PT")
TABLE = Path("lint/copydesk/grammar/languagetool/text_level.tsv")
HEAD = """\
# Rules of LanguageTool 6.6 that look beyond the paragraph. Made from its classes by
# tools/languagetool_text_level.py. Language, id (* stands for a
# word, ^ means: only of what it says at the start of a paragraph), category:
"""


def main() -> None:
    """Write the list."""
    folder = Path(install_folder())
    classes = f"{folder / 'languagetool-server.jar'}:{folder / 'libs'}/*"
    program = Path(__file__).with_name("TextLevel.java")
    command = ["java", "-cp", classes, str(program), *CODES]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    rows = sorted(set(done.stdout.splitlines()))
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rules")


if __name__ == "__main__":
    main()
