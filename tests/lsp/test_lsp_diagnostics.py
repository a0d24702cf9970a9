"""Diagnostics in an editor: those of the command, of the text of the moment."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editor import Editor, capabilities, rng

pytestmark = pytest.mark.asyncio

FORMATS = Path(__file__).parents[1] / "formats"
FAULTY = (
    "Le sommet s’ouvre à Genève\n\n"
    "Le ministre Kassym-Jomart Tokaïev a reçu les les élus mardi. Selon Tokaïev, tout va bien.\n\n"
    "Le lendemain, Tokayev a quitté la salle , puis il a pris l’avion.\n"
)
HTML = "<html><body><article><p>Il a vu les les élus &amp; le maire.</p></article></body></html>\n"


def commanded(*paths: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what the command reports of each file: rule, message and place from 0."""
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", "--grammar", "off", "--no-cache",
         "--output-format", "json", *(path.name for path in paths)],
        cwd=paths[0].parent, capture_output=True, check=False,
    )  # fmt: skip
    found: dict[str, list[tuple[object, ...]]] = {path.name: [] for path in paths}
    for one in json.loads(done.stdout)["diagnostics"]:
        start = one["start"]
        place = (one["rule"], one["message"], start["line"] - 1, start["column"] - 1)
        found[one["path"]].append(place)
    return found


def shown(found: list[types.Diagnostic]) -> list[tuple[object, ...]]:
    return [
        (one.code, one.message, one.range.start.line, one.range.start.character) for one in found
    ]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.txt", "plaintext", FAULTY),
        ("a.md", "markdown", f"# {FAULTY}"),
        ("a.html", "html", HTML),
        ("a.txt", "plaintext", FAULTY.replace("\n", "\r\n")),
    ],
)
async def test_the_same_as_the_command(
    editor: Editor, folder: Path, name: str, language: str, text: str
) -> None:
    path = folder / name
    path.write_bytes(text.encode())
    await editor.start(folder)
    found = await editor.until_told(editor.open(path.as_uri(), text, language))
    assert shown(found) == commanded(path)[name] != []


async def test_the_same_as_the_command_in_every_format(editor: Editor, folder: Path) -> None:
    for one in FORMATS.iterdir():
        if one.is_file() and one.suffix not in {".docx", ".odt", ".py"}:
            shutil.copy(one, folder)
    await editor.start(folder, can=capabilities(encodings=["utf-32"]))
    paths = sorted(folder.iterdir())
    told = {}
    for path in paths:
        uri = editor.open(path.as_uri(), path.read_bytes().decode("utf-8-sig"))
        told[path.name] = shown(await editor.until_told(uri))
    assert told == commanded(*paths)
    assert sum(map(bool, told.values())) > 15


async def test_each_says_which_it_is_what_else_it_is_about_and_where_its_page_is(
    editor: Editor, folder: Path
) -> None:
    (folder / "copydesk.toml").write_text('docs_url = "https://desk.example/{rule}"\n')
    await editor.start(folder)
    uri = (folder / "a.txt").as_uri()
    found = await editor.until_told(editor.open(uri, FAULTY))
    one = next(one for one in found if one.code == "name-variant")
    assert one.severity == types.DiagnosticSeverity.Warning
    assert one.source == "copydesk"
    assert one.code_description == types.CodeDescription("https://desk.example/name-variant")
    data: dict[str, object] = one.data  # type: ignore[assignment]
    assert data["fingerprint"]
    assert data["version"] == 1
    places = [other.location.range for other in one.related_information or ()]
    assert places == [rng(2, 26, 2, 33), rng(2, 67, 2, 74)]
    assert {other.location.uri for other in one.related_information or ()} == {uri}


async def test_they_follow_the_text(editor: Editor, folder: Path) -> None:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    assert "repeated-word" in [one.code for one in await editor.until_told(uri)]
    editor.change(uri, ((2, 45, 2, 49), ""))
    assert "repeated-word" not in [one.code for one in await editor.until_told(uri)]
    editor.change(uri, "Tout va bien.\n")
    assert await editor.until_told(uri) == []


async def test_an_outdated_version_is_never_told(editor: Editor, folder: Path) -> None:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    for _ in range(40):
        editor.change(uri, ((4, 0, 4, 0), "x"))
    last = editor.change(uri, FAULTY)
    await editor.until_told(uri, last)
    versions = [one.version for one in editor.told if one.version is not None]
    assert versions == sorted(versions)


async def test_a_closed_text_is_cleared(editor: Editor, folder: Path) -> None:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    await editor.until_told(uri)
    document = types.TextDocumentIdentifier(uri)
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    await editor.until(lambda: editor.found(uri) == [])


async def test_a_text_never_saved(editor: Editor, folder: Path) -> None:
    (folder / "copydesk.toml").write_text('ignore = ["name-variant"]\n')
    await editor.start(folder)
    text = "# Le sommet\n\nIl a vu les `les` élus et les les maires.\n\nTokaïev et Tokayev.\n"
    found = await editor.until_told(editor.open("untitled:Untitled-1", text, "markdown"))
    assert [one.code for one in found] == ["repeated-word"]


@pytest.mark.parametrize(
    ("encoding", "codec", "unit"),
    [("utf-8", "utf-8", 1), ("utf-16", "utf-16-le", 2), ("utf-32", "utf-32-le", 4)],
)
async def test_columns_count_as_the_editor_counts(
    editor: Editor, folder: Path, encoding: str, codec: str, unit: int
) -> None:
    answer = await editor.start(folder, can=capabilities(encodings=[encoding]))
    assert answer.capabilities.position_encoding == encoding
    before = "Né 😀 ici, il a vu "
    text = f"{before}les les maires de la région mardi matin.\n"
    uri = editor.open((folder / "a.txt").as_uri(), text)
    [one] = await editor.until_told(uri)
    start = len(before.encode(codec)) // unit
    assert one.range.start.character == start
    editor.change(uri, ((0, start - 3, 0, start), ""))
    [one] = await editor.until_told(uri)
    assert one.range.start.character == start - 3


async def test_an_editor_that_pulls(editor: Editor, folder: Path) -> None:
    answer = await editor.start(folder, can=capabilities(pull=True))
    assert answer.capabilities.diagnostic_provider is not None
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    document = types.TextDocumentIdentifier(uri)
    ask = editor.client.text_document_diagnostic_async
    first = await ask(types.DocumentDiagnosticParams(document))
    assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
    assert "repeated-word" in [one.code for one in first.items]
    params = types.DocumentDiagnosticParams(document, previous_result_id=first.result_id)
    assert isinstance(await ask(params), types.RelatedUnchangedDocumentDiagnosticReport)
    editor.change(uri, "Tout va bien.\n")
    then = await ask(params)
    assert isinstance(then, types.RelatedFullDocumentDiagnosticReport)
    assert list(then.items) == []
    assert editor.told == []


async def test_on_save_only(editor: Editor, folder: Path) -> None:
    editor.client.set_configuration({"copydesk": {"run": "onSave"}})
    await editor.start(folder, settings={"run": "onSave"})
    uri = editor.open((folder / "a.txt").as_uri(), "Tout va bien.\n")
    await editor.until_told(uri)
    editor.change(uri, FAULTY)
    assert await editor.until_told(uri) == []
    document = types.TextDocumentIdentifier(uri)
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(document))
    await editor.until(lambda: "repeated-word" in editor.rules(uri))
