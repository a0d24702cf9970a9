"""repeated-word, beyond its examples."""

import pytest

from copydesk.fix import apply_fixes
from copydesk.linter import LintOptions
from copydesk.linter import lint as check
from copydesk.parsers import parser_for
from copydesk.source import SourceFile, Span
from copydesk.testing import lint
from copydesk_rules.repetition.repeated_word import RepeatedWord


def repeated(text: str, language: str = "fr") -> list[str]:
    return [one.span.of(text) for one in lint(RepeatedWord(), text, language=language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le maire de la ville a relu jusqu’au soir le\nle contrat qui la lie au port voisin.",
            "fr",
            "le\nle",
        ),
        ("Il vient de\u00a0de partir.", "fr", "de\u00a0de"),
        ("Il vient de de de partir.", "fr", "de de de"),
        ("C’est l’l’accord du siècle.", "fr", "l’l’"),
        ("Le le maire est là.", "fr", "Le le"),
        ("LE LE PORT ROUVRE", "fr", "LE LE"),
        ("Puis la grève grève finit.", "fr", "grève grève"),
        ("He went to to the port.", "en", "to to"),
        ("Er kam von von Wien.", "de", "von von"),
        ("Dia dari dari pelabuhan itu.", "id", "dari dari"),
    ],
)
def test_slips(text: str, language: str, expected: str) -> None:
    assert repeated(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous nous voyons, vous vous taisez.", "fr"),
        ("Un discours plein de bla bla, très très long.", "fr"),
        ("« Paix, paix, paix ! » Paix partout.", "fr"),
        ("Il n’a a priori rien dit. Que l’Est est loin.", "fr"),
        ("Duran Duran et Boutros Boutros-Ghali à Baden Baden.", "fr"),
        ("Il lit le Le Monde d’hier, en 10 10 et 20 20.", "fr"),
        ("Il part. Part-il ? « Oui », oui.", "fr"),
        ("Voir www.la.la.fr la liste.", "fr"),
        ("Le titre du jour\n\nJour de fête.", "fr"),
        ("She had had time, he gave her her book.", "en"),
        ("New York, New York was sung in New York.", "en"),
        ("Die, die die Wahl gewinnen, feiern.", "de"),
        ("Anak anak itu pergi ke pasar.", "id"),
        ("Pago pago talo talo.", "xx"),
    ],
)
def test_what_may_stand_twice(text: str, language: str) -> None:
    assert repeated(text, language) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Le maire a parlé du\ndu budget.", "Le maire a parlé du\nbudget."),
        ("Il a vu que\nque, dit-il, rien.", "Il a vu\nque, dit-il, rien."),
        ("Le\nle préfet aussi.", "Le\npréfet aussi."),
        ("Il a vu l’\nl’école.", "Il a vu\nl’école."),
        ("Il a vu de de\nde de la ville.", "Il a vu de\nla ville."),
        ("Il a parlé du\r\ndu « port ».", "Il a parlé du\r\n« port »."),
        ("Il sort de\nde\nde la ville.", "Il sort de la ville."),
    ],
)
def test_a_fix_keeps_the_lines_of_a_subtitle(said: str, expected: str) -> None:
    times = "1\n00:00:01,000 --> 00:00:03,000\n"
    source = SourceFile("a.srt", f"{times}{said}\n")
    options = LintOptions(language="fr")
    [found] = check(source, lambda _: [RepeatedWord()], parser_for("a.srt"), options).diagnostics
    assert apply_fixes(source.text, found.fixes) == f"{times}{expected}\n"
    assert "\n" not in found.message


def test_datelines_end_a_block() -> None:
    assert repeated("Titre du jour\n\nPARIS – Paris reste calme.") == []


def test_fix_is_safe_for_grammatical_words_only() -> None:
    [article] = lint(RepeatedWord(), "Il a vu le le port.", language="fr")
    [noun] = lint(RepeatedWord(), "Il a vu le port port.", language="fr")
    assert article.fixes[0].applicability.label == "safe"
    assert noun.fixes[0].applicability.label == "unsafe"
    assert noun.message == "Word repeated: “port port”"


def test_allow_adds_words() -> None:
    text = "Il a vu le port port."
    assert lint(RepeatedWord(allow=frozenset({"port"})), text, language="fr") == []


def test_span_is_that_of_all_its_words() -> None:
    [found] = lint(RepeatedWord(), "Très tôt, il il part.", language="fr")
    assert found.span == Span(10, 15)
