"""SubRip and WebVTT."""

from pathlib import Path

import pytest

from copydesk import SourceFile
from copydesk.parsers import parser_for
from copydesk.reading import ParseError

FORMATS = Path(__file__).parents[1] / "formats"


def prose(name: str, text: str) -> list[str]:
    article = parser_for(name)(SourceFile(name, text), "")
    return [" ".join(one.span.of(article.text).split()) for one in article.parsed_blocks]


def cues(*texts: str, gap: int = 0) -> str:
    """Return a SubRip file; cues of two seconds, `gap` seconds between them."""
    made = []
    for number, text in enumerate(texts):
        start = number * (2 + gap)
        times = f"00:00:{start:02},000 --> 00:00:{start + 2:02},000"
        made.append(f"{number + 1}\n{times}\n{text}\n")
    return "\n".join(made)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Le port a", "rouvert hier."), ["Le port a rouvert hier."]),
        (("Le port rouvre.", "La ville attend."), ["Le port rouvre.", "La ville attend."]),
        (("Il a dit que", "Oran attend."), ["Il a dit que Oran attend."]),
        (("Puis…", "…plus rien."), ["Puis… …plus rien."]),
        (("- Oui ?\n- Non.",), ["Oui ?", "Non."]),
        (("{\\an8}– <i>Oui</i>, hier",), ["Oui, hier"]),
        (("[Une sirène]", "Il part."), ["Il part."]),
        (("-5 degrés hier",), ["-5 degrés hier"]),
        (('<font color="#fff">Un</font> <b>port</b>',), ["Un port"]),
    ],
)
def test_what_is_said(texts: tuple[str, ...], expected: list[str]) -> None:
    assert prose("a.srt", cues(*texts)) == expected


def test_a_pause_ends_what_is_said_before_a_capital_letter() -> None:
    assert prose("a.srt", cues("ORAN, 1962", "La nuit tombe", gap=2)) == [
        "ORAN, 1962",
        "La nuit tombe",
    ]
    assert prose("a.srt", cues("Le port", "a rouvert", gap=2)) == ["Le port a rouvert"]


def test_a_missing_blank_line_ends_a_cue_all_the_same() -> None:
    text = cues("Un.", "Deux.").replace("\n\n", "\n")
    assert prose("a.srt", text) == ["Un.", "Deux."]


def test_webvtt_has_notes_styles_and_a_language() -> None:
    text = (FORMATS / "article.vtt").read_text("utf-8")
    assert prose("a.vtt", text) == [
        "Le port & la ville , c’est tout un monde.",
        "Oui , toujours.",
    ]
    assert parser_for("a.vtt")(SourceFile("a.vtt", text), "").language == "fr"


def test_an_empty_webvtt_file_is_one() -> None:
    assert prose("a.vtt", "WEBVTT\n\n") == []


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_a_file_without_times_is_refused(name: str) -> None:
    with pytest.raises(ParseError, match="no line with times"):
        prose(name, "Du texte.\n")
