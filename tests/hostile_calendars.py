"""Hostile calendar files by name: events that are endless, broken, alike or meant to steer who reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

EVENT = (
    "BEGIN:VEVENT\nUID:one@example.org\nDTSTAMP:20251001T090000Z\nDTSTART:20251204T100000Z\n"
    "SUMMARY:Board{more}\nEND:VEVENT\n"
)
HEAD, END = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n", "END:VCALENDAR\n"


@dataclass(frozen=True)
class Sheet:
    """A calendar file, the exit codes it deserves, and words of the answer."""

    made: Callable[[], bytes]
    says: str = ""
    codes: tuple[int, ...] = (2,)


def calendar(*events: str, head: str = HEAD, end: str = END) -> bytes:
    """Return a calendar of these events."""
    return (head + "".join(events) + end).replace("\n", "\r\n").encode()


def with_line(line: str, *codes: int, says: str = "") -> Sheet:
    """Return a calendar whose event has a further line."""
    return Sheet(lambda: calendar(EVENT.format(more=f"\n{line}")), says, codes or (0,))


def many(count: int) -> bytes:
    """Return a calendar of so many events."""
    return calendar(*(EVENT.format(more="").replace("one@", f"{n}@") for n in range(count)))


NESTED = "BEGIN:VALARM\n" * 20_000
CALENDARS = {
    "a sound calendar": Sheet(lambda: calendar(EVENT.format(more="")), codes=(0,)),
    "a calendar of nothing": Sheet(lambda: b"", "calendar"),
    "a calendar of zeros": Sheet(lambda: bytes(1 << 20), "calendar"),
    "a calendar of broken bytes": Sheet(
        lambda: calendar(EVENT.format(more="")).replace(b"Board", b"\xff\xfe")
    ),
    "a calendar in UTF-16": Sheet(lambda: calendar(EVENT.format(more="")).decode().encode("utf-16")),
    "a calendar cut in half": Sheet(lambda: calendar(EVENT.format(more=""))[:90]),
    "a calendar that is not closed": Sheet(lambda: calendar(EVENT.format(more=""), end=""), codes=(0, 2)),
    "an event that is not closed": Sheet(lambda: calendar(EVENT.format(more="").replace("END:VEVENT\n", ""))),
    "a calendar of 20,000 events": Sheet(lambda: many(20_000)),
    "a calendar of 100 MB": Sheet(
        lambda: calendar(EVENT.format(more="\nX-A:" + "x" * 100_000_000)), "larger than 64 MiB", (1,)
    ),
    "a calendar of a line of 9 MB": with_line("X-A:" + "x" * 9_000_000, 1),
    "a calendar of 300,000 folded lines": with_line("X-A:" + "\n x" * 300_000, 0, 2),
    "alarms 20,000 deep": Sheet(lambda: calendar(EVENT.format(more=f"\n{NESTED}")), codes=(0, 2)),
    "two events of one uid": Sheet(
        lambda: calendar(EVENT.format(more=""), EVENT.format(more="")), codes=(0, 2)
    ),
    "an event that repeats for ever": with_line("RRULE:FREQ=SECONDLY", 0, 2),
    "an event that repeats by a broken rule": with_line("RRULE:FREQ=;BYDAY=\\,,,", 0, 2),
    "an event of the year 99999": with_line("RECURRENCE-ID:99999999T999999Z", 0, 2),
    "an event with a file on another machine": with_line("ATTACH:http://192.0.2.1/a.exe"),
    "an event with a file of the machine": with_line("ATTACH:file:///etc/passwd"),
    "an event with a file in a broken code": with_line("ATTACH;ENCODING=BASE64;VALUE=BINARY:%%%%"),
    "an event whose alarm runs a program": with_line(
        "BEGIN:VALARM\nACTION:PROCEDURE\nATTACH:file:///bin/sh\nEND:VALARM"
    ),
    "an event with a web page that runs": with_line("X-ALT-DESC;FMTTYPE=text/html:<script>alert(1)</script>"),
    "an event with entities": with_line(
        "DESCRIPTION:<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;"
    ),
    "words that steer a terminal in a name": Sheet(
        lambda: calendar(EVENT.format(more="\x1b[2J\u202e"), EVENT.format(more="").replace("one@", "two@"))
    ),
    "a parameter without an end": with_line('ATTACH;X-FILENAME="aaa:x', 0, 2),
}
