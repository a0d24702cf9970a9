"""The page that says which rules work in which language, made from rules and packs."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from copydesk.analysis import packs
from copydesk.language_cases import works
from copydesk.rule import Rule, Stability

HEAD = """# Languages

This page is generated from the rules and the language packs. A rule works in a
language where it speaks that language and the language's pack has the data that the
rule needs. Rules marked *preview* are off unless selected. How to add a language, without
Python: [adding-a-language.md](adding-a-language.md).
"""


def languages() -> list[str]:
    """Return the codes of the languages that have a pack, in alphabetical order."""
    stems = (path.stem for path in Path(packs.FOLDER).glob("*.toml"))
    return sorted(stem for stem in stems if len(stem) in (2, 3))


def language_page(rules: Iterable[type[Rule]]) -> str:
    """Return the page as Markdown."""
    codes = languages()
    spoken = {rule: [code for code in codes if works(rule, code)] for rule in rules}
    everywhere = [rule for rule, some in spoken.items() if len(some) == len(codes)]
    several = [rule for rule, some in spoken.items() if 1 < len(some) < len(codes)]
    parts = [
        HEAD,
        _counts(spoken, codes),
        _everywhere(everywhere),
        _matrix(several, spoken, codes),
    ]
    for code in codes:
        own = [rule for rule, some in spoken.items() if some == [code]]
        if own:
            parts.append(f"## In {packs.language_name(code)} only\n\n{_links(own)}\n")
    return "\n".join(parts)


def _counts(spoken: dict[type[Rule], list[str]], codes: Sequence[str]) -> str:
    lines = ["| language | code | rules on by default | preview |", "|---|---|---:|---:|"]
    for code in codes:
        some = [rule for rule, those in spoken.items() if code in those]
        preview = sum(rule.meta.stability is Stability.PREVIEW for rule in some)
        name = packs.language_name(code)
        lines.append(f"| {name} | `{code}` | {len(some) - preview} | {preview} |")
    return "\n".join([*lines, ""])


def _everywhere(rules: Sequence[type[Rule]]) -> str:
    return f"## In every language above\n\n{_links(rules)}\n"


def _matrix(
    rules: Sequence[type[Rule]], spoken: dict[type[Rule], list[str]], codes: Sequence[str]
) -> str:
    lines = ["## In several", "", f"| rule | {' | '.join(codes)} |"]
    lines.append("|---|" + ":-:|" * len(codes))
    for rule in rules:
        cells = " | ".join("✓" if code in spoken[rule] else "" for code in codes)
        lines.append(f"| {_link(rule)} | {cells} |")
    return "\n".join([*lines, ""])


def _links(rules: Sequence[type[Rule]]) -> str:
    return ", ".join(map(_link, rules))


def _link(rule: type[Rule]) -> str:
    name = rule.meta.name
    mark = " (preview)" if rule.meta.stability is Stability.PREVIEW else ""
    return f"[{name}](rules/{name}.md){mark}"
