"""Datelines: where, when and by whom a story was filed, at the head of its first paragraph.

The forms are those of the agencies and papers themselves: AP `BEIRUT (AP) — `,
Reuters `PARIS, 5 mars (Reuters) - `, AFP `Paris (AFP) – `, EFE `Madrid, 5 mar
(EFE).- `, Xinhua `ASTANA, Nov. 27 (Xinhua) -- `, TASS `MOSCOW, March 5. /TASS/. `,
Indonesian `JAKARTA, VOI – `, German and French papers `Berlin. `. Where the form
says little, the gazetteer decides: an ordinary sentence is never a dateline.
"""

import re

from copydesk.analysis import dateline_patterns as patterns
from copydesk.analysis.dateline import Dateline, DatelinePlace
from copydesk.analysis.dateline_parts import (
    is_agency,
    is_date,
    is_outlet,
    is_signature,
    kind_of_part,
    words,
)
from copydesk.source import Span

__all__ = ["Dateline", "DatelinePlace", "parse_dateline", "parse_field"]

LONGEST = 120
"""Code points within which a dateline ends."""
LARGE = 50_000
"""From how many people on a city after the dash makes a fixture or a route of it."""


def parse_dateline(text: str, language: str) -> Dateline | None:
    """Return the dateline that opens a paragraph, None for any other paragraph.

    `text` is the paragraph without white space before it; spans count from its
    start. `language` is an ISO 639 code, '' where unknown.
    """
    if not (text[:1].isupper() or text[:1] == "("):
        return None
    head = text[:LONGEST]
    signed = patterns.signed().match(head)
    if signed is not None and is_outlet(signed["outlet"]):
        return _accept_signed(text, signed, language)
    separator = patterns.separator().search(head)
    if separator is not None:
        core = patterns.core().fullmatch(head, 0, separator.start())
        if core is not None:
            return _accept(text, core, Span(*separator.span("sign")), language)
    if "-" in head[:40] and head[:3].isupper():
        glued = patterns.glued().match(head)
        if glued is not None:
            return _accept_glued(text, glued)
    if not 0 < head.find(". ") <= LONGEST // 2:
        return None
    dotted = patterns.dotted().match(head)
    return _accept_dotted(text, dotted, language) if dotted else None


def parse_field(text: str) -> Dateline | None:
    """Return what an element or field of a file says that holds a dateline and nothing else.

    The separator is empty. None where its parts are not those of a dateline.
    """
    head = text.rstrip(" .-–—\u00a0\u202f")
    signed = patterns.signed().match(head)
    if signed is not None and signed["comma"] and is_outlet(signed["outlet"]):
        found = parse_field(head[signed.end() :])
        return _signed_by(head, signed, found) if found else None
    core = patterns.core().fullmatch(head)
    found = _read(head, core, Span(len(head), len(head))) if core else None
    if found is None:
        return None
    if found.form == "brackets":  # of a country: Oran (Algérie)
        found = found._replace(agency=None)
    capitals = all(one.name.isupper() for one in found.places)
    known = all(one.candidates for one in found.places)
    if not (found.agency if not found.places else capitals or known):
        return None
    return found._replace(form="wire" if found.agency else "caps" if capitals else "name")


def _signed_by(text: str, match: re.Match[str], found: Dateline) -> Dateline:
    """Return a dateline with the outlet that stands before it."""
    found = found.shifted(match.end())
    whole = Span(0, found.span.end)
    agency = found.agency or Span(*match.span("outlet"))
    return found._replace(text=whole.of(text), span=whole, form="outlet", agency=agency)


def _accept_signed(text: str, match: re.Match[str], language: str) -> Dateline | None:
    """Judge what an outlet or agency opens: VOI.ID, JAKARTA - Le; VOI – Le."""
    if match["comma"]:
        second = parse_dateline(text[match.end() :], language)
        return _signed_by(text, match, second) if second and second.places else None
    if not is_signature(match["outlet"], language):
        return None
    found = _dateline(
        text, "wire", Span(*match.span("sign")), (), agency=Span(*match.span("outlet"))
    )
    rest = text[match.end() :].strip()
    return _joined(text, found, language) if _is_story(rest, found, "caps") else None


def _accept(text: str, core: re.Match[str], sign: Span, language: str) -> Dateline | None:
    """Judge what stands before a dash."""
    found = _read(text, core, sign)
    if found is None or (core["day"] and not is_date(core["day"])):
        return None
    rest = text[sign.end :].strip()
    form = _form(found)
    if form == "agency":
        day = Span(*core.span("day")) if core["day"] else None
        return _joined(text, found._replace(date=day), language)
    if form and (form in ("wire", "outlet") or _is_story(rest, found, form)):
        return found._replace(form=form)
    return None


def _joined(text: str, first: Dateline, language: str) -> Dateline:
    """Return an agency's dateline with the place and date after it: (ANSA) - ROMA, 5 MAR - Il."""
    start = len(text) - len(text[first.span.end :].lstrip())
    second = parse_dateline(text[start:], language)
    if second is None or second.form not in ("caps", "name"):
        return first._replace(form="wire")
    second = second.shifted(start)
    whole = Span(0, second.span.end)
    return second._replace(text=whole.of(text), span=whole, form="wire", agency=first.agency)


def _form(found: Dateline) -> str:
    """Return the form of what has been read, '' where it is no dateline."""
    known = bool(found.places) and all(one.candidates for one in found.places)
    capitals = bool(found.places) and all(one.name.isupper() for one in found.places)
    if found.form == "agency":
        return "agency"
    if found.form == "wire":
        plain = len(found.places) == 1 and " " not in found.places[0].name
        return "wire" if known or capitals or found.date or plain else ""
    if found.form == "brackets":
        return "wire" if known and (capitals or found.date) else ""
    if found.form == "outlet":
        return "outlet" if known else ""
    if capitals and (found.region or found.date):
        return "caps"
    if capitals:
        return "caps" if known and found.places[0].name not in words("kickers") else ""
    given = any(one.name in words("given_names") for one in found.places)
    return "name" if known and (found.date or not given) else ""


def _is_story(rest: str, found: Dateline, form: str) -> bool:
    """Tell whether `rest` goes on as a sentence: no fixture, route or list of places."""
    start = rest[:200].split()
    if len(start) < 5 or not any(word.isalpha() and word.islower() for word in start[:12]):
        return False
    if form != "caps" and not (rest[0].isupper() or rest[0] in '«„"“'):
        return False
    run = patterns.name().match(rest)
    if run is None or not _other_city(run[0], found):
        return True
    goes_on = re.match(r"[ ,’'-]+[^\W\d_]", rest[run.end() : run.end() + 3])
    return form == "caps" and goes_on is not None and not run[0].isupper()


def _other_city(name: str, found: Dateline) -> bool:
    from copydesk.analysis.gazetteer import cities

    own = {place.name for one in found.places for place in one.candidates}
    others = [place for place in cities(name) if place.usual and place.population >= LARGE]
    return bool(others) and all(place.name not in own for place in others)


def _accept_glued(text: str, match: re.Match[str]) -> Dateline | None:
    """Judge a city in capitals that a hyphen joins to the sentence: ALGER-L’Algérie."""
    from copydesk.analysis.gazetteer import places

    sign = Span(*match.span("sign"))
    after = match["next"]
    if len(after) > 2 and (after.isupper() or places(after)):
        return None
    found = _dateline(text, "glued", sign, _find_places(match))
    following = text[match.end() :].split(maxsplit=4)
    known = all(one.candidates for one in found.places)
    return found if known and len(following) > 4 else None


def _accept_dotted(text: str, match: re.Match[str], language: str) -> Dateline | None:
    """Judge a city that a full stop ends, as papers write it: Berlin. Die Stadt."""
    found = _read(text, match, Span(*match.span("sign")))
    if found is None or not found.places:
        return None
    if found.form == "wire":
        return found if _form(found) else None
    names = [one.name for one in found.places]
    if found.form or not all(one.candidates for one in found.places):
        return None
    if language not in ("de", "fr", "es", "it") and not all(name.isupper() for name in names):
        return None
    if any(name in words("given_names") for name in names):
        return None
    rest = text[match.end("sign") :].strip()
    sentence = re.split(r"[.!?…:]", rest[:200], maxsplit=1)[0]
    story = len(sentence.split()) > 5 and _is_story(rest, found, "dot")
    return found._replace(form="dot") if story else None


def _read(text: str, match: re.Match[str], sign: Span) -> Dateline | None:
    """Name the parts of a dateline; None where one of them cannot belong to it.

    The form is then what the parts tell: wire, agency (an agency alone),
    brackets (something else in brackets), outlet, or '' for a mere place.
    """
    group = "round" if match["round"] else "slashes"
    agency = Span(*match.span(group)) if match[group] else None
    form = ("wire" if is_agency(agency.of(text)) else "brackets") if agency else ""
    if match["places"] is None:
        return _dateline(text, "agency", sign, (), agency=agency) if form == "wire" else None
    region = date = None
    capitals = match["places"].isupper()
    places = list(_find_places(match))
    for part in re.finditer(r"[^,]*[^,\s][^,]*", match["parts"]):
        name = part[0].strip()
        start = match.start("parts") + part.start() + part[0].index(name)
        span = Span(start, start + len(name))
        kind = kind_of_part(name)
        if kind == "date":
            date = Span(date.start if date else span.start, span.end)
        elif kind == "region":
            region = span
        elif kind == "outlet" or (kind == "acronym" and capitals):
            agency, form = (agency or span), (form or "outlet")
        elif kind == "city":
            places.append(_place(name, span))
        elif form != "wire" or not capitals:
            return None
    found = _dateline(text, form, sign, tuple(places), region=region, date=date, agency=agency)
    return _narrowed(found, region.of(text)) if region else found


def _dateline(
    text: str,
    form: str,
    sign: Span,
    places: tuple[DatelinePlace, ...],
    *,
    region: Span | None = None,
    date: Span | None = None,
    agency: Span | None = None,
) -> Dateline:
    span = Span(0, sign.end)
    return Dateline(text[: sign.end], span, form, sign, places, region, date, agency)


def _find_places(match: re.Match[str]) -> tuple[DatelinePlace, ...]:
    start = match.start("places")
    found, at = [], 0
    for joint in (*re.finditer(patterns.AND, match["places"]), None):
        end = joint.start() if joint else len(match["places"])
        found.append(_place(match["places"][at:end], Span(start + at, start + end)))
        at = joint.end() if joint else end
    return tuple(found)


def _place(name: str, span: Span) -> DatelinePlace:
    from copydesk.analysis.gazetteer import cities

    return DatelinePlace(name, span, tuple(place for place in cities(name) if place.usual))


def _narrowed(found: Dateline, region: str) -> Dateline:
    """Return the dateline with only those cities that lie in the country of its region."""
    from copydesk.analysis.gazetteer import places

    homes = {place.country for place in places(region)} or {"US"}
    narrowed = tuple(
        one._replace(candidates=tuple(city for city in one.candidates if city.country in homes))
        for one in found.places
    )
    return found._replace(places=narrowed)
