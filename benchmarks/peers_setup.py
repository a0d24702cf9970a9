"""The tools that copydesk is measured beside: ``python -m benchmarks.peers_setup FOLDER``.

Installs Vale (with Go), textlint (with npm), proselint and codespell (with pip)
into the folder, and writes the settings that they are measured with. LanguageTool
is the one that ``copydesk languagetool install`` has; Grammalecte is that of the
system (Debian: python3-grammalecte). What cannot be had is left out and named.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

VALE = "github.com/vale-cli/vale/v3/cmd/vale@v3.20.0"
"""The module has moved: its old path, under errata-ai, does not build any more."""
TEXTLINT = ("textlint@15.8.0", "textlint-rule-terminology@5")
PYTHON = ("proselint==0.16.0", "codespell==2.4.3")

PATTERNS = {
    "Amount": r"\b\d+(?:[.,]\d+)?\s?(?:millions?|milliards?|billions?) de (?:dollars?|euros?)\b",
    "Apostrophe": r"\b[cdjlmnst]'[a-zéèêàâîôûœ]+",
    "Colon": r"\w:\s",
    "Doubled": r"\b(?:le le|la la|les les|de de|des des|du du|que que|the the|of of|to to)\b",
    "Elision": r"\b(?:le|la|de|que|ne|se|me|te|je) [aeiouéèêh]\w+",
    "Entity": r"&(?:amp|lt|gt|quot|nbsp|#\d+);",
    "Quotes": r"\"[^\"]+\"",
    "Residue": r"\b(?:Reuters|AFP|AP|dpa|Xinhua)\b\s[-–—]\s",
    "Spaces": r"\S {2,}\S",
    "Weekday": r"\b(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)\b",
}
"""Ten rules of the kind that people write for Vale, of plain and of costly patterns."""


def main() -> int:
    """Install what can be installed, and return how many could not be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    write_settings(folder)
    steps: dict[str, Callable[[], bool]] = {
        "Vale": lambda: _run(["go", "install", VALE], GOBIN=str(folder)),
        "textlint": lambda: _run(["npm", "install", "--prefix", str(folder), *TEXTLINT]),
        "proselint and codespell": lambda: _install_python(folder / "python"),
    }
    missing = [name for name, step in steps.items() if not step()]
    for name in missing:
        print(f"{name}: could not be installed; it is left out", file=sys.stderr)
    return len(missing)


def write_settings(folder: Path) -> None:
    """Write what the tools are told to look for."""
    style = folder / "styles" / "Desk"
    style.mkdir(parents=True, exist_ok=True)
    for name, pattern in PATTERNS.items():
        quoted = pattern.replace("'", "''")
        rule = "extends: existence\nmessage: \"'%s'\"\nlevel: warning\nnonword: true\n"
        (style / f"{name}.yml").write_text(f"{rule}tokens:\n  - '{quoted}'\n", encoding="utf-8")
    for name, used in (("vale", "Desk"), ("vale-own", "Vale")):
        settings = f"StylesPath = styles\n\n[*.txt]\nBasedOnStyles = {used}\n"
        (folder / f"{name}.ini").write_text(settings)
    (folder / ".textlintrc.json").write_text('{"rules": {"terminology": true}}\n')


def _install_python(folder: Path) -> bool:
    made = _run([sys.executable, "-m", "venv", str(folder)])
    return made and _run([str(folder / "bin" / "pip"), "install", "--quiet", *PYTHON])


def _run(command: list[str], **more: str) -> bool:
    print("+", *command, file=sys.stderr)
    try:
        return not subprocess.run(command, env={**os.environ, **more}, check=False).returncode
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return False


if __name__ == "__main__":
    sys.exit(main())
