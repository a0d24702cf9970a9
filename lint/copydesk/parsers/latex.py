"""LaTeX: the prose of a document, without its commands and formulas."""

import re

from copydesk.article import Article
from copydesk.parsers.builder import ArticleBuilder
from copydesk.parsers.latex_names import LANGUAGES
from copydesk.parsers.latex_reader import Reader
from copydesk.source import SourceFile

BEGIN, END = r"\begin{document}", r"\end{document}"

_COMMENT = re.compile(r"(?<!\\)%[^\r\n]*")
_HEAD = re.compile(
    r"\\(?:title|subtitle|author)(?![A-Za-z])\*?\s{0,9}(?:\[[^\[\]]{0,500}\])?\s{0,9}(?=\{)"
)
_CHOSEN = re.compile(
    r"\\(?:usepackage|documentclass)\s{0,9}\[(?P<options>[^\[\]]{0,500})\]\s{0,9}\{(?P<name>[\w-]{1,50})\}"
    r"|\\(?:setdefaultlanguage|setmainlanguage)(?:\[[^\[\]]{0,500}\])?\{(?P<main>\w{1,50})\}"
)


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a LaTeX file: a document, or a part of one that has no head.

    Accents, signs and quotation marks written as commands are characters.
    Formulas, code, references and commands that are not known leave one
    U+FFFC; captions and footnotes are blocks of their own. `language` is ''
    where it is not known; babel or polyglossia may name one.
    """
    text = source.text
    begin = text.find(BEGIN)
    end = text.find(END, max(0, begin))
    named = _language(_COMMENT.sub("", text[: max(0, begin)]))
    builder = ArticleBuilder(source)
    reader = Reader(text, builder, named)
    if begin >= 0:
        for found in _HEAD.finditer(text, 0, begin):
            if not _is_comment(text, found.start()):
                reader.read(found.start(), reader.stretches.group(found.end()))
    start = begin + len(BEGIN) if begin >= 0 else 0
    reader.read(start, end if end >= 0 else len(text))
    return builder.article(language or named)


def _is_comment(text: str, at: int) -> bool:
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return _COMMENT.search(text, start, at) is not None


def _language(head: str) -> str:
    """Return the code of the language that babel or polyglossia is told, '' for none."""
    found = ""
    for one in _CHOSEN.finditer(head):
        if one["main"]:
            found = LANGUAGES.get(one["main"], found)
            continue
        known = [
            LANGUAGES.get(name.strip().removeprefix("main=")) for name in one["options"].split(",")
        ]
        mains = [name for name in one["options"].split(",") if name.strip().startswith("main=")]
        if mains:
            known = [LANGUAGES.get(mains[0].strip().removeprefix("main="))]
        found = next((code for code in reversed(known) if code), found)
    return found
