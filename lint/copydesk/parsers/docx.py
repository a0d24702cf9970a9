"""Word documents (.docx): which parts are read, in which order."""

import posixpath

from copydesk.article import BlockKind
from copydesk.parsers.docx_reader import read_part
from copydesk.parsers.docx_styles import NAMESPACES, Styles
from copydesk.parsers.xml_events import Kind
from copydesk.parsers.zip_archive import Archive
from copydesk.parsers.zip_document import DocumentFile, Form, Paragraph
from copydesk.reading import ParseError

KIND = "a Word document"
NOTES = ("footnotes", "endnotes")


def opened(path: str, data: bytes) -> DocumentFile:
    """Return the Word document with these bytes. Raises ParseError."""
    return DocumentFile(path, Archive(data, KIND), FORM)


def read(archive: Archive) -> list[Paragraph]:
    """Return the paragraphs of a Word document: its body, then its notes. Raises ParseError."""
    main = _targets(archive, "").get("officeDocument", "")
    if not main or main not in archive or not _is_document(archive, main):
        what = "an OpenDocument file" if "mimetype" in archive else "something else"
        raise ParseError(f"is not {KIND}, but {what}; give it the suffix of what it is")
    parts = {kind: name for kind, name in _targets(archive, main).items() if name in archive}
    styles = Styles(archive.events(parts["styles"]) if "styles" in parts else ())
    found = read_part(archive, main, styles)
    for name in (parts[kind] for kind in NOTES if kind in parts):
        found += read_part(archive, name, styles, kind=BlockKind.LIST_ITEM)
    return found


def _is_document(archive: Archive, part: str) -> bool:
    starts = (one for one in archive.events(part) if one.kind is Kind.START)
    root = next(starts)
    return root.name == "document" and root.namespace in NAMESPACES


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts to which a part is related, by kind of relation; '' is the package."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive:
        return {}
    found: dict[str, str] = {}
    for event in archive.events(relations):
        values = event.attributes
        if event.name == "Relationship" and values.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, values.get("Target", "")))
            kind = values.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, target.lstrip("/"))
    return found


FORM = Form("docx", read, preserve=' xml:space="preserve"')
