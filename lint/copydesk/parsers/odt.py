"""OpenDocument texts (.odt): which parts are read."""

from copydesk.parsers.odt_reader import read_content
from copydesk.parsers.odt_styles import OdtStyles
from copydesk.parsers.zip_archive import Archive
from copydesk.parsers.zip_document import DocumentFile, Form, Paragraph
from copydesk.reading import ParseError

KIND = "an OpenDocument text"
CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
MIMETYPE = "application/vnd.oasis.opendocument.text"


def opened(path: str, data: bytes) -> DocumentFile:
    """Return the OpenDocument text with these bytes. Raises ParseError."""
    return DocumentFile(path, Archive(data, KIND), FORM)


def read(archive: Archive) -> list[Paragraph]:
    """Return the paragraphs of an OpenDocument text, its notes last. Raises ParseError."""
    mimetype = archive.part("mimetype").text if "mimetype" in archive else ""
    if CONTENT not in archive or not mimetype.startswith(MIMETYPE):
        what = "a Word document" if "[Content_Types].xml" in archive else "something else"
        raise ParseError(f"is not {KIND}, but {what}; give it the suffix of what it is")
    if MANIFEST in archive and any(
        event.name == "encryption-data" for event in archive.events(MANIFEST)
    ):
        raise ParseError("is encrypted; save a copy without a password")
    parts = [archive.events(name) for name in (STYLES, CONTENT) if name in archive]
    return read_content(archive.events(CONTENT), CONTENT, OdtStyles(*parts))


FORM = Form("odt", read, collapses=True, space="<text:s/>")
