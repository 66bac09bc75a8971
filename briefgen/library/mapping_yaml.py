"""A brief as mappings, lists and values in, its YAML out: each text in quotes, so that it stays a text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from briefgen.base.translate import tr

STEP = "  "
MOST_DEPTH = 40
"""As deep as a brief may be nested."""


def as_yaml(brief: Mapping[Any, Any]) -> str:
    """Return the YAML; TypeError for a value that no brief has, which names its key."""
    return "\n".join(_entries(brief, 0, ())) + "\n"


def _entries(value: Mapping[Any, Any], depth: int, path: tuple[Any, ...]) -> Iterator[str]:
    for key, each in value.items():
        yield from _led(f"{STEP * depth}{_scalar(key, (*path, key))}:", each, depth + 1, (*path, key))


def _led(lead: str, value: Any, depth: int, path: tuple[Any, ...]) -> Iterator[str]:
    """Yield the lines of a value behind what leads to it: a key or a dash."""
    if depth > MOST_DEPTH:
        raise ValueError(
            tr(
                "{dotted} … is nested more than {MOST_DEPTH} deep",
                dotted=dotted(path[:4]),
                MOST_DEPTH=MOST_DEPTH,
            )
        )
    if isinstance(value, Mapping):
        yield lead if value else f"{lead} {{}}"
        yield from _entries(value, depth, path)
    elif _is_list(value):
        yield lead if value else f"{lead} []"
        for index, each in enumerate(value):
            yield from _led(f"{STEP * depth}-", each, depth + 1, (*path, index))
    else:
        yield f"{lead} {_scalar(value, path)}".rstrip()


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _scalar(value: Any, path: tuple[Any, ...]) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if type(value).__module__ == "numpy":
        value = value.item()
    if isinstance(value, datetime):
        value = value.date() if value.time().isoformat() == "00:00:00" else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
        if number.is_finite():
            return f"{number:f}"
        raise TypeError(f"{dotted(path)}: {value} is not a number that can be printed")
    raise TypeError(f"{dotted(path)}: a {type(value).__name__} is no value of a brief")


def dotted(path: Sequence[Any]) -> str:
    """Return a path of keys as one text: metrics.visits.claims[0].growth."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")
