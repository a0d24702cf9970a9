"""calque and calque-doubtful, beyond their examples."""

import pytest

from copydesk import Rule
from copydesk.analysis.morphology import readings
from copydesk.testing import lint
from copydesk_rules.calques.calque import Calque
from copydesk_rules.calques.calque_doubtful import CalqueDoubtful
from copydesk_rules.calques.phrase import SIGNS, parse
from copydesk_rules.calques.phrase_list import Entry, entries, several

SAMPLES = {"INF": "envoyer", "NUM": "12", "DET": "cette", "ADJ": "rapide"}
ENTRIES = [
    *((Calque(), entry) for entry in entries("fr", preview=False)),
    *((CalqueDoubtful(), entry) for entry in entries("fr", preview=True)),
]


def found(text: str, rule: Rule | None = None) -> list[str]:
    reports = lint(rule or Calque(), text, language="fr")
    return [one.span.of(text) for one in reports]


def fixed(text: str) -> str:
    [report] = lint(Calque(), text, language="fr")
    [edit] = report.fixes[0].edits
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def sample(entry: Entry) -> str:
    words = []
    for element in parse(entry.phrase):
        if element.source not in SIGNS:
            first = element.source.rstrip("?").split("|")[0].strip("<>")
            words.append(SAMPLES.get(first, first))
    text = " ".join(words).replace("' ", "'")
    return text.replace("de en", "d'en") + ("," if entry.phrase.endswith("$") else "") + " ."


@pytest.mark.parametrize(("rule", "entry"), ENTRIES, ids=lambda one: getattr(one, "phrase", ""))
def test_every_entry_is_found_and_says_what_is_better(rule: Rule, entry: Entry) -> None:
    assert len(found(sample(entry), rule)) == 1
    assert several(entry.better)
    assert not entry.copies or entry.copies[:4] in ("de: ", "en: ", "es: ", "id: ", "ru: ")
    for element in parse(entry.phrase):
        for lemma in element.lemmas:
            assert any(one.lemma == lemma for one in readings(lemma, "fr")), lemma


def test_the_list_has_three_hundred_certain_entries() -> None:
    assert len(entries("fr", preview=False)) >= 300
    phrases = [entry.phrase for _, entry in ENTRIES]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ils auraient fait du sens.", ["fait du sens"]),
        ("Il faudra s’occuper d’eux\nà travers du bois.", ["à travers du"]),
        ("Le Billion de dollars promis.", ["Billion de dollars"]),
        ("Elles ont essayé à partir.", ["essayé à partir"]),
        ("Un blessé, grièvement : il est\nmal blessé.", ["mal blessé"]),
        ("Il tient pour sa mort le maire responsable pour.", []),
        ("Ils ont tenu le maire responsable pour la crue.", ["tenu le maire responsable pour"]),
        ("L’agence d’intelligence et les services d’intelligence.", None),
    ],
)
def test_inflection_gaps_and_line_ends(text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["agence d’intelligence", "services d’intelligence"]
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il fait, du sens commun, sa règle. Qui fait du sens commun sa règle ?",
        "L’agence d’intelligence artificielle ouvre lundi.",
        "Le match est à l’âge de 30 ans son dernier.",
        "Sans embargo sur les armes, la guerre dure.",
        "Elle attend sur le quai. Il répond sur ce point.",
        "Il a peur. Devant la mairie, la foule attend.",
        "Il demande\n\nune question reste ouverte.",
        "Avec l’aide de manger moins, il a maigri.",
    ],
)
def test_what_is_right_after_all(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le prix dépend sur le vent.", "Le prix dépend du vent."),
        ("Le prix dépend sur les vents.", "Le prix dépend des vents."),
        ("Le prix dépend sur la pluie.", "Le prix dépend de la pluie."),
        ("Il faut essayer à partir.", "Il faut essayer de partir."),
        ("Lourdement blessée, elle dort.", "Grièvement blessée, elle dort."),
        ("Il est tombé lourdement blessé.", "Il est tombé grièvement blessé."),
    ],
)
def test_fixes_keep_the_form_and_contract(text: str, expected: str) -> None:
    assert fixed(text) == expected


def test_no_fix_where_a_word_would_have_to_be_elided_or_inflected() -> None:
    for text in ("Il dépend sur un ami.", "Il fait du sens.", "En addition au prix, il paie."):
        [report] = lint(Calque(), text, language="fr")
        assert report.fixes == ()


def test_the_message_names_the_language_that_is_copied() -> None:
    [report] = lint(Calque(), "Il a demandé une question au maire.", language="fr")
    assert report.message == (
        "“demandé une question” copies English “to ask a question” (say “poser une question”)"
    )
