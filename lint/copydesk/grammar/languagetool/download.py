"""Fetch jars from Maven Central with jgo, and trust none without its checksum.

jgo writes a file in place, warns where a checksum is wrong and takes half a file
for a whole one the next time: so it writes to a folder that is emptied at each
start, and what arrives there is checked before it is moved.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from copydesk.grammar.languagetool.jars import Jar, is_intact
from copydesk.grammar.languagetool.places import languagetool_folder
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


class Counter:
    """Adds up what the threads have fetched, `missing` being what is not there yet."""

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


def fetch_all(missing: Sequence[Jar], libs: str, done: "Counter", central: str) -> None:
    """Put jars into `libs`, each whole and with the right checksum, or not at all.

    `central` is as in `install`. Raises InstallError, OSError.
    """
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


def _context(downloads: str, done: "Counter", central: str) -> "MavenContext":
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


def _fetch(context: "MavenContext", jar: Jar, libs: str, done: "Counter") -> None:
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
