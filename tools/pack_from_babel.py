"""Write what Unicode CLDR knows of a language for its pack, or compare packs with it.

    python tools/pack_from_babel.py sv         # lines to begin a pack with
    python tools/pack_from_babel.py --check    # every pack against CLDR

Source: Unicode CLDR as babel packages it (BSD-3-Clause); its data are under the
Unicode License v3, https://www.unicode.org/license.txt. copydesk itself does not
need babel, which has no quotation marks, abbreviations or particles: these are written
by hand.

    pip install babel==2.18.0

CLDR is not the press. Where a language's papers do otherwise, `ACCEPTED` has the key
and the reason, and `--check` says nothing.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError

from copydesk.analysis.packs import load
from copydesk.language_docs import languages

ACCEPTED = {
    ("es", "thousands"): "the academy and the agencies part thousands by a narrow blank",
}
BLANKS = {"\u00a0", "\u202f", "\u2009", " "}


def known(code: str) -> dict[str, Any]:
    """Return what CLDR says under the keys of a pack. Raises UnknownLocaleError."""
    locale = Locale.parse(code)
    symbols = locale.number_symbols
    signs: Mapping[str, str] = symbols.get("latn", symbols)
    months = _named(locale.months["stand-alone"]["wide"], range(1, 13))
    dated = _named(locale.months["format"]["wide"], range(1, 13))
    percent = str(locale.percent_formats[None].pattern)
    return {
        "name": str(locale.get_display_name("en")),
        "decimal": signs["decimal"],
        "thousands": signs["group"],
        "currency": _sample(str(locale.currency_formats["standard"].pattern)),
        "months": months,
        "dated_months": dated if dated != months else (),
        "weekdays": _named(locale.days["stand-alone"]["wide"], range(7)),
        "calendar_capitals": months[0][0].isupper(),
        "space_before": {"%": "\u00a0"} if BLANKS & set(percent) else {},
    }


def _named(names: Mapping[int, str], numbers: range) -> tuple[str, ...]:
    return tuple(str(names[number]) for number in numbers)


def _sample(pattern: str) -> str:
    """Return a pattern for amounts with a 1 for the amount: `¤#,##0.00` is `¤1`."""
    plain = "".join(" " if letter in BLANKS else letter for letter in pattern.partition(";")[0])
    return re.sub(r"[#0][#,.0]*", "1", plain).strip()


def lines(code: str) -> Iterator[str]:
    """Yield the lines of a pack that CLDR fills in."""
    yield f"# {known(code)['name']}. `fr.toml` explains every key."
    for key, value in known(code).items():
        match value:
            case bool():
                yield f"{key} = {str(value).lower()}"
            case tuple():
                if value:
                    yield f"{key} = '{' '.join(value)}'"
            case dict():
                if value:
                    yield from (
                        "",
                        f"[{key}]",
                        *(f'"{one}" = "\\u{ord(two):04x}"' for one, two in value.items()),
                    )
            case _ if value in BLANKS:
                yield f'{key} = "\\u{ord(value):04x}"'
            case _:
                yield f'{key} = "{value}"'


def departures(code: str) -> Iterator[str]:
    """Yield the keys in which a pack departs from CLDR without a reason."""
    pack = load(code)
    for key, value in known(code).items():
        ours = getattr(pack, key)
        if key == "space_before":
            same = (ours.get("%", "") in BLANKS) == (value.get("%", "") in BLANKS)
        elif isinstance(ours, str):
            same = ours == value or {ours, value} <= BLANKS
        else:
            same = ours == value
        if not same and (code, key) not in ACCEPTED:
            yield f"{code}: `{key}` is {ours!r}, and {value!r} in CLDR"


def main() -> int:
    """Print a pack's first lines, or compare all packs; return 1 where one departs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--check", action="store_true", help="compare packs instead")
    options = parser.parse_args()
    try:
        if options.check:
            found = [line for one in options.codes or languages() for line in departures(one)]
            print("\n".join(found) or "all packs agree with CLDR")
            return int(bool(found))
        for code in options.codes:
            print("\n".join(lines(code)))
    except (UnknownLocaleError, ValueError) as error:
        print(f"{error}: give a code such as sv", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
