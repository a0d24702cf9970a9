"""Short phrases in quotation marks, which may be terms rather than what somebody said."""

from collections.abc import Iterator

from copydesk import Article, BlockKind, Span

LONGEST = 4
"""Words at most in a phrase that may be a term."""


def terms(article: Article, longest: int = LONGEST) -> Iterator[tuple[str, Span]]:
    """Yield the quoted phrases of two words and more in lower case, with their marks.

    Those in headlines and headings are left out.
    """
    heads = [one.span for one in article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)]
    for one in article.quotations:
        words = [] if one.fault else one.inner.of(article.text).split()
        if not 2 <= len(words) <= longest or any(head.contains(one.span) for head in heads):
            continue
        if all(word.replace("-", "").isalpha() and word.islower() for word in words):
            yield " ".join(words), one.span
