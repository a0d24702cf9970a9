"""untranslated-title, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.names.untranslated_title import UntranslatedTitle


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le Bundespräsident Frank-Walter Steinmeier a reçu le Premier ministre. Selon "
            "l’entourage de Steinmeier, les deux hommes ont parlé du climat.",
            "fr",
            ["Bundespräsident"],
        ),
        (
            "À Londres, Prime Minister Keir Starmer a promis un budget. Le chancelier Olaf Scholz "
            "a salué l’annonce.",
            "fr",
            ["Prime Minister"],
        ),
        ("La réunion avec Foreign Minister Annalena Baerbock a duré une heure.", "fr",
         ["Foreign Minister"]),
        ("Bundespräsident Frank-Walter Steinmeier spoke.", "en", ["Bundespräsident"]),
    ],
)  # fmt: skip
def test_titles(text: str, language: str, expected: list[str]) -> None:
    found = lint(UntranslatedTitle(), text, language=language)
    assert [one.span.of(text) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le film President Barack Obama, une vie sort mercredi.", "fr"),
        ("L’avenue President Kennedy et le lycée President George Washington sont fermés.", "fr"),
        ("Le documentaire « President Barack Obama » est diffusé mardi.", "fr"),
        ("Le gardien Thomas König et l’ailier Kevin Kanzler ont signé.", "fr"),
        ("Le porte-avions President Theodore Roosevelt a quitté le port.", "fr"),
        ("« President Emmanuel Macron is right about this », a-t-il dit en anglais.", "fr"),
        ("The striker Hans König scored, and Papst left the pitch.", "en"),
        ("Selon le président Emmanuel Macron, la chancelière Angela Merkel a tort.", "fr"),
    ],
)
def test_names_with_no_title_to_translate(text: str, language: str) -> None:
    assert lint(UntranslatedTitle(), text, language=language) == []
