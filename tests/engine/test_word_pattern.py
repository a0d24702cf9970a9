"""Rules written as data over words: what each key asks for, and how certain it has to be."""

from pathlib import Path
from typing import Any

import pytest

from copydesk import Applicability, Rule, Span
from copydesk.pattern_file import PatternError, PatternPlugin, pattern_rule
from copydesk.testing import check_example, lint
from copydesk.word_pattern_check import WORD_KEYS

ROOT = Path(__file__).parent.parent.parent
RULE: dict[str, Any] = {
    "name": "some-fault",
    "family": "house",
    "languages": ["fr"],
    "summary": "Some fault",
    "message": "“{match}”",
    "why": "It is one.",
    "good": ["Rien."],
    "bad": ["[|Mal|]."],
}


def made(*words: dict[str, Any], **more: Any) -> Rule:
    return pattern_rule({**RULE, "words": list(words), **more})()


def found(rule: Rule, text: str) -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language="fr")]


def test_any_form_of_a_lemma_is_found() -> None:
    rule = made({"lemma": "exporter"})
    text = "Ils exportaient du blé ; le pays en exportera."
    assert found(rule, text) == ["exportaient", "exportera"]


def test_lower_looks_at_plain_apostrophes_and_text_at_what_is_written() -> None:
    text = "L’Ukraine et l'Ukraine"
    assert found(made({"lower": "l'"}, {"text": "Ukraine"}), text) == ["L’Ukraine", "l'Ukraine"]
    assert found(made({"text": "L’"}), text) == ["L’"]


def test_a_word_fits_only_if_all_its_readings_do() -> None:
    text = "Les sages portes"  # a noun or a verb: nobody can tell
    assert found(made({"lower": "portes", "pos": "NOUN"}), text) in ([], ["portes"])
    rule = made({"lower": "sage", "pos": "NOUN"})
    assert found(rule, "sage") == []
    assert found(made({"lower": "sage", "pos": "NOUN", "may": True}), "sage") == ["sage"]


def test_not_is_careful_too() -> None:
    rule = made({"lower": "de"}, {"not": {"pos": "VERB"}})
    assert found(rule, "Il parle de blé et de zblurg.") == ["de blé"]
    assert found(rule, "Il vient de manger.") == []


def test_alternatives_in_a_list_of_nots() -> None:
    rule = made({"pos": "NOUN", "not": [{"lower": "blé"}, {"number": "p"}]})
    assert found(rule, "Du blé, des pommes et du pain.") == ["pain"]


def test_optional_words_repeats_and_gaps() -> None:
    rule = made(
        {"lemma": "manger"},
        {"lower": "très", "repeat": {"min": 0, "max": 2}},
        {"lower": "bien", "optional": True},
        {"any": {"max": 1}},
        {"lower": "pain"},
    )
    assert found(rule, "Il mange pain.") == ["mange pain"]
    assert found(rule, "Il mange très très bien du pain.") == ["mange très très bien du pain"]
    assert found(rule, "Il mange du bon pain.") == []


def test_marks_are_tokens_and_sentences_have_edges() -> None:
    rule = made({"lower": "de"}, {"mark": True, "optional": True}, {"edge": True})
    assert found(rule, "Il parle de. De quoi ?") == ["de."]
    assert found(made({"lower": "blé"}, {"lower": "riz"}), "Du blé, riz.") == []
    assert found(made({"lower": "blé"}, {"text": ","}, {"lower": "riz"}), "Du blé, riz.") == [
        "blé, riz"
    ]
    assert found(made({"lower": "blé"}, {"any": {"max": 9}}, {"lower": "riz"}), "Blé. Riz.") == []


def test_fault_narrows_what_is_reported_and_names_fill_templates() -> None:
    rule = made(
        {"lower": "si"},
        {"kind": "subj", "name": "who"},
        {"mood": "cnd", "fault": True, "name": "verb"},
        message="“{verb}” after “si {who}”",
        fix="était",
    )
    [one] = lint(rule, "Si elle serait là…", language="fr")
    assert one.span == Span(8, 14)
    assert one.message == "“serait” after “si elle”"
    assert one.fixes[0].edits[0].text == "était"
    assert one.fixes[0].applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maison brûle.", ["Le maison"]),
        ("La maison brûle.", []),
        ("Les élèves partent.", []),
        ("Le zblurg brûle.", []),
    ],
)
def test_disagreement_has_to_be_sure(text: str, expected: list[str]) -> None:
    rule = made(
        {"lower": ["le", "la", "les"], "name": "article"},
        {"pos": "NOUN", "disagrees_with": {"word": "article", "in": ["gender"]}},
    )
    assert found(rule, text) == expected


def test_agreement() -> None:
    rule = made({"pos": "NOUN", "name": "noun"}, {"pos": "ADJ", "agrees_with": "noun"})
    assert found(rule, "Une maison verte et un chien verte.") == ["maison verte"]


def test_unless_excuses_what_it_touches() -> None:
    rule = made(
        {"lower": "pas", "fault": True},
        unless=[[{"lower": "ne"}, {"any": {"max": 2}}, {"lower": "pas"}], r"pas du tout"],
    )
    assert found(rule, "Il ne vient pas.") == []
    assert found(rule, "Je sais pas, pas du tout.") == ["pas"]


def test_swap_mends_what_it_knows() -> None:
    rule = made(
        {"lower": "entre"},
        {"lower": ["il", "ils", "on"], "fault": True},
        swap={"il": "lui", "ils": "eux"},
    )
    fixes = [one.fixes for one in lint(rule, "Entre il et entre on…", language="fr")]
    assert [one[0].edits[0].text for one in fixes if one] == ["lui"]
    assert len(fixes) == 2


def test_quotations_can_be_left_alone() -> None:
    rule = made({"lower": "blé"}, skip_quotations=True)
    assert found(rule, "Du blé. « Du blé ! »") == ["blé"]


def test_lists_come_from_files(tmp_path: Path) -> None:
    words = tmp_path / "units.txt"
    words.write_text("# units\nkilos\ntonnes\n", encoding="utf-8")
    table = {**RULE, "words": [{"pos": "NUM"}, {"list": "units"}]}
    rule = pattern_rule(table, {"units": words})()
    assert found(rule, "Le port a reçu 40 tonnes de blé.") == ["40 tonnes"]


def test_a_language_without_a_lexicon_has_spellings_only() -> None:
    rule = pattern_rule({**RULE, "languages": [], "words": [{"lower": "weizen"}]})()
    assert len(lint(rule, "Der Weizen ist da.", language="de")) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "is missing or empty"),
        ([{"lema": "x"}], "word 1: lema is not a key of a word"),
        ([{"lemma": 3}], "lemma must be a text"),
        ([{"pos": "N"}], "pos must be one of .*, not “N”"),
        ([{"lower": "x"}, {"repeat": 3}], r"word 2: repeat must be \{max"),
        ([{"any": {"max": 200}}], "between 0 and 20"),
        ([{"any": {"max": 2}, "pos": "NOUN"}], "asks nothing else"),
        ([{"agrees_with": "noun"}], "“noun”, which names no word before it"),
        ([{"regex": "("}], "word 1"),
        ([{"list": "units"}], "word 1: list cannot be read"),
        ([{"lower": "x", "optional": True}], "asks for no word at all"),
        ([{"not": {"name": "x"}}], "not: name makes no sense"),
        (["x"], "must be a table"),
    ],
)
def test_a_malformed_word_is_named(words: list[Any], message: str) -> None:
    with pytest.raises(PatternError, match=message):
        pattern_rule({**RULE, "words": words})


def test_a_rule_has_words_or_a_pattern() -> None:
    with pytest.raises(PatternError, match="a rule has one of them"):
        pattern_rule({**RULE, "words": [{"lower": "x"}], "pattern": "x"})
    with pytest.raises(PatternError, match="no group of the pattern"):
        pattern_rule({**RULE, "words": [{"lower": "x"}], "fix": "{noun}"})
    with pytest.raises(PatternError, match="stands beside words only"):
        pattern_rule({**RULE, "pattern": "x", "swap": {"x": "y"}})
    with pytest.raises(PatternError, match="from texts to texts"):
        pattern_rule({**RULE, "words": [{"lower": "x"}], "swap": {"x": 1}})
    with pytest.raises(PatternError, match="word 1") as caught:
        pattern_rule({**RULE, "words": [{"lower": "x"}], "unless": [[{"lemma": 1}]]})
    assert caught.value.key == "unless"


def test_a_pattern_that_never_ends_is_stopped() -> None:
    gaps = [{"any": {"max": 20}} for _ in range(8)]
    rule = made({"lower": "le"}, *gaps, {"lower": "jamais"})
    with pytest.raises(AssertionError, match="TimeoutError"):
        lint(rule, "le " * 200 + "\n\njamais", language="fr")


def test_the_documented_rule_works_and_every_key_is_documented(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "pattern-rules.md").read_text(encoding="utf-8")
    section = text.split("## Patterns over words")[1]
    path = tmp_path / "house.toml"
    path.write_text(section.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    plugin = PatternPlugin(path)
    assert not plugin.problems
    [rule] = plugin.copydesk_rules()
    for example in rule.examples:
        check_example(rule, example)
    assert {key for key in WORD_KEYS if f"`{key} = " not in section} == set()
