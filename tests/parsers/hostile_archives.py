"""Broken documents: zip archives of XML, spoilt in their parts and as a whole."""

import io
import random
import struct
import zipfile

NAMES = (
    b"<w:p>",
    b"</w:p>",
    b"<text:p>",
    b"</text:span>",
    b"<w:t>",
    b"<text:s text:c='99999999'/>",
)
SIGNS = (
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"&#xD800;",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b'"',
    b"\0",
    b"\xff",
)
BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
LENGTHS = (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Return a document made worse: its parts packed anew with faults, or its bytes changed."""
    if chance.random() < 0.25:
        return _bytes(data, chance)
    made = _parts(data, chance)
    return _bytes(made, chance) if chance.random() < 0.1 else made


def _parts(data: bytes, chance: random.Random) -> bytes:
    """Return the archive with faults within one to three of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        chosen = set(chance.choices([one for one in names if one.endswith("l")] or names, k=3))
        for name in names:
            content = old.read(name)
            if name in chosen:
                if chance.random() < 0.05:
                    continue
                content = _xml(content, chance)
            method = chance.choice(METHODS) if chance.random() < 0.05 else zipfile.ZIP_DEFLATED
            new.writestr(name, content, compress_type=method)
    return file.getvalue()


def _xml(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.randint(0, 40))
        match chance.randrange(8):
            case 0:
                content = content[:at] + content[to:]
            case 1:
                content = content[:at] + chance.choice(SIGNS) + content[at:]
            case 2:
                content = content[:at] + chance.choice(NAMES) + content[at:]
            case 3:
                content = (
                    content[:at] + content[at:to] * chance.choice((2, 50, 5_000)) + content[to:]
                )
            case 4:
                content = content[:at]
            case 5:
                content = content.replace(b"?>", b"?>" + BOMB, 1)
            case 6:
                content = content.replace(b"UTF-8", chance.choice((b"UTF-16", b"latin-1", b"x")))
            case _:
                content = _tags(content, chance)
    return content


def _tags(content: bytes, chance: random.Random) -> bytes:
    """Take out, double or nest a whole element, so that the XML stays well-formed."""
    starts = [at for at in range(len(content)) if content.startswith((b"<w:p>", b"<text:p "), at)]
    if not starts:
        return content
    at = chance.choice(starts)
    end = min(
        (
            found + len(name)
            for name in (b"</w:p>", b"</text:p>")
            if (found := content.find(name, at)) > 0
        ),
        default=at,
    )
    element = content[at:end]
    match chance.randrange(3):
        case 0:
            return content[:at] + content[end:]
        case 1:
            return content[:at] + element * chance.choice((2, 100, 2_000)) + content[end:]
    head = element[: element.find(b">") + 1]
    tail = element[element.rfind(b"<") :]
    deep = chance.choice((3, 500, 5_000))
    return content[:at] + head * deep + element + tail * deep + content[end:]


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Return the archive with some bytes changed, cut off, or a length in it made false."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(spoilt))
        spoilt[at] = chance.randrange(256)
    if chance.random() < 0.3:
        at = data.rfind(b"PK\x01\x02") + chance.choice((20, 24, 28, 30, 42))
        struct.pack_into("<L", spoilt, min(at, len(spoilt) - 4), chance.choice(LENGTHS))
    if chance.random() < 0.2:
        del spoilt[chance.randrange(len(spoilt)) :]
    return bytes(spoilt)
