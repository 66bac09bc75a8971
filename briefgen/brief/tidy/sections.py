"""The top-level keys of a brief: in the order of the documentation, an empty line between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefgen.base.dataclass import dataclass
from briefgen.brief import vocabulary
from briefgen.brief.model import Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLines:
    """The lines of a key, with the comments right above it and those apart from it."""

    key: str
    apart: tuple[str, ...]
    above: tuple[str, ...]
    own: tuple[str, ...]
    spaced: bool
    """An empty line stands before it."""


def arranged(lines: Sequence[str], keys: Sequence[tuple[str, int]]) -> list[str]:
    """Return the lines of a brief; ``keys`` are the top-level ones with the lines in which they stand."""
    end = len(lines)
    while end and (not lines[end - 1] or lines[end - 1].startswith("#")):
        end -= 1
    starts = [at for _, at in keys]
    sections = [
        _section(lines, key, before, start, stop)
        for (key, start), before, stop in zip(keys, [-1, *starts], [*starts[1:], end], strict=False)
    ]
    foot = _stripped(lines[end:])
    touching = bool(foot) and end < len(lines) and bool(lines[end])
    wanted = _ordered(sections, foot_touches=bool(foot))
    written = list[str]()
    for before, section in pairwise((None, *wanted)):
        assert section is not None
        if before is not None and (section.apart or _apart(before, section)):
            written.append("")
        written += section.apart
        if section.apart:
            written.append("")
        written += (*section.above, *section.own)
    gap = [] if touching or not foot else [""]
    return [*written, *gap, *foot]


def _section(lines: Sequence[str], key: str, before: int, start: int, stop: int) -> KeyLines:
    """Return the section of a key; ``before`` is the line of the one before it, ``stop`` that of the next."""
    first = start
    while first > before + 1 and lines[first - 1].startswith("#"):
        first -= 1
    head = first
    while head > before + 1 and (not lines[head - 1] or lines[head - 1].startswith("#")):
        head -= 1
    last = stop
    while last > start + 1 and (not lines[last - 1] or lines[last - 1].startswith("#")):
        last -= 1
    return KeyLines(
        key=key,
        apart=tuple(_stripped(lines[head:first])),
        above=tuple(lines[first:start]),
        own=tuple(lines[start:last]),
        spaced=first > 0 and not lines[first - 1],
    )


def _stripped(lines: Sequence[str]) -> list[str]:
    """Return lines without empty ones at both ends."""
    found = list(lines)
    while found and not found[0]:
        del found[0]
    while found and not found[-1]:
        del found[-1]
    return found


def _apart(before: KeyLines, section: KeyLines) -> bool:
    """Return whether an empty line stands between two: one-liners may stand close together."""
    long = len(before.own) > 1 or len(section.own) > 1
    return long or bool(section.above) or section.spaced


def _ordered(sections: Sequence[KeyLines], *, foot_touches: bool) -> Sequence[KeyLines]:
    """Return the sections in order, where it is clear which comments go with which."""
    known = _keys()
    if any(each.key not in known for each in sections) or any(each.apart for each in sections[1:]):
        return sections
    ordered = sorted(sections, key=lambda each: known.index(each.key))
    first, last = ordered[0] is sections[0], ordered[-1] is sections[-1]
    if (not first and (sections[0].above or sections[0].apart)) or (not last and foot_touches):
        return sections
    return ordered


def _keys() -> list[str]:
    fields: Iterable[str] = (vocabulary.key_of(field) for field in vocabulary.given(Brief))
    return list(fields)
