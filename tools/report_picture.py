"""Draw the HTML report as a browser shows it: ``python tools/report_picture.py FILE.png PATH…``.

The picture in the documentation is made of the articles in examples/. Needs the
package playwright and a Chromium: one that is installed, named in
COPYDESK_CHROMIUM, or that of ``python -m playwright install chromium``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1200, 1100
NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Check the articles and write the picture."""
    target, *paths = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        command = [sys.executable, "-m", "copydesk", "check", "--grammar", "off", "--no-cache"]
        subprocess.run([*command, "--output-format", f"html:{page}", *paths], check=False)
        draw(page, target)


def draw(page: Path, target: str) -> None:
    """Write a page's picture, with the keyboard on its second mark."""
    program = os.environ.get("COPYDESK_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        size = {"width": WIDTH, "height": HEIGHT}
        view = browser.new_page(viewport=size, reduced_motion="reduce", color_scheme="light")
        view.goto(page.as_uri())
        for _ in range(2):
            view.keyboard.press("j")
        view.evaluate("scrollTo(0, 0)")
        view.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
