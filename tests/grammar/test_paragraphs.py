"""What is asked again when an article changes: no more than gives what the whole text would."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from copydesk.grammar.cache import MatchCache
from copydesk.grammar.languagetool.answers import Answers
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.selection import Selection
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.grammar.remembering import Remembering
from copydesk.source import Span

FIRST, SECOND, THIRD = "Il a cité les secteur du port.", "Il dort.", "Elle voit les maison."
REPEATED = "FR_REPEATEDWORDS_ÉGALEMENT"


class Questions:
    """What puts questions and writes down which; each text with “les” has a match."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, passages: Sequence[Passage]) -> Iterable[GrammarMatch]:
        self.asked.append([one.text for one in passages])
        for number, one in enumerate(passages):
            if "les" in one.text:
                yield GrammarMatch(number, Span(one.text.index("les"), len(one.text)), "D_N", "")
        if len(passages) > 1:
            yield GrammarMatch(len(passages) - 1, Span(0, 2), REPEATED, "")


@pytest.fixture
def kept(tmp_path: Path) -> MatchCache:
    return MatchCache(pytest.fail, str(tmp_path / "grammar.sqlite3"))


def about(
    cache: MatchCache | None, texts: Iterable[str], *, whole: bool, version: str = "1"
) -> tuple[list[tuple[int, str]], list[list[str]]]:
    """Return passage and rule of each match, and what was asked."""
    ask = Questions()
    answers = Answers(cache, "fr", lambda: (version,), ask)
    found = answers.about([Passage(text) for text in texts], whole=whole)
    return [(one.passage, one.rule_id) for one in found], ask.asked


def test_only_a_changed_paragraph_is_asked_about(kept: MatchCache) -> None:
    about(kept, [FIRST, SECOND, THIRD], whole=False)
    found, asked = about(kept, [FIRST, "Il mange.", THIRD], whole=False)
    assert asked == [["Il mange."]]
    assert found == [(0, "D_N"), (2, "D_N")]


def test_paragraphs_in_another_order_ask_nothing(kept: MatchCache) -> None:
    about(kept, [FIRST, SECOND, THIRD], whole=False)
    assert about(kept, [THIRD, SECOND], whole=False) == ([(0, "D_N")], [])


def test_rules_of_the_whole_text_ask_about_all_of_it(kept: MatchCache) -> None:
    texts = [FIRST, SECOND, THIRD]
    everything = [(0, "D_N"), (2, REPEATED), (2, "D_N")]
    assert about(kept, texts, whole=True) == (everything, [texts])
    assert about(kept, texts, whole=True) == (everything, [])
    found, asked = about(kept, [FIRST, "Il mange.", THIRD], whole=True)
    assert asked == [[FIRST, "Il mange.", THIRD]]
    assert found == everything


def test_a_new_article_is_asked_about_as_a_whole(kept: MatchCache) -> None:
    texts = [FIRST, SECOND, THIRD]
    assert about(kept, texts, whole=False)[1] == [texts]
    assert about(kept, texts, whole=True)[1] == []


def test_another_version_is_asked_anew(kept: MatchCache) -> None:
    about(kept, [FIRST], whole=False)
    assert about(kept, [FIRST], whole=False, version="2")[1] == [[FIRST]]


def test_without_a_cache_all_is_asked() -> None:
    for _ in range(2):
        assert about(None, [FIRST, SECOND], whole=False)[1] == [[FIRST, SECOND]]


def test_an_edit_has_the_matches_of_the_whole_text(engine: LanguageTool) -> None:
    texts = ["Un titre", FIRST, "La gare, également, sera refaite.", THIRD]
    edited = [*texts[:3], "Elle voit les maison du bord de mer, également."]
    engine.check([Passage(text) for text in texts], "fr")
    passages = [Passage(text) for text in edited]
    fresh = LanguageTool(LanguageToolSettings(cache=False))
    assert engine.check(passages, "fr") == fresh.check(passages, "fr")
    assert engine.check_all(passages, "fr") == fresh.check_all(passages, "fr")


@pytest.mark.parametrize(
    ("settings", "language", "needed"),
    [
        (LanguageToolSettings(), "fr", False),
        (LanguageToolSettings(), "en", True),
        (LanguageToolSettings(disabled_rules=frozenset({"EN_WORD_COHERENCY"})), "en", False),
        (LanguageToolSettings(selected_rules=frozenset({REPEATED})), "fr-CA", True),
        (LanguageToolSettings(enabled_rules=frozenset({"UNPAIRED_BRACKETS"})), "fr", True),
        (LanguageToolSettings(selected_rules=frozenset({"D_N"})), "fr", False),
    ],
)
def test_whether_a_rule_of_the_whole_text_may_be_reported(
    settings: LanguageToolSettings, language: str, needed: bool
) -> None:
    assert Selection(settings).needs_text(language) is needed


class Parrot:
    """A reader that says one thing of each paragraph in French."""

    name = "parrot"

    def __init__(self) -> None:
        self.read_texts: list[str] = []

    def identity(self, language: str) -> str:
        return "1.0" if language == "fr" else ""

    def read(self, passages: Sequence[Passage], language: str) -> Iterable[GrammarMatch]:
        assert language == "fr"
        self.read_texts += [one.text for one in passages]
        return [GrammarMatch(n, Span(0, 2), "SAID", one.text) for n, one in enumerate(passages)]

    def reports(self, match: GrammarMatch, passage: Passage) -> bool:
        return match.message == passage.text and passage.text != SECOND

    def close(self) -> None:
        self.read_texts.clear()


def test_any_reader_is_asked_about_each_paragraph_once(kept: MatchCache) -> None:
    reader = Parrot()
    engine = Remembering(reader).with_cache(kept)
    for texts in ([FIRST, SECOND], [SECOND, THIRD, FIRST]):
        passages = [Passage(text) for text in texts]
        said = [texts[one.passage] for one in engine.check(passages, "fr")]
        assert said == [text for text in texts if text != SECOND]
    assert reader.read_texts == [FIRST, SECOND, THIRD]
    assert engine.check([Passage(FIRST)], "en") == ()
    engine.close()
    assert reader.read_texts == []
