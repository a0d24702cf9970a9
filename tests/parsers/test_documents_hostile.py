"""Spoilt documents are read or refused; nothing else happens."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from copydesk import Span
from copydesk.parsers import opening_for, parser_for
from copydesk.reading import ReadError, source_file
from copydesk.writing import WriteError
from parsers.hostile_archives import spoilt

FORMATS = Path(__file__).parents[1] / "formats"


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["article.docx", "article.odt"])
def test_spoilt_documents_are_read_or_refused(name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same in each run
    data = spoilt((FORMATS / name).read_bytes(), chance)
    with suppress(ReadError):
        source, _ = source_file(name, data, opening=opening_for(name))
        article = parser_for(name)(source, "")
        assert all(block.span.of(article.text).strip() for block in article.blocks)
        start = chance.randrange(len(source.text) + 1)
        with suppress(WriteError):
            source.with_text(f"{source.text[:start]}x{source.text[start:]}").encoded()


def test_a_way_of_packing_that_is_not_for_documents_is_refused() -> None:
    from zipfile import ZIP_LZMA

    from parsers.office import docx_parts, zipped

    data = zipped(docx_parts(""), method=ZIP_LZMA)
    with pytest.raises(ReadError, match="packed in a way"):
        source_file("a.docx", data, opening=opening_for("a.docx"))


def test_places_are_places_in_the_article() -> None:
    source, _ = source_file(
        "a.odt", (FORMATS / "article.odt").read_bytes(), opening=opening_for("a.odt")
    )
    article = parser_for("a.odt")(source, "")
    for block in article.blocks:
        assert article.to_source(block.span).of(source.text) == block.span.of(article.text)
        assert Span(0, len(source.text)).contains(article.to_source(block.span))
