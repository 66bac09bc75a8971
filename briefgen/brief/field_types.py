"""A dataclass in; the types of its fields out, each made when it is asked for: a brief states few of them."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any


class FieldTypes(dict[str, Any]):
    """What `typing.get_type_hints` returns, without the types that nobody asks for."""

    def __init__(self, cls: type[Any]) -> None:
        super().__init__()
        self._cls = cls

    def __missing__(self, name: str) -> Any:
        """Return the type of a field; KeyError where the class has none of that name."""
        for base in self._cls.__mro__:
            written = getattr(base, "__annotations__", {})
            if name in written:
                self[name] = found = _meant(written[name], base.__module__)
                return found
        raise KeyError(name)


@cache
def _meant(written: Any, module: str) -> Any:
    return eval(written, vars(sys.modules[module])) if isinstance(written, str) else written
