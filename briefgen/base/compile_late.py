"""A regular expression in, one that is compiled when it is first used out: few briefs need all of them.

Compiling is a tenth of a short build, and the patterns that a build does not use were a fifth of that. What
one process has compiled serves the next: `runtime.kept_patterns` puts it into ``COMPILED`` and takes it out.
What most briefs use comes along compiled (`pattern_file`): it was a tenth of a first build. Patterns that a
brief's own words are part of are not for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, AnyStr, cast

from briefgen.base import pattern_code
from briefgen.base.pattern_code import PatternCode
from briefgen.base.pattern_file import shipped

COMPILED: dict[str, PatternCode] = {}
"""The code of patterns by what they are written as: of earlier processes, and of this one."""
METHODS = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split")
_COMPILE = re.compile


def compile_late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` would; a faulty pattern raises re.error at its first use."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(pattern, int(flags)))


class _Uncompiled:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return a method of the compiled pattern; all are this object's own from then on."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = _compiled(self._pattern, self._flags)
        for each in METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


@contextmanager
def kept_patterns_of_imports() -> Iterator[None]:
    """Compile the patterns of a library that is imported inside as if they were ours: they are kept, too."""

    def compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        return _compiled(pattern, int(flags)) if isinstance(pattern, str) else _COMPILE(pattern, flags)

    re.compile = cast(Any, compiled)
    try:
        yield
    finally:
        re.compile = _COMPILE


def _compiled(pattern: str | bytes, flags: int) -> re.Pattern[Any]:
    if isinstance(pattern, bytes):  # there are few, and short ones
        return _COMPILE(pattern, flags)
    written = name_of(pattern, flags)
    known = COMPILED.get(written) or shipped().get(written)
    if known is not None and (kept := pattern_code.pattern_of(pattern, known)) is not None:
        return kept
    made = pattern_code.code_of(pattern, flags)
    if made is None:
        return _COMPILE(pattern, flags)
    COMPILED[written] = made
    return pattern_code.pattern_of(pattern, made) or _COMPILE(pattern, flags)


def name_of(pattern: str, flags: int) -> str:
    """Return what a pattern goes by among those that are compiled."""
    return blake2b(f"{flags}:{pattern}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
