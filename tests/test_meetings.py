"""`attach`: deck, page and key figures in a meeting's file, where all else stays, and in a draft message."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PIL import Image

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.meetings.briefing import Briefing, Enclosure, briefing_of
from briefgen.pipeline.meetings.draft import AddressError, Addresses, draft, is_sealed
from briefgen.pipeline.meetings.meeting import attached_to
from briefgen.pipeline.meetings.one_event import WantedEvent

BRIEF = """\
meta: {title: "城市图书馆 <2025> & 馆员", date: 2025-12-04, publisher: 图书馆}
sources: {report: {title: 年报}}
metrics:
  visits: {label: 到馆人次, unit: 万人次, kind: amount, values: {2023: 840, 2025: 1033}, source: report}
  loans: {label: 外借册次, unit: 万册, kind: amount, values: {2023: 625, 2025: 719}, source: report}
"""
HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Some//Maker//EN
X-WR-CALNAME:Board
BEGIN:VTIMEZONE
TZID:House Time
X-LIC-LOCATION:Europe/London
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
EVENT = """\
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20251001T090000Z
DTSTART;TZID=House Time:20251204T100000
SUMMARY:Board meeting
DESCRIPTION;LANGUAGE=en:Agenda: one\\, two\\nBring coffee\\; please and this i
 s a long line
X-CUSTOM;X-P="a:b;c":kept
ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=a.txt:aGk=
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Reminder
TRIGGER:-PT15M
END:VALARM
END:VEVENT
"""
OTHER = "BEGIN:VEVENT\nUID:two@example.org\nDTSTAMP:20251001T090000Z\nSUMMARY:Lunch\nEND:VEVENT\n"
END = "END:VCALENDAR\n"
SERIES = EVENT.replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
ONE_DATE = OTHER.replace("two@", "one@").replace(
    "SUMMARY", "RECURRENCE-ID;TZID=House Time:20251211T100000\nSUMMARY"
)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    path = tmp_path_factory.mktemp("meeting") / "图书馆 2025.yaml"
    path.write_text(BRIEF, "utf-8")
    return briefing_of(make(path, Options()))


def calendar(*events: str) -> bytes:
    return (HEAD + "".join(events) + END).replace("\n", "\r\n").encode()


def attach(data: bytes, briefing: Briefing, **wanted: str) -> bytes:
    return attached_to(data, "meeting.ics", briefing, WantedEvent(**wanted)).data


def event_in(data: bytes, uid: str = "one@example.org") -> Any:
    return next(each for each in Calendar.from_ical(data).walk("VEVENT") if each["UID"] == uid)


def files_in(data: bytes) -> dict[str, bytes]:
    attached = event_in(data)["ATTACH"]
    listed = attached if isinstance(attached, list) else [attached]
    return {each.params.get("X-FILENAME"): base64.b64decode(each.to_ical()) for each in listed}


def html_of(event: Any) -> str:
    return re.sub(r"\\(.)", r"\1", str(event["X-ALT-DESC"]))


def unfolded(data: bytes) -> list[str]:
    return re.sub(rb"\r?\n[ \t]", b"", data).decode().splitlines()


def refused(data: bytes, briefing: Briefing, **wanted: str) -> str:
    with pytest.raises(BriefError) as raised:
        attach(data, briefing, **wanted)
    return str(raised.value)


def test_an_independent_reader_finds_both_files_whole_beside_the_one_that_was_there(
    briefing: Briefing,
) -> None:
    made = attach(calendar(EVENT), briefing)
    ours = {file.name: file.data for file in briefing.files}
    assert [*ours] == ["图书馆 2025.pptx", "图书馆 2025.pdf"]
    assert files_in(made) == {"a.txt": b"hi", **ours}
    types = [each.params["FMTTYPE"] for each in event_in(made)["ATTACH"][1:]]
    assert types == [file.media_type for file in briefing.files]


def test_all_other_lines_stay_to_the_byte_and_in_their_order(briefing: Briefing) -> None:
    before = calendar(EVENT, OTHER)
    after = attach(before, briefing, uid="one@example.org")
    others = [line for line in before.splitlines() if not line.startswith((b"DESCRIPTION;", b" s a long"))]
    assert [line for line in after.splitlines() if line in others] == others
    assert all(len(line) <= 75 or line in others for line in after.splitlines())
    assert b"\n" not in after.replace(b"\r\n", b"")


def test_the_description_goes_on_with_the_key_figures(briefing: Briefing) -> None:
    event = event_in(attach(calendar(EVENT), briefing))
    said = str(event["DESCRIPTION"])
    assert said.startswith("Agenda: one, two\nBring coffee; please and this is a long line\n\n城市图书馆")
    assert event["DESCRIPTION"].params["LANGUAGE"] == "en"
    assert "• 到馆人次1033万人次，较2023年增长23%" in said
    html = html_of(event)
    assert "Agenda: one, two<br>Bring coffee; please" in html
    assert "&lt;2025&gt; &amp; 馆员" in html
    assert event.subcomponents[0]["DESCRIPTION"] == "Reminder"


def test_a_second_run_changes_nothing(briefing: Briefing) -> None:
    for events in ((EVENT,), (OTHER,), (SERIES, ONE_DATE)):
        once = attach(calendar(*events), briefing)
        assert attach(once, briefing) == once


def test_a_later_build_takes_the_place_of_the_earlier_one_and_of_nothing_else(briefing: Briefing) -> None:
    other = replace(briefing, key="other", files=(Enclosure(name="o.pdf", data=briefing.files[1].data),))
    both = attach(attach(calendar(EVENT), briefing), other)
    (figure, *_) = briefing.figures
    newer = replace(
        briefing, figures=(replace(figure, said="到馆人次 1100万人次"),), files=briefing.files[1:]
    )
    made = attach(both, newer)
    assert [*files_in(made)] == ["a.txt", "图书馆 2025.pdf", "o.pdf"]
    for text in (str(event_in(made)["DESCRIPTION"]), html_of(event_in(made))):
        assert text.count("1100万人次") == 1
        assert text.count("较2023年增长23%") == 1
        assert "Bring coffee" in text
    assert attach(attach(made, other), newer) == made


def test_what_people_changed_of_it_stays(briefing: Briefing) -> None:
    once = attach(calendar(EVENT), briefing)
    edited = once.replace(b"DESCRIPTION;LANGUAGE=en:Agenda", b"DESCRIPTION;LANGUAGE=en:New agenda")
    edited = re.sub(rb"(X-BRIEFGEN=[^:]*:)JVBE", rb"\1JVBF", edited.replace(b"\r\n ", b""), count=1)
    found = attached_to(edited, "meeting.ics", briefing, WantedEvent())
    assert any("was edited since it was built" in note for note in found.notes)
    names = [each.params["X-FILENAME"] for each in event_in(found.data)["ATTACH"]]
    assert sorted(names) == ["a.txt", "图书馆 2025.pdf", "图书馆 2025.pdf", "图书馆 2025.pptx"]
    assert str(event_in(found.data)["DESCRIPTION"]).startswith("New agenda: one, two")


def test_of_several_events_one_is_named_and_otherwise_they_are_listed(briefing: Briefing) -> None:
    data = calendar(EVENT, OTHER)
    said = refused(data, briefing)
    assert "meeting.ics:29:1: error: 2 events may be meant" in said
    assert "'Lunch' (uid two@example.org, line 29)" in said
    assert "no event is called 'Dinner'" in refused(data, briefing, summary="Dinner")
    for wanted in ({"uid": "two@example.org"}, {"summary": "lunch"}):
        made = Calendar.from_ical(attach(data, briefing, **wanted))
        assert ["ATTACH" in each for each in made.walk("VEVENT")][1]


def test_a_recurring_meeting_has_the_files_as_a_whole_or_on_one_date(briefing: Briefing) -> None:
    data = calendar(SERIES, ONE_DATE)
    found = attached_to(data, "meeting.ics", briefing, WantedEvent())
    assert found.notes[0].startswith("the meeting recurs: every date shows the files except 2025-12-11")
    whole, date = (
        [each.get("ATTACH") for each in Calendar.from_ical(made).walk("VEVENT")]
        for made in (found.data, attach(data, briefing, date="2025-12-11"))
    )
    assert [isinstance(each, list) and len(each) for each in whole] == [3, False]
    assert [isinstance(each, list) and len(each) for each in date] == [False, 2]
    said = refused(data, briefing, date="2025-12-18")
    assert "2025-12-18 has no entry of its own" in said
    assert "dates with an entry of their own are 2025-12-11" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "cannot be read as a calendar file|is not a calendar file"),
        (calendar(), "there is no meeting"),
        (
            calendar(EVENT.replace("SUMMARY:Board", "SUMMARY:B")).replace(b"meeting", b"m\xe4"),
            "is not in UTF-8|read",
        ),
    ],
)
def test_what_is_no_meeting_is_refused(briefing: Briefing, data: bytes, said: str) -> None:
    assert re.search(said, refused(data, briefing))


def message(briefing: Briefing, **addresses: object) -> EmailMessage:
    data = draft(briefing, Addresses(**addresses))
    assert data == draft(briefing, Addresses(**addresses))
    assert is_sealed(data)
    assert not is_sealed(data.replace(b"X-Unsent: 1", b"X-Unsent: 0"))
    parsed = message_from_bytes(data, policy=default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def test_a_draft_has_the_files_with_their_names_and_the_subject_of_the_brief(briefing: Briefing) -> None:
    made = message(briefing, sender="李 <li@example.org>", to=["a@example.org", "B <b@example.org>"])
    assert (made["X-Unsent"], made["Subject"]) == ("1", "城市图书馆 <2025> & 馆员")
    assert made["Date"].datetime.date().isoformat() == "2025-12-04"
    assert [each.addr_spec for each in made["To"].addresses] == ["a@example.org", "b@example.org"]
    assert made["From"].addresses[0].display_name == "李"
    attached = {part.get_filename(): part.get_content() for part in made.iter_attachments()}
    assert attached == {file.name: file.data for file in briefing.files}
    raw = draft(briefing, Addresses())
    assert b"Subject: =?utf-8?" in raw
    assert b"filename*=utf-8''%E5%9B%BE" in raw


def test_its_key_figures_stand_in_text_and_html_beside_a_picture_of_the_page(briefing: Briefing) -> None:
    made = message(briefing)
    text, html = (made.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    for said in ("到馆人次1033万人次，较2023年增长23%", "外借册次719万册"):
        assert said in text
        assert said in html
    (picture,) = (part for part in made.walk() if part.get_content_type() == "image/png")
    assert f'src="cid:{picture["Content-ID"][1:-1]}"' in html
    with Image.open(io.BytesIO(picture.get_content())) as opened:
        assert opened.width == 480
        assert len(opened.getcolors() or ()) > 8


def test_nothing_in_a_brief_becomes_markup_or_a_header(briefing: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    title = '"A\\nBcc: x@example.org <script>alert(1)</script>"'
    path.write_text(BRIEF.replace('"城市图书馆 <2025> & 馆员"', title), "utf-8")
    forged = briefing_of(make(path, Options(formats=("pdf",))))
    made = message(forged)
    assert made["Bcc"] is None
    assert made["Subject"].startswith("A Bcc: x@example.org <script>")
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(made.get_body(("html",)).get_content())  # type: ignore[union-attr]
    assert "script" not in tags
    assert not any(line.startswith("BCC") for line in unfolded(attach(calendar(EVENT), forged)))


@pytest.mark.parametrize(
    "address", ["nobody", "a@example.org\nBcc: b@example.org", "a@b.org, c@d.org", "李@b.org"]
)
def test_an_address_that_is_none_is_refused(briefing: Briefing, address: str) -> None:
    with pytest.raises(AddressError):
        draft(briefing, Addresses(to=[address]))


def test_the_command_keeps_the_former_file_and_says_where_files_are_too_large(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, meeting, mail = tmp_path / "b.yaml", tmp_path / "m.ics", tmp_path / "d.eml"
    brief.write_text(BRIEF, "utf-8")
    meeting.write_bytes(calendar(EVENT))
    command = ["attach", str(brief), "--to", str(meeting), "--eml", str(mail)]
    assert main([*command, "--most-mb", "0.01"]) == 1
    said = capsys.readouterr().err
    assert re.search(
        r"m\.ics would have 0\.\d MB, and the limit is 0\.01 MB: b\.pptx \d+ KB, b\.pdf \d+ KB", said
    )
    assert (meeting.read_bytes(), mail.exists()) == (calendar(EVENT), False)
    assert main([*command, "--only", "page"]) == 0
    assert re.search(r"m\.ics .*, 'Board meeting': b\.pdf, 2 key figures", capsys.readouterr().out)
    (kept,) = tmp_path.glob("m.kept-*.ics")
    assert kept.read_bytes() == calendar(EVENT)
    assert [*files_in(meeting.read_bytes())] == ["a.txt", "b.pdf"]
    assert main([*command, "--only", "page"]) == 0
    assert len([*tmp_path.glob("m.kept-*")]) == 1
    assert not [*tmp_path.glob("d.kept-*")]


def test_the_command_says_what_does_not_go_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attach", "b.yaml"]) == 2
    assert main(["attach", "b.yaml", "--eml", "d.eml", "--uid", "u"]) == 2
    assert main(["attach", "b.yaml", "--to", "m.ics", "--mail-to", "a@example.org"]) == 2
    assert main(["attach", "b.yaml", "--eml", "draft"]) == 2
    said = capsys.readouterr().err
    assert "draft is not a message: name an .eml file" in said
    assert "--to MEETING.ics, --eml DRAFT.eml or both" in said
    assert "they need --eml DRAFT.eml" in said


def test_a_calendar_file_without_its_option_is_told_which(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["attach", "b.yaml", "m.ics"])
    assert "unrecognized arguments: m.ics; did you mean `--to m.ics`?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["attach", "b.yaml", "--nonsense"])
    assert "`briefgen attach --help` lists what there is" in capsys.readouterr().err
