"""The names of an article, found without a statistical model.

Capitals make a name where they are no matter of position: within a sentence, or
where the article writes the word so elsewhere. Titles, initials, particles and
known given names then tell the parts of it. All rules share this one analysis.
"""

from copydesk.analysis.names.acronyms import find_acronyms
from copydesk.analysis.names.capitals import Capitals
from copydesk.analysis.names.mention import Acronym, Entity, Mention, Names
from copydesk.analysis.names.runs import find_mentions
from copydesk.article import Article

__all__ = ["Acronym", "Entity", "Mention", "Names", "find_names"]


def find_names(article: Article) -> Names:
    """Return the names of people, places and organisations in an article.

    Spans are in `article.text`. Titles before a name, elided articles and
    possessive endings are no part of it; months and weekdays are no names.
    """
    capitals = Capitals(article)
    return Names(tuple(find_mentions(capitals)), tuple(find_acronyms(article)), capitals.lower)
