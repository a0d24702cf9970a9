"""html-entity-residue, mojibake and invisible-character, beyond their examples."""

import pytest

from copydesk import apply_fixes
from copydesk.fix import Applicability
from copydesk.testing import lint
from copydesk_rules.residue.html_entity_residue import HtmlEntityResidue
from copydesk_rules.residue.invisible_character import InvisibleCharacter
from copydesk_rules.residue.mojibake import Mojibake


def _mended(rule: HtmlEntityResidue | Mojibake | InvisibleCharacter, text: str) -> str:
    fixes = [fix for one in lint(rule, text) for fix in one.fixes]
    return apply_fixes(text, fixes, at_least=Applicability.UNSAFE)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Dupont &amp;amp; Fils", "Dupont & Fils"),
        ("Dupont &AMP; Fils", "Dupont & Fils"),
        ("Dix&nbsp;euros &#8211; pas plus", "Dix\u00a0euros – pas plus"),
        ("Le minis&shy;tre", "Le ministre"),
        ("L &# 39 ; eau", "L ' eau"),
    ],
)
def test_entities_become_their_characters(text: str, mended: str) -> None:
    assert _mended(HtmlEntityResidue(), text) == mended


@pytest.mark.parametrize("text", ["R&D; Q&A; M&Ms; A & B ; C&A", "Le groupe Son&image;", "&;"])
def test_ampersands_that_are_no_entity(text: str) -> None:
    assert lint(HtmlEntityResidue(), text) == []


def _garbled(text: str) -> str:
    """Return UTF-8 text as it looks when read as Windows-1252, byte by byte."""
    read = (bytes([byte]) for byte in text.encode())
    return "".join(one.decode("cp1252" if _is_known(one) else "latin-1") for one in read)


def _is_known(byte: bytes) -> bool:
    return byte not in {b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"}


@pytest.mark.parametrize(
    "text",
    [
        "« L’été à Besançon – où l’œuvre “naît” » coûte 10\u00a0€, çà et là…",
        "Ñandú, Ýmir et Ærø : ¡vamos! ¿qué? Þór, ß et Ü",
        "Le Łódź d’aujourd’hui et le Šiauliai d’hier",
        "Москва и Київ, Ελλάδα",
        "Bravo 🙂",
    ],
)
def test_garbled_text_is_mended_and_right_text_left_alone(text: str) -> None:
    assert lint(Mojibake(), text) == []
    assert _mended(Mojibake(), _garbled(text)) == text


def test_text_garbled_twice_is_mended() -> None:
    twice = "été".encode().decode("cp1252").encode().decode("cp1252")
    assert _mended(Mojibake(), f"Un {twice} chaud.") == "Un été chaud."


def test_half_a_letter_has_no_fix() -> None:
    [found] = lint(Mojibake(), "La somme de 10Â 000 euros.")
    assert found.fixes == ()


@pytest.mark.parametrize(
    "text", ["A FRASE DA IRMÃ», disse.", "„Ä“ und „Å“", "DÎNER, ÂGE, Âge, Ânes et à l’Île »"]
)
def test_real_letters_are_left_alone(text: str) -> None:
    assert lint(Mojibake(), text) == []


def test_the_message_has_code_and_name() -> None:
    [found] = lint(InvisibleCharacter(), "Un mot\u200b ici.")
    assert "U+200B (ZERO WIDTH SPACE)" in found.message


def test_a_run_is_one_report() -> None:
    [found] = lint(InvisibleCharacter(), "Un \u202a\u202cmot.")
    assert found.span.length == 2


def test_a_lost_character_has_no_fix() -> None:
    [found] = lint(InvisibleCharacter(), "Un caf\ufffd noir.")
    assert found.fixes == ()


def test_a_control_of_another_encoding_becomes_its_letter() -> None:
    assert _mended(InvisibleCharacter(), "L\x92eau co\x9ate") == "L’eau coš" + "te"


def test_a_control_between_words_becomes_a_space() -> None:
    assert _mended(InvisibleCharacter(), "deux\x0bmots") == "deux mots"


@pytest.mark.parametrize(
    "text",
    [
        "Tabulation\tet\r\nfin de ligne\u00a0: 10\u202f000.",
        "Ici \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flotte.",
        "Un cœur ❤\ufe0f\u200d\U0001f525 brûle.",
        "הוא אמר \u200fשלום\u200f.",
        "क्\u200dष et ไทย\u200bไทย",
    ],
)
def test_characters_that_a_script_needs(text: str) -> None:
    assert lint(InvisibleCharacter(), text) == []


def test_code_in_markdown_is_no_residue() -> None:
    text = "Tapez `x` ou `un\u200bdeux` ici.\n\nUne image ![vue](vue.png) et un \ufffc perdu.\n"
    found = lint(InvisibleCharacter(), text, path="article.md")
    assert [one.span.of(text) for one in found] == ["\ufffc"]
