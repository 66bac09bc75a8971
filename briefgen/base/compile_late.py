"""A regular expression in, one that is compiled when it is first used out: few briefs need all of them.

Compiling is a tenth of a short build, and the patterns that a build does not use were a fifth of that.
"""

from __future__ import annotations

import re
from typing import Any, cast


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would; a faulty pattern raises re.error at its first use."""
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))


class _Uncompiled:
    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return a method of the compiled pattern; it is this object's own from then on."""
        value = getattr(re.compile(*self._written), name)
        setattr(self, name, value)
        return value
