"""PO: what is read, and that polib reads the same."""

from pathlib import Path

import polib
import pytest

from copydesk import SourceFile
from copydesk.article import Article
from copydesk.parsers.po import parse
from copydesk.reading import ParseError

SAMPLE = Path(__file__).parents[1] / "formats" / "article.po"


def read(text: str) -> Article:
    return parse(SourceFile("a.po", text))


def prose(text: str) -> list[str]:
    article = read(text)
    return [one.span.of(article.text) for one in article.parsed_blocks]


def test_polib_finds_the_same_translations() -> None:
    found = []
    for entry in polib.pofile(str(SAMPLE)):
        if not entry.obsolete and not entry.fuzzy:
            found += list(entry.msgstr_plural.values()) or [entry.msgstr]
    assert prose(SAMPLE.read_text("utf-8")) == [one.replace("%s", "\ufffc") for one in found]
    assert read(SAMPLE.read_text("utf-8")).language == "fr"


@pytest.mark.parametrize(
    ("flag", "text", "expected"),
    [
        ("", "Un %s et {nom}", "Un %s et {nom}"),
        ("#, c-format\n", "Un %1$s à 5 %%", "Un \ufffc à 5 %%"),
        ("#, python-format\n", "Un %(nom)s, %d", "Un \ufffc, \ufffc"),
        ("#, python-brace-format\n", "Un {nom} {0}", "Un \ufffc \ufffc"),
        ("#, no-c-format\n", "Un %s", "Un %s"),
        ("", "Un <b>port</b>", "Un port"),
        ("", r"L\342\200\231\303\251t\xc3\xa9 \351", "L’été é"),
        ("", r"A\tb \"c\" \\ d", 'A\tb "c" \\ d'),
    ],
)
def test_placeholders_and_escapes(flag: str, text: str, expected: str) -> None:
    assert prose(f'{flag}msgid "x"\nmsgstr "{text}"\n') == [expected]


def test_entries_without_blank_lines_between_them() -> None:
    text = 'msgid "a"\nmsgstr "Un"\n#, fuzzy\nmsgid "b"\nmsgstr "Deux"\nmsgid "c"\nmsgstr "Trois"'
    assert prose(text) == ["Un", "Trois"]


def test_an_empty_line_in_a_text_parts_paragraphs() -> None:
    assert prose('msgid "a"\nmsgstr "Un.\\n\\nDeux."\n') == ["Un.", "Deux."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a\nmsgstr "b"\n', "string in line 1 is not closed"),
        ('msgid "a"\nfoo\n', "line 2 is no comment"),
        ("Du texte.\n", "line 1 is no comment"),
    ],
)
def test_files_that_are_no_po(text: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        read(text)


def test_a_template_has_nothing_to_read() -> None:
    assert prose('# a\nmsgid "a"\nmsgstr ""\n') == []
    assert prose("") == []
