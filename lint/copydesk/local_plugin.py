"""Importing a Python file of the project as a plugin."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from zlib import crc32


def import_file(path: Path) -> ModuleType:
    """Import a file under a name of its own, the same in every process.

    Raises FileNotFoundError, and whatever the file raises.
    """
    path = path.resolve()
    if not path.is_file():
        raise FileNotFoundError(f"there is no Python file {path}")
    name = f"copydesk_local_{path.stem}_{crc32(str(path).encode()):08x}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError("a plugin is a file that ends in .py or .toml")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
