"""How fast grammar is: cached, edited, and against language-tool-python.

``python benchmarks/languagetool_speed.py ARTICLE FOLDER [COUNT]`` measures, each with
real processes and an own runtime folder: ARTICLE through ``copydesk check`` twice and
with grammar off; 20 articles of FOLDER, whole and with one paragraph changed; then
COUNT of them (60) through copydesk and through language-tool-python, article by
article, each on a server of its own. Seconds are of the clock; CPU seconds are those of the
process that asks, and of the server where it says so. The article's language is
French.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from copydesk.grammar.languagetool import LanguageToolSettings, server
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.install import install
from copydesk.grammar.languagetool.state import read_state
from copydesk.grammar.protocol import Passage


@contextmanager
def own_folders() -> Iterator[Path]:
    """Use an empty cache and runtime folder, with LanguageTool installed in it."""
    installed = Path(install())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "languagetool").mkdir()
        (folder / "languagetool" / installed.name).symlink_to(installed)
        os.environ["COPYDESK_CACHE"] = name
        os.environ["COPYDESK_RUNTIME"] = str(folder / "runtime")
        os.environ["LTP_PATH"] = str(installed.parent)
        try:
            yield folder
        finally:
            server.stop()


class Run(NamedTuple):
    """A cold ``copydesk check``: seconds of the clock and of the CPU, and what it printed."""

    wall: float
    cpu: float
    said: bytes


def command(article: Path, *options: str) -> Run:
    """Check an article in a process of its own.

    In a new folder each time, so that no report of an earlier run is used:
    what is measured is the cache of grammar.
    """
    arguments = [sys.executable, "-m", "copydesk.cli", "check", *options, "--language=fr"]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(article, folder)
        Path(folder, "copydesk.toml").touch()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(
            [*arguments, article.name], stdout=subprocess.PIPE, cwd=folder, check=False
        )
        wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, done.stdout)


def server_cpu() -> float:
    """Return the CPU seconds that the running server has used."""
    import psutil  # type: ignore[import-untyped]

    state = read_state()
    if state is None:
        return 0.0
    used = psutil.Process(state.server.pid).cpu_times()
    return float(used.user + used.system)


def one_article(article: Path) -> None:
    """Print what an article costs: first, again, and without grammar."""
    first = command(article)
    print(f"first check, server and its rules cold   {first.wall:7.2f} s", end="")
    print(f", server {server_cpu():.1f} CPU s")
    server.stop()
    pairs = [(command(article), command(article, "--grammar=off")) for _ in range(9)]
    again = [one for one, _ in pairs]
    show("again, unchanged, no server running", again)
    show("with --grammar=off", [one for _, one in pairs])
    more = statistics.median(one.cpu - other.cpu for one, other in pairs) * 1000
    print(f"more CPU than without grammar            {more:7.0f} ms (at most 40)")
    same = all(one.said == first.said for one in again)
    print(f"same diagnostics: {yes(same)}; a server was started: {yes(read_state() is not None)}")


def yes(answer: bool) -> str:
    """Return a word for an answer."""
    return "yes" if answer else "no"


def show(what: str, runs: list[Run]) -> None:
    """Print the medians of some runs."""
    wall = statistics.median(one.wall for one in runs)
    cpu = statistics.median(one.cpu for one in runs) * 1000
    print(f"{what:40} {wall:7.2f} s, {cpu:.0f} CPU ms")


def one_paragraph(paths: list[Path]) -> None:
    """Print what articles cost a server that runs, new to it and with one paragraph changed.

    What stayed is known to copydesk's own cache; a server that has been
    started since is no slower.
    """
    engine = LanguageTool()
    engine.check(blocks(paths[0]), "fr")
    whole, edited = [], []
    for path in paths[1:]:
        article = blocks(path)
        whole.append(seconds(engine, article))
        at = len(article) // 2
        article[at] = Passage(f"{article[at].text} Il reviendra demain à la gare.")
        edited.append(seconds(engine, article))
    print(f"whole articles, new, warm server         {statistics.median(whole):7.3f} s each")
    print(f"one paragraph of them changed            {statistics.median(edited):7.3f} s each")
    print(f"that is {sum(whole) / sum(edited):.1f} times as fast (at least 5)")


def seconds(engine: LanguageTool, passages: list[Passage]) -> float:
    """Return how long an answer takes."""
    start = time.perf_counter()
    engine.check(passages, "fr")
    return time.perf_counter() - start


def blocks(path: Path) -> list[Passage]:
    """Return an article's blocks."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [Passage(line.strip()) for line in lines if line.strip()]


def many_articles(paths: list[Path]) -> None:
    """Print the throughput of copydesk and of language-tool-python, cold and warm."""
    articles = [blocks(path) for path in paths]
    words = sum(len(one.text.split()) for article in articles for one in article)
    print(f"{len(articles)} articles, {words:,} words")
    ours = copydesk_seconds(articles)
    server.stop()
    theirs = language_tool_python_seconds(articles)
    for state, us, them in zip(("cold server", "warm server"), ours, theirs, strict=True):
        for name, seconds_ in (("copydesk", us), ("language-tool-python", them)):
            print(f"{name + ', ' + state:40} {seconds_:7.1f} s {words / seconds_:6.0f} words/s")
        print(f"copydesk is {them / us:.1f} times as fast")


def changed(articles: list[list[Passage]]) -> list[list[Passage]]:
    """Return the articles with a word changed in each block, so that no answer is known."""
    return [[Passage(f"Hier, {one.text}") for one in article] for article in articles]


def copydesk_seconds(articles: list[list[Passage]]) -> tuple[float, float]:
    """Return how long copydesk takes, with its server's start and without."""
    engine = LanguageTool(LanguageToolSettings(cache=False))
    times = []
    for some in (articles, changed(articles)):
        start = time.perf_counter()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda article: engine.check(article, "fr"), some))
        times.append(time.perf_counter() - start)
    return times[0], times[1]


def language_tool_python_seconds(articles: list[list[Passage]]) -> tuple[float, float]:
    """Return how long language-tool-python takes, with its server's start and without."""
    import language_tool_python

    times = []
    start = time.perf_counter()
    with language_tool_python.LanguageTool("fr", language_tool_download_version="6.6") as tool:
        for some in (articles, changed(articles)):
            for article in some:
                tool.check("\n\n".join(one.text for one in article))
            times.append(time.perf_counter() - start)
            start = time.perf_counter()
    return times[0], times[1]


def main() -> None:
    """Print all measurements."""
    article, folder = Path(sys.argv[1]), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    with own_folders():
        one_article(article)
        paths = sorted(folder.glob("*.txt"))
        one_paragraph(paths[:21])
        server.stop()
        many_articles(paths[:count])


if __name__ == "__main__":
    main()
