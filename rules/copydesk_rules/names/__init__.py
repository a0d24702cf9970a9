"""Names: each person, place and organisation spelt one way, and spelt right."""

from typing import TYPE_CHECKING, Any

from copydesk_rules.names.fused_name import FusedName
from copydesk_rules.names.garbled_name import GarbledName
from copydesk_rules.names.misspelt_name import MisspeltName
from copydesk_rules.names.name_exonym import NameExonym
from copydesk_rules.names.name_house_style import NameHouseStyle
from copydesk_rules.names.name_variant import NameVariant
from copydesk_rules.names.office_holder_variant import OfficeHolderVariant
from copydesk_rules.names.untranslated_title import UntranslatedTitle

if TYPE_CHECKING:
    from copydesk_rules.names.matching import name_distance, same_name

__all__ = ["RULES", "name_distance", "same_name"]


def __getattr__(name: str) -> Any:
    """Import the matching of names when it is first asked for: it has weights to load."""
    if name in ("name_distance", "same_name"):
        from copydesk_rules.names import matching

        return getattr(matching, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


RULES = [
    FusedName,
    GarbledName,
    MisspeltName,
    NameExonym,
    NameHouseStyle,
    NameVariant,
    OfficeHolderVariant,
    UntranslatedTitle,
]
