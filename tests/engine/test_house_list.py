"""The newsroom's own list of names: what it says, reading it, adding to it."""

from pathlib import Path

import pytest

from copydesk.config.errors import ConfigError
from copydesk.house_list import HouseList, HouseName
from copydesk.house_list_edit import add
from copydesk.house_list_file import load
from copydesk.writing import WriteError

LIST = """\
# Settled with the foreign desk.

[[name]]
preferred = "Choïgou"  # as AFP
rejected = [
    "Shoigu",  # Reuters
    "Schoigu",
]
languages = ["fr"]

[[name]]
preferred = "Kyiv"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "names.toml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_what_is_said_for_a_language_wins_over_what_is_said_for_all() -> None:
    names = HouseList(
        [HouseName("Kyiv", rejected=("Kiev",)), HouseName("Kiev", ("Kyiv",), languages=("fr",))]
    )
    assert names.accepts("Kiev", "fr")
    assert not names.accepts("Kiev", "en")
    assert [form for form, _ in names.rejected("en")["kiev"]] == ["Kiev"]
    assert names.rejected("fr") == {}


def test_words_of_an_accepted_name_are_accepted() -> None:
    names = HouseList([HouseName("Aung San Suu Kyi")])
    assert names.accepts("Suu", "fr")
    assert not names.accepts("Suu Ki", "fr")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[name]]\npreferred = 3", "2: name.preferred: must be text in quotes"),
        ("[[name]]\nprefered = 'a'", "2: name.prefered: is not a known key; did you mean"),
        ("[[names]]\npreferred = 'a'", "1: names: is not a known key"),
        ("[[name]]\naccepted = ['a']", "1: name.preferred: is missing"),
        ("[[name]]\npreferred = 'a'\nrejected = ['a']", "3: name.rejected: lists “a”, which is"),
        ("[[name]]\npreferred = 'a'\nlanguages = ['French']", "3: name.languages: must be"),
        ("[[name]]\npreferred = ' a'", "2: name.preferred: must be a name, without blanks"),
        ("[[name]]\npreferred = 'a'\n[[name]]\npreferred = 'a'", "a second time"),
        ("[[name", "is not valid TOML"),
    ],
)
def test_a_faulty_list_is_told_by_file_line_and_key(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert str(caught.value).startswith(str(file))
    assert said in str(caught.value)


def test_adding_spellings_keeps_comments_and_layout(file: Path) -> None:
    assert add(file, "Choïgou", rejected=["Shoigu", "Šojgu"], language="fr")
    assert file.read_text(encoding="utf-8") == LIST.replace("[\n", '["Šojgu", \n', 1)
    assert load(file)[0].rejected == ("Šojgu", "Shoigu", "Schoigu")


def test_adding_a_list_that_a_name_lacks(file: Path) -> None:
    assert add(file, "Kyiv", accepted=["Kiev"], language="en")
    assert file.read_text(encoding="utf-8") == LIST + 'accepted = ["Kiev"]\n'


def test_adding_what_is_there_writes_nothing(file: Path) -> None:
    before = file.stat()
    assert not add(file, "Choïgou", rejected=["Shoigu"], language="fr")
    assert file.stat() == before


def test_a_name_of_another_language_is_a_new_one(file: Path) -> None:
    assert add(file, "Shoigu", language="en", comment="Reuters")
    name = load(file)[2]
    assert (name.preferred, name.languages, name.comment) == ("Shoigu", ("en",), "Reuters")


def test_the_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    assert add(path, 'Le "Monde"', rejected=["a\\b"])
    assert load(path) == (HouseName('Le "Monde"', rejected=("a\\b",)),)


def test_line_ends_are_kept(file: Path) -> None:
    file.write_bytes(LIST.replace("\n", "\r\n").encode())
    add(file, "Lavrov")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_a_contradiction_is_refused_and_nothing_is_written(file: Path) -> None:
    with pytest.raises(ConfigError, match="Shoigu"):
        add(file, "Choïgou", accepted=["Shoigu"], language="fr")
    assert file.read_text(encoding="utf-8") == LIST
    assert [one.name for one in file.parent.iterdir()] == ["names.toml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="was not written"):
        add(tmp_path / "no" / "names.toml", "Lavrov")
