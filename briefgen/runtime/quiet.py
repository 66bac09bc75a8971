"""Warnings of one library, ignored while it is at work; those of all others stay as they are.

``warnings.catch_warnings`` puts the filters of the whole process back as they were, and with several threads
as they were for somebody else. This adds one filter for the library's own modules, and takes that one away.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

_TURN = Lock()
_AT_WORK: Counter[str] = Counter()
_ADDED: dict[str, tuple[Any, Any]] = {}
"""For each library at work, the list of filters that got one more, and that filter."""


@contextmanager
def warnings_ignored(library: str) -> Iterator[None]:
    """Ignore what modules of a library warn of."""
    with _TURN:
        _AT_WORK[library] += 1
        if _AT_WORK[library] == 1:
            filters: Any = warnings.filters
            warnings.filterwarnings("ignore", module=rf"{library}(\.|\Z)")
            _ADDED[library] = filters, filters[0]
    try:
        yield
    finally:
        with _TURN:
            _AT_WORK[library] -= 1
            if not _AT_WORK[library]:
                filters, added = _ADDED.pop(library)
                with suppress(ValueError):
                    filters.remove(added)
