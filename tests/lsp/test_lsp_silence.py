"""Silence in formats with comments of their own, or with none."""

import tomllib
from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editor import Editor, edited

pytestmark = pytest.mark.asyncio

SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:03,000\nIl a reçu les les élus mardi.\n\n"
    "2\n00:00:04,000 --> 00:00:06,000\nPuis il a vu les les maires de la région.\n"
)
LATEX = (
    "\\documentclass{article}\n\\begin{document}\nIl a reçu les les élus mardi.\n\n"
    "Puis il a vu les les maires.\n\\end{document}\n"
)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Le fil</title>\n'
    "<item><title>Le sommet</title><description>Il a reçu les les élus mardi.</description></item>"
    "\n</channel></rss>\n"
)
SIDE_FILE = ".copydesk-ignore.toml"
HERE, IN_FILE = "Ignore repeated-word here", "Ignore repeated-word in this file"


async def chosen(
    editor: Editor, folder: Path, name: str, text: str, title: str
) -> tuple[str, types.WorkspaceEdit]:
    """Return a document and what an action on its first diagnostic would do."""
    await editor.start(folder)
    uri = editor.open((folder / name).as_uri(), text)
    place = (await editor.until_told(uri))[0].range.start
    at = (place.line, place.character) * 2
    return uri, await editor.edit_of((await editor.actions(uri, at))[title])


async def test_one_subtitle(editor: Editor, folder: Path) -> None:
    uri, edit = await chosen(editor, folder, "a.srt", SUBTITLES, HERE)
    side = folder / SIDE_FILE
    assert isinstance((edit.document_changes or ())[0], types.CreateFile)
    side.write_text(edited("", edit, side.as_uri()))
    entry = {"path": "a.srt", "rule": "repeated-word", "match": "Il a reçu les les élus mardi."}
    assert tomllib.loads(side.read_text()) == {"ignore": [entry]}
    event = types.FileEvent(side.as_uri(), types.FileChangeType.Created)
    params = types.DidChangeWatchedFilesParams([event])
    editor.client.workspace_did_change_watched_files(params)
    await editor.until(lambda: editor.rules(uri) == ["repeated-word"])
    assert editor.found(uri)[0].range.start.line == 6


async def test_all_subtitles_of_a_file(editor: Editor, folder: Path) -> None:
    side = folder / SIDE_FILE
    before = '# ours\n[[ignore]]\npath = "b.srt"\nrule = "name-variant"\n'
    side.write_text(before)
    _, edit = await chosen(editor, folder, "a.srt", SUBTITLES, IN_FILE)
    after = edited(before, edit, side.as_uri())
    assert after.startswith(before)
    assert tomllib.loads(after)["ignore"][1:] == [{"path": "a.srt", "rule": "repeated-word"}]


@pytest.mark.parametrize(
    ("name", "text", "comment"),
    [
        ("a.tex", LATEX, "% copydesk: ignore-file[repeated-word]\n"),
        ("a.xml", FEED, "<!-- copydesk: ignore-file[repeated-word] -->\n"),
    ],
)
async def test_in_a_file_with_comments(
    editor: Editor, folder: Path, name: str, text: str, comment: str
) -> None:
    uri, edit = await chosen(editor, folder, name, text, IN_FILE)
    after = edited(text, edit, uri)
    assert comment in after
    assert after.replace(comment, "", 1).strip() == text.strip()
    editor.change(uri, after)
    assert await editor.until_told(uri) == []
