"""``copydesk compare``: what one run finds that another does not."""

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from copydesk.commands.options import count
from copydesk.comparing import Comparison, Found, compare
from copydesk.config.errors import ConfigError

VERSION = 1
"""The version of the JSON report that is understood."""
FORMATS = ("text", "json", "markdown")
LIMIT = 200


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``compare``."""
    add = parser.add_argument
    add("before", metavar="BEFORE", help="a report of copydesk, json or jsonl; - reads it")
    add("after", metavar="AFTER", help="the report to compare with it")
    add("--output-format", choices=FORMATS, default="text", help="how the outcome is written")
    add(
        "--fail-on",
        choices=("any", "gained", "never"),
        default="any",
        help="what makes the exit code 1: any difference, only new diagnostics, or nothing",
    )
    add("--limit", type=count, default=LIMIT, metavar="N", help="list at most N; 0 lists all")


def run(args: Namespace) -> int:
    """Compare two reports and return the exit code: 0 alike, 1 not, 2 unreadable."""
    if args.before == args.after == "-":
        raise ConfigError("-", "is read once; write one of the reports to a file")
    found = compare(_read(args.before), _read(args.after))
    _write(found, args)
    failed = {"any": bool(found), "gained": bool(found.gained), "never": False}
    return int(failed[args.fail_on])


def _write(found: Comparison, args: Namespace) -> None:
    from copydesk.reporters import comparison

    if args.output_format != "text" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    if args.output_format == "json":
        sys.stdout.write(comparison.as_json(found))
    elif args.output_format == "markdown":
        sys.stdout.write(comparison.markdown(found, args.limit))
    else:
        sys.stdout.write(comparison.text(found, args.limit))


def _read(path: str) -> list[Found]:
    """Return the diagnostics of a report. Raises ConfigError."""
    data = _bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 (byte {error.start + 1})") from None
    try:
        document = json.loads(text)
    except json.JSONDecodeError:
        document = None
    except RecursionError:
        raise _no_report(path, "it is nested too deeply") from None
    if isinstance(document, dict) and "diagnostics" in document:
        return _of_document(path, document)
    return [_checked(path, _line(path, at, line)) for at, line in _lines(text)]


def _bytes(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {error.strerror or error}") from None


def _of_document(path: str, document: dict[str, Any]) -> list[Found]:
    if document.get("version") != VERSION or not isinstance(document["diagnostics"], list):
        version = document.get("version")
        raise ConfigError(path, f"is a report of version {version!r}, and {VERSION} is understood")
    _warn(path, document)
    return [_checked(path, one) for one in document["diagnostics"]]


def _warn(path: str, document: dict[str, Any]) -> None:
    """Say what would make the comparison of a report misleading."""
    summary, errors = document.get("summary"), document.get("errors")
    if isinstance(summary, dict) and summary.get("truncated"):
        message = f"leaves out some diagnostics ({summary['truncated']}); write it with"
        print(f"copydesk: {path}: {message} --max-diagnostics 0", file=sys.stderr)
    if isinstance(errors, list) and errors:
        message = f"is of a run that met problems ({len(errors)}): not everything was checked"
        print(f"copydesk: {path}: {message}", file=sys.stderr)


def _lines(text: str) -> list[tuple[int, str]]:
    return [(at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip()]


def _line(path: str, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise _no_report(path, f"line {number} is not JSON") from None


def _checked(path: str, found: Any) -> Found:
    """Return a diagnostic that has what is compared. Raises ConfigError."""
    wanted = ("path", "rule", "message", "fingerprint")
    if not isinstance(found, dict) or not all(isinstance(found.get(one), str) for one in wanted):
        raise _no_report(path, f"a diagnostic lacks one of {', '.join(wanted)}")
    start, fixes = found.get("start", {}), found.get("fixes", [])
    if not isinstance(start, dict) or not isinstance(fixes, list):
        raise _no_report(path, "a diagnostic has a place or fixes that are none")
    if not all(_is_fix(one) for one in fixes):
        raise _no_report(path, "a diagnostic has a fix that is none")
    return found


def _is_fix(fix: Any) -> bool:
    if not isinstance(fix, dict) or not isinstance(fix.get("edits"), list):
        return False
    edits = fix["edits"]
    return {"title", "applicability"} <= fix.keys() and all(
        isinstance(one, dict) and "text" in one for one in edits
    )


def _no_report(path: str, why: str) -> ConfigError:
    message = f"is no report of copydesk: {why}; write one with --output-format json:FILE"
    return ConfigError(path, message)
