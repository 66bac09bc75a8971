"""What was read and composed of a brief, kept for the next process: it composes only what changed since.

The file is read by an unpickler that makes values of this program's dataclasses, and nothing else.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from os import fsencode
from pathlib import Path
from typing import Any

from briefgen.base.translate import program_language
from briefgen.brief.kept_reading import READING
from briefgen.brief.parameter import UNSET, Settings
from briefgen.model.memory import MEMORY
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.runtime.code_files import PACKAGE, are_unchanged, code_files

MOST_KEPT = 32
"""Briefs whose compositions are kept; the one that was built longest ago goes first."""
MOST_BYTES = 16 << 20
PLAIN = {
    ("builtins", "set"), ("builtins", "frozenset"), ("decimal", "Decimal"), ("fractions", "Fraction"),
    ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"), ("briefgen.base.phrase", "Word"),
    ("pathlib._local", "PosixPath"), ("pathlib._local", "WindowsPath"),  # as Python 3.13 calls them
}  # fmt: skip


@contextmanager
def kept_layout(brief: Path, settings: Settings = UNSET) -> Iterator[None]:
    """Take up what the last process composed of a brief so set, and keep what this one does."""
    folder = cache_folder("layouts")
    named = [fsencode(brief.absolute()), *(f"{name}={text}".encode() for name, text in settings.items())]
    named.append(program_language().encode())  # it keeps what is wrong with a block, in words
    path = folder / sha256(b"\0".join(named)).hexdigest()[:32] if folder else None
    if path is not None:
        _take_up(path, str(brief))
    yield
    if path is not None and (MEMORY.has_news() or READING.has_news()):
        _keep(path)


def _take_up(path: Path, brief: str) -> None:
    data = load(path)
    if data is None:
        return
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of new objects, all of which stay
    try:
        written = io.BytesIO(data)
        if are_unchanged(_DataclassUnpickler(written).load()):
            reading, composed = _DataclassUnpickler(written).load()
            READING.resume(reading)
            MEMORY.resume(composed, brief)
    except Exception:  # whatever is wrong with a cached file, the build goes on without it
        MEMORY.clear()
    finally:
        if collecting:
            gc.enable()


class _TooLarge(Exception):
    """More is written than is kept."""


class _Bounded(io.BytesIO):
    """Written bytes up to a limit: a pickle of more, and what it remembers of all objects, ends there."""

    def write(self, data: Any, /) -> int:
        """Write; _TooLarge beyond the limit."""
        if self.tell() + len(data) > MOST_BYTES:
            raise _TooLarge
        return super().write(data)


def _keep(path: Path) -> None:
    written = _Bounded()
    try:
        pickle.dump(code_files(), written, pickle.HIGHEST_PROTOCOL)
        pickle.dump((READING.state(), MEMORY.state()), written, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError, _TooLarge):
        return
    store(path, written.getvalue())
    _drop_oldest(path.parent)


def _drop_oldest(folder: Path) -> None:
    try:
        known = sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)
        for each in known[:-MOST_KEPT]:
            each.unlink()
    except OSError:
        return


class _DataclassUnpickler(pickle.Unpickler):
    """Reads dataclasses of this program and plain values; anything else is an error."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be read; UnpicklingError for any other."""
        if (module, name) in PLAIN:
            return getattr(import_module(module), name)
        found = getattr(import_module(module), name, None) if module.startswith(f"{PACKAGE}.") else None
        if isinstance(found, type) and found.__module__ == module and hasattr(found, "__dataclass_fields__"):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not kept")
