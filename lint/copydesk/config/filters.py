"""Which files of a folder the configuration leaves in."""

import os
from collections.abc import Collection

from copydesk.config.settings import Settings, matcher
from copydesk.discovery import Filter


def folder_filter(
    settings: Settings, suffixes: Collection[str], doubtful: Collection[str] = ()
) -> Filter:
    """Return the filter for a folder: ``include``, or else the known suffixes, but ``exclude``.

    Of files with `doubtful` suffixes, those are left in that look like articles.
    """
    if settings.include:
        sought = f"is one of {', '.join(settings.include)} (setting “include”)"
    else:
        sought = f"ends in {', '.join(sorted(suffixes))}"
    if settings.exclude:
        sought += " and is left in by the setting “exclude”"
    return Filter(
        lambda path: (
            _is_wanted(settings, suffixes, path)
            and (bool(settings.include) or _is_sure(settings, doubtful, path))
        ),
        f"{sought}. Files that are named are checked whatever their ending",
    )


def _is_wanted(settings: Settings, suffixes: Collection[str], path: str) -> bool:
    is_folder = path.endswith(os.sep)
    if not is_folder and not settings.include and _suffix(path) not in suffixes:
        return False
    if not settings.include and not settings.exclude:
        return True
    name = settings.name_below_base(path)
    if name is None:
        return is_folder or _suffix(path) in suffixes
    name += "/" if is_folder else ""
    if settings.exclude and matcher(settings.exclude)(name):
        return False
    return is_folder or not settings.include or matcher(settings.include)(name)


def _is_sure(settings: Settings, doubtful: Collection[str], path: str) -> bool:
    """Tell whether a file that may be no article looks like one."""
    if _suffix(path) not in doubtful or path.endswith(os.sep):
        return True
    from copydesk.parsers.sniffing import holds_article

    return holds_article(path, settings.fields)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
