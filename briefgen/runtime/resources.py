"""An exception in, a sentence for the user out where the machine is at fault, not briefgen; else nothing."""

from __future__ import annotations

import errno
import mmap
from collections.abc import Iterator

from briefgen.runtime.console import StdoutError

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

LEAST_MIB = 256
"""Address space in which a whole build of an example fits; libraries that cannot be loaded end a process."""
NO_MEMORY = ("cannot allocate memory", "failed to map segment", "out of memory")
WAY_OUT = "give it more, or split the brief; earlier outputs are whole"


def low_memory_limit() -> str:
    """Say that this process may not have the memory to begin with; empty when it may."""
    most = _most_memory()
    if most is None or most >= LEAST_MIB << 20:
        return ""
    return f"this process may have {most >> 20} MiB of memory; it needs at least {LEAST_MIB}"


def _most_memory() -> int | None:
    """Return the address space in bytes that this process may have, None where nothing limits it."""
    if resource is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft


def require_memory(mib: int) -> None:
    """Raise MemoryError where a limited process has no room of so many MiB for a library.

    A library of C code that runs out of memory half loaded may end the process without a word.
    """
    if _most_memory() is None:
        return
    try:
        mmap.mmap(-1, mib << 20).close()
    except (OSError, ValueError) as error:
        raise MemoryError from error


def resource_error(error: BaseException) -> str:
    """Say what ran out, or what the system refused; empty for an error of briefgen's own."""
    for each in _chain(error):
        if isinstance(each, MemoryError) or getattr(each, "errno", None) == errno.ENOMEM:
            return f"not enough memory; {WAY_OUT}"
        # A library's C code that runs out of memory may fail without saying why: SystemError.
        unsaid = isinstance(each, SystemError) and _most_memory() is not None
        said = isinstance(each, OSError | ImportError) and any(
            sign in str(each).lower() for sign in NO_MEMORY
        )
        if said or unsaid:
            return f"not enough memory to load a library; {WAY_OUT}"
    if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        return "too many files are open; allow more (ulimit -n); earlier outputs are whole"
    return _said(error) if isinstance(error, OSError) else ""


def _said(error: OSError) -> str:
    about = "cannot print" if isinstance(error, StdoutError) else error.filename or "the system says"
    return f"{about}: {error.strerror or error}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
