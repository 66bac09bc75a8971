"""`briefgen fmt`: briefs laid out evenly; what they say, and their comments, stay."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr, tr_n
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK
from briefgen.runtime.console import escaped, print_progress, print_result, print_stderr

if TYPE_CHECKING:
    from briefgen.brief.tidy.tidied import Tidied

EXAMPLES = (
    "briefgen fmt brief.yaml",
    "briefgen fmt --check briefs",
    "briefgen fmt - < brief.yaml",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    fmt = commands.add_parser(
        "fmt",
        help=tr("lay the text of briefs out evenly"),
        description=tr(
            "Indents, spaces and orders the text of briefs. What they say and their comments stay: "
            "a brief that would say something else afterwards is left as it is."
        ),
    )
    fmt.add_argument(
        "briefs",
        nargs="+",
        type=Path,
        metavar="BRIEF",
        help=tr("a brief, a folder of briefs, or - for standard input, printed to standard output"),
    )
    fmt.add_argument(
        "--check",
        action="store_true",
        help=tr("write nothing; name the briefs that would change, and return 1"),
    )
    fmt.add_argument("--diff", action="store_true", help=tr("write nothing; print what would change"))
    fmt.add_argument("--json", action="store_true", help=tr("print one JSON object at the end"))
    fmt.add_argument("-q", "--quiet", action="store_true", help=tr("print nothing unless something is wrong"))
    fmt.set_defaults(run=run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A brief that was read, and laid out evenly."""

    path: Path
    before: bytes
    tidied: Tidied

    @property
    def changed(self) -> bool:
        """Return whether its text is another then."""
        return self.before != self.tidied.content


def run(options: argparse.Namespace) -> int:
    """Lay each brief out; return 2 where one cannot be read, 1 where one would change or is not written."""
    from briefgen.base.diagnostics import BriefError, Problem
    from briefgen.brief.brief_file import STANDARD_INPUT, read_bytes
    from briefgen.brief.tidy.tidied import tidied
    from briefgen.cli.commands.named import named_briefs
    from briefgen.runtime.limits import limited

    worst, found = OK, list[_Read]()
    problems: list[Problem] = []
    for path in named_briefs(options.briefs):
        try:
            with limited(path, tr("laying out its text")):
                before = read_bytes(path)
                read = _Read(path=path, before=before, tidied=tidied(path, before))
        except BriefError as error:
            problems += error.problems
            worst = max(worst, BAD_INPUT)
            if not options.json:
                print_stderr(str(error))
            continue
        found.append(read)
        if options.check or options.diff:
            worst = max(worst, NOT_WRITTEN if options.check and read.changed else OK)
        elif path != STANDARD_INPUT:
            worst = max(worst, _written(read))
        _tell(read, options)
    if options.json:
        print_result(_as_json(found, problems, written=not (options.check or options.diff)))
    return worst


def _written(read: _Read) -> int:
    from briefgen.runtime.atomic_write import OutputError
    from briefgen.runtime.replace import replace_text

    try:
        if read.changed:
            replace_text(read.path, read.tidied.content, read.before)
    except OutputError as error:
        print_stderr(f"briefgen: {error}")
        return NOT_WRITTEN
    return OK


def _tell(read: _Read, options: argparse.Namespace) -> None:
    from briefgen.brief.brief_file import STANDARD_INPUT
    from briefgen.report.change_of_text import difference

    if options.json:
        return
    if options.diff:
        print_result(escaped(difference(read.path, read.path, read.before, read.tidied.content)), end="")
    elif read.path == STANDARD_INPUT and not options.check:
        print_result(read.tidied.content.decode(), end="")
        return
    if options.quiet or not (read.changed or options.check):
        return
    also = _mended(read.tidied.mended)
    if options.check and read.changed:
        print_progress(tr("{path}: would be laid out by briefgen fmt", path=read.path) + also)
    elif not options.check and not options.diff:
        print_progress(tr("{path}: laid out", path=read.path) + also)


def _mended(marks: int) -> str:
    """Return how many marks were mended, in brackets; nothing for none."""
    if not marks:
        return ""
    said = tr_n(
        "{number} full-width mark written as YAML's own",
        "{number} full-width marks written as YAML's own",
        marks,
    )
    return f" ({said})"


def _as_json(found: list[_Read], problems: list[Any], *, written: bool) -> str:
    from briefgen.report.verdict import problem_json

    briefs = [
        {"brief": str(read.path), "changed": read.changed, "marks_mended": read.tidied.mended}
        for read in found
    ]
    whole = {
        "briefs": briefs,
        "written": written,
        "problems": [problem_json(problem) for problem in problems],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
