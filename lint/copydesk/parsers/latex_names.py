"""What the commands and environments of LaTeX are to a reader of prose."""

from copydesk.article import BlockKind
from copydesk.parsers.html_names import names

HEADINGS = {
    **dict.fromkeys(
        names(
            "part chapter section subsection subsubsection paragraph subparagraph subtitle "
            "frametitle framesubtitle minisec addsec addchap"
        ),
        BlockKind.HEADING,
    ),
    "title": BlockKind.HEADLINE,
    "author": BlockKind.BYLINE,
    "caption": BlockKind.CAPTION,
    "subcaption": BlockKind.CAPTION,
    "captionof": BlockKind.CAPTION,
}
"""Commands whose argument is a block of its own."""
NOTES = names("footnote footnotetext marginpar marginnote endnote thanks sidenote")
"""Commands whose argument stands elsewhere on the page."""
SHOWN = {
    **dict.fromkeys(
        names(
            "textbf textit textsl textsc textsf textrm textup textmd textnormal emph underline "
            "text mbox hbox fbox framebox makebox uline uuline sout hl ul so textsuperscript "
            "textsubscript up fup centerline lowercase MakeLowercase uppercase MakeUppercase "
            "hyperref enlargethispage* textins textlf oldstylenums bsc ieme"
        ),
        0,
    ),
    **dict.fromkeys(
        names("textcolor href colorbox parbox scalebox rotatebox raisebox hypertarget hyperlink"),
        1,
    ),
    **dict.fromkeys(names("resizebox fcolorbox multirow multicolumn"), 2),
}
"""Commands that show their last argument, and how many stand before it."""
QUOTES = names("enquote textquote enquote* textquote*")
SILENT = names(
    "appendix backmatter bf bfseries bigskip bottomrule break centering clearpage cleardoublepage "
    "documentclass em footnotesize frenchspacing frontmatter hfil hfill hline hrule huge Huge "
    "hyphenation indent it item itshape label large Large LARGE leavevmode linebreak "
    "listoffigures listoftables mainmatter maketitle mdseries medskip midrule newline newpage "
    "newblock nobreak nocite noindent nolinebreak nonfrenchspacing nopagebreak normalfont "
    "normalsize null pagebreak pagenumbering pagestyle par penalty printbibliography "
    "protect qquad quad "
    "raggedleft raggedright relax rm rmfamily sc scriptsize scshape selectfont sf sffamily sl "
    "slshape sloppy small smallskip strut tableofcontents thispagestyle tiny toprule tt ttfamily "
    "upshape vfil vfill vskip xspace ignorespaces unskip include input index includegraphics "
    "bibliography bibliographystyle vspace hspace setlength addtolength setcounter addtocounter "
    "stepcounter refstepcounter newcounter newlength usepackage RequirePackage addcontentsline "
    "markboth markright phantomsection pdfbookmark fontsize color definecolor graphicspath "
    "newcommand renewcommand providecommand newenvironment renewenvironment newtheorem "
    "DeclareMathOperator let def gdef edef cmidrule cline rowcolor cellcolor arraystretch "
    "footnotemark glsresetall makeatletter makeatother includepdf geometry hypersetup lstset "
    "title* date institute institution affiliation email keywords subject "
    "setmainlanguage setdefaultlanguage setotherlanguage setotherlanguages"
)
"""Commands that leave nothing: they switch something, or set it up."""
SIGNS = {
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    "\n": " ",
    ",": "\u202f",
    "thinspace": "\u202f",
    "nobreakspace": "\u00a0",
    "slash": "/",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "quotedblbase": "„",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textdegree": "°",
    "degre": "°",
    "degres": "°",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textregistered": "®",
    "texttrademark": "™",
    "copyright": "©",
    "textcopyright": "©",
    "euro": "€",
    "texteuro": "€",
    "EUR": "€",
    "pounds": "£",
    "S": "§",
    "P": "¶",
    "no": "n°",
    "No": "N°",
    "oe": "œ",
    "OE": "Œ",
    "ae": "æ",
    "AE": "Æ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "LaTeX": "LaTeX",
}
"""Commands that stand for characters."""
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""Commands that put an accent on the next letter, and the combining character for it."""
LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    "`": "‘",
    "'": "’",
    "~": "\u00a0",
}
"""Signs that are typed in another way than they are shown."""
VERBATIM = names(
    "verbatim verbatim* Verbatim lstlisting minted comment alltt tikzpicture filecontents "
    "filecontents* thebibliography asy algorithm algorithmic forest pgfpicture picture"
)
MATHS = names(
    "math displaymath equation equation* align align* alignat alignat* gather gather* multline "
    "multline* eqnarray eqnarray* flalign flalign* array split dmath"
)
TABLES = {
    **dict.fromkeys(names("tabular longtable supertabular tabu longtblr tblr"), 1),
    **dict.fromkeys(names("tabular* tabularx tabulary"), 2),
}
"""Tables, and how many arguments stand before their cells."""
QUOTATIONS = names("quote quotation verse displayquote displaycquote epigraph")
LANGUAGES = {
    **dict.fromkeys(names("french francais frenchb acadian canadien"), "fr"),
    **dict.fromkeys(
        names("english british american UKenglish USenglish australian canadian newzealand"), "en"
    ),
    **dict.fromkeys(names("german ngerman austrian naustrian swissgerman nswissgerman"), "de"),
    **dict.fromkeys(names("portuguese portuges brazilian brazil"), "pt"),
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    "russian": "ru",
    "indonesian": "id",
    "bahasai": "id",
    "arabic": "ar",
    "catalan": "ca",
    "polish": "pl",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""Languages as babel and polyglossia name them."""
MARKS = {
    "fr": ("«\u00a0", "\u00a0»"),
    "de": ("„", "“"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "ru": ("«", "»"),
}
"""The quotation marks that csquotes sets; other languages have those of English."""
