"""Which grammar engine a run would use, told without making it: part of a result's key."""

from typing import Any, NamedTuple

NONE = "none"
PORT = 8081
"""Where LanguageTool's own documentation has its server listen."""


class Identity(NamedTuple):
    """`name` is '' where it cannot be told; `hint` is for the user, '' for nothing to say."""

    name: str
    hint: str = ""


def identity(grammar: str, options: dict[str, Any]) -> Identity:
    """Return what checks the grammar under the settings `grammar` and ``[languagetool]``.

    A server that is somebody else's can change at any time, so it has no
    name; nor has an engine of a plugin, which may be anything.
    """
    if grammar == "off":
        return Identity(NONE)
    if grammar not in {"auto", "languagetool"} or options.get("url"):
        return Identity("")
    from copydesk.grammar.languagetool import places, releases
    from copydesk.grammar.languagetool.settings import VERSION

    if places.installed_jar():
        return Identity(f"languagetool {VERSION}")
    if grammar != "auto" or releases.has_release() or _listens(PORT):
        return Identity("")
    from copydesk.grammar.languagetool import hint

    return Identity(NONE, hint())


def _listens(port: int) -> bool:
    """Tell whether anything listens on this computer; `socket` takes 5 ms to import."""
    try:
        import _socket
    except ImportError:
        import socket as _socket  # type: ignore[no-redef]
    probe = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    try:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0
    finally:
        probe.close()
