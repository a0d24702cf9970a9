"""XML written piece by piece by the standard library, safe for any text."""

import re
from collections.abc import Mapping
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, by its production [2] Char."""
REPLACEMENT = "\ufffd"


class XmlPieces:
    """An XML document under way; `take` gives what was written since the last time."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._xml = XMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._depth = 0
        self._begun = False
        self._xml.startDocument()

    def open(self, name: str, attributes: Mapping[str, object] | None = None) -> None:
        """Write a start tag, on a line of its own."""
        self._indent()
        self._xml.startElement(name, _attributes(attributes or {}))
        self._depth += 1

    def close(self, name: str) -> None:
        """Write an end tag, on a line of its own."""
        self._depth -= 1
        self._indent()
        self._xml.endElement(name)

    def element(
        self, name: str, attributes: Mapping[str, object] | None = None, text: str = ""
    ) -> None:
        """Write an element that has text, or nothing, in it."""
        self._indent()
        self._xml.startElement(name, _attributes(attributes or {}))
        if text:
            self._xml.characters(legal(text))
        self._xml.endElement(name)

    def end(self) -> None:
        """Write the last line end."""
        self._out.write("\n")

    def take(self) -> str:
        """Return what was written since the last time."""
        text = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return text

    def _indent(self) -> None:
        # The declaration, which stands before the root, ends its line itself.
        if self._begun:
            self._xml.ignorableWhitespace("\n" + "  " * self._depth)
        self._begun = True


def legal(text: str) -> str:
    r"""Return `text` with each character that XML forbids replaced by U+FFFD.

    >>> legal("a\x00b") == "a\ufffdb"
    True
    """
    return ILLEGAL.sub(REPLACEMENT, text)


def _attributes(values: Mapping[str, object]) -> AttributesImpl:
    return AttributesImpl({name: legal(str(value)) for name, value in values.items()})
