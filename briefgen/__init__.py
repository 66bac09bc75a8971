"""briefgen: one YAML brief in, an editable PowerPoint deck and a print-ready PDF one-pager out.

`import briefgen` is the library of docs/library.md. Nothing of it is imported before it is used: the command
line starts through this file, too.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.base.diagnostics import BriefError as BriefError, Problem as Problem
    from briefgen.base.translate import use_language as use_language
    from briefgen.library.calls import (
        Progress as Progress,
        Stage as Stage,
        build as build,
        check as check,
        facts as facts,
        verify as verify,
    )
    from briefgen.library.fact_list import FactList as FactList
    from briefgen.library.result import BuildResult as BuildResult
    from briefgen.library.source import LoadedBrief as LoadedBrief, load as load
    from briefgen.pipeline.paint import Format as Format
    from briefgen.report.entry import LedgerEntry as LedgerEntry
    from briefgen.runtime.atomic_write import OutputError as OutputError
    from briefgen.verify.passage import Finding as Finding
    from briefgen.verify.proof import Proof as Proof

__version__ = "0.1.0"

_HOMES = {
    "base.diagnostics": ("BriefError", "Problem"),
    "base.translate": ("use_language",),
    "library.calls": ("Progress", "Stage", "build", "check", "facts", "verify"),
    "library.fact_list": ("FactList",),
    "library.result": ("BuildResult",),
    "library.source": ("LoadedBrief", "load"),
    "pipeline.paint": ("Format",),
    "report.entry": ("LedgerEntry",),
    "runtime.atomic_write": ("OutputError",),
    "verify.passage": ("Finding",),
    "verify.proof": ("Proof",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    """Import a name of the library when it is asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return __all__


class _House(ModuleType):
    """Two functions are called as two rooms, which Python would put in their place once they are imported."""

    facts = property(lambda self: self.__getattr__("facts"), lambda self, _: None)
    verify = property(lambda self: self.__getattr__("verify"), lambda self, _: None)


sys.modules[__name__].__class__ = _House
