"""A calendar file (RFC 5545) as its content lines, each with the bytes that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLine:
    """One property, unfolded."""

    name: str
    """In capitals; BEGIN and END among them."""
    text: str
    """The whole line: name, parameters and value."""
    raw: bytes
    """As it stands in the file, with its folds and line ends."""
    number: int
    """Of its first line in the file, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLines:
    """A VEVENT: where its lines are among those of the file."""

    begin: int
    end: int
    own: tuple[int, ...] = field(default_factory=tuple)
    """Its properties, without those of alarms in it."""
    place: int
    """Before which line a further property belongs: alarms come last."""


def refused(file: str, message: str, hint: str, *, line: int = 0) -> BriefError:
    """Return the error about a calendar file, at a line of it or as a whole."""
    return BriefError([Problem(Place(file, line, 1 if line else 0), message, hint, "meeting")])


def content_lines(data: bytes, file: str) -> tuple[ContentLine, ...]:
    """Return the lines of a file; BriefError where it is not in UTF-8."""
    found: list[tuple[int, list[bytes]]] = []
    for number, raw in enumerate(data.splitlines(keepends=True), 1):
        if found and raw[:1] in (b" ", b"\t"):
            found[-1][1].append(raw)
        else:
            found.append((number, [raw]))
    return tuple(_line(number, parts, file) for number, parts in found)


def _line(number: int, parts: Sequence[bytes], file: str) -> ContentLine:
    first, *folded = (part.rstrip(b"\r\n") for part in parts)
    whole = b"".join((first.removeprefix(BOM), *(part[1:] for part in folded)))
    try:
        text = whole.decode("utf-8")
    except UnicodeDecodeError:
        message, hint = tr("the calendar file is not in UTF-8"), tr("save it from the calendar once more")
        raise refused(file, message, hint, line=number) from None
    name = text[: min((text.find(sign) for sign in ":;" if sign in text), default=len(text))]
    return ContentLine(name=name.strip().upper(), text=text, raw=b"".join(parts), number=number)


def events_in(lines: Sequence[ContentLine]) -> Iterator[EventLines]:
    """Yield the events of a calendar in their order."""
    stack: list[str] = []
    begin, own, place = 0, list[int](), 0
    for index, line in enumerate(lines):
        value = line.text.partition(":")[2].strip().upper()
        if line.name == "BEGIN":
            if stack[-1:] == ["VEVENT"]:
                place = place or index
            stack.append(value)
            if stack == ["VCALENDAR", "VEVENT"]:
                begin, own, place = index, [], 0
        elif line.name == "END" and stack:
            if stack == ["VCALENDAR", "VEVENT"] and value == "VEVENT":
                yield EventLines(begin=begin, end=index, own=tuple(own), place=place or index)
            stack.pop()
        elif stack == ["VCALENDAR", "VEVENT"]:
            own.append(index)


def newline_of(lines: Sequence[ContentLine]) -> bytes:
    """Return how the lines of the file end."""
    return b"\r\n" if not lines or lines[0].raw.endswith(b"\r\n") else b"\n"
