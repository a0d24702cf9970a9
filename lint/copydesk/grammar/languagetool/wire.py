"""Answers to ``/v2/check``, as far as copydesk reads them; all else in them is passed over."""

import msgspec


class Category(msgspec.Struct):
    """The category of a rule."""

    id: str = ""
    name: str = ""


class Url(msgspec.Struct):
    """A page about a rule."""

    value: str = ""


class RuleInfo(msgspec.Struct, rename="camel"):
    """What an answer says of a rule."""

    id: str
    description: str = ""
    issue_type: str = ""
    urls: list[Url] = []
    category: Category = msgspec.field(default_factory=Category)


class Replacement(msgspec.Struct):
    """One proposal."""

    value: str = ""


class Match(msgspec.Struct):
    """One match; `offset` and `length` are in UTF-16 units of the whole question."""

    message: str
    offset: int
    length: int
    rule: RuleInfo
    replacements: list[Replacement] = []


class Software(msgspec.Struct):
    """Who answered."""

    name: str = ""
    version: str = ""


class Answer(msgspec.Struct):
    """An answer to ``/check``."""

    matches: list[Match]
    software: Software = msgspec.field(default_factory=Software)
