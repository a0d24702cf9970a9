"""What goes wrong in a configuration, with the place where it does."""


class ConfigError(ValueError):
    """A configuration that cannot be used.

    The message names the file (or "command line"), the line where it is
    known, the key and what is wrong with it.
    """

    def __init__(self, path: str, message: str, *, key: str = "", line: int = 0) -> None:
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {key}: {message}" if key else f"{place}: {message}")
        self.path = path
        self.key = key
        self.line = line
