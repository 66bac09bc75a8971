"""Whose process this is: a guest in somebody else's leaves its signals, environment and warnings alone.

The command line owns its process. As a library, in a notebook or a web service, briefgen is a guest: what it
may read is said for each call, in the thread that makes it, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from decimal import Context, DivisionByZero, InvalidOperation, Overflow, localcontext
from pathlib import Path

from briefgen.base.dataclass import dataclass

CONTEXT = Context(prec=28, traps=[InvalidOperation, DivisionByZero, Overflow])
"""Python's own: a host may reckon with fewer digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What a call may reach beside what it is given."""

    closed: Path | None = None
    """The folder that a brief which is no file only seems to lie in: nothing is read there."""
    data_folders: tuple[Path, ...] = ()
    """Further folders in which tables may lie."""
    connections: Mapping[str, str] = field(default_factory=dict)
    """Addresses of databases, by the names that briefs have for them."""


_GUEST: ContextVar[Guest | None] = ContextVar("_GUEST", default=None)


def guest() -> Guest | None:
    """Return what this call may reach; None where the process is briefgen's own."""
    return _GUEST.get()


@contextmanager
def as_guest(host: Guest) -> Iterator[None]:
    """Be a guest inside."""
    token = _GUEST.set(host)
    try:
        with localcontext(CONTEXT):
            yield
    finally:
        _GUEST.reset(token)
