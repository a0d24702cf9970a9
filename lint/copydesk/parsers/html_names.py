"""What the elements of HTML are to a reader of prose."""

from copydesk.article import BlockKind

KINDS = {
    "blockquote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "h1": BlockKind.HEADLINE,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM,
    "summary": BlockKind.HEADING,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
}


def names(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


HEADINGS = names("h1 h2 h3 h4 h5 h6")
BLOCKS = frozenset(KINDS) | names(
    "address article aside audio base body center col colgroup details dialog dir div dl fieldset "
    "figure footer form frameset head header hgroup hr html iframe legend link listing main menu "
    "meta nav noscript object ol optgroup option p param picture plaintext pre script search "
    "section select source style table tbody template textarea tfoot thead title tr ul video xmp"
)
"""Elements that end the block of prose before them."""

CLOSE_PARAGRAPH = HEADINGS | names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form header hgroup hr main menu nav ol p search section summary table ul pre listing "
    "xmp plaintext li dd dt"
)
"""Elements whose start closes an open paragraph (HTML standard, 13.2.6.4.7)."""

BARRIERS = names("applet caption html table td th marquee object template button")
"""Elements out of which no open paragraph is closed."""

LISTS = names("ul ol menu dir dl table td th caption object template section article aside")
"""Elements out of which no list item is closed by the next one."""

VOID = names(
    "area base br col embed frame hr img input link meta param source track wbr basefont bgsound"
)
"""Elements without content or end tag."""

IMAGES = names("img area")
HEAD = names("base link meta title style script noscript template")
"""Elements that may stand in a head; any other ends it."""

_SECTIONS = names("tbody thead tfoot caption colgroup")
CELLS = {
    "td": (names("td th"), names("tr table")),
    "th": (names("td th"), names("tr table")),
    "tr": (names("tr caption"), names("table") | _SECTIONS - {"caption"}),
    **dict.fromkeys(_SECTIONS, (_SECTIONS, names("table"))),
}
"""For each part of a table: the parts that its start closes, and where to stop looking."""

SILENT = names(
    "nav footer form head noscript script style template iframe noembed noframes textarea select "
    "button datalist audio video canvas object svg dialog menu search rp rt title xmp listing pre "
    "plaintext frameset"
)
"""Elements whose content is no prose of the article."""

CODE = names("code kbd samp math")
"""Elements that leave one placeholder in the prose."""

ROLES = names("navigation banner complementary contentinfo search form menu menubar toolbar")
"""ARIA roles of what stands around an article."""
