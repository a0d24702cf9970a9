"""Where LanguageTool, its running server and its answers are kept."""

import os

from copydesk.folders import cache_folder
from copydesk.grammar.languagetool.settings import VERSION


def languagetool_folder() -> str:
    """Return the folder for LanguageTool in the user's cache; it may not exist.

    It is laid out as language-tool-python expects its own: `LTP_PATH` set to
    it makes language-tool-python use the same installation.
    """
    return os.path.join(cache_folder(), "languagetool")


def install_folder() -> str:
    """Return the folder of the installed release; it may not exist."""
    return os.path.join(languagetool_folder(), f"LanguageTool-{VERSION}")


def installed_jar() -> str:
    """Return the path of the jar to start, '' where nothing is installed.

    The jar is written last, so that it exists only when all others do. The
    path is that of the file itself, whatever links lead to it.
    """
    jar = os.path.realpath(os.path.join(install_folder(), "languagetool-server.jar"))
    return jar if os.path.isfile(jar) else ""


def runtime_folder() -> str:
    """Return the folder of this user's server on this computer, made if need be.

    ``COPYDESK_RUNTIME`` names another one. The computer's name is part of it,
    since a home folder may be shared by several. Nobody else may look into it:
    it says where the server listens, and the server sees what is written.

    Raises OSError where it cannot be made, or belongs to somebody else.
    """
    named = os.environ.get("COPYDESK_RUNTIME")
    folder = named or os.path.join(languagetool_folder(), "run", _computer())
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if hasattr(os, "getuid"):
        found = os.stat(folder)
        if found.st_uid != os.getuid():
            message = f"{folder} belongs to another user"
            raise PermissionError(message)
        if found.st_mode & 0o077:
            os.chmod(folder, 0o700)
    return folder


def _computer() -> str:
    import socket

    name = socket.gethostname()
    return "".join(c if c.isalnum() or c in "-." else "-" for c in name) or "localhost"
