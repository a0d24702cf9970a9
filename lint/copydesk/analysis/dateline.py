"""What a dateline is made of."""

from typing import TYPE_CHECKING, NamedTuple

from copydesk.source import Span

if TYPE_CHECKING:
    from copydesk.analysis.gazetteer import Place


class DatelinePlace(NamedTuple):
    """A place of a dateline; `candidates` are the cities it can be, the largest first."""

    name: str
    span: Span
    candidates: "tuple[Place, ...]" = ()


class Dateline(NamedTuple):
    """A dateline, in code points of the text it was found in.

    `span` ends with the separator, without the white space after it; `text` is
    what it covers. `region` is a country or state named beside the place,
    `agency` an agency or outlet without its brackets. `form` says how it was
    told: wire (an agency in brackets), outlet, caps (a city in capitals), name
    (a city in small letters), dot (a city and a full stop) or glued (a hyphen
    without spaces).
    """

    text: str
    span: Span
    form: str
    separator: Span
    places: tuple[DatelinePlace, ...] = ()
    region: Span | None = None
    date: Span | None = None
    agency: Span | None = None

    @property
    def separator_text(self) -> str:
        """The dash, hyphens or full stop that ends the dateline, without spaces."""
        return self.separator.shifted(-self.span.start).of(self.text)

    def shifted(self, by: int) -> "Dateline":
        """Return the dateline with all its spans moved by `by` code points."""
        return self._replace(
            span=self.span.shifted(by),
            places=tuple(one._replace(span=one.span.shifted(by)) for one in self.places),
            region=self.region and self.region.shifted(by),
            date=self.date and self.date.shifted(by),
            agency=self.agency and self.agency.shifted(by),
            separator=self.separator.shifted(by),
        )
