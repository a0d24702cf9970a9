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
