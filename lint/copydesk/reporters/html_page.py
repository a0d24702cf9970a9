"""What stands around the articles in the HTML report: its head, overview, tools and end."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from copydesk import __version__
from copydesk.diagnostic import Severity
from copydesk.report import Summary
from copydesk.reporters.counts import counted
from copydesk.reporters.html_article import Entry
from copydesk.reporters.html_charts import rules, severities, skyline
from copydesk.reporters.html_note import SIGNS
from copydesk.reporters.html_summary import PLURALS, figures, verdict
from copydesk.reporters.html_text import safe

LISTED = 1_000
"""Articles without marks that are named."""

KEYS = (
    ("j", "next mark"),
    ("k", "mark before"),
    ("n", "next article"),
    ("p", "article before"),
    ("Enter", "from a mark to its note, and back"),
    ("/", "find an article"),
    ("t", "light, dark, or as the system is"),
    ("?", "this list"),
)


def _part(name: str) -> str:
    """Return the text of a file that is part of the page."""
    return files("copydesk.reporters").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def opening(summary: Summary) -> str:
    """Return the page up to its masthead."""
    style = _part("html_page.css")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; "
        f"script-src '{_digest(_part('html_page.js'))}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="copydesk {__version__}">
<title>copydesk: {verdict(summary)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#articles">Skip to the articles</a>
<header class="masthead">
<p class="brand">copydesk</p>
<h1>{verdict(summary)}</h1>
<p class="buttons"><button type="button" id="theme" hidden>Theme: system</button>
<button type="button" id="help" hidden>Keys</button></p>
</header>
"""


def problems(summary: Summary) -> str:
    """Return what could not be done, '' where all was."""
    if not summary.errors:
        return ""
    items = "".join(
        f"<li>{f'<bdi>{safe(one.path)}</bdi>: ' if one.path else ''}{safe(one.message)}</li>"
        for one in summary.errors
    )
    return (
        '<section class="problems" aria-labelledby="problems"><h2 id="problems">'
        f"{counted(len(summary.errors), 'problem')} on the way</h2><ul>{items}</ul></section>\n"
    )


def overview(summary: Summary, entries: Sequence[Entry], marked: Sequence[Entry]) -> str:
    """Return the figures, the charts and, where there is something to filter, the tools."""
    by_rule = f'<div class="by-rule"><h2>By rule</h2>{rules(marked)}</div>' if marked else ""
    share = severities(summary) if summary.total else ""
    return (
        f'<section class="overview" aria-label="Overview"><div class="counts">{figures(summary)}'
        f"{share}{skyline(entries)}</div>{by_rule}</section>\n"
        f"{_tools(summary) if marked else ''}"
        '<main id="articles" tabindex="-1">\n'
    )


def _tools(summary: Summary) -> str:
    severity = "".join(
        f'<button type="button" class="toggle {one.label}" data-severity="{one.label}" '
        f'aria-pressed="true"><span aria-hidden="true">{SIGNS[one]}</span> {PLURALS[one]} '
        f'<span class="count">{summary.counts[one]:,}</span></button>'
        for one in sorted(Severity, reverse=True)
        if summary.counts[one]
    )
    return f"""<section class="tools" aria-label="Filters" hidden>
<div class="toggles">{severity}<button type="button" class="toggle" id="fixable" \
aria-pressed="false">fixable only</button></div>
<label>Find <input type="search" id="find" placeholder="title or file" autocomplete="off"></label>
<label>Order <select id="order"><option value="run">as checked</option>\
<option value="marks">most marks first</option>\
<option value="density">densest first</option></select></label>
<button type="button" id="open">Open all</button>
<button type="button" id="reset" disabled>Show all</button>
<p id="status" role="status"></p>
</section>
"""


def unshown(number: int) -> str:
    """Return that articles were left out for the size of the page."""
    if not number:
        return ""
    what = counted(number, "more article")
    return (
        f'<p class="unshown">… and {what} with marks, left out for the size of this page: '
        "they are in the counts. Check fewer at a time, or choose another format.</p>\n"
    )


def clear(paths: Sequence[str]) -> str:
    """Return the articles that have no marks, folded up."""
    if not paths:
        return ""
    items = "".join(f"<li><bdi>{safe(path)}</bdi></li>" for path in paths[:LISTED])
    more = len(paths) - LISTED
    items += f"<li>and {more:,} more</li>" if more > 0 else ""
    title = f"Nothing to mark in {counted(len(paths), 'article')}"
    return (
        f'<details class="clear"><summary><h2>{title}</h2></summary><ul>{items}</ul></details>\n'
    )


def closing() -> str:
    """Return the end of the page: the list of keys and the script."""
    keys = "".join(f"<dt><kbd>{key}</kbd></dt><dd>{what}</dd>" for key, what in KEYS)
    return f"""</main>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>{keys}</dl>
<label><input type="checkbox" id="letters" checked> keys of one letter are on</label>
<button type="button" id="close">Close</button>
</dialog>
<footer>Made by copydesk {__version__}. This page loads nothing and sends nothing.</footer>
<script>{_part("html_page.js")}</script>
</body>
</html>
"""
