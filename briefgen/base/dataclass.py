"""A class body in, a dataclass out: as the standard library makes it, at a sixth of the cost.

The library generates and compiles six functions for each frozen class; that, and the slow ``__init__`` of
a frozen class, took an eighth of a whole build (Python 3.11). Here equality, hash and repr are shared
functions, ``__init__`` is compiled without the annotations that nobody reads there, and immutability is left
to mypy, which rejects assignments to a frozen field. There is no ``InitVar``. Under ``python -X dev`` the
library's own dataclasses are used, which reject such assignments at run time too.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

ORDER = {"lt": lt, "le": le, "gt": gt, "ge": ge}

if TYPE_CHECKING or sys.flags.dev_mode:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        eq: bool = True,
        order: bool = False,
    ) -> Callable:
        """Return the decorator of that name; what a class defines itself stays as it is."""

        def made(cls: type) -> type:
            cls.__doc__ = cls.__doc__ or cls.__qualname__  # the library would spell a signature out for it
            whole = dataclasses.dataclass(cls, init=False, eq=False, repr=False, slots=slots, kw_only=kw_only)
            state = _state_of(whole)
            shared = {
                "__init__": _late_init(whole),
                "__eq__": lambda one, other: (
                    state(one) == state(other) if one.__class__ is other.__class__ else NotImplemented
                ),
                "__hash__": (lambda one: hash(state(one))) if frozen else None,
                "__repr__": _repr,
            }
            if order:
                shared |= {f"__{name}__": _compared(state, compare) for name, compare in ORDER.items()}
            for name, function in shared.items():
                if name not in cls.__dict__ and (eq or name in ("__init__", "__repr__")):
                    setattr(whole, name, function)
            return whole

        return made


def _late_init(cls: type[Any]) -> Callable[..., None]:
    """Return an ``__init__`` that puts the compiled one in its place: a build uses six classes in ten."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _init_of(cls: type[Any]) -> Callable[..., None]:
    """Return the function that sets all fields of an object."""
    positional, named, body = ["self"], ["*"], ["pass"]
    scope: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    for field in filter(attrgetter("init"), dataclasses.fields(cls)):
        parameter = value = field.name
        if field.default is not dataclasses.MISSING:
            scope[f"default_{value}"] = field.default
            parameter = f"{value}=default_{value}"
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"new_{value}"] = field.default_factory
            parameter, value = f"{value}=MISSING", f"new_{value}() if {value} is MISSING else {value}"
        (named if field.kw_only else positional).append(parameter)
        body.append(f"self.{field.name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join((*positional, *(named if len(named) > 1 else ())))
    exec(f"def __init__({parameters}):\n " + "\n ".join(body), scope)
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _state_of(cls: type[Any]) -> Callable[[Any], Any]:
    """Return the function that gives all values of an object."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return attrgetter(*names) if names else lambda _: ()


def _compared(state: Callable[[Any], Any], compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Return the function that compares two objects of a class by their values."""
    return lambda one, other: (
        compare(state(one), state(other)) if one.__class__ is other.__class__ else NotImplemented
    )


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def option(doc: str, default: Any = dataclasses.MISSING, *, factory: Any = dataclasses.MISSING) -> Any:
    """Return the field of a key that a brief may leave out, with what the documentation says of it."""
    return dataclasses.field(default=default, default_factory=factory, metadata={"doc": doc})


def inner(default: Any = None, *, factory: Any = dataclasses.MISSING) -> Any:
    """Return a field that no brief states: it follows from what it states elsewhere."""
    default = dataclasses.MISSING if factory is not dataclasses.MISSING else default
    return dataclasses.field(default=default, default_factory=factory, metadata={"inner": True})
