"""name-variant, beyond its examples."""

from typing import Any

import pytest

from copydesk import Span
from copydesk.testing import lint
from copydesk_rules.names.name_variant import NameVariant


def found(text: str, language: str = "fr", **options: Any) -> list[str]:
    return [one.span.of(text) for one in lint(NameVariant(**options), text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volodymyr Zelensky est ici. Zelenskyy repart, dit Zelensky.", ["Zelenskyy"]),
        ("Kiev a été visée. On l’a su à Kyïv, puis à Kiev.", ["Kyïv"]),
        ("Selon M. Ouchakov, rien. Les propos d’Ushakov, d’Ouchakov aussi.", ["Ushakov"]),
        ("Le roi Mohammed VI arrive. Le prince suit. Mohamed VI repart.", ["Mohamed"]),
        ("Il a vu Vladimir Poutine. Puis Wladimir Poutine. Vladimir Poutine rit.", ["Wladimir"]),
        ("Il vit à New York. La ville de New-York. Le maire de New York.", ["New-York"]),
    ],
)
def test_variants(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jean Martin et Laszlo Marton débattent. Selon Martin, Marton a tort.",
        "L’Iran et l’Irak. Plus tard, l’Irak cède, puis l’Iran.",
        "Le Niger est loin. Puis le Nigeria aussi. Le Niger attend le Nigeria.",
        "La Slovénie gagne. La Slovaquie perd. La Slovénie exulte.",
        "Alexander Müller parle. Alexandra Müller part. Alexander Müller reste.",
        "Le frère de Mario Rossi. La sœur, Maria Rossi, est là. Mario Rossi part.",
        "Un Allemand, une Allemande, des Allemands d’Allemagne.",
        "Natalia Aliev parle. Ilham Alieva part. Puis Aliev et les Alievs.",
        "IBM et Ibm, l’OTAN et l’Otan.",
        "La ville de Kiev (Kyiv en ukrainien) est calme. Kiev (Kyiv) dort.",
        "Le modèle Falcon 7 suit le Falcon-8 et le Falcon.",
    ],
)
def test_two_names(text: str) -> None:
    assert found(text) == []


def test_capitals_without_accents_are_no_spelling() -> None:
    assert found("TOKAIEV À PARIS\n\nLe président Tokaïev est là. Tokaïev repart lundi.") == []


def test_a_tie_goes_to_the_press_of_the_language() -> None:
    text = "Yuri Ushakov is here. Then Ouchakov left."
    assert found(text, "en") == ["Ouchakov"]
    assert found("Iouri Ouchakov est ici. Puis Ushakov est parti.") == ["Ushakov"]


def test_the_newsroom_decides() -> None:
    text = "La ville de Kiev. Le maire de Kiev. Le port de Kyiv."
    assert found(text) == ["Kyiv"]
    assert found(text, preferred=frozenset({"Kyiv"})) == ["Kiev", "Kiev"]
    assert found(text, allow=frozenset({"Kyiv"})) == []


def test_the_majority_is_shown_beside_the_minority() -> None:
    text = "Le président Tokaïev parle. Selon Tokaïev, tout va. Mais Tokayev doute."
    [one] = lint(NameVariant(), text, language="fr")
    assert one.message.startswith("“Tokayev” (once) is spelt “Tokaïev” (twice)")
    assert [related.span for related in one.related] == [Span(13, 20), Span(34, 41)]


def test_a_name_of_one_word_and_one_of_two_meet_by_chance() -> None:
    text = "The ferry leaves Glenorran at noon. On the shore of Glen Orran stands a mill."
    assert lint(NameVariant(), text, language="en") == []
    [found] = lint(NameVariant(), text + " Glen Orran is deep.", language="en")
    assert found.span.of(text) == "Glenorran"


def test_a_place_of_two_words_is_known() -> None:
    text = "Hong Kong is calm. In Hongkong, all shops are open."
    [found] = lint(NameVariant(), text, language="en")
    assert found.span.of(text) == "Hongkong"


def test_a_place_within_another_name_is_left_as_it_is() -> None:
    text = (
        "The ferry to Macau leaves at nine. Macau has many visitors. Some stay at the "
        "Galaxy Macao, others return from Macao at night."
    )
    [found] = lint(NameVariant(), text, language="en")
    assert text[found.span.start - 5 : found.span.end] == "from Macao"
    calm = "Vietnam signs a treaty, the Viet Nam News Agency reports. Vietnam is glad."
    assert lint(NameVariant(), calm, language="en") == []


def test_renderings_of_one_given_name_speak_for_one_man() -> None:
    text = (
        "Yuri Ouchakov est à Moscou. Selon Iouri Ushakov, la visite est prévue. Ouchakov sourit."
    )
    [found] = lint(NameVariant(), text, language="fr")
    assert found.span.of(text) == "Ushakov"
    two = "Vladimir Lavrov et Volodymyr Lavrof sont deux hommes. Vladimir Lavrov sourit."
    assert lint(NameVariant(), two, language="fr") == []
