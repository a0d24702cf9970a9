"""A place in the text that names someone or something, and who is named."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from copydesk.analysis.words import Word
from copydesk.source import Span


@dataclass(frozen=True)
class Mention:
    """One name where it stands, without its title, elision or possessive ending.

    `words` are those of the name, particles and initials among them; those of
    `family` are the last name with its particles, or the only name there is.
    `title` is the word before the name that says what its bearer is. `opens`
    is set where the name opens a sentence or stands in a headline, so that its
    capital says little.
    """

    text: str
    span: Span
    words: tuple[Word, ...]
    family: tuple[Word, ...]
    title: str = ""
    opens: bool = False

    @property
    def given(self) -> tuple[Word, ...]:
        """The words of the name that are not the last name: given names and initials."""
        return tuple(word for word in self.words if word not in self.family)

    @property
    def family_text(self) -> str:
        """The last name as written, with its particles."""
        return " ".join(word.text for word in self.family)

    @property
    def given_text(self) -> str:
        """The given names and initials as written, '' where there are none."""
        return " ".join(word.text for word in self.given)


class Entity(NamedTuple):
    """All mentions of one bearer under one spelling of the last name."""

    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """The fullest form of the name, the first of equals."""
        return max((one.text for one in self.mentions), key=len)

    @property
    def forms(self) -> tuple[str, ...]:
        """The different forms, in order of appearance."""
        return tuple(dict.fromkeys(one.text for one in self.mentions))


class Acronym(NamedTuple):
    """An acronym that the article explains: `long` is the place of the long form."""

    text: str
    span: Span
    long: Span


@dataclass(frozen=True)
class Names:
    """The names of one article: mentions in order, and what follows from them."""

    mentions: tuple[Mention, ...]
    acronyms: tuple[Acronym, ...] = ()
    lowercase: frozenset[str] = frozenset()
    """Words that the article writes in lower case somewhere: no names, in doubt."""

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The mentions by bearer, in order of first appearance."""
        from copydesk.analysis.names.entities import group

        return group(self.mentions)
