"""A brief and the rows of a table in, a job a row out, each with a name of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.safe_name import safe_name
from briefgen.base.translate import program_language, tr
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.names_stated import names_stated
from briefgen.brief.parameter import Parameter
from briefgen.brief.parameters import declared
from briefgen.brief.source import parse_what_can_be
from briefgen.pipeline.batch.inputs import program_hash
from briefgen.pipeline.batch.job import Job
from briefgen.pipeline.batch.row_table import BatchRow, RowTable
from briefgen.pipeline.build import Options
from briefgen.pipeline.filenames import called, set_stem

_FIELD = re.compile(r"\{([^{}]*)\}")
MOST_TOLD = 20
"""Rows with the same name that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a batch."""

    brief: Path
    out: str
    options: Options
    """With the parameters that all rows share."""
    name: str = ""
    """How the files are called: {code}-{year}; as `build --set` calls them by default."""
    thumbnails: bool = False


def plan(asked: Asked, table: RowTable, path: Path) -> tuple[Job, ...]:
    """Return a job for each row; BriefError before any is built where columns or names will not do.

    Columns that are called as parameters set these; an empty cell leaves the default. ``path``: the table's.
    """
    content = read_bytes(asked.brief)
    parameters = declared(parse_what_can_be(content, str(asked.brief))[0])
    problems = [*_about_columns(asked, table, parameters, Place(str(path)))]
    if problems:
        raise BriefError(problems)
    program = program_hash()
    jobs = tuple(_job(row, asked, parameters, program) for row in table.rows)
    if problems := [*_about_names(jobs, names_stated(asked.brief))]:
        raise BriefError(problems)
    return jobs


def _job(row: BatchRow, asked: Asked, parameters: Mapping[str, Parameter], program: str) -> Job:
    own = {name: text for name, text in row.cells.items() if name in parameters and text}
    settings = {**asked.options.settings, **own}
    defaults = {name: each.default or "" for name, each in parameters.items()}
    if asked.name:
        name = _named(asked.name, {**defaults, **settings, **row.cells})
    else:
        name = set_stem(asked.brief, settings, parameters)
    return Job(
        number=row.number,
        name=name,
        place=row.place,
        brief=str(asked.brief),
        options=replace(asked.options, settings=settings, stem=name.rpartition("/")[2]),
        out=asked.out,
        program=program,
        language=program_language(),
        thumbnail=asked.thumbnails,
    )


def _named(template: str, values: Mapping[str, str]) -> str:
    """Return the name of a row: slashes of the template are folders, what else is unsafe becomes a dash."""
    parts = (_FIELD.sub(lambda found: values[found[1].strip()], part) for part in template.split("/"))
    return "/".join(safe_name(part) for part in parts)


def _about_columns(
    asked: Asked, table: RowTable, parameters: Mapping[str, Parameter], place: Place
) -> Iterator[Problem]:
    if not table.rows:
        yield Problem(place, tr("the table of rows has heads and no rows"), "", "rows")
        return
    if not any(column in parameters for column in table.columns):
        has = (
            tr("its parameters are {names}", names=_listed(parameters))
            if parameters
            else tr("it has no `parameters`")
        )
        message = tr("no column is a parameter of {brief}: every row would be the same", brief=asked.brief)
        yield Problem(
            place,
            message,
            tr("{has}; the columns are {listed}", has=has, listed=_listed(table.columns)),
            "rows",
        )
    for name in asked.options.settings:
        if name in table.columns:
            message = tr("{name!r} is set for all rows, and a column has it", name=name)
            yield Problem(place, message, tr("drop one of them"), "rows")
    known = {*table.columns, *parameters}
    for found in _FIELD.finditer(asked.name):
        if (field := found[1].strip()) not in known:
            hint = (
                did_you_mean(field, known)
                if nearest(field, known)
                else tr("there are {listed}", listed=_listed(known))
            )
            yield Problem(place, tr("--name has {found}, which is no column", found=found[0]), hint, "rows")
    if asked.name and not _FIELD.search(asked.name):
        message = tr("--name has no column: every row would be called the same")
        yield Problem(place, message, tr("write one in braces, {code}"), "rows")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _about_names(jobs: Sequence[Job], names: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield the rows whose names are those of others, also where a disk ignores case and accents' forms.

    ``names``: of the brief's decks and pages, which stand behind that of the row.
    """
    first: dict[tuple[str, str], Job] = {}
    told = 0
    for job in jobs:
        files = [(key, _folded(called(job.name, name))) for key, own in names.items() for name in own]
        others = [first.setdefault(file, job) for file in files]
        other = next((each for each in others if each is not job), job)
        if other is job:
            continue
        told += 1
        if told <= MOST_TOLD:
            said = N_("row {number} is called {name!r}, as row {other} is")
            if _folded(other.name) != _folded(job.name):
                said = N_("row {number} is called {name!r}, and would write a file that row {other} writes")
            message = tr(said, number=job.number, name=job.name, other=other.number)
            yield Problem(job.place, message, tr("take a column into --name in which they differ"), "rows")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
