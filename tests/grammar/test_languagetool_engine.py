"""What the real LanguageTool says of articles, and when it is asked."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from copydesk.grammar.languagetool import LanguageToolSettings, keep
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.protocol import GrammarMatch, GrammarUnavailableError, Passage
from copydesk.source import Span


def found(engine: LanguageTool, *texts: str, language: str = "fr") -> list[str]:
    """Return the text of each match in the texts."""
    passages = [Passage(text) for text in texts]
    return [one.span.of(texts[one.passage]) for one in engine.check(passages, language)]


def test_a_french_agreement(engine: LanguageTool) -> None:
    passages = [Passage("Un titre"), Passage("Il a cité les secteur de la pêche.")]
    [match] = engine.check(passages, "fr")
    assert match.passage == 1
    assert match.span == Span(10, 21)
    assert match.rule_id == "D_N"
    assert "les secteurs" in match.replacements
    assert match.category == "AGREEMENT"


@pytest.mark.parametrize("before", ["é", "😀", "😀😀 été 🇫🇷 ", "👩‍👩‍👧 "])
def test_places_count_code_points(engine: LanguageTool, before: str) -> None:
    text = f"{before} Il a cité les secteur 😀 de la pêche."
    assert found(engine, "Titre 😀", text) == ["les secteur"]


def test_a_match_whose_text_holds_an_emoji_ends_after_it(engine: LanguageTool) -> None:
    passages = [Passage("Il voit les 😀😀 les maison de la rue.")]
    assert [one.span.of(passages[0].text) for one in engine.check(passages, "fr")] == [
        "les maison"
    ]


def test_english(engine: LanguageTool) -> None:
    text = "The minister gave a allocation of ten million to the port."
    assert found(engine, text, language="en") == ["a"]


def test_what_is_masked_is_not_judged(engine: LanguageTool) -> None:
    text = "Il a cité « les secteur » de la pêche."
    assert engine.check([Passage(text, (Span(12, 23),))], "fr") == ()
    assert found(engine, text) == ["les secteur"]


def test_a_headline_does_not_run_into_the_text(engine: LanguageTool) -> None:
    texts = ("Les ministres reçus à Astana", "Parle de paix le président de la région.")
    assert found(engine, *texts) == []


def test_names_are_no_misspellings(engine: LanguageTool) -> None:
    assert found(engine, "Kassym-Jomart Tokaïev a reçu Iouri Ouchakov à Tachkent.") == []


def test_a_slip_is_reported_with_its_cure(engine: LanguageTool) -> None:
    passages = [Passage("Le ministre de l'economie a parlé à Almaty.")]
    [match] = engine.check(passages, "fr")
    assert match.span.of(passages[0].text) == "economie"
    assert match.replacements[0] == "économie"


def test_a_word_that_the_article_uses_throughout_is_no_slip(engine: LanguageTool) -> None:
    texts = ("Les prosumers d'Astana", "Un prosumer vend son courant. Chaque prosumer le sait.")
    assert found(engine, *texts) == []


def test_a_language_that_languagetool_does_not_know_has_no_matches(engine: LanguageTool) -> None:
    assert found(engine, "Бұл қате мәтін.", language="kk") == []


def test_nothing_to_read(engine: LanguageTool) -> None:
    assert engine.check([], "fr") == ()
    assert engine.check([Passage(" \n")], "fr") == ()


def test_a_long_article_in_parts_has_the_same_matches(engine: LanguageTool) -> None:
    filler = "La délégation a visité le port et la gare. " * 1600
    assert found(engine, filler + "Il a cité les secteur de la pêche.") == ["les secteur"]


def test_an_unchanged_article_asks_nothing(
    engine: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Il a nommé les secteur de la pêche."
    assert found(engine, text) == ["les secteur"]
    monkeypatch.setenv("COPYDESK_RUNTIME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PATH", "")
    again = LanguageTool(engine.settings)
    assert found(again, text) == ["les secteur"]
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_selected_may_change_without_a_question(
    engine: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Il a compté les secteur de la pêche."
    assert found(engine, text) == ["les secteur"]
    monkeypatch.setenv("COPYDESK_RUNTIME", str(tmp_path / "elsewhere"))
    for settings in (
        LanguageToolSettings(disabled_rules=frozenset({"D_N"})),
        LanguageToolSettings(disabled_categories=frozenset({"AGREEMENT"})),
    ):
        assert found(LanguageTool(settings), text) == []
    assert not (tmp_path / "elsewhere").exists()


def test_a_rule_can_be_enabled(engine: LanguageTool) -> None:
    text = "Le projet doit s'achever d'ici 2030 dans la région."
    settings = LanguageToolSettings(
        enabled_rules=frozenset({"CONSTRUCTION_DANS_LES_EXPRESSIONS"}), memory=800, keep_alive=3
    )
    assert found(engine, text) == []
    assert found(LanguageTool(settings), text) == ["d'ici 2030"]


def test_an_address_that_the_settings_name_is_asked(engine: LanguageTool, tmp_path: Path) -> None:
    from copydesk.grammar.languagetool import server

    url = str(server.ensure(engine.settings).address)
    named = LanguageTool(LanguageToolSettings(url=url, cache=False))
    assert found(named, "Il a cité les secteur de la pêche.") == ["les secteur"]
    assert not list(tmp_path.rglob("grammar.sqlite3"))


def test_an_unreachable_address_is_named(cache: Path) -> None:
    engine = LanguageTool(LanguageToolSettings(url="http://127.0.0.1:9"))
    with pytest.raises(GrammarUnavailableError, match=r"http://127\.0\.0\.1:9 cannot be reached"):
        engine.check([Passage("Un texte.")], "fr")
    assert cache.is_dir()


def misspelling(text: str, word: str, *replacements: str) -> bool:
    """Tell whether a word that LanguageTool does not know is reported."""
    start = text.index(word)
    span = Span(start, start + len(word))
    rule, category = "FR_SPELLING_RULE", "TYPOS"
    match = GrammarMatch(0, span, rule, "", replacements, category, "misspelling")
    return keep(match, text, "fr")


@pytest.mark.parametrize(
    ("text", "word", "replacement", "reported"),
    [
        ("Il parle de gouvernment.", "gouvernment", "gouvernement", True),
        ("L'economie va mal.", "economie", "économie", True),
        ("La fête fut annulee.", "annulee", "annulée", True),
        ("Il reçoit Tokayev.", "Tokayev", "Tokay", False),
        ("La page facebook du port.", "facebook", "Facebook", False),
        ("Le « flygskan » suédois.", "flygskan", "flygskam", False),
        ("Les flygskan, une honte.", "flygskan", "flygskam", True),
        ("L'accord germano-kazakh.", "germano", "germane", False),
        ("Voir desk.economie.fr ici.", "economie", "économie", False),
        ("L'agence dpa l'a dit.", "dpa", "dea", False),
        ("Il boit un lungo.", "lungo", "lu ngo", False),
        ("Le mot aktuelo.", "aktuelo", "lointain", False),
    ],
)
def test_slips_and_other_unknown_words(
    text: str, word: str, replacement: str, reported: bool
) -> None:
    assert misspelling(text, word, replacement) is reported


def test_british_spelling_is_no_slip() -> None:
    span, rule = Span(4, 11), "MORFOLOGIK_RULE_EN_US"
    match = GrammarMatch(0, span, rule, "", ("centers",), "TYPOS", "misspelling")
    assert not keep(match, "The centres were closed.", "en")


def test_a_rule_that_the_selection_names_is_reported(engine: LanguageTool) -> None:
    text = "Le projet doit s'achever d'ici 2030 dans la région."
    named = LanguageToolSettings(
        selected_rules=frozenset({"CONSTRUCTION_DANS_LES_EXPRESSIONS"}), memory=800, keep_alive=3
    )
    assert found(engine, text) == []
    assert found(LanguageTool(named), text) == ["d'ici 2030"]


def set_up(engine: LanguageTool, **settings: Any) -> LanguageTool:
    """Return the engine with other settings, on the same server."""
    return LanguageTool(replace(engine.settings, **settings))


def test_false_friends_of_a_mother_tongue(engine: LanguageTool) -> None:
    text = "La ministre a montré une grande habileté dans ce dossier."
    assert found(engine, text) == []
    assert found(set_up(engine, mother_tongue="en"), text) == ["grande", "habileté"]


def test_the_stricter_level(engine: LanguageTool) -> None:
    text = "Les élus et/ou les habitants décideront en mars du sort de la halle."
    assert found(engine, text) == []
    assert found(set_up(engine, level="picky"), text) == ["et/ou"]
