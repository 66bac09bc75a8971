"""A class with fields in, the ``__init__`` that sets them out.

To compile one for each class took a thirtieth of a build. What they do differs in nothing but names: so one
is compiled for a number of fields, and each class of so many gets it with its own names in it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import Any


def initialiser(cls: type[Any]) -> Callable[..., None]:
    """Return the function that sets all fields; TypeError where optional ones come before others."""
    fields = [field for field in dataclasses.fields(cls) if field.init]
    placed = [field for field in fields if not field.kw_only]
    ordered = [*placed, *(field for field in fields if field.kw_only)]
    made = tuple(
        number for number, field in enumerate(ordered) if field.default_factory is not dataclasses.MISSING
    )
    known = {f"v{number}": field.name for number, field in enumerate(ordered)}
    pattern = _pattern(len(ordered), made, hasattr(cls, "__post_init__"))
    code = pattern.replace(
        co_qualname=f"{cls.__qualname__}.__init__",
        co_argcount=1 + len(placed),
        co_kwonlyargcount=len(ordered) - len(placed),
        co_varnames=("self", *known.values()),
        co_names=tuple(known.get(name, name) for name in pattern.co_names),
    )
    scope: dict[str, Any] = {f"new{number}": ordered[number].default_factory for number in made}
    function = FunctionType(code, scope | {"MISSING": dataclasses.MISSING}, "__init__")
    _set_defaults(function, placed, ordered[len(placed) :])
    return function


@cache
def _pattern(count: int, made: tuple[int, ...], goes_on: bool) -> CodeType:
    """Return the code that sets so many attributes; those that are made anew for each object are numbered."""
    names = [f"v{number}" for number in range(count)]
    value = dict.fromkeys(names) | {
        f"v{number}": f"new{number}() if v{number} is MISSING else v{number}" for number in made
    }
    lines = [f"self.{name} = {value[name] or name}" for name in names] or ["pass"]
    lines += ["self.__post_init__()"] if goes_on else []
    scope: dict[str, Any] = {}
    exec(f"def __init__({', '.join(('self', *names))}):\n " + "\n ".join(lines), scope)
    code: CodeType = scope["__init__"].__code__
    return code


def _set_defaults(
    function: FunctionType, placed: list[dataclasses.Field[Any]], named: list[dataclasses.Field[Any]]
) -> None:
    optional = [field for field in placed if _is_optional(field)]
    if placed[len(placed) - len(optional) :] != optional:
        raise TypeError(f"{function.__qualname__}: a field without a default follows one that has one")
    # What a factory makes has a default of its own: MISSING.
    function.__defaults__ = tuple(field.default for field in optional) or None
    function.__kwdefaults__ = {field.name: field.default for field in named if _is_optional(field)}


def _is_optional(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
