"""The HTML report: whatever an article holds is text, and stands where it stood."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Diagnostic, Fix, Related, Severity, SourceFile, Span, TextEdit
from copydesk.article import Article, Block, BlockKind
from copydesk.report import FileReport, RunError
from copydesk.reporters import html
from reporters.hostile import PATHS, TEXTS, failed, report, written

HOSTILE = (
    *TEXTS,
    "<script>window.pwned = 1</script>",
    "</script></style></title><script>window.pwned = 1</script>",
    "<img src=x onerror=window.pwned=1> <svg/onload=window.pwned=1>",
    '" onmouseover="window.pwned = 1" x=\'',
    "' autofocus onfocus='window.pwned = 1",
    "javascript:window.pwned=1 &#106;avascript:window.pwned=1",
    "<!-- --><![CDATA[ x ]]><base href=//evil.example><meta http-equiv=refresh content=0>",
    "\u202eetirw\u202c \u2066x\u2069 a\u200bb 👩\u200d🚒",
)
TAGS = """
a article bdi blockquote body button code dd del details dialog div dl dt figcaption figure
footer h1 h2 h3 h4 head header hr html input ins kbd label li main meta ol option p q rect
script section select span style summary svg title ul
"""
ATTRIBUTES = """
aria-describedby aria-hidden aria-label aria-labelledby aria-pressed autocomplete charset
checked class content data-density data-fix data-k data-notes data-rule data-severity dir
disabled height hidden href http-equiv id lang name open placeholder preserveaspectratio
rel role tabindex type value viewbox width x y
"""


class Page(HTMLParser):
    """A page read by Python's own parser: its elements, and the text in some of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag not in {"meta", "input", "rect", "hr"}:
            self._open.append(given.get("class", tag).split(" ")[0])
            self.texts.setdefault(self._open[-1], []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"meta", "input", "rect", "hr"}:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in set(self._open):
            self.texts[name][-1] += data

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [given[name] for _, given in self.elements if name in given]


def page(text: str) -> Page:
    """Return a page, which must hold nothing that could run or load."""
    read = Page(text)
    assert {tag for tag, _ in read.elements} <= set(TAGS.split())
    assert {name for _, given in read.elements for name in given} <= set(ATTRIBUTES.split())
    assert [tag for tag, _ in read.elements].count("script") == 1
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    for target in read.values("href"):
        assert target.startswith("https://desk.example/") or target[1:] in ids, target
    for name in ("aria-describedby", "aria-labelledby"):
        assert set(read.values(name)) <= set(ids)
    assert {one for some in read.values("data-notes") for one in some.split()} <= set(ids)
    return read


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str, path: str) -> None:
    read = page(written("html", report(path, text), errors=(RunError(path, text or "x"),)))
    assert len([one for _, one in read.elements if one.get("class", "").startswith("note ")]) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "x"])
def test_a_rule_s_page_is_a_page_of_the_web_or_no_link(url: str) -> None:
    found = Diagnostic('x"><b>', Span(0, 1), "m", url=url)
    read = page(written("html", FileReport(SourceFile("a.txt", "Oui."), (found,))))
    assert url not in read.values("href")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_the_article_is_all_there(data: st.DataObject) -> None:
    words = st.sampled_from(["né", " ", "<b>", "\n\n", "\n", "«", "\u202f", "&amp;", "𝄞", "a"])
    text = "".join(data.draw(st.lists(words, max_size=30)))
    place = st.integers(0, len(text))
    spans = [
        Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=8))
    ]
    found = tuple(Diagnostic("x", span, "m") for span in sorted(spans))
    out = written("html", FileReport(SourceFile("a.txt", text), found))
    read = page(out)
    if found:
        shown = "".join("".join(read.texts.get(name, [])) for name in ("headline", "paragraph"))
        assert sorted(re.sub(r"\s", "", shown)) == sorted(re.sub(r"\s", "", text))


def test_the_policy_names_the_style_and_the_script() -> None:
    out = written("html")
    policy = Page(out).values("content")[0]
    for tag in ("style", "script"):
        [(text,)] = [re.findall(f"<{tag}>(.*?)</{tag}>", out, re.DOTALL)]
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    out = written("html", report("a.txt", "Une faute."))
    assert re.findall(r"\b(?:src|srcset|poster|data)=|url\(|@import|fetch\(|XMLHttp", out) == []


def test_marks_that_overlap_lead_to_their_notes() -> None:
    found = (
        Diagnostic("long", Span(0, 9), "tout", Severity.INFO),
        Diagnostic("short", Span(4, 9), "mot", Severity.ERROR),
        Diagnostic("gap", Span(9, 9), "rien"),
    )
    read = page(written("html", FileReport(SourceFile("a.txt", "Une faute."), found)))
    marks = [one for tag, one in read.elements if one.get("class", "").startswith("mark")]
    assert [(one["class"], one["data-notes"], one.get("data-k", "")) for one in marks] == [
        ("mark info", "n1-1", ""),
        ("mark error", "n1-1 n1-2", "1,2"),
        ("mark warning point", "n1-3", "3"),
    ]
    assert read.texts["mark"] == ["Une ", "faute", ""]


def test_marks_stand_in_the_prose_of_a_marked_up_article() -> None:
    text = "# Un *titre*\n\nLe [maire](https://desk.example/a) arive &amp; parle.\n"
    found = tuple(
        Diagnostic("x", Span(text.index(word), text.index(word) + len(word)), "m")
        for word in ("*titre*", "maire", "arive", "&amp;")
    )
    read = page(written("html", FileReport(SourceFile("a.md", text), found)))
    assert read.texts["headline"] == ["Un titre"]
    assert read.texts["paragraph"] == ["Le maire arive & parle."]
    assert read.texts["mark"] == ["titre", "maire", "arive", "&"]


def test_a_file_may_hold_several_articles() -> None:
    def parse(source: SourceFile, language: str) -> Article:
        first, second = (
            Article(source, [Block(BlockKind.PARAGRAPH, span)], language=language)
            for span in (Span(0, 3), Span(5, 9))
        )
        first.more = (second,)
        return first

    found = tuple(Diagnostic("x", span, "m") for span in (Span(1, 3), Span(3, 5), Span(5, 9)))
    read = page(written("html", FileReport(SourceFile("a", "Un.\n\nDeux"), found), parse=parse))
    assert read.texts["paragraph"] == ["Un.", "Deux"]
    assert read.texts["mark"] == ["n.", "Deux"]
    assert read.values("data-k") == ["1", "3"]


def test_what_is_on_no_prose_is_told_at_the_top() -> None:
    text = "---\ntitle: Un titre\nother: {}\n---\n\nLe maire parle.\n"
    found = (Diagnostic("file", Span(0, 0), "tout"), Diagnostic("x", Span(20, 29), "m"))
    read = page(written("html", FileReport(SourceFile("a.md", text), found)))
    assert read.texts["about-file"]
    assert "mark" not in read.texts


def test_a_fix_shows_what_goes_and_what_comes() -> None:
    text = "Il a vu le le maire."
    fixes = (
        Fix.safe("Keep one", TextEdit(Span(10, 13), "")),
        Fix.unsafe("Write", TextEdit(Span(8, 10), "un"), TextEdit(Span(10, 13), "")),
    )
    found = Diagnostic("twice", Span(8, 13), "“le le”", fixes=fixes)
    read = page(written("html", FileReport(SourceFile("a.txt", text), (found,))))
    assert read.texts["change"] == ["Il a vu le le maire.", "Il a vu leun le maire."]
    assert read.texts["del"] == [" le", "le", " le"]
    assert read.texts["ins"] == ["un"]
    assert [one["data-fix"] for _, one in read.elements if "data-fix" in one] == ["safe"]


def test_what_shows_only_across_articles_joins_the_article() -> None:
    source = SourceFile("a.txt", "Le maire parle. Il part.")
    related = (Related(Span(0, 2), "here", "b.txt"),)
    first = FileReport(source, (Diagnostic("x", Span(16, 18), "m"),), words=5)
    later = FileReport(
        source,
        (Diagnostic("y", Span(3, 8), "m", related=related),),
        others={"b.txt": SourceFile("b.txt", "Un")},
        checked=False,
    )
    read = page(written("html", first, later))
    assert read.texts["mark"] == ["maire", "Il"]
    assert len(read.texts["article"]) == 2
    assert "b.txt:1:1" in "".join(read.texts["related"])


def test_articles_without_marks_are_named_and_failures_told() -> None:
    clear = FileReport(SourceFile("a<b>.txt", "Rien."), words=1)
    read = page(written("html", clear, failed("gone.txt", "is gone")))
    assert "a<b>.txt" in read.texts["clear"][0]
    assert "gone.txt: is gone" in read.texts["problems"][0]


def test_a_parser_that_fails_leaves_the_lines() -> None:
    def parse(source: SourceFile, language: str) -> Article:
        raise ValueError(source.path + language)

    one = FileReport(SourceFile("a.txt", "Un\r\n\r\nDeux"), (Diagnostic("x", Span(0, 2), "m"),))
    read = page(written("html", one, parse=parse))
    assert read.texts["paragraph"] == ["Un", "Deux"]


def test_a_page_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LIMIT", 40)
    some = [report(f"{number}.txt", "Une faute ici, dans ce mot.") for number in range(3)]
    read = page(written("html", *some))
    assert len(read.texts["paragraph"]) == 1
    assert "clear" not in read.texts
    assert "2 more articles with marks" in read.texts["unshown"][0]


def test_nothing_at_all() -> None:
    assert "Nothing was checked." in page(written("html")).texts["h1"]
