"""All forms that a Hunspell dictionary describes, each with its morphological fields.

Reads what dictionaries with long flags use: PFX, SFX, cross products, continuation
classes, NEEDAFFIX and FORBIDDENWORD (man 5 hunspell).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Affix:
    """One line of an affix table."""

    prefix: bool
    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]
    fields: tuple[str, ...]

    def apply(self, word: str) -> str | None:
        """Return `word` with the affix, None where it does not fit."""
        if self.prefix:
            fits = word.startswith(self.strip) and self.condition.match(word)
            return self.add + word[len(self.strip) :] if fits else None
        fits = word.endswith(self.strip) and self.condition.search(word)
        return word[: len(word) - len(self.strip)] + self.add if fits else None


class Dictionary:
    """The stems of a .dic file and the affixes of the .aff file beside it."""

    def __init__(self, path: Path) -> None:
        """Read `path`, a .dic file in UTF-8, and its .aff file."""
        self.path = path
        self.affixes: dict[str, list[Affix]] = defaultdict(list)
        self.need_affix = self.forbidden = ""
        for line in path.with_suffix(".aff").read_text("utf-8").splitlines():
            self._read(line.split())

    def forms(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield (form, stem with its prefixes, fields), in order of the file's stems."""
        for line in self.path.read_text("utf-8").splitlines()[1:]:
            entry, *fields = line.split()
            stem, flags = _split(entry)
            if self.forbidden in flags:
                continue
            if self.need_affix not in flags:
                yield stem, stem, tuple(fields)
            yield from self._derived(stem, stem, flags, tuple(fields))

    def _derived(
        self, word: str, stem: str, flags: frozenset[str], fields: tuple[str, ...]
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for affix in (affix for flag in sorted(flags) for affix in self.affixes.get(flag, ())):
            form = affix.apply(word)
            if form is None or any(field.startswith("dp:") for field in affix.fields):
                continue  # dp: another word before an apostrophe, not a part of this one
            carried = (*fields, *affix.fields)
            base = affix.add + stem if affix.prefix else stem
            yield form, base, carried
            yield from self._derived(form, base, affix.flags, carried)

    def _read(self, words: list[str]) -> None:
        match words:
            case ["NEEDAFFIX", flag]:
                self.need_affix = flag
            case ["FORBIDDENWORD", flag]:
                self.forbidden = flag
            case ["PFX" | "SFX" as side, flag, strip, add, condition, *fields]:
                text, flags = _split(add)
                anchored = f"^{condition}" if side == "PFX" else f"{condition}$"
                self.affixes[flag].append(
                    Affix(
                        side == "PFX",
                        "" if strip == "0" else strip,
                        "" if text == "0" else text,
                        flags,
                        re.compile(anchored),
                        tuple(field for field in fields if ":" in field),
                    )
                )


def _split(entry: str) -> tuple[str, frozenset[str]]:
    word, _, flags = entry.partition("/")
    return word, frozenset(flags[at : at + 2] for at in range(0, len(flags), 2))
