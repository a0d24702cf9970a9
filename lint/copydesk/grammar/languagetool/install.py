"""Install LanguageTool from Maven Central into the user's cache folder.

language-tool-python can download releases too, from sites that many networks
block. What is installed here is laid out as it expects, in a folder that
`LTP_PATH` may name: ``LanguageTool-6.6/languagetool-server.jar``, a jar that holds
only a class path, and the jars themselves in ``libs/`` beside it.
"""

import os
import shutil
import zipfile
from collections.abc import Sequence
from contextlib import suppress

from copydesk.grammar.languagetool.download import Counter, InstallError, Progress, fetch_all
from copydesk.grammar.languagetool.jars import Jar, is_intact, load_jars
from copydesk.grammar.languagetool.locking import locked
from copydesk.grammar.languagetool.places import (
    install_folder,
    installed_jar,
    languagetool_folder,
)
from copydesk.grammar.languagetool.settings import VERSION


def install(progress: Progress | None = None, central: str = "") -> str:
    """Install LanguageTool, where it is not, and return its folder.

    `central` is the url of a mirror of Maven Central; by default those of jgo's
    own configuration are used, then Maven Central. Whatever the source, each
    jar must have the checksum that copydesk ships. Jars that an earlier, broken
    attempt left behind are kept; two processes may install at once.

    Raises InstallError, with what to do.
    """
    try:
        os.makedirs(languagetool_folder(), exist_ok=True)
        with locked(os.path.join(languagetool_folder(), "install.lock"), timeout=1800):
            if not _is_complete():
                _install(progress or _silent, central)
    except OSError as error:
        raise InstallError(_reason(error)) from error
    return install_folder()


def _silent(done: int, of_all: int) -> None:
    """Tell nobody."""


def _is_complete() -> bool:
    libs = os.path.join(install_folder(), "libs")
    return bool(installed_jar()) and all(
        os.path.isfile(os.path.join(libs, jar.name)) for jar in load_jars()
    )


def _install(progress: Progress, central: str) -> None:
    jars = load_jars()
    libs = os.path.join(install_folder(), "libs")
    os.makedirs(libs, exist_ok=True)
    with suppress(FileNotFoundError):
        os.unlink(os.path.join(install_folder(), "languagetool-server.jar"))
    missing = [jar for jar in jars if not is_intact(os.path.join(libs, jar.name), jar)]
    _check_space(libs, sum(jar.size for jar in missing))
    done = Counter(progress, jars, missing)
    if missing:
        fetch_all(missing, libs, done, central)
    _write_server_jar(jars)


def _check_space(folder: str, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed * 1.1:
        sizes = f"{needed / 1e6:.0f} MB in {folder}, where {free / 1e6:.0f} MB are free"
        advice = "Make room, or name another folder in COPYDESK_CACHE"
        raise InstallError(f"LanguageTool needs {sizes}. {advice}")


def _write_server_jar(jars: Sequence[Jar]) -> None:
    """Write the jar whose manifest is the class path; it makes the installation complete."""
    target = os.path.join(install_folder(), "languagetool-server.jar")
    partial = f"{target}.partial"
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/MANIFEST.MF", _manifest([f"libs/{jar.name}" for jar in jars]))
    os.replace(partial, target)


def _manifest(paths: Sequence[str]) -> str:
    r"""Return a manifest; its lines may hold 72 bytes, the next begins with a space.

    >>> _manifest(["libs/a.jar"])
    'Manifest-Version: 1.0\r\nClass-Path: libs/a.jar\r\n\r\n'
    """
    line = "Class-Path: " + " ".join(paths)
    pieces = [line[:72], *(f" {line[at : at + 71]}" for at in range(72, len(line), 71))]
    return "\r\n".join(["Manifest-Version: 1.0", *pieces, "", ""])


def _reason(error: OSError) -> str:
    import errno

    resume = "Run: copydesk languagetool install (what has arrived is kept)"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full: {languagetool_folder()}. Make room, then run the command again"
    if isinstance(error, TimeoutError):
        return f"{error}. If none is installing LanguageTool, run the command again"
    if error.filename:
        return f"{error.filename}: {error.strerror}; LanguageTool cannot be installed there"
    return f"the download of LanguageTool {VERSION} failed: {_short(error)}. {resume}"


def _short(error: OSError) -> str:
    """Return what went wrong in a few words; requests' errors hold whole objects."""
    name = type(error).__name__
    said = {
        "ConnectTimeout": "the site does not answer",
        "ReadTimeout": "the site stopped answering",
        "SSLError": "its certificate is not trusted here",
        "ProxyError": "the proxy refuses it",
        "ConnectionError": "no connection; is there a network, or a proxy to set (HTTPS_PROXY)?",
    }
    return said.get(name, f"{name}: {str(error)[:200]}")
