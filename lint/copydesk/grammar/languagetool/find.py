"""Whether LanguageTool can be used, told without starting it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.protocol import GrammarUnavailableError

if TYPE_CHECKING:
    from copydesk.grammar.languagetool.engine import LanguageTool

Mode = Literal["auto", "languagetool", "off"]

USUAL_PORT = 8081
"""Where LanguageTool's own documentation has its server listen."""


def find_engine(mode: Mode, settings: LanguageToolSettings) -> "LanguageTool | None":
    """Return the engine for a run; nothing is started before the first question.

    "off" is None. "auto" is None too where no LanguageTool is ready: neither a
    url is configured, nor a release installed with a Java to run it, nor a
    server listening at the usual port of this computer; `hint` then says what to
    do. "languagetool" raises GrammarUnavailableError in that case.
    """
    if mode == "off":
        return None
    ready = _ready(settings)
    if ready is None:
        if mode == "auto":
            return None
        raise GrammarUnavailableError(f"LanguageTool is not ready. {hint()}")
    from copydesk.grammar.languagetool.engine import LanguageTool

    return LanguageTool(ready)


def hint() -> str:
    """Return a sentence that says how to get LanguageTool, or what it lacks here."""
    from copydesk.grammar.languagetool import java, releases

    if releases.has_release() and not java.has_java():
        return f"LanguageTool is installed, but it needs Java. {java.HINT}."
    return f"For grammar checks with LanguageTool, {_how()}."


def _how() -> str:
    from importlib.util import find_spec

    steps = ["copydesk languagetool install"]
    if find_spec("jgo") is None:
        steps.insert(0, "pip install 'copydesk[languagetool]'")
    return f"run: {' && '.join(steps)} (100 MB, once; silence this with --grammar=off)"


def _ready(settings: LanguageToolSettings) -> LanguageToolSettings | None:
    """Return the settings with the server that answers, None where none can."""
    if settings.url:
        from copydesk.grammar.languagetool.client import address_of

        address_of(settings.url)
        return settings
    from copydesk.grammar.languagetool import java, releases

    if releases.has_release() and java.has_java():
        return settings
    if _listens(USUAL_PORT):
        from copydesk.grammar.languagetool.client import Address, is_languagetool

        address = Address("127.0.0.1", USUAL_PORT)
        if is_languagetool(address):
            return replace(settings, url=str(address))
    return None


def _listens(port: int) -> bool:
    """Tell whether anything listens there; a refusal comes at once."""
    import socket

    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0
