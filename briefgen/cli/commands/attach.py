"""`briefgen attach`: a brief in; its deck and page in the file of a meeting, or in a draft message, out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr, tr_n
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import OK, UsageError
from briefgen.cli.commands.outputs import add_embed_fonts, add_look, add_only, add_size, chosen_of
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.runtime.console import print_stderr

if TYPE_CHECKING:
    from briefgen.pipeline.meetings.briefing import Briefing

MOST_CALENDAR_BYTES, MOST_MESSAGE_BYTES = 64 << 20, 256 << 20

EXAMPLES = (
    "briefgen attach brief.yaml --to meeting.ics",
    "briefgen attach brief.yaml --eml draft.eml --mail-from me@example.org --mail-to you@example.org",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    attach = commands.add_parser(
        "attach",
        help=tr("put deck and page into a meeting's file, or into a draft message"),
        description=tr(
            "Builds deck and page, and attaches them with the key figures: to an event of a "
            "calendar file (.ics), of which all else stays as it is and the former file is kept; "
            "or to a draft message (.eml). What an earlier run attached of the same brief is "
            "replaced."
        ),
    )
    attach.add_argument("brief", type=Path, metavar="BRIEF")
    attach.add_argument(
        "--to", type=Path, metavar="MEETING.ics", help=tr("the calendar file with the meeting")
    )
    attach.add_argument(
        "-o", "--out", type=Path, metavar="FILE", help=tr("new file to write instead of the calendar file")
    )
    attach.add_argument(
        "--uid", default="", metavar="UID", help=tr("of several events: the one with this uid")
    )
    attach.add_argument(
        "--summary", default="", metavar="TEXT", help=tr("of several events: the one called so")
    )
    attach.add_argument(
        "--date", default="", metavar="DAY", help=tr("of a recurring meeting: one date alone")
    )
    attach.add_argument("--eml", type=Path, metavar="DRAFT.eml", help=tr("the draft message to write"))
    attach.add_argument("--mail-from", default="", metavar="ADDRESS", help=tr("who the message is from"))
    for name, whom in (
        ("--mail-to", tr("who it goes to; repeatable")),
        ("--mail-cc", tr("who gets a copy; repeatable")),
    ):
        attach.add_argument(name, action="append", default=[], metavar="ADDRESS", help=whom)
    attach.add_argument(
        "--most-mb", type=float, default=0.0, metavar="N", help=tr("size limit: 5 MB of .ics, 20 MB of .eml")
    )
    add_set(attach)
    add_look(attach)
    add_only(attach)
    add_size(attach)
    add_embed_fonts(attach)
    add_json(attach)
    attach.set_defaults(run=run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """A file to write."""

    path: Path
    content: bytes
    before: bytes | None
    """What it holds now; None where there is none."""
    ours: Callable[[bytes], bool]
    said: str = ""
    notes: tuple[str, ...] = ()


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """Write the calendar file, the message or both; return 2 where the brief or the calendar has errors."""
    from briefgen.pipeline.build import Options, make
    from briefgen.pipeline.meetings.briefing import briefing_of
    from briefgen.pipeline.meetings.files import put
    from briefgen.report.verdict import one_per_cause
    from briefgen.runtime.limits import limited

    _refuse(options)
    asked = Options(
        theme=options.theme,
        template=options.template,
        settings=settings_of(options),
        chosen=chosen_of(options),
        verify=True,
    )
    made = make(options.brief, asked)
    answer.tell(made.laid.problems)
    for problem in () if answer.as_json else one_per_cause(made.laid.problems):
        print_stderr(str(problem))
    with limited(options.brief, tr("attaching its files")):
        briefing = briefing_of(made)
        outputs = [_meeting(options, briefing)] if options.to else []
        outputs += [_message(options, briefing)] if options.eml else []
    for output in outputs:  # both are made before either is written
        kept = put(output.path, output.content, output.before, ours=output.ours)
        size = len(output.content)
        answer.wrote(output.path, size, f"{output.path}  {size / 1024:,.0f} KiB{output.said}")
        if kept is not None:
            answer.note(tr("the file as it was is kept: {kept}", kept=kept))
        for note in output.notes:
            answer.note(note)
    return OK


def _refuse(options: argparse.Namespace) -> None:
    """Raise UsageError for what does not go together."""
    if options.to is None and options.eml is None:
        raise UsageError(tr("say where to: --to MEETING.ics, --eml DRAFT.eml or both"))
    if options.to is None and (options.out or options.uid or options.summary or options.date):
        raise UsageError(
            tr("--out, --uid, --summary and --date speak of a meeting: they need --to MEETING.ics")
        )
    if options.out is not None and options.out.exists():
        raise UsageError(tr("{out} is there already: name a new file", out=options.out))
    if options.eml is not None and options.eml.suffix.lower() != ".eml":
        raise UsageError(
            tr("--eml: {eml} is not a message: name an .eml file, as mail programs open it", eml=options.eml)
        )
    if options.eml is None and (options.mail_from or options.mail_to or options.mail_cc):
        raise UsageError(
            tr("--mail-from, --mail-to and --mail-cc speak of a message: they need --eml DRAFT.eml")
        )
    if options.most_mb < 0:
        raise UsageError(tr("--most-mb takes a number of megabytes above 0"))


def _meeting(options: argparse.Namespace, briefing: Briefing) -> _Output:
    """Return the calendar file with the briefing in it."""
    from briefgen.pipeline.meetings.files import MOST_MEETING_MB, content_of, refuse_larger
    from briefgen.pipeline.meetings.meeting import attached_to
    from briefgen.pipeline.meetings.one_event import WantedEvent

    before = content_of(options.to, MOST_CALENDAR_BYTES)
    wanted = WantedEvent(uid=options.uid, summary=options.summary, date=options.date)
    found = attached_to(before, str(options.to), briefing, wanted)
    refuse_larger(str(options.to), len(found.data), options.most_mb or MOST_MEETING_MB, briefing.files)
    same = tr(", as it was") if found.data == before and options.out is None else ""
    return _Output(
        path=options.out or options.to,
        content=found.data,
        before=None if options.out else before,
        ours=lambda _: False,
        said=f", {found.event!r}{same}: {_content(briefing)}",
        notes=found.notes,
    )


def _message(options: argparse.Namespace, briefing: Briefing) -> _Output:
    """Return the draft message."""
    from briefgen.pipeline.meetings.draft import AddressError, Addresses, draft, is_sealed
    from briefgen.pipeline.meetings.files import MOST_MAIL_MB, content_of, refuse_larger

    try:
        addresses = Addresses(sender=options.mail_from, to=options.mail_to, cc=options.mail_cc)
        content = draft(briefing, addresses)
    except AddressError as error:
        raise UsageError(str(error)) from None
    refuse_larger(str(options.eml), len(content), options.most_mb or MOST_MAIL_MB, briefing.files)
    before = content_of(options.eml, MOST_MESSAGE_BYTES) if options.eml.exists() else None
    said = f": {_content(briefing)}"
    return _Output(path=options.eml, content=content, before=before, ours=is_sealed, said=said)


def _content(briefing: Briefing) -> str:
    """Return what is attached, in words."""
    parts = [file.name for file in briefing.files]
    if count := len(briefing.figures):
        parts.append(tr_n("{number} key figure", "{number} key figures", count))
    return ", ".join(parts)
