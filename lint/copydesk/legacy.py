"""Which encoding text from before UTF-8 is in."""

import codecs
import re

DECLARED = re.compile(
    rb"(?:\A\s*<\?xml\s[^<>]{0,200}?\bencoding|<meta\s[^<>]{0,200}?\bcharset)"
    rb"\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})",
    re.IGNORECASE,
)
HEAD = 1_024
"""Bytes in which HTML has to declare its encoding."""
KNOWN = re.compile(
    r"(?:iso[-_]?8859|latin|windows|cp\d|mac|koi8|gb|big5|shift|sjis|euc|iso-2022|ibm|tis|us-asc)"
)
"""Python has other codecs too, which are no encodings of text files."""
C1 = re.compile(rb"[\x80-\x9f]")

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


def declared(data: bytes) -> str:
    """Return the encoding other than UTF-8 that XML or HTML declares for itself, or ''.

    ISO 8859-1 with signs of Windows-1252 is taken for that, as browsers do.
    """
    found = DECLARED.search(data[:HEAD])
    name = found[1].decode().lower() if found else ""
    if not KNOWN.match(name):
        return ""
    try:
        if codecs.lookup(name).name in ("ascii", "iso8859-1") and C1.search(data):
            name = WESTERN
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    return name


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
