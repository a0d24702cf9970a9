"""Draw the output of a command as an SVG: ``python tools/picture.py FILE.svg COMMAND…``.

The picture in the README is made of real output, with its colours. Needs the
package rich, which copydesk itself does not use.
"""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH = 100
FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Run the command and write the picture."""
    target, *command = sys.argv[1:]
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **terminal}, check=False
    )
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ {' '.join(command)}\n{done.stdout}"))
    picture = console.export_svg(title="copydesk", theme=MONOKAI, unique_id="copydesk")
    # The picture must not load anything: the reader's own monospace font will do.
    Path(target).write_text(FONTS.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main()
