"""What the tests of several formats ask of the places in an article."""

from copydesk import Article, BlockKind, Span


def check_fault(article: Article, fault: str, kind: BlockKind) -> None:
    """Assert that a fault is read, stands where its map says, and is in a block of that kind."""
    file = article.source.text
    at, place = article.text.index(fault), file.index(fault)
    found = Span(at, at + len(fault))
    assert article.to_source(found) == Span(place, place + len(fault))
    assert article.is_exact(found)
    [block] = [one for one in article.blocks if one.span.contains(found)]
    assert block.kind is kind
