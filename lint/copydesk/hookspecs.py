"""The hooks a plugin may implement. This file is copydesk's plugin API.

A plugin is an importable module named by an entry point of the group
``copydesk``, or a file listed under ``plugins`` in the configuration. It
defines any of these functions, each marked with ``copydesk.hookimpl``. None of
them may look at settings, the working directory or the network: they are
called once per process, in no promised order, and copydesk sorts what they
bring by name.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from pluggy import HookspecMarker

from copydesk.formats import Format, GrammarEngineFormat, ReportFormat
from copydesk.rule import Rule

hookspec = HookspecMarker("copydesk")


class Hooks(Protocol):
    """Functions a plugin module can define; each of them is optional."""

    @hookspec
    def copydesk_rules(self) -> Iterable[type[Rule]]:
        """Return the rules this plugin brings.

        Called once per process, before configuration is read. Import the rule
        modules inside the function, so that listing plugins stays cheap.
        copydesk refuses two rules of one name.
        """
        ...

    @hookspec
    def copydesk_parsers(self) -> Iterable[Format]:
        """Return the file formats this plugin can read.

        Called once per process, before files are looked for: their suffixes
        decide which files of a folder are articles. A format names its parser
        by a function that imports it, called at the first such file. A
        plugin's format replaces a built-in one of the same suffix. Of a file
        with several articles, the parser returns the first one, with the
        others in its attribute ``more``: each is read by itself. A format
        whose files are no text also names how such a file is opened and
        written back: see ``Format.opening`` and docs/file-formats.md.
        """
        ...

    @hookspec
    def copydesk_reporters(self) -> Iterable[ReportFormat]:
        """Return the report formats this plugin brings.

        Called once per process, when ``--output-format`` is looked up.
        """
        ...

    @hookspec
    def copydesk_grammar_engines(self) -> Iterable[GrammarEngineFormat]:
        """Return the grammar engines this plugin brings.

        Called once per process, when ``--grammar`` names an engine.
        """
        ...

    @hookspec
    def copydesk_lexicons(self) -> Mapping[str, Path]:
        r"""Return word lists by name, for ``\\L<name>`` in pattern rules.

        Called once per process. A list is a UTF-8 file with one entry a line;
        empty lines and those that start with ``#`` are skipped. It is read
        when the first pattern that names it is compiled.
        """
        ...
