"""What can be said of LanguageTool on this computer."""

from collections.abc import Iterator

from copydesk.grammar.languagetool import state as states
from copydesk.grammar.languagetool.client import is_healthy
from copydesk.grammar.languagetool.java import find_java
from copydesk.grammar.languagetool.places import languagetool_folder
from copydesk.grammar.languagetool.releases import find_release
from copydesk.grammar.protocol import GrammarUnavailableError


def status() -> Iterator[tuple[str, str]]:
    """Yield names and what is to be said of each; nothing is started."""
    yield "Release", _release()
    yield "Java", _java()
    yield "Server", _server()
    yield "Folder", languagetool_folder()


def _release() -> str:
    try:
        found = find_release()
    except GrammarUnavailableError as error:
        return str(error)
    return f"LanguageTool {found.version}, installed by {found.origin}"


def _java() -> str:
    try:
        return find_java()
    except GrammarUnavailableError as error:
        return str(error)


def _server() -> str:
    state = states.read_state()
    if state is None:
        return "not running; the first check starts it"
    if not is_healthy(state.address):
        return f"process {state.server.pid} does not answer; run: copydesk languagetool stop"
    what = f"LanguageTool {state.version} at {state.address}, process {state.server.pid}"
    idle = f"idle for {states.idle_minutes():.0f} of {state.keep_alive:g} min"
    return f"{what}, heap of {state.memory} MB, {idle}"
