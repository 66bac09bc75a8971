"""A class body in, a dataclass out: as the standard library makes it, at a tenth of the cost.

The library looks at each field and compiles six functions for each frozen class; that, and the slow
``__init__`` of a frozen class, took an eighth of a whole build (Python 3.11). Here fields are made when
somebody asks for them, equality, hash and repr are shared functions, ``__init__`` is one that other classes
of as many fields have under other names (`initialiser`), and immutability is left to mypy, which rejects
assignments to a frozen field. There is no ``InitVar``. Under ``python -X dev`` the library's own dataclasses
are used, which reject such assignments at run time too.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

from briefgen.base.copier import OWN_INIT
from briefgen.base.initialiser import initialiser

ORDER = {"lt": lt, "le": le, "gt": gt, "ge": ge}
_LIBRARY: Any = dataclasses
_UNSTATED = dataclasses.MISSING

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
            fields, own = _Fields(cls, kw_only), set(cls.__dict__)
            whole = _with_fields(cls, fields, slots)
            shared = {
                "__init__": _late_init(whole),
                "__eq__": lambda one, other: (
                    fields.state(one) == fields.state(other)
                    if one.__class__ is other.__class__
                    else NotImplemented
                ),
                "__hash__": (lambda one: hash(fields.state(one))) if frozen else None,
                "__repr__": _repr,
            }
            if order:
                shared |= {f"__{name}__": _compared(fields, compare) for name, compare in ORDER.items()}
            if "__init__" in own:
                OWN_INIT.add(whole)
            for name, function in shared.items():
                if name not in own and (eq or name in ("__init__", "__repr__")):
                    setattr(whole, name, function)
            return whole

        return made


class _Fields:
    """The fields of a class, made when somebody asks for them; in the place where the library has them."""

    def __init__(self, cls: type[Any], kw_only: bool) -> None:
        written: dict[str, Any] = cls.__annotations__
        self.stated = {
            name: cls.__dict__.get(name, _UNSTATED) for name in written if _is_field(written[name])
        }
        self._written, self._kw_only = written, kw_only
        self.cls = cls
        self.state: Callable[[Any], Any] = self._first_state
        """Returns all values of an object that are compared."""

    def __get__(self, instance: object, owner: type[Any]) -> dict[str, dataclasses.Field[Any]]:
        """Return the fields of all bases and of the class itself, by their names; they stay its attribute."""
        found: dict[str, dataclasses.Field[Any]] = {}
        for base in self.cls.__mro__[-1:0:-1]:
            found |= getattr(base, "__dataclass_fields__", {})
        for name, default in self.stated.items():
            known = isinstance(default, dataclasses.Field)
            field: Any = default if known else dataclasses.field(default=default)
            field.name, field.type, field._field_type = name, self._written[name], _LIBRARY._FIELD
            field.kw_only = self._kw_only if field.kw_only is _UNSTATED else field.kw_only
            found[name] = field
        self.cls.__dataclass_fields__ = found
        return found

    def _first_state(self, one: Any) -> Any:
        names = [field.name for field in dataclasses.fields(self.cls) if field.compare]
        self.state = attrgetter(*names) if names else lambda _: ()
        return self.state(one)

    @property
    def places(self) -> tuple[str, ...]:
        """Return the names of fields whose values go by their place, as ``match`` takes them."""
        own = self.stated.items() if not self._kw_only else ()
        inherited = getattr(self.cls, "__match_args__", ())
        return (*inherited, *(name for name, default in own if name not in inherited and _has_place(default)))


def _is_field(written: Any) -> bool:
    if isinstance(written, str):
        return not written.startswith(("ClassVar", "typing.ClassVar"))
    return written is not ClassVar and get_origin(written) is not ClassVar


def _has_place(default: Any) -> bool:
    return not isinstance(default, dataclasses.Field) or (default.init and default.kw_only is not True)


def _with_fields(cls: type[Any], fields: _Fields, slots: bool) -> type[Any]:
    """Return the class without the defaults in its body, with slots where it is to have them."""
    body = dict(cls.__dict__) if slots else {}
    for name, default in fields.stated.items():
        plain = default.default if isinstance(default, dataclasses.Field) else default
        if plain.__class__.__hash__ is None:
            raise ValueError(f"mutable default of {cls.__name__}.{name}: use default_factory")
        if slots:
            body.pop(name, None)
        elif plain is not _UNSTATED:
            setattr(cls, name, plain)
        elif default is not _UNSTATED:
            delattr(cls, name)
    body |= {
        "__doc__": cls.__doc__ or cls.__qualname__,  # the library would spell a signature out for it
        "__match_args__": fields.places,
        "__dataclass_params__": _LIBRARY_MADE.__dataclass_params__,
        "__dataclass_fields__": fields,
    }
    if not slots:
        for name, value in body.items():
            setattr(cls, name, value)
        return cls
    inherited = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    names = _names(cls, fields)
    body["__slots__"] = tuple(name for name in names if name not in inherited)
    if inherited <= names.keys():
        body["__slotnames__"] = list(names)  # where copyreg looks for them, who would gather them anew
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    kind: Any = type(cls)
    whole: type[Any] = kind(cls.__name__, cls.__bases__, body)
    whole.__qualname__, fields.cls = cls.__qualname__, whole
    return whole


def _names(cls: type[Any], fields: _Fields) -> dict[str, None]:
    """Return the names of all fields of a class and its bases, without making any."""
    names: dict[str, None] = {}
    for base in cls.__mro__[-1:0:-1]:
        known = base.__dict__.get("__dataclass_fields__", ())
        names |= dict.fromkeys(known.stated if isinstance(known, _Fields) else known)
    return names | dict.fromkeys(fields.stated)


@dataclasses.dataclass
class _LibraryMade:
    """What pretty printers ask of a class that the library makes, to be told of ours."""


_LIBRARY_MADE: Any = _LibraryMade


def _late_init(cls: type[Any]) -> Callable[..., None]:
    """Return an ``__init__`` that puts the real one in its place: a build uses six classes in ten."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = initialiser(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _compared(fields: _Fields, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Return the function that compares two objects of a class by their values."""
    return lambda one, other: (
        compare(fields.state(one), fields.state(other))
        if one.__class__ is other.__class__
        else NotImplemented
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
