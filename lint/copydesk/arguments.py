"""The command line as argparse reads it, more patient with the order and clearer in its errors."""

from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, NoReturn


class Parser(ArgumentParser):
    """A parser that takes paths before, between and after options.

    What is mistyped is told with the nearest name that there is, in one line,
    and ends the process with exit code 2.
    """

    _is_mixed = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Parse arguments; a parser without subcommands leaves none over.

        A plain `parse_known_args` takes the paths that stand together; only where
        it leaves some is the slower way gone that looks for them among options.
        """
        found, left = super().parse_known_args(args, namespace)
        if self._is_mixed or self._subparsers is not None:
            return found, left
        if not all(map(_is_option, left)):
            self._is_mixed = True
            found, left = self.parse_known_intermixed_args(args)
        if left:
            self.refuse(next(filter(_is_option, left), left[0]))
        return found, left

    def refuse(self, argument: str) -> NoReturn:
        """Say that there is no such option, or no place for an argument, and end."""
        if not _is_option(argument):
            self.error(f"there is nothing that “{argument}” can be; leave it out")
        from copydesk.config.suggest import nearest

        name = argument.partition("=")[0]
        options = (option for action in self._actions for option in action.option_strings)
        known = {option.lstrip("-"): option for option in options}
        near = known.get(nearest(name.lstrip("-"), known), "")
        self.error(f"there is no option “{name}”" + (f"; did you mean “{near}”?" if near else ""))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and end with exit code 2."""
        hint = "" if message.endswith("?") else f"; see “{self.prog} --help”"
        self.exit(2, f"{self.prog}: {message}{hint}\n")

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuse a value that is none of an argument's choices, with the nearest of them."""
        if action.choices is None or value in action.choices:
            return
        from copydesk.config.suggest import did_you_mean

        known = list(map(str, action.choices))
        hint = did_you_mean(str(value), known, f"there are {', '.join(known)}")
        raise ArgumentError(action, f"there is no “{value}”; {hint}")


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument not in ("-", "--")
