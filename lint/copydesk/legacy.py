"""Which encoding text from before UTF-8 is in."""

import re

MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
ASCII = bytes(range(128))
CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
WESTERN = "windows-1252"
WESTERN_SIGNS = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüýÿÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ«»‹›“”„‘’‚…–—•°·€£§©®ª¡¿²³½\u00a0"
)
SHARE = 0.25
"""Western languages write at most a quarter of their letters with accents; Cyrillic ones, all."""
SAMPLE = 200_000
"""Bytes that are looked at; guessing costs seconds on a large file."""


def is_damaged_utf8(data: bytes) -> bool:
    """Tell whether data that is not valid UTF-8 was meant to be.

    An accident can make a valid sequence out of two signs of an older
    encoding (``É»``), so the majority decides.
    """
    sequences = len(MULTIBYTE.findall(data))
    others = len(MULTIBYTE.sub(b"", data).translate(None, ASCII))
    return sequences > others


def guess(data: bytes) -> str:
    """Return the likely encoding of text that is not UTF-8, '' for what is no text."""
    sample = data[:SAMPLE]
    if len(sample.translate(None, CONTROLS)) < 0.99 * len(sample):
        return ""
    if _is_western(sample):
        return WESTERN
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return ""
    try:
        data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return ""
    return str(best.encoding)


def _is_western(data: bytes) -> bool:
    """Tell whether the bytes read as Western European text."""
    high = data.translate(None, ASCII).decode(WESTERN, "replace")
    letters = sum(map(data.count, (bytes([one]) for one in b"aeinorst")))
    return all(sign in WESTERN_SIGNS for sign in high) and len(high) < SHARE * max(4, 2 * letters)
