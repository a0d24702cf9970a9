"""Start the Java process of a LanguageTool server and wait until it listens."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from copydesk.grammar.languagetool.client import Address, is_healthy
from copydesk.grammar.languagetool.places import runtime_folder
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.state import log_file
from copydesk.grammar.languagetool.valid import LEAST_MEMORY
from copydesk.grammar.protocol import GrammarUnavailableError

JVM = (
    "-XX:+UseSerialGC",  # Measured: 30 % less CPU than the default collector.
    "-XX:+ExitOnOutOfMemoryError",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
)

STARTED = "Server started"
TAKEN = ("PortBindingException", "BindException", "Address already in use")

LOGBACK = """\
<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d %-5level %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="out"/></root>
</configuration>
"""


class PortTakenError(Exception):
    """Another program listens where the server wanted to."""


def launch(
    settings: LanguageToolSettings, jar: str, java: str, port: int
) -> "subprocess.Popen[bytes]":
    """Return the process of a server that starts to listen at `port`.

    It outlives this process, and a Ctrl-C at its terminal.
    """
    folder = Path(runtime_folder())
    (folder / "logback.xml").write_text(LOGBACK, encoding="utf-8")
    command = [
        java,
        f"-Xmx{max(LEAST_MEMORY, settings.memory)}m",
        *JVM,
        f"-Dlogback.configurationFile={folder / 'logback.xml'}",
        *("-cp", jar, "org.languagetool.server.HTTPServer"),
        *("--port", str(port), "--config", str(_write_configuration(settings, folder))),
    ]
    if log_file().exists():
        os.replace(log_file(), log_file().with_suffix(".log.1"))
    with open(log_file(), "ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            **detached(),
        )


def detached() -> dict[str, Any]:
    """Return what makes a child process independent of this one and its terminal."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags}
    return {"start_new_session": True}


def wait(process: "subprocess.Popen[bytes]", port: int, timeout: float) -> None:
    """Return when the server listens; `timeout` is in seconds.

    Its own log is asked first: until it says that it listens, whatever answers
    at the port is another program.

    Raises PortTakenError, and GrammarUnavailableError where it does not start.
    """
    end = time.monotonic() + timeout
    while process.poll() is None:
        if STARTED in read_log() and is_healthy(Address("127.0.0.1", port)):
            return
        if time.monotonic() > end:
            message = f"LanguageTool was not ready after {timeout:.0f} s"
            raise GrammarUnavailableError(f"{message}; see: copydesk languagetool logs")
        time.sleep(0.05)
    log = read_log()
    if any(sign in log for sign in TAKEN):
        raise PortTakenError
    raise GrammarUnavailableError(
        f"LanguageTool stopped as it started (exit code {process.returncode}): {_reason(log)}; "
        "see: copydesk languagetool logs"
    )


def read_log(last: int = 200_000) -> str:
    """Return the end of the server's log, at most `last` bytes of it."""
    try:
        with open(log_file(), "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - last))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _reason(log: str) -> str:
    """Return what a log says of a failure, without its stack trace and the lines of success."""
    lines = [line.strip() for line in log.splitlines()]
    telling = [line for line in lines if line and not re.match(r"\d{4}-|at |\*|Picked up", line)]
    return " ".join(telling[:2] or lines[-1:])[:300] or "it said nothing"


def _write_configuration(settings: LanguageToolSettings, folder: Path) -> Path:
    """Write the server's configuration, checked by language-tool-python.

    Both caches matter: without `pipelineCaching` every question builds its rules
    anew (600 words per CPU-second become 80), and with `cacheSize` an edited
    article costs no more than its new sentences.
    """
    from language_tool_python.config_file import LanguageToolConfig

    seconds = max(3600, int(settings.keep_alive * 60))
    configuration = LanguageToolConfig(
        {
            "cacheSize": 20_000,
            "cacheTTLSeconds": seconds,
            "pipelineCaching": True,
            "maxPipelinePoolSize": 4,
            "pipelineExpireTimeInSeconds": seconds,
            "maxCheckThreads": max(2, min(4, os.cpu_count() or 2)),
            "maxTextLength": 1_000_000,
            "maxCheckTimeMillis": int(1000 * max(settings.timeout, settings.start_timeout)),
        }
    )
    path = folder / "server.properties"
    shutil.copyfile(configuration.path, path)
    return path
