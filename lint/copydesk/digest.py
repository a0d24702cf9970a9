"""SHA-256 without OpenSSL, whose loading by `hashlib` takes 3 ms."""

from functools import cache
from importlib import import_module
from typing import Any

_MODULES = ("_sha2", "_sha256", "hashlib")
"""Where it is: in CPython from 3.12 on, before that, and where neither was built."""


def sha256(data: bytes) -> str:
    """Return the SHA-256 digest of `data` in hexadecimal."""
    return str(_module().sha256(data, usedforsecurity=False).hexdigest())


@cache
def _module() -> Any:
    for name in _MODULES[:-1]:
        try:
            return import_module(name)
        except ImportError:
            continue
    return import_module(_MODULES[-1])
