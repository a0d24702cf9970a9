"""Language packs: data that a linguist writes, checked when it is read."""

from pathlib import Path

import pytest

from copydesk.analysis import packs

PACKS = sorted(path.stem for path in Path(packs.FOLDER).glob("*.toml"))
LANGUAGES = [name for name in PACKS if name != "function_words"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pack_is_whole(language: str) -> None:
    pack = packs.load(language)
    assert pack.name
    assert pack.function_words
    assert len(pack.months) == 12
    assert len(pack.weekdays) == 7
    assert pack.decimal != pack.thousands
    assert all(len(mark) == 1 for pair in pack.quotes for mark in pair)
    assert all(len(mark) == 1 and space.isspace() for mark, space in pack.space_before.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations_have_no_final_stop_and_one_class(language: str) -> None:
    pack = packs.load(language)
    classes = (pack.never_final, pack.sometimes_final, pack.often_final)
    assert not [word for words in classes for word in words if word.endswith(".")]
    assert not pack.never_final & pack.sometimes_final
    assert not pack.often_final & (pack.never_final | pack.sometimes_final)


def test_region_falls_back_to_its_language() -> None:
    pack = packs.load("fr-CA")
    assert pack.language == "fr-CA"
    assert pack.quotes[0] == ("«", "»")
    assert "les" in pack.function_words


@pytest.mark.parametrize("language", ["", "xx", "../fr", "fr/../../x", "\0"])
def test_unknown_language_is_neutral(language: str) -> None:
    pack = packs.load(language)
    assert not pack.elided
    assert not pack.months
    assert not pack.function_words


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('nmae = "X"', "unknown key `nmae`"),
        ("particles = 3", "`particles` must be a string"),
        ('quotes = ["«"]', "`quotes` must hold pairs of marks"),
        ('ordinal_dot = "yes"', "`ordinal_dot` must be true or false"),
        ("name = ", "Invalid value"),
    ],
)
def test_malformed_pack_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(packs.PackError) as caught:
        packs.parse(str(path), "xx")
    assert "xx.toml" in str(caught.value)
    assert message in str(caught.value)
