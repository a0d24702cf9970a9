"""Values that a configuration or the command line cannot have."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

FAIL_ON = ("error", "warning", "info", "never")
TYPOGRAPHY = ("consistent", "strict")
BODY_FORMATS = ("auto", "html", "markdown", "text")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong) for the values that make no sense."""
    for key, choices in (("fail_on", FAIL_ON), ("typography", TYPOGRAPHY)):
        if key in values and values[key] not in choices:
            yield key, f"must be one of {', '.join(choices)}, not “{values[key]}”"
    language = values.get("language")
    if language and not LANGUAGE.fullmatch(language):
        yield "language", f"must be a language code such as fr or en-GB, not “{language}”"
    elif language:
        from copydesk.config.languages import language_fault

        fault = language_fault(language)
        if fault:
            yield "language", fault
    for rule, options in values.get("rules", {}).items():
        if not isinstance(options, Mapping):
            yield f"rules.{rule}", "must be a table of options"
    form = values.get("fields", {}).get("body_format", "auto")
    if form not in BODY_FORMATS:
        message = f"must be one of {', '.join(BODY_FORMATS)}, not “{form}”"
        yield "fields.body_format", message
    if values.get("max_diagnostics", 0) < 0:
        yield "max_diagnostics", "must be 0, which shows all, or more"
    if not 0 < values.get("max_file_size", 1) < float("inf"):
        yield "max_file_size", "must be a number of megabytes above 0"
    encoding = values.get("encoding")
    if encoding and not _is_encoding(encoding):
        yield "encoding", f"must be an encoding that Python knows, not “{encoding}”"


def _is_encoding(name: str) -> bool:
    import codecs

    try:
        # Some codecs turn bytes into bytes: only those of text will do.
        return isinstance(codecs.decode(b"", name), str)
    except (LookupError, ValueError, TypeError, OSError):
        return False
