"""Which fields of a record hold an article: the table ``[fields]`` of the configuration."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.article import BlockKind

ARTICLES, LANGUAGE, BODY_FORMAT, BODY = "articles", "language", "body_format", "body"
SUMMARY = "summary"
PARTS = {
    "headline": BlockKind.HEADLINE,
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    SUMMARY: BlockKind.PARAGRAPH,
    BODY: BlockKind.PARAGRAPH,
    "caption": BlockKind.CAPTION,
}
"""The parts of an article in the order in which they are read."""
KEYS = (ARTICLES, *PARTS, LANGUAGE, BODY_FORMAT)

DEFAULTS: Mapping[str, tuple[str, ...]] = {
    ARTICLES: ("articles", "items", "entries", "results", "stories", "posts", "data", "docs"),
    "headline": ("headline", "title", "titre"),
    "byline": ("byline", "signature"),
    "dateline": ("dateline",),
    SUMMARY: (
        "summary",
        "excerpt",
        "standfirst",
        "dek",
        "lead",
        "chapo",
        "subtitle",
        "description",
    ),
    BODY: (
        *(
            "content_html",
            "body_html",
            "contentHtml",
            "bodyHtml",
            "articleBody",
            "body",
            "content",
        ),
        *("content_text", "text", "texte", "paragraphs", "html", "article"),
    ),
    "caption": ("caption", "image.caption", "legende"),
    LANGUAGE: ("language", "lang", "locale", "inLanguage"),
}


class FieldMap(NamedTuple):
    """Where each part of an article stands in a record.

    `paths` has, by part, dotted paths: all of them are read where `is_given`
    (the configuration names them), else the first that a record has.
    """

    paths: Mapping[str, Sequence[str]] = DEFAULTS
    body_format: str = "auto"
    is_given: bool = False

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "FieldMap":
        """Return the map that the configuration's table describes, the defaults for none."""
        if not table:
            return cls()
        paths = {
            key: (value,) if isinstance(value, str) else tuple(value)
            for key, value in table.items()
            if key != BODY_FORMAT
        }
        paths.setdefault(LANGUAGE, DEFAULTS[LANGUAGE])
        return cls(paths, table.get(BODY_FORMAT, "auto"), is_given=True)

    def names(self, *parts: str) -> tuple[str, ...]:
        """Return the paths of some parts."""
        return tuple(path for part in parts for path in self.paths.get(part, ()))

    def chosen(self, record: "Mapping[str, Any]") -> Iterator[tuple[str, str]]:
        """Yield (part, path) for what a record has, in the order of reading.

        `record` is asked with `in` for the first key of a path.
        """
        for part in PARTS:
            paths = self.paths.get(part, ())
            found = [path for path in paths if path in record or path.split(".")[0] in record]
            yield from ((part, path) for path in (found if self.is_given else found[:1]))

    def knows(self, keys: Iterable[str]) -> bool:
        """Tell whether a record with these keys has an article: a headline or a body."""
        parts = {part for part, _ in self.chosen(dict.fromkeys(keys))}
        return bool(parts) if self.is_given else not parts.isdisjoint(("headline", BODY))

    def unknown(self, keys: Sequence[str]) -> str:
        """Return the sentence for a file none of whose records has a part of an article."""
        seen = ", ".join(f"“{key}”" for key in keys[:12]) or "none"
        if self.is_given:
            sought = ", ".join(f"“{path}”" for path in self.names(*PARTS))
            return f"has none of the fields {sought} that [fields] names; it has {seen}"
        return (
            "has no field that is known to hold an article, such as “title” and “body”; "
            f"it has {seen}. Say which ones do in the configuration: "
            '[fields], then headline = "…" and body = "…"'
        )
