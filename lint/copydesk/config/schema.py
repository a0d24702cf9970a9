"""What a configuration file may say.

Every key is optional. These are the options as written; `Settings` is what
they come to for one file.
"""

from typing import Any, Literal

import msgspec


class LanguageToolOptions(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The table ``[languagetool]``."""

    url: str = ""
    """A server to use instead of one that copydesk starts."""
    memory: int = 1024
    """Heap of the server that copydesk starts, in MiB."""
    keep_alive: float = 30.0
    """Minutes without a question after which that server stops."""
    level: Literal["default", "picky"] = "default"
    """``picky`` asks for LanguageTool's stricter rules too."""
    mother_tongue: str = ""
    """The source language, for false friends."""
    enabled_rules: list[str] = []
    """Rule ids to report that are off by default."""
    disabled_rules: list[str] = []
    """Rule ids not to report."""
    disabled_categories: list[str] = []
    """Categories of rules not to report."""
    accept: list[str] = []
    """Files with words that are no misspellings, relative to the configuration file."""
    timeout: float = 120.0
    """Seconds to wait for the answer about one article."""
    start_timeout: float = 120.0
    """Seconds to wait for a server to start."""
    cache: bool = True
    """Remember what LanguageTool said of a paragraph."""


class FieldOptions(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The table ``[fields]``: where an article stands in JSON, JSONL and CSV.

    A field is named by its key or column, in JSON also by a path with dots,
    which goes through each item of a list; several may be named in a list.
    """

    articles: str | list[str] | None = None
    """The list of articles in a JSON file."""
    headline: str | list[str] | None = None
    byline: str | list[str] | None = None
    dateline: str | list[str] | None = None
    summary: str | list[str] | None = None
    """The lead or standfirst."""
    body: str | list[str] | None = None
    caption: str | list[str] | None = None
    language: str | list[str] | None = None
    """The field that has the language code of an article."""
    body_format: str | None = None
    """What the body is: html, markdown, text or auto, which takes what has tags for HTML."""


class Overridable(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What may differ between the files of a project."""

    select: list[str] | None = None
    """Rules or families to run instead of all stable ones; ``*`` is allowed."""
    extend_select: list[str] | None = None
    """Rules or families to run beside those."""
    ignore: list[str] | None = None
    """Rules or families not to run."""
    preview: bool | None = None
    """Run preview rules too."""
    typography: str | None = None
    """``consistent`` (what departs from the article's own habit) or ``strict``."""
    language: str | None = None
    """The articles' language, a BCP 47 code; detected when left out."""
    rules: dict[str, Any] = {}
    """Options of rules: ``[rules.NAME]``."""
    fields: FieldOptions | None = None
    """Where an article stands in JSON, JSONL and CSV; usual names when left out."""


class Override(Overridable, kw_only=True):
    """A table ``[[overrides]]``: settings for some files."""

    paths: list[str] = []
    """Globs, relative to the configuration file."""
    languages: list[str] = []
    """ISO 639 codes of the articles meant."""


class Options(Overridable, kw_only=True):
    """A whole configuration file."""

    fail_on: str | None = None
    """Lowest severity that makes the run fail: error, warning, info or never."""
    max_diagnostics: int | None = None
    """How many diagnostics are shown at most."""
    grammar: str | None = None
    """``auto``, ``off``, ``languagetool`` or the name of a plugin's engine."""
    encoding: str | None = None
    """The encoding of files that are not UTF-8; told from their bytes when left out."""
    max_file_size: float | None = None
    """Size above which a file is refused, in MB."""
    include: list[str] | None = None
    """Globs of the files of a folder to check; those of a known format when left out."""
    exclude: list[str] | None = None
    """Files and folders to leave out, as in .gitignore."""
    plugins: list[str] = []
    """Python or TOML files with rules, relative to the configuration file."""
    names: str | None = None
    """The newsroom's own list of names, relative to the configuration file."""
    names_ledger: str | None = None
    """What ``copydesk names learn`` has counted, relative to the configuration file."""
    docs_url: str | None = None
    """Address of the rule pages, with {rule} for the name."""
    cache: bool | None = None
    """Keep what is found in a file until the file, its settings or copydesk change."""
    cache_dir: str | None = None
    """The folder for that, relative to the configuration file."""
    baseline: str | None = None
    """The file of known diagnostics, relative to the configuration file."""
    ratchet: list[str] | None = None
    """Rules or families whose count in the baseline may only fall."""
    languagetool: LanguageToolOptions = msgspec.field(default_factory=LanguageToolOptions)
    overrides: list[Override] = []
