"""Whether the rules and engines that a project names are there."""

from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE, GRAMMAR, Project

NAMING = ("select", "extend_select", "ignore", "ratchet", "rules")
"""The settings that name rules."""


def check(project: Project) -> None:
    """Raise ConfigError for a rule, family or grammar engine that does not exist.

    A broken plugin takes its own away: it is reported by itself, and their
    names are no fault then.
    """
    project.plugins.rules()
    if not project.plugins.problems:
        _check_engine(project)
        _check_rules(project)


def _check_engine(project: Project) -> None:
    overrides = project.options.overrides
    wanted = project.settings.commanded(overrides).grammar
    if wanted in GRAMMAR:
        return
    engines = [*GRAMMAR, *(one.name for one in project.plugins.grammar_engines())]
    if wanted not in engines:
        message = f"there is no grammar engine “{wanted}”; there are {', '.join(engines)}"
        if "grammar" in overrides:
            raise ConfigError(COMMAND_LINE, message, key="--grammar")
        raise project.error((), "grammar", message)


def _check_rules(project: Project) -> None:
    commanded, own = project.options.overrides, vars(project.settings)
    overrides = [one.values for one in project.settings.overrides]
    if not any(said.get(key) for said in (commanded, own, *overrides) for key in NAMING):
        return
    from copydesk.config.names import faults

    for key, _, message in faults(commanded, project.names):
        raise ConfigError(COMMAND_LINE, message, key=f"--{key.replace('_', '-')}")
    for key, name, message in faults(own, project.names):
        raise project.error((), key, message, name)
    for number, values in enumerate(overrides):
        for key, name, message in faults(values, project.names):
            raise project.error(("overrides", number), key, message, name)
