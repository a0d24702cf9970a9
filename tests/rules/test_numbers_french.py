"""The rules on numbers, beyond their examples."""

import pytest

from copydesk import Rule
from copydesk.testing import lint
from copydesk_rules.numbers import RULES
from copydesk_rules.numbers.bare_age import BareAge
from copydesk_rules.numbers.currency_position import CurrencyPosition
from copydesk_rules.numbers.decimal_mark import DecimalMark
from copydesk_rules.numbers.hour_format import HourFormat
from copydesk_rules.numbers.impossible_date import ImpossibleDate
from copydesk_rules.numbers.thousands_separator import ThousandsSeparator


def found(rule: Rule, text: str, language: str = "fr") -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language=language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il naît le 29 février 2000, un mardi.", "fr"),
        ("Le mardi 29 février 2000, il naît.", "fr"),
        ("Born on Monday 1 January 1900 in Rome.", "en"),
        ("Am Montag, 4. Mai 2020, begann es.", "de"),
    ],
)
def test_dates_that_were(text: str, language: str) -> None:
    assert found(ImpossibleDate(), text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("Le 29 février 1900, il naît.", "fr", "29 février 1900"),
        ("Le 32 mars, il part.", "fr", "32 mars"),
        ("Am Dienstag, 4. Mai 2020, begann es.", "de", "Dienstag, 4. Mai 2020"),
    ],
)
def test_dates_that_never_were(text: str, language: str, wrong: str) -> None:
    assert found(ImpossibleDate(), text, language) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Né en 1950, mort en 2015 ; loi n° 2015 ; code postal 75011 ; 3.1.250 est sa version.",
        "Appelez le 02.123.456 ou visitez https://exemple.fr/12.500/page.",
        "Le taux est de 0.125 et la note de 1,172 milliard.",
    ],
)
def test_what_is_no_quantity_has_no_thousands(text: str) -> None:
    assert found(ThousandsSeparator(typography="strict"), text) == []


def test_thousands_follow_the_blank_of_the_article() -> None:
    text = "Ils étaient 10 000, puis 20 000 et 30.000 manifestants."
    [one] = lint(ThousandsSeparator(), text, language="fr")
    assert one.fixes[0].edits[0].text == "30 000"


def test_decimals_of_names_and_hours_are_left_alone() -> None:
    text = "Le Web 2.0, la 4.5 GTI et 19.30 heures."
    assert found(DecimalMark(typography="strict"), text) == []


def test_currency_after_its_amount_is_right() -> None:
    assert found(CurrencyPosition(), "Il gagne 5 $ ou 10 € 30.") == []
    [one] = lint(CurrencyPosition(), "Il gagne $5 milliards.", language="fr")
    assert one.fixes[0].edits[0].text == "5 milliards de dollars"


def test_hours_with_and_without_zero() -> None:
    assert found(HourFormat(), "Ouvert de 08h00 à 09h30.") == []
    assert found(HourFormat(), "Ouvert à 14:30 heures.") == ["14:30 heures"]


def test_ages_are_not_departments() -> None:
    strict = BareAge(typography="strict")
    assert found(strict, "Le maire de Bourg Saint Maurice (73) vote.") == []
    assert found(strict, "Le chanteur Jean Dupuis (73) vote.") == ["(73)"]


@pytest.mark.parametrize("rule", RULES)
def test_odd_text_is_left_alone(rule: type[Rule]) -> None:
    for text in ("", "1", "$", "1.", "(74)", "99 févrierx", "0h", "9" * 500, "1.000" * 200):
        lint(rule(), text, language="fr")
        lint(rule(), text, language="xx")
