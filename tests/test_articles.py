"""What is reported on whole articles: a change here is a change that users see.

Each article stands in ``articles/`` with the output that is expected of it;
``COPYDESK_UPDATE=1`` writes that anew, for the difference to be read.
"""

import os
from pathlib import Path

import pytest

from copydesk.formats import ReportStyle
from copydesk.reporters.concise import ConciseReporter
from copydesk.runner import Desk, RunOptions

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".md"})
DESK = Desk(RunOptions({"grammar": "off"}))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_article(path: Path) -> None:
    report = DESK.check_file(str(path))
    shown = ConciseReporter(ReportStyle()).file(report).replace(f"{path}:", "")
    expected = path.with_name(path.name + ".expected")
    if os.environ.get("COPYDESK_UPDATE"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")
