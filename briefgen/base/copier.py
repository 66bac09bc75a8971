"""An object in, the same with other values in some fields out: `dataclasses.replace` at a third of its cost.

The library asks each field what it is, and calls ``__init__`` with all of them. A build makes thousands of
such copies, most of them of texts that move.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

OWN_INIT: set[type[Any]] = set()
"""Classes whose ``__init__`` stands in their body: what it does to values, nobody knows."""

if TYPE_CHECKING or sys.flags.dev_mode:
    from dataclasses import replace as replace
else:

    def replace(one: Any, /, **changes: Any) -> Any:
        """Return a copy of an object with other values in the fields named."""
        cls = one.__class__
        try:
            copied = _COPIERS[cls]
        except KeyError:
            copied = _COPIERS[cls] = _copier(cls)
        if copied is None:
            return dataclasses.replace(one, **changes)
        made = copied(one)
        try:
            for name, value in changes.items():
                setattr(made, name, value)
        except AttributeError:
            raise TypeError(f"{cls.__qualname__} has no field {name!r}") from None
        return made


_COPIERS: dict[type[Any], Callable[[Any], Any] | None] = {}


def _copier(cls: type[Any]) -> Callable[[Any], Any] | None:
    """Return the function that copies an object of a class; None where ``__init__`` does more."""
    fields = dataclasses.fields(cls)
    plain = "__slots__" in cls.__dict__ and not hasattr(cls, "__post_init__")
    if not plain or cls in OWN_INIT or not all(field.init for field in fields):
        return None
    known = {f"v{number}": field.name for number, field in enumerate(fields)}
    pattern = _pattern(len(fields))
    code = pattern.replace(co_names=tuple(known.get(name, name) for name in pattern.co_names))
    return FunctionType(code, {"new": object.__new__, "cls": cls}, "copied")


@cache
def _pattern(count: int) -> CodeType:
    """Return the code that copies so many attributes to a new object."""
    lines = [
        "made = new(cls)",
        *(f"made.v{number} = one.v{number}" for number in range(count)),
        "return made",
    ]
    scope: dict[str, Any] = {}
    exec("def copied(one):\n " + "\n ".join(lines), scope)
    code: CodeType = scope["copied"].__code__
    return code
