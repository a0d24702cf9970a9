"""Front matter: what it says, where the title stands, and what is no front matter."""

import pytest

from copydesk.parsers.front_matter import read


def title(text: str) -> list[tuple[str, str]]:
    """Return the pieces of the title, each with the file's text at its place."""
    return [(piece.text, text[piece.start : piece.end]) for piece in read(text).title]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_yaml(line_end: str) -> None:
    text = line_end.join(
        [
            "---",
            "title: Oran attend le navire # provisoire",
            "'lang': fr",
            'tags: [port, "gaz liquide"]',
            "authors:",
            "  - Nadia Belkacem",
            "  - 'Luc Morel'",
            "date: 2026-03-04",
            "summary: >-",
            "  Le premier navire",
            "  est à quai.",
            "draft:",
            "image:",
            "  src: a.jpg",
            "---",
            "Texte",
        ]
    )
    found = read(text)
    assert found.metadata == {
        "title": "Oran attend le navire",
        "lang": "fr",
        "tags": ("port", "gaz liquide"),
        "authors": ("Nadia Belkacem", "Luc Morel"),
        "date": "2026-03-04",
        "summary": "Le premier navire est à quai.",
        "draft": "",
    }
    assert found.language == "fr"
    assert text[found.end :].strip() == "Texte"
    assert title(text) == [("Oran attend le navire", "Oran attend le navire")]


def test_quoted_titles_are_unquoted_piece_by_piece() -> None:
    assert title('---\ntitle: "Dit \\"non\\" \\u00e0 Oran"\n---\n') == [
        ("Dit ", "Dit "),
        ('"', '\\"'),
        ("non", "non"),
        ('"', '\\"'),
        (" ", " "),
        ("à", "\\u00e0"),
        (" Oran", " Oran"),
    ]
    assert title("---\ntitle: 'L''été' # c\n---\n") == [("L", "L"), ("'", "''"), ("été", "été")]


def test_a_title_may_go_on_below() -> None:
    assert title("---\ntitle: Oran\n  attend\nlang: fr\n---\n") == [
        ("Oran", "Oran"),
        (" ", "\n  "),
        ("attend", "attend"),
    ]
    assert title("---\ntitle: |\n  Oran\n---\n") == [("Oran", "Oran")]


def test_toml() -> None:
    text = '+++\ntitle = "L’\\u00e9té"\nlanguage = "fr"\n[menu]\ntitle = "x"\n+++\nTexte'
    found = read(text)
    assert found.metadata == {"title": "L’été", "language": "fr", "menu": {"title": "x"}}
    assert found.language == "fr"
    assert title(text) == [("L’", "L’"), ("é", "\\u00e9"), ("té", "té")]
    assert text[found.end :] == "\nTexte"


def test_broken_toml_is_still_no_prose() -> None:
    found = read("+++\ntitle = 'Oran'\nlang =\n+++\nTexte")
    assert found.metadata == {}
    assert [piece.text for piece in found.title] == ["Oran"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Texte\n---\ntitle: x\n---\n",
        "---\ntitle: x\n",
        "---\n\nLe texte est entre deux filets.\n\n---\n",
        "--- \n* a\n---\n",
        "----\ntitle: x\n----\n",
        "+++\ntitle = 'x'\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert read(text).end == 0


@pytest.mark.parametrize(
    ("value", "language"),
    [("fr", "fr"), ("pt_BR", "pt_BR"), ("français", ""), ("[fr, en]", ""), ("", "")],
)
def test_only_codes_are_languages(value: str, language: str) -> None:
    assert read(f"---\nlang: {value}\n---\n").language == language
