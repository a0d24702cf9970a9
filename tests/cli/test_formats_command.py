"""Files of every format with markup: found in folders, fixed in place, refused in one sentence."""

import json
import shutil
from pathlib import Path

import pytest

from cli.command import Run

SAMPLES = Path(__file__).parent.parent / "formats"
FAULTS = {
    "article.html": 8,
    "article.json": 2,
    "article.xhtml": 3,
    "article.nitf.xml": 1,
    "articles.csv": 1,
    "articles.jsonl": 2,
    "feed.atom.xml": 1,
    "feed.rss.xml": 1,
    "item.newsml.xml": 1,
    "memory.tmx": 1,
}
"""What the rules of typography find in each sample."""


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Return a folder with the samples, and files that hold no articles."""
    for name in (*FAULTS, "story.xlf", "story.xliff"):
        shutil.copy(SAMPLES / name, tmp_path)
    (tmp_path / "package.json").write_text('{"name": "x", "description": "un , deux"}')
    (tmp_path / "pom.xml").write_text("<project><p>un , deux</p></project>")
    (tmp_path / "table.csv").write_text("id,note\n1,un  deux\n")
    (tmp_path / "copydesk.toml").write_text('grammar = "off"\nselect = ["typography"]\n')
    return tmp_path


@pytest.mark.usefixtures("samples")
def test_a_folder_is_read_fixed_and_then_clean(run: Run, samples: Path) -> None:
    before = {path.name: path.read_bytes() for path in samples.iterdir()}
    found = run("check", "--no-cache", "--output-format", "json", ".")
    counts: dict[str, int] = {}
    for one in found.json["diagnostics"]:
        counts[one["path"]] = counts.get(one["path"], 0) + 1
    assert counts == FAULTS
    assert run("check", "--no-cache", "--fix", ".").code == 0
    changed = {name for name, data in before.items() if (samples / name).read_bytes() != data}
    assert changed == set(FAULTS)
    after = {path.name: path.read_bytes() for path in samples.iterdir()}
    assert run("check", "--no-cache", "--fix", ".").code == 0
    assert after == {path.name: path.read_bytes() for path in samples.iterdir()}
    json.loads((samples / "article.json").read_text())


@pytest.mark.usefixtures("samples")
def test_a_file_without_articles_is_refused_when_named(run: Run) -> None:
    for name, what in (
        ("package.json", "[fields]"),
        ("pom.xml", "<project>"),
        ("table.csv", "“id”, “note”"),
    ):
        outcome = run("check", name)
        assert outcome.code == 2
        assert outcome.err.startswith(f"copydesk: {name}: ")
        assert what in outcome.err


def test_fields_come_from_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(
        'grammar = "off"\nselect = ["typography"]\n'
        '[fields]\nheadline = "hed"\nbody = ["copy.text", "more"]\n'
        '[[overrides]]\npaths = ["old/**"]\nfields = {body = "article_text"}\n'
    )
    (tmp_path / "old").mkdir()
    (tmp_path / "a.json").write_text(
        '{"hed": "Le port", "copy": [{"text": "un , deux"}], "more": "trois , quatre",'
        ' "body": "cinq , six"}'
    )
    (tmp_path / "old" / "b.csv").write_text("hed,article_text\nsept  huit,neuf  dix\n")
    found = run("check", "--output-format", "concise", ".")
    assert [line.split(": ")[0] for line in found.out.splitlines()] == [
        "a.json:1:41",
        "a.json:1:67",
        "old/b.csv:2:16",
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ('headlin = "title"', "fields.headlin: is not a known key; did you mean “headline”?"),
        ("headline = 3", "fields.headline: must be text in quotes or a list"),
        ('body_format = "htm"', "fields.body_format: must be one of auto, html"),
    ],
)
def test_a_wrong_field_map_is_told(run: Run, tmp_path: Path, fields: str, message: str) -> None:
    (tmp_path / "copydesk.toml").write_text(f"[fields]\n{fields}\n")
    (tmp_path / "a.json").write_text('{"title": "a"}')
    outcome = run("check", "a.json")
    assert outcome.code == 2
    assert message in outcome.err


def test_html_comments_silence_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('grammar = "off"\nselect = ["typography"]\n')
    rule = "space-before-comma"
    (tmp_path / "a.html").write_text(
        '<html lang="fr"><body><h1>Le port rouvre</h1>\n'
        f"<p>Le quai , vide. <!-- copydesk: ignore[{rule}] cité -->\n"
        f"<!-- copydesk: ignore[{rule}] -->\n"
        "<p>Le port est fermé\n   depuis lundi , dit-il.\n"
        "<p>La ville , la nuit.\n"
        f"<!-- copydesk: ignore-start[{rule}] -->\n"
        "<ul><li>Un , deux\n<li>Trois , quatre</ul>\n"
        "<!-- copydesk: ignore-end -->\n"
        "<p>Cinq , six.\n",
        encoding="utf-8",
    )
    found = run("check", "--output-format", "concise", "a.html")
    assert [line.split(" [")[0] for line in found.out.splitlines()[:2]] == [
        "a.html:6:12: warning",
        "a.html:11:8: warning",
    ]
