"""A calendar file's lines in, the one event that is meant out, or which ones there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.meetings.calendar import parsed, unescaped
from briefgen.pipeline.meetings.content_lines import ContentLine, EventLines, events_in, refused

MOST_LISTED = 8
NO_EVENT = N_("it holds no event (VEVENT): open the meeting in the calendar, and save or export that as .ics")
RECURRING = frozenset({"RRULE", "RDATE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedEvent:
    """Which event is meant, where there are several; empty for what is not said."""

    uid: str = ""
    summary: str = ""
    date: str = ""
    """Of a recurring meeting the one date that is meant, as in 2025-10-21."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEvent:
    """An event of a calendar file."""

    event: EventLines
    line: int
    uid: str
    title: str
    date: str
    """The date that it stands for in a recurring meeting, as 20251021; empty for the meeting itself."""
    recurs: bool
    notes: tuple[str, ...] = ()


def chosen(lines: Sequence[ContentLine], file: str, wanted: WantedEvent) -> MeetingEvent:
    """Return the event that is meant; BriefError with those there are where none or several are."""
    every = [*_events(lines)]
    if not every:
        raise refused(file, tr("there is no meeting in this calendar file"), tr(NO_EVENT))
    found = [each for each in every if _is_meant(each, wanted)]
    if not found:
        said = (
            tr("no event has the uid {uid!r}", uid=wanted.uid)
            if wanted.uid
            else tr("no event is called {name!r}", name=wanted.summary)
        )
        raise refused(file, said, _listed(every))
    if len({each.uid or each.line for each in found}) > 1:
        message = tr("{count} events may be meant", count=len(found))
        hint = tr("name one by --uid or --summary: {listed}", listed=_listed(found))
        raise refused(file, message, hint, line=found[1].line)
    return _at(found, file, wanted.date)


def _is_meant(event: MeetingEvent, wanted: WantedEvent) -> bool:
    if wanted.uid:
        return event.uid == wanted.uid
    return not wanted.summary or wanted.summary.casefold() == event.title.casefold()


def _at(found: Sequence[MeetingEvent], file: str, date: str) -> MeetingEvent:
    """Return the event itself, or what stands for one date of it."""
    dates = {each.date[:8]: each for each in found if each.date}
    whole = next((each for each in found if not each.date), None)
    if date:
        key = date.replace("-", "")
        if key in dates:
            return dates[key]
        if whole is not None and not whole.recurs and not dates:
            raise refused(file, tr("this meeting does not recur"), tr("leave --date out"), line=whole.line)
        known = (
            tr("dates with an entry of their own are {names}", names=", ".join(map(_day, dates)))
            if dates
            else tr("none has one")
        )
        hint = tr(
            "{known}; edit that date in the calendar first, which gives it an entry, or leave --date out",
            known=known,
        )
        message = tr("{date} has no entry of its own in this recurring meeting", date=date)
        raise refused(file, message, hint, line=found[0].line)
    if whole is None:
        if len(found) == 1:
            return found[0]
        hint = tr("name one by --date: {names}", names=", ".join(map(_day, dates)))
        message = tr("{count} dates of one meeting may be meant", count=len(found))
        raise refused(file, message, hint, line=found[0].line)
    if not whole.recurs:
        return whole
    note = N_("the meeting recurs: every date shows the files")
    if dates:
        note = N_(
            "the meeting recurs: every date shows the files except {names}, which have entries of their own "
            "(--date)"
        )
    return replace(whole, notes=(tr(note, names=", ".join(map(_day, dates))),))


def _events(lines: Sequence[ContentLine]) -> Iterator[MeetingEvent]:
    for event in events_in(lines):
        own = [
            parsed(lines[index]) for index in event.own if lines[index].name not in ("ATTACH", "DESCRIPTION")
        ]
        values = {each.name: each.value for each in reversed(own)}
        yield MeetingEvent(
            event=event,
            line=lines[event.begin].number,
            uid=values.get("UID", "").strip(),
            title=" ".join(unescaped(values.get("SUMMARY", "")).split()),
            date=values.get("RECURRENCE-ID", "").strip(),
            recurs=not RECURRING.isdisjoint(values),
        )


def _listed(events: Sequence[MeetingEvent]) -> str:
    shown = [
        tr("{title!r} (uid {uid}, line {line})", title=each.title, uid=each.uid or tr("none"), line=each.line)
        for each in events[:MOST_LISTED]
    ]
    more = tr(" and {count} more", count=len(events) - MOST_LISTED) if len(events) > MOST_LISTED else ""
    return ", ".join(shown) + more


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}"
