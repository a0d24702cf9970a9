"""dateline-date, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.datelines.dateline_date import DatelineDate


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("JAKARTA, 19 Mei (ANTARA) - Pelabuhan dibuka lagi pada Selasa (7/3).", "id", "19 Mei"),
        ("Madrid, 5 may (EFE).- El puerto abrió este martes 7 de marzo.", "es", "5 may"),
        ("Madrid, 5 mar (EFE).- El puerto abrió este martes 7 de marzo.", "es", ""),
        ("BERLIN, 5. Mai (dpa) - Der Hafen hat am Dienstag (7. März) geöffnet.", "de", "5. Mai"),
        ("PARIS, Jan. 2 (Reuters) - The port opened today, December 30.", "en", ""),
        ("PARIS, 19 mai (AFP) - Le port a rouvert le mardi 7 mars.", "fr", ""),
        ("PARIS, 19 mai (AFP) - Le port a rouvert ce mardi 45 mars.", "fr", ""),
        ("PARIS (AFP) - Le port a rouvert ce mardi 7 mars.", "fr", ""),
    ],
)
def test_the_day_that_the_text_calls_today(text: str, language: str, expected: str) -> None:
    found = [one.span.of(text) for one in lint(DatelineDate(), text, language=language)]
    assert found == ([expected] if expected else [])


LYON = """Le tunnel de la Croix-Rousse rouvre après deux mois de travaux

LYON, {filed} (AFP) - Le tunnel de la Croix-Rousse a rouvert à la circulation {today}, a annoncé
la métropole dans un communiqué. Engagés le 4 janvier, les travaux ont coûté deux millions.

« Nous avions promis aujourd’hui, 2 janvier, de ne pas dépasser l’été », a rappelé le maire. La
prochaine fermeture est prévue le 15 septembre, a-t-il ajouté.
"""


@pytest.mark.parametrize(
    ("filed", "today", "is_reported"),
    [
        ("9 mars", "ce jeudi 9 mars", False),
        ("10 mars", "ce jeudi 9 mars", False),
        ("9 mars", "jeudi", False),
        ("19 mai", "ce jeudi 9 mars", True),
        ("9 mai", "aujourd’hui, jeudi 9 mars", True),
    ],
)
def test_a_story(filed: str, today: str, is_reported: bool) -> None:
    text = LYON.format(filed=filed, today=today)
    found = lint(DatelineDate(), text, language="fr")
    assert [one.span.of(text) for one in found] == [filed] * is_reported


def test_a_list_of_dates_is_not_today() -> None:
    text = (
        "LEEDS, England, May 2 (Reuters) - The band has announced its summer tour.\n\n"
        "It plays in York on Saturday (July 15) and in Hull a week later."
    )
    assert lint(DatelineDate(), text, language="en") == []
