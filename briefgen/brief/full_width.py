"""A text that YAML cannot read in; the full-width mark that stands for one of YAML's out, where that is why.

An input method for Chinese types ：，【】“” where YAML reads : , [ ] ". The mark is found by trial: the one
that, written as YAML has it, lets YAML read on beyond the place where it stumbled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import yaml

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr

MOST_TRIED = 24
MOST_CHARACTERS = 200_000
"""Longer texts are not read again and again."""
MOST_DEPTH = 40
MOST_LINES = 4
"""Lines above the place where YAML stumbled on which a mark may stand; the brackets' own line is one more."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = {
    "：": ": ", "，": ", ", "；": ", ", "、": ", ", ";": ", ", "＃": "#", "\u3000": "  ",
    "｛": "{", "｝": "}", "【": "[", "】": "]", "［": "[", "］": "]",
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "－": "-", "–": "-",
}  # fmt: skip
_NAMES = {
    "：": N_("a full-width colon"), "，": N_("a full-width comma"), "；": N_("a full-width semicolon"),
    "、": N_("a Chinese comma"), "＃": N_("a full-width hash"), "—": N_("a dash"),
    "－": N_("a full-width hyphen"), ";": N_("a semicolon"), "–": N_("a dash"),
}  # fmt: skip
_COMMAS = frozenset("，；;、")
_AFTER_COMMA = compile_late(r"\s*(?:[\"'{\[“【｛［]|[\w.-]+\s*[:：]|$)", re.ASCII)
_ENDED = compile_late(r"[}\]\")'”】｝］]\s*$")
_BRACKETS = frozenset("｛｝【】［］")
_AT_HEAD = frozenset("\u3000—－–")
"""Marks that stand for YAML's only where a line begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WideMark:
    """A mark and where it stands; lines and columns count from 0."""

    mark: str
    line: int
    column: int

    def told(self) -> tuple[str, str]:
        """Return what is wrong with it, and what to write instead."""
        plain = _PLAIN[self.mark]
        if self.mark == "\u3000":
            return (
                tr("this line is indented with a full-width space"),
                tr("indent with ordinary spaces, two a level"),
            )
        if self.mark in _BRACKETS:
            message = tr("{mark} is not a bracket of YAML", mark=self.mark)
        elif self.is_quote:
            message = tr("{mark} neither begins nor ends a quoted text in YAML", mark=self.mark)
        else:
            return self._told_by_name(plain)
        return message, tr("write {plain} instead", plain=plain)

    @property
    def is_quote(self) -> bool:
        """Whether it stands for a quote."""
        return _PLAIN[self.mark] in "\"'"

    def _told_by_name(self, plain: str) -> tuple[str, str]:
        said = {"：": N_("{name} {mark} is not one of YAML's"), "＃": N_("{name} {mark} begins no comment")}
        message = said.get(self.mark, N_("{name} {mark} separates nothing"))
        if self.mark in _AT_HEAD:
            message, plain = N_("{name} {mark} begins no list item"), "- "
        name = tr(_NAMES[self.mark])
        return tr(message, name=name, mark=self.mark), tr("write '{plain}' instead", plain=plain)


def wide_mark(lines: Sequence[str], line: int, first: int) -> WideMark | None:
    """Return the mark because of which YAML stumbles in a line; ``first`` is where what it reads began."""
    if sum(map(len, lines)) > MOST_CHARACTERS:
        return None
    for marks in islice(_suspects(lines, line, first), MOST_TRIED):
        stop = _stops_at("\n".join(_mended(lines, marks)))
        if stop is None or stop > line:
            return marks[0]
    return None


def mended_at(text: str, line: int, column: int) -> str | None:
    """Return a text with the mark at a place written as YAML has it, None where none stands there."""
    lines = text.split("\n")
    mark = lines[line][column : column + 1] if line < len(lines) else ""
    if mark not in _PLAIN:
        return None
    return "\n".join(_mended(lines, (WideMark(mark=mark, line=line, column=column),)))


def _suspects(lines: Sequence[str], line: int, first: int) -> Iterator[tuple[WideMark, ...]]:
    """Yield marks one by one from the last on, then those of a line together: brackets come in pairs."""
    last = min(line, len(lines) - 1)
    near = dict.fromkeys((*range(last, max(last - MOST_LINES, -1), -1), max(0, min(first, last))))
    on_lines = [list(_marks(lines[at], at)) for at in near]
    for marks in on_lines:
        yield from ((mark,) for mark in reversed(marks))
    for marks in on_lines:
        if len(marks) > 1:
            brackets = tuple(mark for mark in marks if mark.mark in _BRACKETS)
            yield from (group for group in (brackets, tuple(marks)) if len(group) > 1)


def _marks(text: str, line: int) -> Iterator[WideMark]:
    head = len(text) - len(text.lstrip(" \u3000"))
    for found in re.finditer(f"[{''.join(_PLAIN)}]", text):
        mark, at = found[0], found.start()
        if mark in _AT_HEAD and at > head:
            continue
        separates = _AFTER_COMMA.match(text, at + 1) or _ENDED.search(text, 0, at)
        if mark in _COMMAS and not separates:
            continue
        plain = _PLAIN[mark]
        if plain in "\"'" and not (text[:at] + text[at + 1 :]).count(plain) % 2:
            continue  # a single quote would go on in the lines below
        yield WideMark(mark=mark, line=line, column=at)


def _mended(lines: Sequence[str], marks: Sequence[WideMark]) -> list[str]:
    written = list(lines)
    for mark in sorted(marks, key=lambda each: -each.column):
        text = written[mark.line]
        written[mark.line] = text[: mark.column] + _PLAIN[mark.mark] + text[mark.column + 1 :]
    return written


def _stops_at(text: str) -> int | None:
    """Return the line in which YAML stumbles, None where it reads all."""
    loader = _LOADER(text)
    depth = 0
    try:
        while (event := loader.get_event()) is not None and type(event) is not yaml.StreamEndEvent:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_DEPTH:
                return 0
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    except yaml.YAMLError:
        return 0
    finally:
        loader.dispose()
    return None
