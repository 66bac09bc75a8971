"""An exception in, a message for the user out where the system ran out of a resource; else nothing."""

from __future__ import annotations

import errno
import mmap
import sys
from collections.abc import Iterator

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.runtime.console import StdoutError

if sys.platform != "win32":
    import resource

LEAST_MIB = 256
"""Address space that a build of an example needs; libraries that fail to load end the process."""
NO_MEMORY = ("cannot allocate memory", "failed to map segment", "out of memory")
HINT = N_("give it more, or split the brief; earlier outputs are whole")


def low_memory_limit() -> str:
    """Return a message where the memory limit of this process is too low to start; else empty."""
    most = _most_memory()
    if most is None or most >= LEAST_MIB << 20:
        return ""
    return tr(
        "this process may have {number} MiB of memory; it needs at least {LEAST_MIB}",
        number=most >> 20,
        LEAST_MIB=LEAST_MIB,
    )


def _most_memory() -> int | None:
    """Return the address space limit of this process in bytes, None without a limit."""
    if sys.platform == "win32":
        return None
    else:
        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        return None if soft == resource.RLIM_INFINITY else soft


def require_memory(mib: int) -> None:
    """Raise MemoryError where a limited process has less than so many MiB left for a library.

    A C library that runs out of memory while loading may end the process without a message.
    """
    if _most_memory() is None:
        return
    try:
        mmap.mmap(-1, mib << 20).close()
    except (OSError, ValueError) as error:
        raise MemoryError from error


def resource_error(error: BaseException) -> str:
    """Return which resource ran out, or the system error; empty for other exceptions."""
    for each in _chain(error):
        if isinstance(each, MemoryError) or getattr(each, "errno", None) == errno.ENOMEM:
            return tr("not enough memory; {hint}", hint=tr(HINT))
        # A C library that runs out of memory may raise SystemError without a reason.
        unexplained = isinstance(each, SystemError) and _most_memory() is not None
        out_of_memory = isinstance(each, OSError | ImportError) and any(
            sign in str(each).lower() for sign in NO_MEMORY
        )
        if out_of_memory or unexplained:
            return tr("not enough memory to load a library; {hint}", hint=tr(HINT))
    if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        return tr("too many files are open; allow more (ulimit -n); earlier outputs are whole")
    if not isinstance(error, OSError):
        return ""
    about = tr("cannot print") if isinstance(error, StdoutError) else error.filename or tr("the system says")
    return f"{about}: {error.strerror or error}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and its causes."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
