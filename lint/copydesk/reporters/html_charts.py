"""The charts of the HTML report, in SVG without a style of their own."""

from collections.abc import Iterable, Iterator, Sequence

from copydesk.diagnostic import Severity
from copydesk.report import Summary
from copydesk.reporters.html_article import Entry
from copydesk.reporters.html_text import safe

RULES_SHOWN = 8
COLUMNS = 120
"""Columns of the skyline at most; each then stands for several articles."""
FEWEST = 3
"""Articles from which on a chart of them says more than their list."""


def severities(summary: Summary) -> str:
    """Return one bar, divided by severity; the figures stand beside it in words."""
    at, parts = 0.0, []
    for one in sorted(Severity, reverse=True):
        width = 100 * summary.counts[one] / (summary.total or 1)
        parts.append(f'<rect class="{one.label}" x="{at:.2f}" width="{width:.2f}" height="4"/>')
        at += width
    return (
        '<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def rules(entries: Iterable[Entry]) -> str:
    """Return a button for each rule, with its count as a bar: the chart is the filter."""
    counts: dict[str, list[int]] = {}
    for entry in entries:
        for one in entry.found:
            counts.setdefault(one.rule, [0, 0])
            counts[one.rule][0] += 1
            counts[one.rule][1] = max(counts[one.rule][1], one.severity)
    ranked = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    most = ranked[0][1][0] if ranked else 1
    items = [_rule(name, count, Severity(worst), most) for name, (count, worst) in ranked]
    if len(items) <= RULES_SHOWN + 1:
        return f'<ul class="rules">{"".join(items)}</ul>'
    shown, rest = items[:RULES_SHOWN], items[RULES_SHOWN:]
    return (
        f'<ul class="rules">{"".join(shown)}</ul><details class="more-rules">'
        f"<summary>{len(rest)} more rules</summary>"
        f'<ul class="rules">{"".join(rest)}</ul></details>'
    )


def _rule(name: str, count: int, worst: Severity, most: int) -> str:
    width = max(1.0, 100 * count / most)
    bar = (
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{worst.label}" width="{width:.1f}" height="4"/></svg>'
    )
    return (
        f'<li><button type="button" class="rule" data-rule="{safe(name)}" aria-pressed="false">'
        f'<span class="name">{safe(name)}</span><span class="count">{count:,}</span>{bar}'
        "</button></li>"
    )


def skyline(entries: Sequence[Entry]) -> str:
    """Return a column for each article in the order of the run: how densely it is marked."""
    groups = list(_grouped(entries))
    tallest = max((_density(group) for group in groups), default=0.0)
    if len(groups) < FEWEST or not tallest:
        return ""
    parts = "".join(_column(at, group, tallest) for at, group in enumerate(groups))
    label = f"Marks per 1,000 words, article by article; the most is {tallest:.0f}"
    return (
        f'<figure class="skyline"><svg viewBox="0 0 {10 * max(len(groups), 40)} 60" role="img" '
        f'preserveAspectRatio="none" aria-label="{label}">{parts}</svg>'
        f"<figcaption>Marks per 1,000 words, article by article "
        f"<span>most: {tallest:.0f}</span></figcaption></figure>"
    )


def _column(at: int, group: Sequence[Entry], tallest: float) -> str:
    height = 60 * _density(group) / tallest
    worst = max((one.severity for entry in group for one in entry.found), default=Severity.INFO)
    name = safe(group[0].source.path) + (f" … {len(group)} articles" if len(group) > 1 else "")
    return (
        f'<rect class="{worst.label}" x="{10 * at + 1}" y="{60 - height:.1f}" width="8" '
        f'height="{height:.1f}"><title>{name}: {_density(group):.1f}</title></rect>'
    )


def _grouped(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    size = -(-len(entries) // COLUMNS) or 1
    return (entries[at : at + size] for at in range(0, len(entries), size))


def _density(group: Sequence[Entry]) -> float:
    words = sum(one.words for one in group)
    return 1000 * sum(len(one.found) for one in group) / words if words else 0.0
