"""A value that was read anew and the one before it in; the new one, made of the old one's very parts, out.

What an edit leaves alone stays the object that it was, so that whoever made something of it knows it by
identity. ``==`` would not do: 1.0 equals 1.00, mappings in another order are equal, and a word equals one
that stands elsewhere. A part is kept only where nothing that is made of it could differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from operator import attrgetter, is_
from typing import Any, TypeVar

from briefgen.base.copier import OWN_INIT, replace
from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Word

T = TypeVar("T")
_PLAIN = frozenset({str, int, bool, bytes, type(None)})
"""Types whose values are alike where they are equal."""
_FIELDS: dict[type, _FieldAccess | None] = {}


@dataclass(frozen=True, slots=True)
class _FieldAccess:
    """The names of a dataclass's fields, what gives all their values, and whether some may be exchanged."""

    names: tuple[str, ...]
    of: Callable[[Any], tuple[Any, ...]]
    open: bool


def same_parts(new: T, known: object) -> T:
    """Return what is known where it is the same, else the new value with each part that is known in it."""
    made: T = _made(new, known)
    return made


def _made(new: Any, known: Any) -> Any:
    kind = type(new)
    if new is known or kind is not type(known):
        return new
    if kind in _PLAIN:
        return known if new == known else new
    if kind is tuple:
        return _of_tuple(new, known)
    if kind is dict:
        return _of_dict(new, known)
    if kind is Word:
        return known if new == known and _made(new.place, known.place) is known.place else new
    named = _FIELDS[kind] if kind in _FIELDS else _FIELDS.setdefault(kind, _fields(kind))
    if named is None:
        return known if repr(new) == repr(known) else new
    return _of_dataclass(new, known, named)


def _of_tuple(new: Any, known: Any) -> Any:
    made = _each(new, known)
    if len(new) == len(known) and all(map(is_, made, known)):
        return known
    return new if all(map(is_, made, new)) else (*made, *new[len(made) :])


def _of_dict(new: Any, known: Any) -> Any:
    made = {key: _made(value, known[key]) if key in known else value for key, value in new.items()}
    if all(map(is_, _each(tuple(new), tuple(known)), known)) and len(new) == len(known):
        return known if all(map(is_, made.values(), known.values())) else made
    return new if all(map(is_, made.values(), new.values())) else made


def _of_dataclass(new: Any, known: Any, named: _FieldAccess) -> Any:
    written, before = named.of(new), named.of(known)
    made = _each(written, before)
    if all(map(is_, made, before)):
        return known
    parts = zip(named.names, made, written, strict=True)
    changed = {name: part for name, part, own in parts if part is not own} if named.open else {}
    return replace(new, **changed) if changed else new


def _each(new: Iterable[Any], known: Iterable[Any]) -> list[Any]:
    return list(map(_made, new, known))


def _fields(kind: type[Any]) -> _FieldAccess | None:
    """Return what is known of a dataclass's fields; None for another type."""
    if not is_dataclass(kind):
        return None
    known = fields(kind)
    names = tuple(field.name for field in known)
    several: Callable[[Any], tuple[Any, ...]] = attrgetter(*names) if names else lambda _: ()
    single = len(names) == 1
    plain = kind not in OWN_INIT and all(field.init for field in known)
    return _FieldAccess(names, (lambda one: (getattr(one, names[0]),)) if single else several, plain)
