"""Which unknown words are slips: what copydesk, the article and the project know are none."""

from pathlib import Path

import pytest

from copydesk.cli import main
from copydesk.grammar.accept import AcceptError, is_accepted, read_words
from copydesk.grammar.languagetool import LanguageToolSettings
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.selection import Selection
from copydesk.grammar.languagetool.spelling import candidates
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span


def reported(
    text: str,
    word: str,
    replacement: str,
    language: str = "fr",
    settings: LanguageToolSettings | None = None,
) -> bool:
    """Tell whether a word that LanguageTool does not know is reported."""
    start = text.index(word)
    rule = "FR_SPELLING_RULE" if language == "fr" else "MORFOLOGIK_RULE_EN_US"
    span = Span(start, start + len(word))
    match = GrammarMatch(0, span, rule, "", (replacement,), "TYPOS", "misspelling")
    return bool(list(Selection(settings).select([match], [Passage(text)], language)))


@pytest.mark.parametrize(
    ("text", "word", "replacement"),
    [
        ("Le gouvernment recule.", "gouvernment", "gouvernement"),
        ("Une negociation difficile.", "negociation", "négociation"),
        ("Les travaileurs attendent.", "travaileurs", "travailleurs"),
    ],
)
def test_a_word_that_nobody_knows_is_a_slip(text: str, word: str, replacement: str) -> None:
    assert reported(text, word, replacement)


@pytest.mark.parametrize(
    ("text", "word", "replacement", "why"),
    [
        ("Le gazoduc est fermé.", "gazoduc", "gazoducs", "a word of the lexicon"),
        ("Il dit then et s'en va.", "their", "théir", "a word of English"),
        ("Il revient de tashkent hier.", "tashkent", "tashkents", "a place"),
        ("Le nom mohammed est courant.", "mohammed", "mohammeds", "a given name"),
        ("Un prosumer vend. Des prosumers achètent.", "prosumer", "prosumé", "used twice"),
        ("Monsieur Sapurov dit que sapurov ment.", "sapurov", "sapurof", "a name here"),
    ],
)
def test_a_word_that_is_known_is_none(text: str, word: str, replacement: str, why: str) -> None:
    text = text if word in text else text.replace("then", word)
    assert not reported(text, word, replacement), why


def test_a_french_word_in_an_english_article_is_foreign() -> None:
    assert not reported("The banlieues were calm.", "banlieues", "banlieue", "en")
    assert reported("The goverment was calm.", "goverment", "government", "en")


def test_known_words_are_not_asked_about() -> None:
    text = "Le gouvernment parle du gazoduc à la ministre de la région."
    asked = [span.of(text) for _, span in candidates([Passage(text)], "fr")]
    assert asked == ["gouvernment"]


def test_a_project_accepts_words(tmp_path: Path) -> None:
    path = tmp_path / "accept.txt"
    path.write_text("# nos mots\ngouvernment  # ainsi dans la charte\n\n", encoding="utf-8-sig")
    settings = LanguageToolSettings(accept=read_words(path))
    assert settings.accept == {"gouvernment"}
    word, known = "gouvernment", "gouvernement"
    assert not reported("Le gouvernment recule.", word, known, settings=settings)
    assert reported("Le gouvernment recule.", word, known)


def test_what_is_accepted_stays_so_where_the_whole_speller_is_on() -> None:
    rule = frozenset({"FR_SPELLING_RULE"})
    text, word = "Tokaïev est là.", "Tokaïev"
    assert reported(text, word, "Tokay", settings=LanguageToolSettings(enabled_rules=rule))
    both = LanguageToolSettings(enabled_rules=rule, accept=frozenset({"Tokaïev"}))
    assert not reported(text, word, "Tokay", settings=both)


@pytest.mark.parametrize(
    ("word", "entry", "accepted"),
    [
        ("Prosumer", "prosumer", True),
        ("PROSUMER", "prosumer", True),
        ("iphone", "iPhone", False),
        ("aujourd’hui", "aujourd'hui", True),
        ("e\u0301lan", "élan", True),
    ],
)
def test_how_a_list_is_compared(word: str, entry: str, *, accepted: bool) -> None:
    assert is_accepted(word, frozenset({entry})) is accepted


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9\n")
    for path, why in [(bad, "not UTF-8"), (tmp_path, "directory"), (tmp_path / "no", "No such")]:
        with pytest.raises(AcceptError, match=why) as error:
            read_words(path)
        assert str(path) in str(error.value)


def test_a_missing_list_ends_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "copydesk.toml"
    config.write_text('grammar = "off"\n[languagetool]\naccept = ["words.txt"]\n')
    (tmp_path / "a.txt").write_text("Un article.\n")
    assert main(["check", str(tmp_path / "a.txt")]) == 2
    said = capsys.readouterr()
    assert f"{config}:3: languagetool.accept: {tmp_path / 'words.txt'} cannot be read" in said.err
    assert "Traceback" not in said.err


def test_the_list_of_a_project_is_used(engine: LanguageTool, tmp_path: Path) -> None:
    assert engine.settings.keep_alive == 3
    (tmp_path / "a.fr.txt").write_text("Le ministre de l'economie a parlé à Almaty.\n")
    table = "[languagetool]\nmemory = 800\nkeep_alive = 3\n"
    config = tmp_path / "copydesk.toml"
    config.write_text(f'grammar = "languagetool"\nselect = ["languagetool"]\n{table}')
    assert main(["check", str(tmp_path / "a.fr.txt")]) == 1
    (tmp_path / "accept.txt").write_text("economie\n")
    config.write_text(config.read_text() + 'accept = ["accept.txt"]\n')
    assert main(["check", str(tmp_path / "a.fr.txt")]) == 0
