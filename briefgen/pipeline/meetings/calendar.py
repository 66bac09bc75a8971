"""Properties of a calendar file read and written; what the file is as a whole is icalendar's to judge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.meetings.content_lines import ContentLine, refused
from briefgen.runtime.atomic_write import OutputError

SAVE = N_("save the meeting from the calendar as an .ics file")
MOST_OCTETS = 75
"""Of a line without its end (RFC 5545, 3.1)."""
_VALUE = re.compile(r'(?P<head>[^":]*(?:"[^"]*"[^":]*)*):(?P<value>.*)', re.DOTALL)
"""A colon in quotes belongs to a parameter."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property: its name, its parameters by their names in capitals, its value as it is written."""

    name: str
    head: str
    """Name and parameters as they are written."""
    parameters: Mapping[str, str]
    value: str


def refuse_invalid(data: bytes, file: str) -> None:
    """Raise BriefError for what is no calendar; OutputError where icalendar is missing."""
    library = _library()
    try:
        calendars = library.Calendar.from_ical(data, multiple=True)
    except Exception as error:  # whatever the parser meets in a foreign file
        said = " ".join(str(error).split())[:200]
        raise refused(
            file, tr("this cannot be read as a calendar file: {said}", said=said), tr(SAVE)
        ) from None
    if not calendars or any(each.name != "VCALENDAR" for each in calendars):
        raise refused(file, tr("this is not a calendar file: it has no VCALENDAR"), tr(SAVE))


def _library() -> Any:
    try:
        import icalendar
    except ImportError:
        said = tr("calendar files need a library that is not installed: pip install 'briefgen[meetings]'")
        raise OutputError(said) from None
    return icalendar


def parsed(line: ContentLine) -> Property:
    """Return a line's property."""
    found = _VALUE.fullmatch(line.text)
    head, value = (found["head"], found["value"]) if found else (line.text, "")
    _, _, given = head.partition(";")
    try:
        read = _library().Parameters.from_ical(given) if given else {}
    except ValueError:
        read = {}
    parameters = {
        str(key).upper(): ",".join(map(str, each)) if isinstance(each, list | tuple) else str(each)
        for key, each in read.items()
    }
    return Property(name=line.name, head=head, parameters=parameters, value=value)


def head_of(name: str, parameters: Mapping[str, str]) -> str:
    """Return a property's name with its parameters, quoted where they need it."""
    given: str = _library().Parameters(parameters).to_ical(sorted=False).decode()
    return f"{name};{given}"


def folded(head: str, value: str, newline: bytes) -> bytes:
    """Return a property as lines of at most 75 octets, none of which parts a character."""
    whole = f"{head}:{value}".encode()
    lines, start = list[bytes](), 0
    while start < len(whole):
        end = min(start + MOST_OCTETS - bool(lines), len(whole))
        while end < len(whole) and whole[end] & 0xC0 == 0x80:
            end -= 1
        lines.append(whole[start:end])
        start = end
    return (newline + b" ").join(lines) + newline


def escaped(text: str) -> str:
    """Return a text as the value of a property (RFC 5545, 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescaped(value: str) -> str:
    """Return the text that the value of a property stands for."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
