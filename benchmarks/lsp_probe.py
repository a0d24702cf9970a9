"""The language server with two more questions, for `benchmarks.lsp_edits`.

``copydesk/text`` answers with the server's text of a document, ``copydesk/rest``
once there is nothing more to find out about its last version.
"""

import asyncio
import sys
from typing import Any

from copydesk.config.projects import RunOptions
from copydesk.lsp.app import made, run
from copydesk.lsp.server import CopydeskServer

TICK = 0.002
"""Seconds between two looks at whether all is known."""


def text(ls: CopydeskServer, params: Any) -> str:
    """Return what the server has of a document."""
    return ls.checkers[params.uri].document.source.text


async def rest(ls: CopydeskServer, params: Any) -> int:
    """Return the version of a document, once its diagnostics are final."""
    checker = ls.checkers[params.uri]
    while checker.settled != checker.document.version:
        await asyncio.sleep(TICK)
    return checker.document.version


def main() -> int:
    """Serve by standard input and output."""
    server = made(RunOptions({"grammar": "off"}, cache=False))
    server.feature("copydesk/text")(text)
    server.feature("copydesk/rest")(rest)
    return run(server)


if __name__ == "__main__":
    sys.exit(main())
