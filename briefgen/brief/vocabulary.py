"""The vocabulary of a brief: a module in blocks/ is a word, the fields of its dataclass are its keys."""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING, Field, fields
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from briefgen.base.compile_late import compile_late
from briefgen.brief.naming import type_in_words

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = ("blocks", "blocks/charts")
_WORD = compile_late("[a-z][a-z0-9_]*")


@cache
def word(name: str) -> type[Any] | None:
    """Return the dataclass of a word, importing its module only; None when there is no such word."""
    folder = _folder(name)
    if folder is None:
        return None
    found: type[Any] = getattr(
        import_module(f"briefgen.{folder.replace('/', '.')}.{name}"), _class_name(name)
    )
    return found if hasattr(found, "compose") else None


@cache
def words() -> tuple[str, ...]:
    """Return all words in alphabetical order; nothing is imported."""
    names = {path.stem for folder in _FOLDERS for path in (_PACKAGE / folder).glob("[a-z]*.py")}
    return tuple(sorted(name for name in names if _folder(name)))


def is_chart(name: str) -> bool:
    """Return whether a word is a chart."""
    return _folder(name) == "blocks/charts"


@cache
def _folder(name: str) -> str | None:
    """Return the folder whose file of that name defines the word's class."""
    if _WORD.fullmatch(name) is None:
        return None
    begins = tuple(f"\nclass {_class_name(name)}{mark}" for mark in "(:")
    for folder in _FOLDERS:
        path = _PACKAGE / folder / f"{name}.py"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            if any(begin in text for begin in begins):
                return folder
    return None


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def key_of(field: Field[Any]) -> str:
    """Return the YAML key of a dataclass field: its name without a trailing underscore."""
    return field.name.removesuffix("_")


def given(cls: type[Any]) -> tuple[Field[Any], ...]:
    """Return the fields that a brief states: not the place, nor what is the mapping's own key or inner."""
    return tuple(f for f in fields(cls) if f.init and f.name != "place" and _is_stated(f))


def _is_stated(field: Field[Any]) -> bool:
    return not (field.metadata.get("key") or field.metadata.get("inner"))


class Stated(NamedTuple):
    """A key of a dataclass as it is documented."""

    key: str
    hint: Any
    required: bool
    default: Any
    """None where the key is required, or left out by default."""
    doc: str


def stated(cls: type[Any]) -> tuple[Stated, ...]:
    """Return each key that a brief may state of a dataclass, in the order of its fields."""
    hints = get_type_hints(cls, include_extras=True)
    comments = _comments(cls)
    return tuple(
        Stated(
            key=key_of(f),
            hint=hints[f.name],
            required=f.default is MISSING and f.default_factory is MISSING,
            default=None if f.default is MISSING else f.default,
            doc=f.metadata.get("doc") or comments.get(f.name, ""),
        )
        for f in given(cls)
    )


def describe(cls: type[Any]) -> tuple[tuple[str, str, str, str], ...]:
    """Return a row (key, type in words, default, doc) for each key; a required key has no default."""
    return tuple((each.key, type_in_words(each.hint), _default(each), each.doc) for each in stated(cls))


def _default(stated: Stated) -> str:
    if stated.required:
        return ""
    value = stated.default
    if value is None or value == () or value == "":
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _comments(cls: type[Any]) -> dict[str, str]:
    """Return the strings written below fields, where a field says what it is without metadata."""
    try:
        body = ast.parse(inspect.cleandoc(inspect.getsource(cls))).body[0]
    except (OSError, TypeError, SyntaxError):
        return {}
    found = {}
    statements = getattr(body, "body", [])
    for above, below in pairwise(statements):
        written = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if written and isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name):
            found[above.target.id] = " ".join(str(below.value.value).split())
    return found
