"""Values that the table ``[languagetool]`` cannot have, told when the configuration is read."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

LEAST_MEMORY = 400
"""MiB; with less, LanguageTool spends its time collecting garbage or dies."""

ABOVE_ZERO = {"keep_alive": "minutes", "timeout": "seconds", "start_timeout": "seconds"}


def faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong) for the values that make no sense."""
    if why := url_fault(values.get("url", "")):
        yield "url", f"must be the address of a server, such as http://localhost:8081: {why}"
    if values.get("memory", LEAST_MEMORY) < LEAST_MEMORY:
        yield "memory", f"must be {LEAST_MEMORY} MiB or more: with less, LanguageTool dies"
    for key, unit in ABOVE_ZERO.items():
        if not 0 < values.get(key, 1) < float("inf"):
            yield key, f"must be a number of {unit} above 0"


def url_fault(url: str) -> str:
    """Return why no server can be asked at a url, '' where one can or none is named.

    >>> url_fault("http://localhost:8081"), url_fault("ftp://localhost")
    ('', 'it must start with http:// or https://')
    """
    if not url:
        return ""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        parts.port  # noqa: B018 - a port that is no number is told when it is read
    except ValueError as error:
        return str(error)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "it must start with http:// or https://"
    if parts.query or parts.fragment or parts.username or parts.password:
        return "give only the host, port and path"
    return ""
