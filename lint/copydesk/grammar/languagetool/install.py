"""Install LanguageTool from Maven Central into the user's cache folder.

language-tool-python can download releases too, from sites that many networks
block. What is installed here is laid out as it expects, in a folder that
`LTP_PATH` may name: ``LanguageTool-6.6/languagetool-server.jar``, a jar that holds
only a class path, and the jars themselves in ``libs/`` beside it.
"""

import os
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from copydesk.grammar.languagetool.jars import Jar, is_intact, load_jars
from copydesk.grammar.languagetool.locking import locked
from copydesk.grammar.languagetool.places import (
    install_folder,
    installed_jar,
    languagetool_folder,
)
from copydesk.grammar.languagetool.settings import VERSION
from copydesk.grammar.protocol import GrammarUnavailableError

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

THREADS = 4
TIMEOUT = 60
"""Seconds without a byte after which a download fails."""

Progress = Callable[[int, int], None]
"""Told the bytes done and the bytes of all, from any thread, one at a time."""


class InstallError(GrammarUnavailableError):
    """LanguageTool could not be installed; running the command again resumes."""


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
    done = _Counter(progress, jars, missing)
    if missing:
        _fetch_all(missing, libs, done, central)
    _write_server_jar(jars)


def _check_space(folder: str, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed * 1.1:
        sizes = f"{needed / 1e6:.0f} MB in {folder}, where {free / 1e6:.0f} MB are free"
        advice = "Make room, or name another folder in COPYDESK_CACHE"
        raise InstallError(f"LanguageTool needs {sizes}. {advice}")


def _fetch_all(missing: Sequence[Jar], libs: str, done: "_Counter", central: str) -> None:
    downloads = os.path.join(languagetool_folder(), "download")
    shutil.rmtree(downloads, ignore_errors=True)
    context = _context(downloads, done, central)
    with ThreadPoolExecutor(THREADS) as pool:
        futures = [pool.submit(_fetch, context, jar, libs, done) for jar in missing]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    shutil.rmtree(downloads, ignore_errors=True)


def _context(downloads: str, done: "_Counter", central: str) -> "MavenContext":
    """Return jgo's way to Maven Central; what it fetches lands in `downloads`."""
    from pathlib import Path

    try:
        from jgo.config import GlobalSettings
        from jgo.constants import MAVEN_CENTRAL_URL
        from jgo.maven import MavenContext, PythonResolver
    except ImportError as error:
        how = "pip install 'copydesk[languagetool]'"
        raise InstallError(f"installing LanguageTool needs the jgo package: {how}") from error
    named = {"mirror": central} if central else dict(GlobalSettings.load().repositories)
    return MavenContext(
        resolver=PythonResolver(progress_callback=done.file),
        repo_cache=Path(downloads),
        remote_repos=named if central else {**named, "central": MAVEN_CENTRAL_URL},
        timeout=TIMEOUT,
    )


def _fetch(context: "MavenContext", jar: Jar, libs: str, done: "_Counter") -> None:
    """Put one jar into `libs`, whole and with the right checksum, or not at all."""
    artifact = (
        context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    )
    target = os.path.join(libs, jar.name)
    try:
        found = _local(artifact, jar) or str(artifact.resolve())
    except (RuntimeError, AssertionError) as error:
        raise InstallError(f"{jar.name} was not found at {_sources(context)}") from error
    if not is_intact(found, jar):
        raise InstallError(
            f"{jar.name} arrived damaged (its checksum is wrong) from {_sources(context)}. "
            "Run the command again; if it fails again, what answers there is not Maven Central"
        )
    partial = f"{target}.partial"
    shutil.copyfile(found, partial)
    os.replace(partial, target)
    done.whole(jar)


def _local(artifact: "Artifact", jar: Jar) -> str:
    """Return the jar in the user's own Maven repository, '' where it is not or is damaged."""
    from jgo.constants import default_maven_repo

    path = os.path.join(default_maven_repo(), artifact.component.path_prefix, artifact.filename)
    return path if is_intact(path, jar) else ""


def _sources(context: "MavenContext") -> str:
    return " or ".join(context.remote_repos.values())


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


class _Counter:
    """Adds up what the threads have fetched."""

    def __init__(self, progress: Progress, jars: Sequence[Jar], missing: Sequence[Jar]) -> None:
        self._progress = progress
        self._all = sum(jar.size for jar in jars)
        self._whole = self._all - sum(jar.size for jar in missing)
        self._parts: dict[str, int] = {}
        self._lock = threading.Lock()

    @contextmanager
    def file(self, name: str, size: int) -> Iterator[Callable[[int], None]]:
        """Count one file; jgo calls what this yields with each number of bytes."""
        del size

        def update(count: int) -> None:
            with self._lock:
                self._parts[name] = self._parts.get(name, 0) + count
                self._tell()

        yield update

    def whole(self, jar: Jar) -> None:
        """Count a jar as done, wherever it came from."""
        with self._lock:
            self._parts.pop(jar.name, None)
            self._whole += jar.size
            self._tell()

    def _tell(self) -> None:
        self._progress(min(self._all, self._whole + sum(self._parts.values())), self._all)


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
