"""Plain text: headline, paragraphs, list items, captions, and where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import SourceFile
from copydesk.article import Article, BlockKind
from copydesk.parsers.text import parse

HEADLINE, PARAGRAPH = BlockKind.HEADLINE, BlockKind.PARAGRAPH
ITEM, CAPTION = BlockKind.LIST_ITEM, BlockKind.CAPTION

BODY = "Le navire est arrivé mardi au port d’Oran, après douze jours de mer et une escale."
WRAPPED = """\
Le premier navire chargé de gaz liquide est arrivé mardi
au port d’Oran, après douze jours de mer et une escale à
Gibraltar. L’équipage n’a pas quitté le bord."""


def read(text: str) -> Article:
    return parse(SourceFile("article.txt", text), "fr")


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    article = read(text)
    return [(one.kind, one.span.of(article.text)) for one in article.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_filled_to_a_width_are_one_paragraph(line_end: str) -> None:
    wrapped = WRAPPED.replace("\n", line_end)
    title = "Le port d’Oran reçoit un navire"
    expected = [(HEADLINE, title), (PARAGRAPH, wrapped), (PARAGRAPH, "Il repart.")]
    assert blocks(line_end.join([title, "", wrapped, "", "Il repart."])) == expected
    assert blocks(line_end.join([title, wrapped, "", "Il repart."])) == expected


def test_each_long_line_is_a_paragraph() -> None:
    lines = ["Le port d’Oran attend", BODY * 2, BODY * 2]
    assert blocks("\n".join(lines)) == [
        (HEADLINE, lines[0]),
        (PARAGRAPH, lines[1]),
        (PARAGRAPH, lines[2]),
    ]


def test_short_lines_that_end_sentences_are_paragraphs() -> None:
    lines = [
        "Le navire est arrivé mardi au port d’Oran.",
        "Il repart demain matin vers l’Espagne.",
    ]
    assert [text for _, text in blocks("\n".join(lines))] == lines


def test_mixed_line_ends_and_form_feeds() -> None:
    text = "Titre\r\n\r\nUn.\n\fDeux.\r\rTrois.\x0c\n \t\u00a0\nQuatre."
    assert [text for _, text in blocks(text)] == ["Titre", "Un.", "Deux.", "Trois.", "Quatre."]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Le port attend", HEADLINE),
        ("Le port attend-il ?", HEADLINE),
        ("« Le port attend »", HEADLINE),
        ("Le port attend.", PARAGRAPH),
        ("Le maire : « Le port attend. »", PARAGRAPH),
        ("Selon lui :", PARAGRAPH),
        ("Le port " * 20, PARAGRAPH),
    ],
)
def test_headline_is_a_short_first_line_without_a_full_stop(first: str, kind: BlockKind) -> None:
    assert blocks(f"{first}\n\n{BODY}")[0][0] is kind


def test_a_file_of_one_block_has_no_headline() -> None:
    assert blocks("Le port attend") == [(PARAGRAPH, "Le port attend")]


def test_list_items() -> None:
    text = (
        "Titre\n\n- le gaz ;\n- le pétrole,\n  brut ou raffiné.\n• le blé\n1. Un\n2) Deux\n— trois"
    )
    assert blocks(text)[1:] == [
        (ITEM, "le gaz ;"),
        (ITEM, "le pétrole,\n  brut ou raffiné."),
        (ITEM, "le blé"),
        (ITEM, "Un"),
        (ITEM, "Deux"),
        (ITEM, "trois"),
    ]


def test_a_date_is_no_list_item() -> None:
    assert blocks("Titel\n\n4. Mai war der Tag.\n\n- 3 Grad.")[1:] == [
        (PARAGRAPH, "4. Mai war der Tag."),
        (ITEM, "3 Grad."),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_of_speech_are_no_list(line_end: str) -> None:
    text = "Titre||– Vous partez ?||– Demain, répond-il.||– Bien.||- le gaz ;|- le blé."
    assert blocks(text.replace("|", line_end))[1:] == [
        (PARAGRAPH, "– Vous partez ?"),
        (PARAGRAPH, "– Demain, répond-il."),
        (PARAGRAPH, "– Bien."),
        (ITEM, "le gaz ;"),
        (ITEM, "le blé."),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Photo : le navire à quai",
        "Crédit photo : Agence",
        "Photo d’archives : le quai",
        "Le navire à quai, mardi. Photo : Agence",
        "Le navire à quai, mardi. Photo Agence/Luc Morel",
        "Le navire à quai, mardi. (Photo Luc Morel)",
        "Le navire à quai, mardi © Agence",
    ],
)
def test_captions(caption: str) -> None:
    assert blocks(f"{BODY}\n\n{caption}")[1] == (CAPTION, caption)


@pytest.mark.parametrize(
    "prose",
    [
        "Photos à l’appui, le maire a répondu : « Le port attend. »",
        "Il est reparti. Photo à la main, il souriait.",
        "Le maire (photo) attend le navire.",
    ],
)
def test_prose_about_photos_is_no_caption(prose: str) -> None:
    assert blocks(f"{BODY}\n\n{prose}")[1] == (PARAGRAPH, prose)


def test_ornaments_are_no_blocks() -> None:
    assert blocks("Titre\n***\nUn.\n\n* * *\n\n--- \n\nDeux.") == [
        (HEADLINE, "Titre"),
        (PARAGRAPH, "Un."),
        (PARAGRAPH, "Deux."),
    ]


def test_front_matter() -> None:
    article = read("---\ntitle: Oran attend\nlang: en-GB\n---\nUn navire\n\nDeux.")
    assert article.metadata["title"] == "Oran attend"
    assert [(one.kind, one.span.of(article.text)) for one in article.blocks] == [
        (HEADLINE, "Oran attend"),
        (PARAGRAPH, "Un navire"),
        (PARAGRAPH, "Deux."),
    ]
    assert parse(article.source).locale == "en-GB"


def test_suppression_comments_are_no_prose() -> None:
    text = "Titre\n\n<!-- copydesk: ignore -->\nUn. <!-- copydesk: ignore[a] -->\nDeux <!-- x -->"
    article = read(text)
    assert [one.span.of(article.text) for one in article.blocks] == [
        "Titre",
        "Un.",
        "Deux <!-- x -->",
    ]
    for block in article.blocks:
        assert article.to_source(block.span).of(text) == block.span.of(article.text)


def test_a_comment_amid_a_line_leaves_one_blank() -> None:
    assert read("Un <!-- copydesk: ignore --> mot.").text == "Un mot."


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t \x0c\u00a0", "***", "---\ntitle:\n---\n"])
def test_no_text_no_block(text: str) -> None:
    assert read(text).blocks == ()


PIECES = [
    *["Titre", BODY, "– Oui ?", "- a", "1. b", "2. c", " ", "\n", "\r\n", "\r", "\f", "***"],
    *["<!-- copydesk: ignore -->", "\ud800", "\0", "\u202e", "---\n", "title: x\n", "© A"],
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_blocks_stand_in_order_and_hold_all_prose(text: str) -> None:
    article = read(text)
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end <= len(article.text)
        prose = block.span.of(article.text)
        assert prose == prose.strip()
        last = block.span.end
    if "x" not in text:  # a front matter's text is not in the blocks
        held = "".join(block.span.of(article.text) for block in article.blocks)
        assert held.count("navire") == text.count("navire")
