"""Lengths and offsets in the units in which other programs count: bytes, UTF-16 units."""


def utf16_length(text: str) -> int:
    """Return the length of `text` in UTF-16 code units.

    >>> utf16_length("é😀")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, units: int) -> int:
    """Return the code-point offset of an offset in UTF-16 units.

    An offset in the middle of a surrogate pair is that of the pair.

    >>> from_utf16("😀a", 2)
    1
    """
    if text.isascii() or max(text, default="") <= "\uffff":
        return min(units, len(text))
    seen = 0
    for at, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if seen + width > units:
            return at
        seen += width
    return len(text)


def units(text: str, encoding: str) -> int:
    """Return the length of `text` in the units of ``utf-8``, ``utf-16`` or ``utf-32``.

    >>> [units("é😀", encoding) for encoding in ("utf-8", "utf-16", "utf-32")]
    [6, 3, 2]
    """
    if encoding == "utf-16":
        return utf16_length(text)
    return len(text.encode("utf-8", "surrogatepass")) if encoding == "utf-8" else len(text)


def from_units(text: str, length: int, encoding: str) -> int:
    """Return the code-point offset of an offset in the units of an encoding.

    >>> [from_units("é😀a", 6, encoding) for encoding in ("utf-8", "utf-16", "utf-32")]
    [2, 3, 3]
    """
    if encoding == "utf-16":
        return from_utf16(text, length)
    if encoding == "utf-32" or text.isascii():
        return min(length, len(text))
    return len(text.encode("utf-8", "surrogatepass")[:length].decode("utf-8", "ignore"))
