"""The HTML report in a real Chromium: nothing runs, nothing loads, everything can be reached."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk import Diagnostic, Fix, Severity, SourceFile, Span, TextEdit
from copydesk.report import FileReport
from reporters.browser import MISSING, chromium
from reporters.hostile import PATHS, report, written
from reporters.test_html_report import HOSTILE

Show = Callable[[str], Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        if found is None:
            pytest.skip(MISSING)
        yield found


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Show]:
    """Return the function that opens a report; the console must stay empty."""
    said: list[str] = []
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def show(text: str) -> Any:
        file = tmp_path / "report.html"
        file.write_text(text, encoding="utf-8")
        view = context.new_page()
        view.on("console", lambda message: said.append(message.text))
        view.on("pageerror", lambda error: said.append(str(error)))
        view.on("dialog", lambda dialog: said.append(dialog.message))
        view.on("request", lambda request: asked.append(request.url))
        view.goto(file.as_uri())
        return view

    yield show
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []


def article(path: str, *rules: str) -> FileReport:
    """Return a report with a note of each rule, on a word each."""
    text = "Un titre\n\nLe maire a reçu les élus de la ville mardi. Il a parlé du budget.\n"
    words = ["maire", "reçu", "ville", "parlé"]
    found = tuple(
        Diagnostic(
            rule,
            Span(text.index(word), text.index(word) + len(word)),
            f"“{word}”",
            Severity.ERROR if rule == "grave" else Severity.WARNING,
            fixes=(Fix.safe("Ôter", TextEdit(Span(0, 2), "")),) if rule == "fixable" else (),
        )
        for rule, word in zip(rules, words, strict=False)
    )
    return FileReport(SourceFile(path, text), found, words=15)


MANY = tuple(article(f"{number}.txt", "grave", "fixable", "light") for number in range(5))


def focus(view: Any) -> str:
    name: str = view.evaluate("document.activeElement.id || document.activeElement.tagName")
    return name


def seen(view: Any, selector: str) -> int:
    return sum(one.is_visible() for one in view.query_selector_all(selector))


def test_no_text_runs_or_hides(show: Show) -> None:
    some = [
        report(f"{number}{path}", text)
        for number, text in enumerate(HOSTILE)
        for path in (*PATHS, "<script>window.pwned = 1</script>.txt")
    ]
    view = show(written("html", *some))
    view.click("#open")
    assert view.evaluate("window.pwned") is None
    assert (
        view.evaluate("document.querySelectorAll('script, base, iframe, img, object').length") == 1
    )
    shown = view.inner_text("main")
    assert "<script>window.pwned = 1</script>" in shown
    assert "<img src=x onerror=window.pwned=1>" in shown
    assert "U+202E" in shown
    assert "\u202e" not in view.content()


def test_what_gets_into_the_page_cannot_run(browser: Any, tmp_path: Path) -> None:
    """Were the escaping at fault, the policy would still stand."""
    evil = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>"
    file = tmp_path / "report.html"
    file.write_text(written("html", MANY[0]).replace("Un titre", evil), encoding="utf-8")
    view = browser.new_page()
    view.goto(file.as_uri())
    assert view.evaluate("document.images.length") > 0
    assert view.evaluate("window.pwned") is None
    view.close()


def test_keys_lead_from_mark_to_mark(show: Show) -> None:
    view = show(written("html", *MANY))
    assert seen(view, "article") == 0
    reached = []
    for key in ("j", "j", "j", "j", "k", "Enter", "Enter", "k", "n", "p", "p"):
        view.keyboard.press(key)
        reached.append(focus(view))
    assert reached[:4] == ["m1-1", "m1-2", "m1-3", "m2-1"]
    assert reached[4:8] == ["m1-3", "n1-3", "m1-3", "m1-2"]
    assert reached[8:] == ["SUMMARY"] * 3
    assert seen(view, "article") == 2


def test_tab_reaches_buttons_then_articles_and_shows_where(show: Show) -> None:
    view = show(written("html", MANY[0]))
    reached = []
    for _ in range(18):
        view.keyboard.press("Tab")
        reached.append(view.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
        outline = view.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid" or "skip" in reached[-1]
    order = ["skip", "theme", "help", 'class="rule"', "toggle error", "find", "order", "summary"]
    places = [next(at for at, one in enumerate(reached) if name in one) for name in order]
    assert places == sorted(places)
    assert 'id="m1-1"' in "".join(reached)


def test_filters(show: Show) -> None:
    view = show(written("html", *MANY, article("x.txt", "grave")))
    view.click("#open")
    assert (seen(view, ".note"), view.inner_text("#status")) == (16, "16 marks in 6 articles")
    view.click(".toggle[data-severity=error]")
    assert seen(view, ".note") == 10
    assert view.inner_text("#status") == "10 of 16 marks in 5 articles"
    assert view.get_attribute("#m1-1", "href") is None
    view.click(".rule[data-rule=light]")
    assert seen(view, ".note") == 5
    view.click("#reset")
    view.click("#fixable")
    assert (seen(view, ".note"), seen(view, "details.article")) == (5, 5)
    view.click("#reset")
    view.keyboard.press("/")
    view.keyboard.type("x.TXT")
    assert view.inner_text("#status") == "1 of 16 marks in 1 article"
    view.click("#reset")
    assert seen(view, ".note") == 16


def test_articles_can_be_sorted(show: Show) -> None:
    view = show(written("html", article("few.txt", "grave"), article("many.txt", "a", "b")))
    names = "[...document.querySelectorAll('details.article')].map((one) => one.id)"
    assert view.evaluate(names) == ["a1", "a2"]
    view.select_option("#order", "marks")
    assert view.evaluate(names) == ["a2", "a1"]
    view.select_option("#order", "run")
    assert view.evaluate(names) == ["a1", "a2"]


def test_keys_can_be_turned_off(show: Show) -> None:
    view = show(written("html", *MANY))
    view.keyboard.press("?")
    assert view.is_visible("#keys")
    view.uncheck("#letters")
    view.keyboard.press("Escape")
    view.keyboard.press("j")
    assert focus(view) != "m1-1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_screen_and_can_be_read(
    browser: Any, scheme: str, width: int, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(written("html", *MANY, report("x" * 90, "y" * 400)), encoding="utf-8")
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    view.goto(file.as_uri())
    view.click("#open")
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert view.evaluate(CONTRAST) == []
    view.close()


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const grounds = (one) => one
    ? [...grounds(one.parentElement), getComputedStyle(one).backgroundColor] : [];
  const texts = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
    && !one.matches(":disabled")
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return texts.map((one) => {
    const ground = grounds(one);
    const [a, b] = [light(over(ground)), light(over([...ground, getComputedStyle(one).color]))];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.outerHTML.slice(0, 60)];
  }).filter(([ratio]) => ratio < 4.5);
}"""
"""Texts whose contrast is below what WCAG 2.2, 1.4.3 (AA), asks for."""


def test_all_of_it_can_be_read_without_the_script(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(written("html", MANY[0], MANY[1]), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(file.as_uri())
    assert not view.is_visible(".tools")
    view.click("a.mark >> nth=0")
    assert view.url.endswith("#n1-1")
    assert view.is_visible("#n1-1 .says")
    context.close()


def test_it_prints_with_every_article_open(show: Show) -> None:
    view = show(written("html", *MANY))
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.emulate_media(media="print")
    assert seen(view, "article") == 5
    assert seen(view, ".tools") == 0
    assert view.pdf().startswith(b"%PDF")


def test_hundreds_of_articles_stay_folded(show: Show) -> None:
    some = [article(f"{number}.txt", "grave", "fixable", "light") for number in range(600)]
    text = written("html", *some)
    assert len(text) < 3_000_000
    view = show(text)
    assert seen(view, "article") == 0
    view.keyboard.press("j")
    assert seen(view, "article") == 1
    assert view.inner_text("#status") == "1,800 marks in 600 articles"
