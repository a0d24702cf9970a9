"""Folders, settings, configuration files, and what goes wrong with them."""

import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from lsp.editor import Editor

FAULTY = "Le maire de Lyon a reçu les les élus mardi. Il a quitté la salle , puis la ville.\n"
SLOW = """\
import time
from dataclasses import dataclass
from pathlib import Path
from copydesk import Rule, RuleMeta, hookimpl

HERE = Path(__file__).parent

@dataclass(frozen=True)
class SlowRule(Rule):
    \"\"\"Waits until it is let go.\"\"\"
    meta = RuleMeta(name="a-slow-rule", family="desk", summary="Waits")

    def check(self, article):
        (HERE / "begun").touch()
        for _ in range(600):
            if (HERE / "go").exists():
                break
            time.sleep(0.05)
        if "crash" in article.text:
            raise ValueError("it was asked to")
        return iter(())

@hookimpl
def copydesk_rules():
    return [SlowRule]
"""
PHRASE = """\
[[rule]]
name = "our-phrase"
family = "house"
summary = "A phrase that this desk does not print"
pattern = "de Lyon"
message = "Say of which town"
why = "There are several."
good = ["Le maire l’a dit.", "La mairie est ouverte."]
bad = ["Le maire [|de Lyon|] l’a dit.", "La ville [|de Lyon|] vote."]
"""
ENGINE = """\
from copydesk import hookimpl
from copydesk.formats import GrammarEngineFormat
from copydesk.grammar.protocol import GrammarMatch
from copydesk.source import Span

class Engine:
    name = "pedant"

    def check(self, passages, language):
        return [
            GrammarMatch(number, Span(at, at + 5), "LYON", "Say which Lyon", ("Lyon-sur-Mer",))
            for number, one in enumerate(passages)
            if (at := one.text.find("Lyon ")) >= 0
        ]

    def close(self):
        pass

@hookimpl
def copydesk_grammar_engines():
    return [GrammarEngineFormat("pedant", lambda: lambda table: Engine())]
"""


@pytest.mark.asyncio
async def test_every_folder_has_its_own_configuration_and_settings(
    editor: Editor, folder: Path
) -> None:
    one, other = folder / "one", folder / "other"
    for root in (one, other):
        root.mkdir()
    (one / "copydesk.toml").write_text('ignore = ["repeated-word"]\n')
    editor.client.set_configuration({"copydesk": {"ignore": ["space-before-comma"]}})
    editor.client.set_configuration({"copydesk": {}}, scope_uri=one.as_uri())
    await editor.start(one, other)
    first = editor.open((one / "a.txt").as_uri(), FAULTY)
    second = editor.open((other / "a.txt").as_uri(), FAULTY)
    await editor.until(lambda: editor.rules(first) == ["space-before-comma"])
    await editor.until(lambda: editor.rules(second) == ["repeated-word"])


@pytest.mark.asyncio
async def test_new_settings_count_at_once(editor: Editor, folder: Path) -> None:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    await editor.until(lambda: len(editor.rules(uri)) == 2)
    editor.client.set_configuration({"copydesk": {"select": ["repeated-word"], "selct": 1}})
    params = types.DidChangeConfigurationParams(settings=None)
    editor.client.workspace_did_change_configuration(params)
    await editor.until(lambda: editor.rules(uri) == ["repeated-word"])
    said = [one.message for one in editor.client.messages]
    assert any("copydesk.selct" in one and "select" in one for one in said)


@pytest.mark.asyncio
async def test_a_configuration_file_is_watched(editor: Editor, folder: Path) -> None:
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    await editor.until(lambda: len(editor.rules(uri)) == 2)
    methods = {one.method for one in editor.registered}
    assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in methods
    config = folder / "copydesk.toml"

    def write(text: str) -> None:
        config.write_text(text)
        event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
        params = types.DidChangeWatchedFilesParams([event])
        editor.client.workspace_did_change_watched_files(params)

    write('ignore = ["repeated-word"]\n')
    await editor.until(lambda: editor.rules(uri) == ["space-before-comma"])
    write('ignore = "repeated-word"\n')
    await editor.until(lambda: editor.client.messages)
    assert "copydesk.toml:1" in editor.client.messages[-1].message
    assert "must be a list" in editor.client.messages[-1].message
    write("")
    await editor.until(lambda: len(editor.rules(uri)) == 2)


@pytest.mark.asyncio
async def test_files_that_the_configuration_names_are_watched(
    editor: Editor, folder: Path
) -> None:
    (folder / "copydesk.toml").write_text('plugins = ["./ours.toml"]\nignore = ["typography"]\n')
    rules = folder / "ours.toml"
    rules.write_text(PHRASE)
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    await editor.until(lambda: "our-phrase" in editor.rules(uri))
    await editor.until(lambda: any("**/ours.toml" in str(one) for one in editor.registered))
    rules.write_text(PHRASE.replace("de Lyon", "de Nice"))
    event = types.FileEvent(rules.as_uri(), types.FileChangeType.Changed)
    params = types.DidChangeWatchedFilesParams([event])
    editor.client.workspace_did_change_watched_files(params)
    await editor.until(lambda: editor.rules(uri) == ["repeated-word"])


@pytest.mark.asyncio
async def test_a_file_that_the_project_leaves_out(editor: Editor, folder: Path) -> None:
    (folder / "copydesk.toml").write_text('exclude = ["wire/"]\n')
    await editor.start(folder)
    uri = editor.open((folder / "wire" / "a.txt").as_uri(), FAULTY)
    assert await editor.until_told(uri) == []


@pytest.mark.asyncio
async def test_a_long_pass_is_shown_and_can_be_ended(editor: Editor, folder: Path) -> None:
    (folder / "slow.py").write_text(SLOW)
    (folder / "copydesk.toml").write_text('plugins = ["./slow.py"]\n')
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    await editor.until((folder / "begun").exists)
    await editor.until(lambda: any(editor.client.progress_reports.values()))
    [token] = editor.client.progress_reports
    assert isinstance(editor.client.progress_reports[token][0], types.WorkDoneProgressBegin)
    params = types.WorkDoneProgressCancelParams(token)
    editor.client.window_work_done_progress_cancel(params)
    await editor.until(lambda: len(editor.client.progress_reports[token]) > 1)
    (folder / "go").touch()
    assert editor.found(uri) == []


@pytest.mark.asyncio
async def test_a_question_can_be_taken_back(editor: Editor, folder: Path) -> None:
    (folder / "slow.py").write_text(SLOW)
    (folder / "copydesk.toml").write_text('plugins = ["./slow.py"]\n')
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    document = types.TextDocumentIdentifier(uri)
    params = types.HoverParams(document, types.Position(0, 26))
    request = editor.client.protocol.send_request("textDocument/hover", params, msg_id="7")
    await editor.until((folder / "begun").exists)
    editor.client.cancel_request(types.CancelParams("7"))
    await editor.until(request.done)
    error = request.exception()
    assert isinstance(error, JsonRpcException)
    assert error.code == types.LSPErrorCodes.RequestCancelled
    (folder / "go").touch()


@pytest.mark.asyncio
async def test_a_rule_that_fails_ends_nothing(editor: Editor, folder: Path) -> None:
    (folder / "go").touch()
    (folder / "slow.py").write_text(SLOW)
    (folder / "copydesk.toml").write_text('plugins = ["./slow.py"]\n')
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), f"Il y a eu un crash. {FAULTY}")
    await editor.until(lambda: "internal-error" in editor.rules(uri))
    assert "repeated-word" in editor.rules(uri)
    assert any("a-slow-rule" in one.message for one in editor.client.messages)


@pytest.mark.asyncio
async def test_many_rules_that_fail_do_not_flood_the_editor(editor: Editor, folder: Path) -> None:
    (folder / "go").touch()
    classes = "".join(
        f"class Rule{one}(SlowRule):\n"
        f"    meta = RuleMeta(name='a-slow-rule-{one}', family='desk', summary='Waits')\n"
        for one in "abcdef"
    )
    listed = ", ".join(f"Rule{one}" for one in "abcdef")
    (folder / "slow.py").write_text(
        SLOW.replace("@hookimpl", f"{classes}\n@hookimpl").replace("[SlowRule]", f"[{listed}]")
    )
    (folder / "copydesk.toml").write_text('plugins = ["./slow.py"]\n')
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), f"Il y a eu un crash. {FAULTY}")
    await editor.until(lambda: editor.rules(uri).count("internal-error") == 6)
    await editor.until(
        lambda: any("a-slow-rule-f" in one.message for one in editor.client.log_messages)
    )
    assert sum("a-slow-rule" in one.message for one in editor.client.messages) == 3


@pytest.mark.asyncio
async def test_grammar_comes_later_and_follows_the_text(
    grammar_editor: Editor, folder: Path
) -> None:
    editor = grammar_editor
    (folder / "pedant.py").write_text(ENGINE)
    (folder / "copydesk.toml").write_text('plugins = ["./pedant.py"]\ngrammar = "pedant"\n')
    await editor.start(folder)
    uri = editor.open((folder / "a.txt").as_uri(), FAULTY)
    first = await editor.until_told(uri)
    assert {"repeated-word", "space-before-comma"} <= {one.code for one in first}
    await editor.until(lambda: "pedant/LYON" in editor.rules(uri))
    editor.change(uri, ((0, 0, 0, 0), "Mardi. "))
    told = await editor.until_told(uri)
    [one] = [one for one in told if one.code == "pedant/LYON"]
    assert one.range.start.character == FAULTY.index("Lyon") + 7


@pytest.mark.asyncio
async def test_a_port_for_debugging() -> None:
    client = LanguageClient()
    free = subprocess.run(
        [sys.executable, "-c",
         "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    port = int(free.stdout)
    with subprocess.Popen(
        [sys.executable, "-m", "copydesk", "lsp", "--port", str(port)],
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stderr is not None
        assert server.stderr.readline() == f"copydesk: serving on 127.0.0.1:{port}\n"
        editor = Editor(client)
        for _ in range(100):
            try:
                await client.start_tcp("127.0.0.1", port)
                break
            except OSError:
                pass
        await editor.start()
        uri = editor.open("untitled:a", FAULTY)
        await editor.until(lambda: "repeated-word" in editor.rules(uri))
        await client.shutdown_session()
        assert server.wait(20) == 0
    await client.stop()  # type: ignore[no-untyped-call]


def test_without_pygls_the_command_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = None\n"
        "from copydesk.cli import main; sys.exit(main(['lsp']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert 'pip install "copydesk[lsp]"' in done.stderr
    assert "Traceback" not in done.stderr
