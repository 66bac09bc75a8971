"""`briefgen init`: a first brief that builds, of a few answers or of a table."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import NOT_WRITTEN, OK, UsageError
from briefgen.runtime.console import print_result, print_stderr

if TYPE_CHECKING:
    from briefgen.start.starters import Answers

KINDS = ("one-pager", "monthly", "sites")
LANGUAGES = {"en": "English", "zh": "中文", "zh-TW": "繁體中文", "de": "Deutsch", "fr": "Français"}
"""The languages that are asked for; a flag may name any that briefs may be in."""

EXAMPLES = (
    "briefgen init",
    "briefgen init report --kind one-pager --title 'Our year' --yes",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    init = commands.add_parser(
        "init",
        help=tr("write a first brief, to begin from"),
        description=tr(
            "Asks a few questions on a terminal, or takes the flags, and writes a commented "
            "brief that builds. Nothing that is there is written over."
        ),
    )
    init.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=tr("the folder; this one by default, with --from the table's"),
    )
    init.add_argument(
        "--from",
        dest="table",
        type=Path,
        metavar="FILE",
        help=tr("draft it from a table: .xlsx, .csv, .ods …"),
    )
    init.add_argument("--sheet", default="", metavar="NAME", help=tr("with --from: the sheet of a workbook"))
    init.add_argument("--range", default="", metavar="CELLS", help=tr("with --from: its cells, as A3:H40"))
    init.add_argument(
        "--header",
        type=int,
        default=1,
        metavar="N",
        help=tr("with --from: how many rows of heads it has (1)"),
    )
    init.add_argument("--kind", choices=KINDS, help=tr("what it is to be (one-pager)"))
    init.add_argument("--title", help=tr("its title"))
    init.add_argument(
        "--language", type=_language, metavar="TAG", help=tr("its language: en, zh, zh-TW, de, fr (en)")
    )
    init.add_argument("--publisher", help=tr("who publishes it"))
    init.add_argument("-y", "--yes", action="store_true", help=tr("ask nothing"))
    add_json(init)
    init.set_defaults(run=run)


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """Write the brief, and say what to type next."""
    from briefgen.start.new_files import there_already
    from briefgen.start.starters import BRIEF, TABLE, starter

    if options.table is not None:
        return _from_table(options, answer)
    folder = options.folder or Path()
    if folder.exists() and not folder.is_dir():
        raise UsageError(tr("{folder} is a file: name the folder that the brief is to lie in", folder=folder))
    if found := there_already(folder, [BRIEF]):
        raise _taken(found)
    answers = _answers(options)
    files = starter(answers)
    if found := there_already(folder, [TABLE] if TABLE in files else []):
        raise _taken(found)
    return _put(
        answer,
        folder,
        files,
        tr("build it: {command}", command=f"briefgen build {shlex.quote(str(folder / BRIEF))}"),
    )


def _from_table(options: argparse.Namespace, answer: Answer) -> int:
    """Write the brief of a table beside it, and say what of it is left to decide."""
    from briefgen.start.from_table import TableAsked, draft_from
    from briefgen.start.new_files import there_already

    table: Path = options.table
    if table.is_dir():
        raise UsageError(tr("--from: {table} is a folder: name the file of a table in it", table=table))
    if options.kind:
        raise UsageError(
            tr("--kind is for briefs with made-up figures: what --from drafts follows the table")
        )
    draft = draft_from(
        TableAsked(
            path=table,
            sheet=options.sheet,
            range=options.range,
            header=options.header,
            title=(options.title or "").strip(),
            language=options.language or "",
            publisher=(options.publisher or "").strip(),
        )
    )
    folder = options.folder or table.parent
    files = {draft.name: draft.text.encode()}
    if not (folder.is_dir() and folder.resolve() == table.resolve().parent):
        files[table.name] = table.read_bytes()
    if found := there_already(folder, files):
        raise _taken(found)
    brief = folder / draft.name
    code = _put(answer, folder, files, draft.said)
    if code == OK:
        _tell_what_is_open(answer, brief)
        answer.say(tr("build it: briefgen build {quote}", quote=shlex.quote(str(brief))))
    return code


def _tell_what_is_open(answer: Answer, brief: Path) -> None:
    """Print what a check finds in a draft: the lines that need a decision."""
    from briefgen.base.diagnostics import BriefError
    from briefgen.pipeline.lay_out import lay_out
    from briefgen.report.verdict import verdict_lines

    try:
        problems = lay_out(brief).problems
    except BriefError as error:
        problems = error.problems
    answer.tell(problems)
    answer.say("\n".join(verdict_lines(brief, problems)))
    if any(problem.severity == "error" for problem in problems):
        answer.say(tr("it builds when the lines above are decided"))


def _taken(found: Sequence[Path]) -> UsageError:
    return UsageError(
        tr(
            "{found} is there already, and nothing is written over: name another folder, as in "
            "`briefgen init my-brief`",
            found=found[0],
        )
    )


def _put(answer: Answer, folder: Path, files: dict[str, bytes], then: str) -> int:
    from briefgen.start.new_files import put_new

    try:
        put_new(folder, files)
    except FileExistsError as error:
        raise _taken([Path(error.filename)]) from None
    except OSError as error:
        print_stderr(tr("briefgen: cannot write to {folder}: {reason}", folder=folder, reason=error.strerror))
        return NOT_WRITTEN
    for name, content in files.items():
        answer.wrote(folder / name, len(content))
    answer.say(then)
    return OK


def _answers(options: argparse.Namespace) -> Answers:
    """Return what the flags say, and what is answered where they say nothing."""
    from briefgen.start.starters import KINDS as SAID, Answers, title_of

    asks = sys.stdin is not None and sys.stdin.isatty() and not (options.yes or options.json)
    kind, language, title = options.kind, options.language, options.title
    publisher = options.publisher
    if asks:
        print_result(tr("A few questions; Enter takes what stands in brackets."))
        language = language or _chosen(tr("Language"), LANGUAGES)
        kind = kind or _chosen(tr("Kind"), SAID)
    kind, language = kind or KINDS[0], language or "en"
    if asks:
        title = title if title is not None else _asked(tr("Title"), title_of(kind, language))
        publisher = publisher if publisher is not None else _asked(tr("Who publishes it"), "")
        title = "" if title == title_of(kind, language) else title
    return Answers(
        kind=kind, language=language, title=(title or "").strip(), publisher=(publisher or "").strip()
    )


def _chosen(question: str, choices: dict[str, str]) -> str:
    """Return the choice by its number or name, the first for an empty answer; asks until it is one."""
    words = list(choices)
    for number, (word, said) in enumerate(choices.items(), 1):
        print_result(f"  {number}  {word}: {tr(said)}")
    while True:
        answer = _asked(question, words[0])
        if answer in words:
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(words):
            return words[int(answer) - 1]
        print_result(
            tr(
                "  {answer!r} is none of them: a number from 1 to {count}, or a name",
                answer=answer,
                count=len(words),
            )
        )


def _asked(question: str, default: str) -> str:
    """Return an answer, or what is taken where there is none."""
    try:
        answer = input(f"{question}{f' [{default}]' if default else ''}: ").strip()
    except EOFError:
        raise UsageError(tr("the answers ended before all was asked; nothing is written")) from None
    return answer or default


def _language(typed: str) -> str:
    """Return the language of a tag as briefs state it; zh of zh-CN, de-CH as it is."""
    from briefgen.base.catalogue import brief_language, brief_languages

    try:
        found = brief_language(typed)
    except ValueError:
        allowed = ", ".join(brief_languages())
        raise argparse.ArgumentTypeError(
            tr("briefs have no language {tag!r}; allowed: {names}", tag=typed[:40], names=allowed)
        ) from None
    return "zh" if found == "zh-CN" else found
