"""The commands, one file a word: `add` defines its arguments; what it runs is imported when it runs."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

WORDS = (
    "init",
    "examples",
    "build",
    "preview",
    "batch",
    "check",
    "explain",
    "verify",
    "update",
    "facts",
    "diff",
    "fmt",
    "eject",
    "attach",
    "template",
    "theme",
    "themes",
    "gallery",
    "schema",
    "new",
    "config",
    "completion",
)
"""In the order in which --help lists them."""


def command_of(word: str) -> ModuleType:
    """Return the module of a command."""
    return import_module(f"{__name__}.{word}")
