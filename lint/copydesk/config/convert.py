"""From what a configuration file says to the type that is wanted."""

from typing import Any


def convert(value: object, wanted: Any) -> Any:
    """Return `value` as `wanted`, a type annotation; lists become tuples or sets.

    Raises ValueError with a sentence that says what is expected.
    """
    import msgspec

    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        raise ValueError(str(error).replace("`", "").lower()) from None
