"""Word documents and OpenDocument texts, made by hand for tests."""

import random
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DOCX_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_NAMES = (
    " ".join(
        f'xmlns:{name}="{_URN}:{kind}:1.0"'
        for name, kind in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        )
    )
    + ' office:version="1.3"'
)
_MANIFEST = (
    f'{_PROLOG}<m:manifest xmlns:m="{_URN}:manifest:1.0" m:version="1.3"><m:file-entry '
    'm:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/><m:file-entry '
    'm:full-path="content.xml" m:media-type="text/xml"/><m:file-entry '
    'm:full-path="styles.xml" m:media-type="text/xml"/></m:manifest>'
)
DOCX_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inter"><w:name w:val="Inter maison"/>'
    '<w:basedOn w:val="Titre2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Legende"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Citation"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Cache"><w:name w:val="Caché"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def zipped(
    parts: dict[str, str | bytes], *, stored: str = "", method: int = ZIP_DEFLATED
) -> bytes:
    """Return a zip archive of some parts; that named `stored` is not packed."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, (2026, 11, 22, 10, 0, 0))
            entry.compress_type = ZIP_STORED if name == stored else method
            archive.writestr(entry, content)
    return file.getvalue()


def _relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs)
    )
    return f'{_PROLOG}<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def docx_parts(
    body: str, footnotes: str = "", styles: str = DOCX_STYLES
) -> dict[str, str | bytes]:
    """Return the parts of a Word document; `body` is what its body holds."""
    return {
        "[Content_Types].xml": f'{_PROLOG}<Types xmlns="urn:types"/>',
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("footnotes", "/word/footnotes.xml")
        ),
        "word/media/image1.png": random.Random(1).randbytes(2_000),  # noqa: S311 - no secret
        "word/document.xml": (
            f"{_PROLOG}<w:document {_DOCX_NAMES}><w:body>{body}</w:body></w:document>"
        ),
        "word/styles.xml": f"{_PROLOG}<w:styles {_DOCX_NAMES}>{styles}</w:styles>",
        "word/footnotes.xml": f"{_PROLOG}<w:footnotes {_DOCX_NAMES}>{footnotes}</w:footnotes>",
    }


def docx(body: str, footnotes: str = "", styles: str = DOCX_STYLES) -> bytes:
    """Return a Word document; `body` is what its body holds."""
    return zipped(docx_parts(body, footnotes, styles))


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of a Word document, its runs as XML or as bare text."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inner}</w:p>"


def odt_parts(body: str, styles: str = "", automatic: str = "") -> dict[str, str | bytes]:
    """Return the parts of an OpenDocument text; `body` is what its text holds."""
    default = (
        '<style:default-style style:family="paragraph"><style:text-properties '
        'fo:language="en" fo:country="US"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph"/>'
        '<style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Heading_20_2" style:display-name="Heading 2" '
        'style:family="paragraph" style:parent-style-name="Standard"/>'
        '<style:style style:name="Quotations" style:family="paragraph"/>'
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": _MANIFEST,
        "Thumbnails/thumbnail.png": random.Random(2).randbytes(1_000),  # noqa: S311 - no secret
        "content.xml": (
            f"{_PROLOG}<office:document-content {_ODT_NAMES}><office:automatic-styles>"
            f"{automatic}</office:automatic-styles><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>"
        ),
        "styles.xml": (
            f"{_PROLOG}<office:document-styles {_ODT_NAMES}><office:styles>{default}{styles}"
            "</office:styles></office:document-styles>"
        ),
    }


def odt(body: str, styles: str = "", automatic: str = "") -> bytes:
    """Return an OpenDocument text; `body` is what its text holds."""
    return zipped(odt_parts(body, styles, automatic), stored="mimetype")
