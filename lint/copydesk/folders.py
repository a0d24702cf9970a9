"""The folders of the user in which copydesk keeps what it can make again."""

import os
import sys


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
