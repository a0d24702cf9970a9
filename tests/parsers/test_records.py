"""JSON, JSONL and CSV: an article for each record, each text with its place."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import SourceFile, Span
from copydesk.article import Article
from copydesk.parsers.json_values import Text, Value, pieces
from copydesk.parsers.json_values import parse as parse_json
from copydesk.parsers.records import formats
from copydesk.parsers.sniffing import holds_article
from copydesk.reading import ParseError

SAMPLES = Path(__file__).parent.parent / "formats"


def read(text: str, path: str = "a.json", **fields: object) -> list[Article]:
    parse = next(one for one in formats(fields) if Path(path).suffix in one.suffixes).load()
    first = parse(SourceFile(path, text), "")
    return [first, *first.more]


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(one.kind.value, one.span.of(article.text)) for one in article.parsed_blocks]


def sample(name: str) -> list[Article]:
    return read((SAMPLES / name).read_bytes().decode(), name)


def test_json_with_usual_names() -> None:
    [article] = sample("article.json")
    assert article.language == "fr"
    assert blocks(article) == [
        ("headline", "Le port d’Oran rouvre"),
        ("byline", "Nadia Belkacem"),
        ("paragraph", "Le port d’Oran a rouvert mercredi , a annoncé la compagnie."),
        ("paragraph", '« Nous sommes prêts », a dit le "directeur".'),
        ("heading", "La suite"),
    ]
    at = article.text.index("prêts")
    place = article.to_source(Span(at, at + 5))
    assert place.of(article.source.text) == r"pr\u00eats"
    assert article.edit(Span(at, at + 5), 'là "') == (place, r"là \"")


def test_an_ascii_file_stays_ascii() -> None:
    [article] = read(r'{"title": "L\u0027\u00e9t\u00e9"}')
    assert article.edit(Span(0, 2), "L’") == (Span(11, 18), r"L\u2019")


def test_jsonl_and_csv_have_an_article_a_record() -> None:
    french, english = sample("articles.jsonl")
    assert (french.language, english.language) == ("fr", "en")
    assert blocks(french)[1:] == [
        ("paragraph", "Le port a rouvert mercredi , dit-il."),
        ("paragraph", "Le quai était vide."),
    ]
    first, second = sample("articles.csv")
    assert blocks(first) == [
        ("headline", "Le port rouvre"),
        ("paragraph", 'Le "port" a rouvert mercredi , dit-il.'),
        ("paragraph", "Le quai est vide."),
    ]
    assert [one for one, _ in blocks(second)] == ["headline", "paragraph"]
    at = first.text.index('"port"')
    assert first.edit(Span(at, at + 6), '« "quai" »') == (
        Span(*(first.source.text.index(s) for s in ('""port', " a rouv"))),
        '« ""quai"" »',
    )
    at = second.text.index("Trois")
    assert second.edit(Span(at, at + 5), "a;b") is None
    assert second.edit(Span(at, at + 5), "a, b") is not None


def test_a_field_map_with_paths_and_lists() -> None:
    file = json.dumps(
        {
            "response": {
                "docs": [
                    {
                        "meta": {"hed": "Un", "by": "Par A. B"},
                        "blocks": [{"t": "deux *trois*"}, {"t": "quatre"}, {"img": 1}],
                    },
                    {"meta": {"hed": "Cinq"}, "blocks": []},
                ]
            }
        }
    )
    articles = read(
        file,
        articles="response.docs",
        headline="meta.hed",
        byline=["meta.by", "meta.more"],
        body="blocks.t",
        body_format="markdown",
    )
    assert [blocks(one) for one in articles] == [
        [
            ("headline", "Un"),
            ("byline", "Par A. B"),
            ("paragraph", "deux trois"),
            ("paragraph", "quatre"),
        ],
        [("headline", "Cinq")],
    ]


def test_html_in_a_field_is_told_by_its_tags() -> None:
    html = '{"title": "a &amp; b", "content": {"rendered": "<p>c<p>d &lt; e"}}'
    assert blocks(read(html)[0]) == [
        ("headline", "a & b"),
        ("paragraph", "c"),
        ("paragraph", "d < e"),
    ]
    plain = r'{"title": "a", "body": "b < c & d\n\ne"}'
    assert blocks(read(plain)[0])[1:] == [("paragraph", "b < c & d"), ("paragraph", "e")]
    assert blocks(read(plain, body="body", body_format="html")[0]) == [
        ("paragraph", "b < c & d\n\ne".replace("\n\n", "\n"))
    ]


def test_a_summary_that_the_body_begins_with_is_left_out() -> None:
    file = '{"title": "t", "summary": "Le port rouvre…", "body": "<p>Le port rouvre lundi.</p>"}'
    assert [prose for _, prose in blocks(read(file)[0])] == ["t", "Le port rouvre lundi."]
    assert len(blocks(read(file.replace("rouvre…", "ouvre…"))[0])) == 3


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("a.json", '{"name": "x", "version": 1}', "“name”, “version”. Say which ones"),
        ("a.json", '{"title": }', r"not valid JSON: .*line 1, column 11"),
        ("a.json", '{"title": "a"', "not valid JSON"),
        ("a.json", "12", "no JSON object"),
        ("a.json", "[" * 100_000, "levels within one another"),
        ("a.json", "", "not valid JSON"),
        ("a.jsonl", '{"title": "a"}\n\n[1]', "line 3"),
        ("a.jsonl", '{"title": "a"}\n{"title": "b', "line 2"),
        ("a.csv", "x,y\n1,2", "“x”, “y”"),
        ("a.csv", 'title,body\na,"b', "never closed, line 2, column 3"),
        ("a.csv", 'title,body\n"a"b,c', "after a closing quote, line 2, column 4"),
        ("a.csv", "," * 5_000, "columns"),
    ],
)
def test_what_cannot_be_read_is_told(path: str, text: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        read(text, path)


def test_a_field_map_that_fits_nothing_is_told() -> None:
    with pytest.raises(ParseError, match=r"none of the fields “hed” .* it has “title”"):
        read('{"title": "a"}', headline="hed")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("package.json", '{"name": "x", "description": "y", "version": "1"}', False),
        ("story.json", '{"title": "x", "body": "y"}', True),
        ("schema.json", '{"title": "x", "content": 1}', False),
        ("a.csv", "id;Title;body\r\n1;2;3", False),
        ("a.csv", 'id;"title";body\r\n1;2;3', True),
        ("pom.xml", "<project/>", False),
        ("feed.xml", "<rss/>", True),
    ],
)
def test_which_files_of_a_folder_hold_articles(
    tmp_path: Path, name: str, text: str, expected: bool
) -> None:
    (tmp_path / name).write_text(text)
    assert holds_article(str(tmp_path / name), {}) is expected


def test_a_field_map_says_which_files_hold_articles(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"hed": "a"}')
    assert holds_article(str(tmp_path / "a.json"), {"headline": "hed", "body": "copy"})
    assert holds_article(str(tmp_path / "gone.json"), {})


def plain(value: Value, text: str) -> object:
    """Return a value with its texts decoded, and numbers and names as None."""
    if isinstance(value, Text):
        return "".join(piece.text for piece in pieces(text, value))
    if isinstance(value, dict):
        return {key: plain(one, text) for key, one in value.items()}
    return [plain(one, text) for one in value] if isinstance(value, list) else None


def reduced(value: object) -> object:
    """Return what `json` read in the same form."""
    if isinstance(value, dict):
        return {reduced(key): reduced(one) for key, one in value.items()}
    if isinstance(value, list):
        return [reduced(one) for one in value]
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else None


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(json_values, st.booleans(), st.sampled_from([None, 2]))
def test_json_is_read_as_by_the_standard_library(
    value: object, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert plain(parse_json(SourceFile("a.json", text)), text) == reduced(value)


@settings(max_examples=200, deadline=None)
@given(json_values, st.integers(0), st.sampled_from(list('{}[],:"\\a1 .-e\n')))
def test_what_is_no_json_is_refused_as_by_the_standard_library(
    value: object, at: int, sign: str
) -> None:
    text = json.dumps(value)
    at %= len(text)
    text = text[:at] + sign + text[at + 1 :]
    try:
        expected = reduced(json.loads(text))
    except ValueError:
        with pytest.raises(ParseError):
            parse_json(SourceFile("a.json", text))
    else:
        assert plain(parse_json(SourceFile("a.json", text)), text) == expected
