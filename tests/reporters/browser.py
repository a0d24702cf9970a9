"""A real Chromium for the tests of what a browser shows.

The tests use one that is installed (``chromium``, ``google-chrome``, or the one
that COPYDESK_CHROMIUM names) or else that of ``python -m playwright install
chromium``.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "needs Chromium: python -m playwright install chromium"


def path() -> str | None:
    """Return the program of a Chromium that is installed, None for playwright's own."""
    given = os.environ.get("COPYDESK_CHROMIUM")
    return given or next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start a browser; yield None where there is none."""
    if find_spec("playwright") is None:
        yield None
        return
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        program = path()
        if not (program or os.path.exists(playwright.chromium.executable_path)):
            yield None
            return
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()
