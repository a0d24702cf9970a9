"""What an editor can have done: fixes, silence, names."""

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editor import Editor, edited, rng

pytestmark = pytest.mark.asyncio

TEXT = (
    "Le sommet s’ouvre à Genève\n\n"
    "Le ministre Kassym-Jomart Tokaïev a reçu les les élus mardi. Selon Tokaïev, tout va bien.\n\n"
    "Le lendemain, Tokayev a quitté la salle , puis il a pris l’avion.\n"
)
REPEATED = (2, 43, 2, 43)
VARIANT = (4, 16, 4, 16)


async def opened(editor: Editor, folder: Path, text: str = TEXT) -> str:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), text)
    await editor.until_told(uri)
    return uri


async def test_each_fix_is_a_quick_fix(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    action = (await editor.actions(uri, REPEATED))["Keep one “les”"]
    assert action.kind == types.CodeActionKind.QuickFix
    assert action.is_preferred
    assert [one.code for one in action.diagnostics or ()] == ["repeated-word"]
    after = edited(TEXT, await editor.edit_of(action), uri)
    assert after == TEXT.replace("les les", "les")


async def test_all_safe_fixes_at_once(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    actions = await editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"])
    assert list(actions) == ["Fix all safe problems"]
    [action] = actions.values()
    assert action.kind == "source.fixAll.copydesk"
    after = edited(TEXT, await editor.edit_of(action), uri)
    assert after == TEXT.replace("les les", "les").replace("salle ,", "salle,")


async def test_silence_here(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    action = (await editor.actions(uri, REPEATED))["Ignore repeated-word here"]
    after = edited(TEXT, await editor.edit_of(action), uri)
    assert "<!-- copydesk: ignore[repeated-word] -->" in after
    editor.change(uri, after)
    found = [one.code for one in await editor.until_told(uri)]
    assert "repeated-word" not in found
    assert "name-variant" in found


async def test_silence_in_the_file(editor: Editor, folder: Path) -> None:
    text = TEXT + "\nLe maire a vu les les maires de la région.\n"
    uri = await opened(editor, folder, text)
    assert editor.rules(uri).count("repeated-word") == 2
    action = (await editor.actions(uri, REPEATED))["Ignore repeated-word in this file"]
    after = edited(text, await editor.edit_of(action), uri)
    assert after.count("ignore-file[repeated-word]") == 1
    editor.change(uri, after)
    found = [one.code for one in await editor.until_told(uri)]
    assert "repeated-word" not in found
    assert "name-variant" in found


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("copydesk.toml", "", 'ignore = ["repeated-word"]\n'),
        (
            "copydesk.toml",
            '# ours\nignore = ["tense-clash"] # noisy\n\n[languagetool]\nlevel = "picky"\n',
            '# ours\nignore = ["repeated-word", "tense-clash"] # noisy\n\n'
            '[languagetool]\nlevel = "picky"\n',
        ),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n\n[tool.copydesk]\npreview = true\n',
            '[project]\nname = "a"\n\n[tool.copydesk]\nignore = ["repeated-word"]\n'
            "preview = true\n",
        ),
    ],
)
async def test_silence_in_the_project(
    editor: Editor, folder: Path, name: str, before: str, after: str
) -> None:
    (folder / name).write_text(before)
    uri = await opened(editor, folder)
    action = (await editor.actions(uri, REPEATED))["Ignore repeated-word in this project"]
    edit = await editor.edit_of(action)
    assert edited(before, edit, (folder / name).as_uri()) == after


async def test_silence_in_a_project_without_a_configuration(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    action = (await editor.actions(uri, REPEATED))["Ignore repeated-word in this project"]
    edit = await editor.edit_of(action)
    config = (folder / "copydesk.toml").as_uri()
    first = (edit.document_changes or ())[0]
    assert isinstance(first, types.CreateFile)
    assert first.uri == config
    assert edited("", edit, config) == 'ignore = ["repeated-word"]\n'


@pytest.mark.parametrize("form", ["Tokaïev", "Tokayev"])
async def test_one_spelling_everywhere(editor: Editor, folder: Path, form: str) -> None:
    uri = await opened(editor, folder)
    actions = await editor.actions(uri, VARIANT)
    action = actions[f"Write “{form}” everywhere in this text"]
    after = edited(TEXT, await editor.edit_of(action), uri)
    assert after == TEXT.replace("Tokaïev", form).replace("Tokayev", form)


async def test_a_name_for_the_newsroom(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    context = types.CodeActionContext([])
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), rng(*VARIANT), context)
    offered = await editor.client.text_document_code_action_async(asked)
    titles = [one.title for one in offered or ()]
    assert "Add “Tokayev” to the newsroom’s names" in titles
    assert "Add “Tokaïev” to the newsroom’s names" in titles
    data = {
        "do": "house-list",
        "uri": uri,
        "name": "Tokayev",
        "language": "fr",
    }
    params = types.ExecuteCommandParams("copydesk.apply", [data])
    await editor.client.workspace_execute_command_async(params)
    written = (folder / "names.toml").read_text(encoding="utf-8")
    assert 'preferred = "Tokayev"' in written


async def test_a_rule_tells_what_it_is_for(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    document = types.TextDocumentIdentifier(uri)
    ask = editor.client.text_document_hover_async
    hover = await ask(types.HoverParams(document, types.Position(2, 43)))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value.startswith("# repeated-word\n")
    assert "## Why it matters" in hover.contents.value
    assert await ask(types.HoverParams(document, types.Position(0, 3))) is None


async def test_the_parts_of_an_article(editor: Editor, folder: Path) -> None:
    text = "# Le sommet\n\nGENÈVE, 3 mai (AFP) – Il a lieu mardi.\n\n## Et après\n\nRien.\n"
    await editor.start(folder)
    uri = editor.open((folder / "a.md").as_uri(), text, "markdown")
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found = await editor.client.text_document_document_symbol_async(params)
    parts = [(one.name, getattr(one, "detail", "")) for one in found or ()]
    assert parts == [
        ("Le sommet", "headline"),
        ("GENÈVE, 3 mai (AFP) –", "dateline"),
        ("Il a lieu mardi.", "paragraph"),
        ("Et après", "heading"),
    ]
    last = (found or ())[-1]
    assert isinstance(last, types.DocumentSymbol)
    assert [one.name for one in last.children or ()] == ["Rien."]


async def test_a_name_is_renamed_in_all_its_spellings(editor: Editor, folder: Path) -> None:
    uri = await opened(editor, folder)
    document, place = types.TextDocumentIdentifier(uri), types.Position(2, 30)
    prepared = await editor.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(document, place)
    )
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "Tokaïev"
    edit = await editor.client.text_document_rename_async(
        types.RenameParams(document, place, "Tokaev")
    )
    assert edit is not None
    assert edited(TEXT, edit, uri) == TEXT.replace("Tokaïev", "Tokaev").replace(
        "Tokayev", "Tokaev"
    )
    nothing = types.PrepareRenameParams(document, types.Position(2, 38))
    assert await editor.client.text_document_prepare_rename_async(nothing) is None
