"""Given names and their renderings, folded."""

from copydesk.analysis.people import given_lines, listed

__all__ = ["are_renderings", "are_two", "given_lines"]


def are_renderings(one: str, other: str) -> bool:
    """Tell whether two folded given names are known to render one.

    >>> are_renderings("iouri", "yuri"), are_renderings("jean", "john")
    (True, False)
    """
    return not given_lines(one).isdisjoint(given_lines(other)) and not are_two(one, other)


def are_two(one: str, other: str) -> bool:
    """Tell whether two folded given names are known to be two: Vladimir and Volodymyr."""
    lines, others = listed(one), listed(other)
    return bool(lines and others) and lines.isdisjoint(others)
