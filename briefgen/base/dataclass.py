"""A class body in, a dataclass out: as the standard library makes it, at a quarter of the cost.

The library generates and compiles six functions for each frozen class; that, and the slow ``__init__`` of
a frozen class, took an eighth of a whole build (Python 3.11). Here equality, hash and repr are shared
functions, and immutability is left to mypy, which rejects assignments to a frozen field. Under
``python -X dev`` the library's own dataclasses are used, which reject them at run time too.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.flags.dev_mode:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True
    ) -> Callable:
        """Return the decorator of that name; what a class defines itself stays as it is."""

        def made(cls: type) -> type:
            whole = dataclasses.dataclass(cls, eq=False, repr=False, slots=slots, kw_only=kw_only)
            state = _state_of(whole)
            shared = {
                "__eq__": lambda one, other: (
                    state(one) == state(other) if one.__class__ is other.__class__ else NotImplemented
                ),
                "__hash__": (lambda one: hash(state(one))) if frozen else None,
                "__repr__": _repr,
            }
            for name, function in shared.items():
                if name not in cls.__dict__ and (eq or name == "__repr__"):
                    setattr(whole, name, function)
            return whole

        return made


def _state_of(cls: type[Any]) -> Callable[[Any], Any]:
    """Return the function that gives all values of an object."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return attrgetter(*names) if names else lambda _: ()


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def option(doc: str, default: Any = dataclasses.MISSING, *, factory: Any = dataclasses.MISSING) -> Any:
    """Return the field of a key that a brief may leave out, with what the documentation says of it."""
    return dataclasses.field(default=default, default_factory=factory, metadata={"doc": doc})
