"""A regular expression in, one that is compiled when it is first used out: few briefs need all of them.

Compiling is a tenth of a short build, and the patterns that a build does not use were a fifth of that. What
one process has compiled serves the next: `runtime.kept_patterns` puts it into ``COMPILED`` and takes it out.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from briefgen.base import pattern_code
from briefgen.base.pattern_code import PatternCode

Written = tuple[str | bytes, int]
"""A pattern as it is written, and its flags."""
COMPILED: dict[Written, PatternCode] = {}
"""The code of patterns: of earlier processes, and of this one."""


def compile_late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` would; a faulty pattern raises re.error at its first use."""
    return cast("re.Pattern[AnyStr]", _Uncompiled((pattern, int(flags))))


class _Uncompiled:
    def __init__(self, written: Written) -> None:
        self._written = written

    def __getattr__(self, name: str) -> Any:
        """Return a method of the compiled pattern; all are this object's own from then on."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = _compiled(self._written)
        for each in ("search", "match", "fullmatch", "sub", "finditer", "findall", "split", name):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def _compiled(written: Written) -> re.Pattern[Any]:
    known = COMPILED.get(written)
    if known is not None and (kept := pattern_code.pattern_of(written[0], known)) is not None:
        return kept
    made = pattern_code.code_of(*written)
    if made is None:
        return re.compile(*written)
    COMPILED[written] = made
    return pattern_code.pattern_of(written[0], made) or re.compile(*written)
