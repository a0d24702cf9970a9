"""How fast grammar is: cached, edited, and against language-tool-python.

``python benchmarks/languagetool_speed.py ARTICLE FOLDER [COUNT]`` measures, each with
real processes and an own runtime folder: ARTICLE through ``copydesk check`` twice,
with grammar off, and after a change of one paragraph; then COUNT articles (60) of
FOLDER through copydesk and through language-tool-python, article by article, each
on a server of its own. Seconds are of the clock; CPU seconds are those of the
process that asks, and of the server where it says so. The article's language is
French.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

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


def command(article: Path, *options: str) -> tuple[float, float]:
    """Return the seconds and CPU seconds of a cold ``copydesk check``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    arguments = [sys.executable, "-m", "copydesk.cli", "check", *options, "--language=fr"]
    subprocess.run([*arguments, str(article)], stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def median(measure: Callable[[], tuple[float, float]], times: int = 9) -> tuple[float, float]:
    """Return the medians of some measurements."""
    walls, cpus = zip(*(measure() for _ in range(times)), strict=True)
    return sorted(walls)[times // 2], sorted(cpus)[times // 2]


def server_cpu() -> float:
    """Return the CPU seconds that the running server has used."""
    import psutil  # type: ignore[import-untyped]

    state = read_state()
    if state is None:
        return 0.0
    used = psutil.Process(state.server.pid).cpu_times()
    return float(used.user + used.system)


def one_article(article: Path) -> None:
    """Print what an article costs: first, again, edited, and without grammar."""
    wall, _ = command(article)
    print(
        f"first check, server and its rules cold   {wall:7.2f} s, server {server_cpu():.1f} CPU s"
    )
    show("again, unchanged", median(lambda: command(article)))
    show("with --grammar=off", median(lambda: command(article, "--grammar=off")))
    texts = [line for line in article.read_text(encoding="utf-8").splitlines() if line.strip()]
    engine = LanguageTool(LanguageToolSettings(cache=False))
    whole = [
        Passage(f"{text.replace('. ', ', hier. ')} Il est parti hier soir.") for text in texts
    ]
    edited = [*whole[:2], Passage(f"{whole[2].text} Il reviendra demain."), *whole[3:]]
    print(f"whole article, new, warm server          {seconds(engine, whole):7.2f} s")
    print(f"one paragraph of it changed              {seconds(engine, edited):7.2f} s")


def show(what: str, measured: tuple[float, float]) -> None:
    """Print seconds and CPU seconds."""
    print(f"{what:40} {measured[0]:7.2f} s, {measured[1] * 1000:.0f} CPU ms")


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
        server.stop()
        many_articles(sorted(folder.glob("*.txt"))[:count])


if __name__ == "__main__":
    main()
