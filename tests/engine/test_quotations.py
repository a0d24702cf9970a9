"""Quotations. Each is written as depth, opening mark, inner text, closing mark, state."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.packs import load
from copydesk.analysis.quotations import Quotation, find_quotations
from copydesk.source import Span


def find(text: str, language: str = "fr") -> tuple[Quotation, ...]:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            blocks.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return find_quotations(text, blocks, load(language))


def show(text: str, language: str = "fr") -> list[str]:
    return [
        f"{one.depth} {one.opening}{one.inner.of(text)}{one.closing}"
        f"{' +' if one.continued else ''}{' ' if one.fault else ''}{one.fault}"
        for one in find(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elle dit : « Oui. »", ["0 «Oui.»"]),
        ("« Il a dit “oui” hier. »", ["0 «Il a dit “oui” hier.»", "1 “oui”"]),
        ("« Il a dit « oui » hier. »", ["0 «Il a dit « oui » hier.»", "1 «oui»"]),
        ('Un "oui" et l\'"État" du "Matin".', ['0 "oui"', '0 "État"', '0 "Matin"']),
        ('Il dit : " Oui " et " non ".', ['0 "Oui"', '0 "non"']),
        ('Il a lu au"Matin" un mot.', ['0 "Matin"']),
        ("Une ‹ pièce › de l’an 2000.", ["0 ‹pièce›"]),
        ("L’an d’avant, aujourd’hui.", []),
        ("L' an d'avant, l'un, 'non'.", ["0 'non'"]),
        ('La chaîne l"Étoile et d"ici.', []),
        ("Il a dit “oui» hier.", ["0 “oui»"]),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“Three ‘four’ five’s.”", "en", ["0 “Three ‘four’ five’s.”", "1 ‘four’"]),
        ("The ‘workers’ union’ won.", "en", ["0 ‘workers’ union’"]),
        ("The workers’ rights, ’tis ’90s rock.", "en", []),
        ('He is 5\'10" tall on a 12" board.', "en", []),
        ('"Yes," he said, "no."', "en", ['0 "Yes,"', '0 "no."']),
        ("„Er sagte ‚ja‘“, so er.", "de", ["0 „Er sagte ‚ja‘“", "1 ‚ja‘"]),
        ("»Ja«, sagte er. »Er ›will‹ es.«", "de", ["0 »Ja«", "0 »Er ›will‹ es.«", "1 ›will‹"]),
        ("„Tak”, powiedział.", "xx", ["0 „Tak”"]),
        ("”Ja”, sade han.", "xx", ["0 ”Ja”"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert show(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Un.\n\n« Deux.\n\n« Trois », dit-il.", ["0 «Un. +", "0 «Deux. +", "0 «Trois» +"]),
        ("« Un.\n\n» Deux.\n\n» Trois », dit-il.", ["0 «Un. +", "0 »Deux. +", "0 »Trois» +"]),
        (
            "« Un.\n\nDeux “mots”.\n\nTrois », dit-il.",
            ["0 «Un. +", "0 Deux “mots”. +", "1 “mots”", "0 Trois» +"],
        ),
        ('Il dit : "Un.\n\n"Deux", fit-il.', ['0 "Un. +', '0 "Deux" +']),
        ('"Un.\n\nDeux", fit-il. "Non."', ['0 "Un. +', '0 Deux" +', '0 "Non."']),
        ("« Un.\n\n« Deux.", ["0 «Un. +", "0 «Deux. + unclosed"]),
    ],
)
def test_speech_over_several_paragraphs(text: str, expected: list[str]) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit : « Oui.", ["0 «Oui. unclosed"]),
        ("Il dit oui », fit-il.", ["0 Il dit oui» unopened"]),
        ("« Oui.\n\nIl dit « non » hier.", ["0 «Oui. unclosed", "0 «non»"]),
        ("« Il dit “oui hier. »", ["0 «Il dit “oui hier.»", "1 “oui hier. unclosed"]),
        ('Un "oui et "non".', ['0 "oui et "non". unclosed', '1 "non"']),
        ('Un oui" et "non".', ['0 Un oui" unopened', '0 "non"']),
        ("", []),
    ],
)
def test_unbalanced(text: str, expected: list[str]) -> None:
    assert show(text) == expected


def test_flags_and_spans() -> None:
    text = "Il dit : « Oui »."
    [one] = find(text)
    assert one.span == Span(9, 16)
    assert one.inner == Span(11, 14)
    assert not one.unclosed
    assert not one.unopened
    assert find("« Oui")[0].unclosed
    assert find("Oui »")[0].unopened


@given(st.text(alphabet=st.sampled_from("aL1 .,\"'’‘“”„«»‹›\n\u00a0"), max_size=60))
def test_spans_nest_and_stay_in_the_text(text: str) -> None:
    found = find(text)
    for one in found:
        assert 0 <= one.span.start <= one.inner.start <= one.inner.end <= one.span.end <= len(text)
        assert one.opening == text[one.span.start : one.span.start + len(one.opening)]
        assert not one.closing or text[: one.span.end].endswith(one.closing)
        assert one.fault in ("", "unclosed", "unopened")
    assert list(found) == sorted(found, key=lambda one: (one.span.start, -one.span.end))


@pytest.mark.parametrize("unit", ["« ", " »", '"a ', "'a ", "‘a", "’ ", "“a", "a” ", '" ', "s' "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < 2
