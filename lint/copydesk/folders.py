"""The folders of the user in which copydesk keeps what it can make again."""

import os
import sys
from contextlib import suppress


def cache_folder() -> str:
    """Return the cache folder of the user; it may not exist yet.

    ``COPYDESK_CACHE`` names another one. platformdirs knows the conventions of
    every system; on Linux they are two lines, and its import is not.
    """
    named = os.environ.get("COPYDESK_CACHE")
    if named:
        return named
    if sys.platform == "linux":
        home = os.environ.get("XDG_CACHE_HOME", "")
        base = home if os.path.isabs(home) else os.path.expanduser("~/.cache")
        return os.path.join(base, "copydesk")
    from platformdirs import user_cache_dir

    return user_cache_dir("copydesk", appauthor=False)


def forget_oldest(folder: str, prefix: str, keep: int) -> None:
    """Delete the oldest of the files whose names begin with `prefix`, all but `keep` of them.

    For what is made again when it is missed; another process may do so at once.
    """
    with suppress(OSError):
        with os.scandir(folder) as entries:
            found = [one for one in entries if one.name.startswith(prefix)]
        if len(found) <= keep:
            return
        for one in sorted(found, key=_time)[: len(found) - keep]:
            with suppress(OSError):
                os.unlink(one.path)


def _time(entry: "os.DirEntry[str]") -> float:
    try:
        return entry.stat().st_mtime
    except OSError:
        return 0.0
