"""Whether asking about a changed paragraph gives what the whole text gives, and at what cost.

``python -m benchmarks.languagetool_paragraphs DATA [COUNT]`` takes COUNT articles (100)
of each language below DATA, changes one paragraph of each at random (a word lost,
doubled, cut or put in, the end mark gone, a small letter at the start), twice, and asks
the real server about the whole text, and about that paragraph alone, with the next,
with the one before and with both. It prints where the answers about the paragraph, and
about those that stayed as they were, differ from those about the whole text, and what
each question costs. Paragraphs are asked about before the whole text: the server has
not met what is new in them.
"""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.languagetool_speed import blocks, own_folders
from copydesk.grammar.languagetool.asking import matches_in
from copydesk.grammar.languagetool.languages import code_for
from copydesk.grammar.languagetool.questions import about_grammar
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.text_level import is_at_start, is_text_level
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

WAYS = {"alone": (0, 0), "with the next": (0, 1), "with the one before": (1, 0), "both": (1, 1)}
INSERTED = {"fr": ("hier", "le", "selon", "qui"), "en": ("however", "the", "an", "who")}
SETTINGS = LanguageToolSettings(cache=False)


def changed(text: str, language: str, chance: random.Random) -> str:
    """Return a paragraph with one change."""
    words = text.split(" ")
    at = chance.randrange(len(words))
    ways = (
        [*words[:at], *words[at + 1 :]],
        [*words[:at], words[at], *words[at:]],
        [*words[:at], words[at][:-1], *words[at + 1 :]],
        [text.rstrip('.!?»" ') + chance.choice(["", ";", ",", ":"])],
        [text[:1].lower() + text[1:]],
        [*words[:at], chance.choice(INSERTED[language]), *words[at:]],
    )
    return " ".join(chance.choice(ways)) or text


class Comparison:
    """What has been asked about the articles of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.edits = 0
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.count: Counter[str] = Counter()
        self.differ: dict[str, Counter[str]] = {}

    def ask(self, what: str, passages: Sequence[Passage]) -> list[GrammarMatch]:
        """Return the matches in some passages, and note how long that took."""
        question = about_grammar(code_for(self.language), SETTINGS)
        start = time.perf_counter()
        found = list(matches_in(passages, question, SETTINGS, lambda _: None))
        self.seconds[what] += time.perf_counter() - start
        self.count[what] += 1
        return found

    def article(self, passages: list[Passage], chance: random.Random) -> None:
        """Compare two changes of one article."""
        before = self.ask("whole article, new to the server", passages)
        for _ in range(2):
            at = chance.randrange(len(passages))
            new = Passage(changed(passages[at].text, self.language, chance))
            self._edit([*passages[:at], new, *passages[at + 1 :]], at, before)

    def _edit(self, passages: list[Passage], at: int, before: list[GrammarMatch]) -> None:
        self.edits += 1
        answers: dict[str, Said] = {}
        for way, (back, on) in WAYS.items():
            low = max(0, at - back)
            some = passages[low : at + on + 1]
            answers[way] = only(self.ask(f"changed paragraph, {way}", some), at - low)
        whole = self.ask("whole article, changed", passages)
        self.count["matches"] += len(only(whole, at))
        for way, said in answers.items():
            self._compare(f"changed paragraph, {way}", passages[at], said ^ only(whole, at))
        for other, passage in enumerate(passages):
            if other != at:
                differ = only(before, other) ^ only(whole, other)
                self._compare("a paragraph that stayed", passage, differ)

    def _compare(self, what: str, passage: Passage, differ: "Said") -> None:
        counts = self.differ.setdefault(what, Counter())
        for rule, span, *_ in differ:
            at_start = is_at_start(passage.text, span.start)
            of_text = is_text_level(rule, self.language, at_start=at_start)
            counts[f"{'whole text' if of_text else 'sentence'}: {rule}"] += 1

    def show(self) -> None:
        """Print the outcome."""
        print(f"{self.language}: {self.edits} changes, {self.count['matches']} matches in them")
        for what, counts in self.differ.items():
            sentence = sum(n for rule, n in counts.items() if rule.startswith("sentence"))
            print(f"  {what + ':':42} {sentence} matches of rules of a sentence differ", end="")
            print(f", {counts.total() - sentence} of rules of the whole text")
            for rule, number in counts.most_common():
                print(f"      {number:3} {rule}")
        for what, seconds in self.seconds.items():
            print(f"  {what + ':':42} {1000 * seconds / self.count[what]:6.0f} ms each")


Said = set[tuple[str, Span, str, tuple[str, ...]]]


def only(matches: Iterable[GrammarMatch], passage: int) -> Said:
    """Return what is said of one passage."""
    return {
        (one.rule_id, one.span, one.message, one.replacements)
        for one in matches
        if one.passage == passage
    }


def articles(data: Path, language: str, chance: random.Random, count: int) -> list[Path]:
    """Return some articles of a language, those of people and of machines mixed."""
    every = [*data.glob(f"clean/{language}/*.txt"), *data.glob(f"mt-{language}/**/*.txt")]
    wanted = [path for path in sorted(every) if path.parent.name.lower() not in {"src", "gold"}]
    return chance.sample(wanted, min(count, len(wanted)))


def main() -> None:
    """Print the comparison for both languages."""
    data, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    chance = random.Random(6)  # noqa: S311
    with own_folders():
        for language in ("fr", "en"):
            warm = Comparison(language)
            for number in range(3):
                warm.ask("warming", [Passage(f"Le 3 mai, {number} the port.")])
            seen = Comparison(language)
            for path in articles(data, language, chance, count):
                if passages := blocks(path):
                    seen.article(passages, chance)
            seen.show()


if __name__ == "__main__":
    main()
