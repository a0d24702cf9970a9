"""``copydesk lsp``: the language server, which editors start."""

from argparse import ArgumentParser, Namespace

from copydesk.commands.options import add_settings, run_options
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``lsp``."""
    add = parser.add_argument
    add("--stdio", action="store_true", help="talk over standard input and output (the default)")
    add("--port", type=int, metavar="N", help="listen on a port of this machine, for debugging")
    add("--no-cache", action="store_true", help="do not use what earlier runs have kept")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Serve one editor until it ends. Raises ConfigError where that cannot be done."""
    try:
        import pygls  # noqa: F401 - whether it is there is the question
    except ImportError:
        message = 'needs pygls, which is not installed; run: pip install "copydesk[lsp]"'
        raise ConfigError(COMMAND_LINE, message, key="lsp") from None
    options = run_options(args)
    from copydesk.lsp.app import serve

    try:
        return serve(options, args.port)
    except (OSError, OverflowError) as error:
        if args.port is None:
            raise
        message = f"{args.port} cannot be listened on: {error}"
        raise ConfigError(COMMAND_LINE, message, key="--port") from None
