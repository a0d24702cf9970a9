"""What a rule sees of an article, and input that was never meant to be one."""

import time

import pytest

from copydesk import Article, SourceFile, Span
from copydesk.article import BlockKind
from copydesk.parsers import parser_for

MARKDOWN = """\
# Le port d’Oran attend

ORAN – Le **navire** arrive mardi. Le maire [l’a dit](https://exemple.org) : « Oui. »

- du gaz ;
- du blé.
"""


def read(text: str, path: str = "a.fr.md") -> Article:
    return parser_for(path)(SourceFile(path, text), "fr")


def test_spans_are_those_of_the_text() -> None:
    article = read(MARKDOWN)
    for word in article.words:
        assert word.span.of(article.text) == word.text
        assert article.to_source(word.span).of(MARKDOWN) == word.text
    for sentence in article.sentences:
        assert sentence.block.span.contains(sentence.span)
        assert sentence.text == sentence.span.of(article.text)


def test_sentences_and_their_words() -> None:
    article = read(MARKDOWN)
    assert [sentence.text for sentence in article.sentences] == [
        "Le port d’Oran attend",
        "ORAN –",
        "Le navire arrive mardi.",
        "Le maire l’a dit : « Oui. »",
        "du gaz ;",
        "du blé.",
    ]
    third = article.sentences[2]
    assert third.first_word is not None
    assert [word.text for word in third.words] == ["Le", "navire", "arrive", "mardi"]


def test_blocks_of_some_kinds() -> None:
    items = read(MARKDOWN).blocks_of(BlockKind.LIST_ITEM, BlockKind.HEADLINE)
    assert [block.kind.value for block in items] == ["headline", "list-item", "list-item"]


def test_addresses_are_protected() -> None:
    article = read("Voir https://exemple.org/a.b et le port.", "a.txt")
    assert article.is_protected(Span(10, 12))
    assert not article.is_protected(Span(0, 4))


def test_language_is_named_or_detected() -> None:
    text = "Le navire est arrivé au port avec le gaz, et le maire l’a dit aux journalistes."
    parse = parser_for("a.txt")
    assert parse(SourceFile("a.txt", text), "").language == "fr"
    assert parse(SourceFile("a.txt", text), "pt_BR").language == "pt"
    assert parse(SourceFile("a.txt", text), "pt-BR").locale == "pt-BR"
    assert parse(SourceFile("a.txt", "12 345"), "").language == ""


def test_a_plain_text_is_its_own_source() -> None:
    article = read("Un.\r\n\r\nDeux.", "a.txt")
    assert article.text_map is None
    assert article.to_source(Span(7, 9)) == Span(7, 9)
    assert article.is_exact(Span(0, 9))


BAD = {
    "empty": "",
    "blank": " \t\r\n\x0c\u00a0\u2028",
    "NUL": "Un\0 navire.\0\0\n\nDeux.",
    "lone surrogates": "Un \ud800navire\udfff.\n\n\udc80",
    "control characters": "Un\x01 navire\x1b[31m est\x7f là\x85.\x1c\n\nDeux.",
    "bidirectional characters": "\u202eUn \u2066navire\u2069.\u202c\n\n\u200f\u061cDeux.",
    "combining marks alone": "\u0301\u0301\n\n\u20dd Un.",
    "no letters": "*** 12 %\n\n– . –\n\n!?",
}


@pytest.mark.parametrize("path", ["a.fr.txt", "a.fr.md"])
@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_is_read(text: str, path: str) -> None:
    article = read(text, path)
    prose = " ".join(sentence.text for sentence in article.sentences)
    assert ("navire" in prose) == ("navire" in text)
    for word in article.words:
        assert article.to_source(word.span).of(text) == word.text
    assert article.foreign == ()
    assert [one.inner for one in article.quotations] == []


@pytest.mark.parametrize("path", ["a.fr.txt", "a.fr.md"])
def test_five_megabytes_in_one_line(path: str) -> None:
    plain = "Le pétrole transite par l’oléoduc de Ceyhan, dit-il à M. Roy. "
    text = (plain * 3 + plain.replace("pétrole", "*pétrole*")) * 20_000
    start = time.process_time()
    article = read(text, path)
    assert len(article.words) == 12 * 80_000
    assert len(article.sentences) == 80_000
    assert time.process_time() - start < 10
