"""`briefgen batch`: a brief and a table in, a deck and a page for each row out, and a report of them all."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK, UsageError
from briefgen.cli.commands.outputs import add_format, add_outputs, asked_of
from briefgen.cli.commands.settings import add_set

if TYPE_CHECKING:
    from briefgen.cli.batch_progress import BatchProgress
    from briefgen.pipeline.batch.summary import Summary

ENGINES = ("local", "dask", "ray")
MOST_PICTURED = 500
"""Rows of which the report has small pictures unless they are asked for."""

EXAMPLES = (
    "briefgen batch brief.yaml --rows sites.csv",
    "briefgen batch brief.yaml --rows sites.xlsx --name '{code}-{year}' -o out --jobs 4",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    batch = commands.add_parser(
        "batch",
        help=tr("build a brief with parameters for each row of a table"),
        description=tr(
            "Builds the brief for each row; columns that are called as its parameters set them. "
            "Rows that would come out the same stay as they are, so that a batch which was "
            "stopped goes on. Exit code 0: all is built; 1: a file could not be written; 2: a "
            "row, brief or table has errors."
        ),
    )
    batch.add_argument("brief", type=Path, metavar="BRIEF")
    _add_rows(batch)
    batch.add_argument(
        "--sheet", default="", metavar="NAME", help=tr("of a workbook with several: the sheet")
    )
    batch.add_argument(
        "--name",
        default="",
        metavar="TEMPLATE",
        help=tr("names of the files, made of columns: '{code}-{year}'; a slash makes folders"),
    )
    add_set(batch, tr("set a parameter for all rows"))
    batch.add_argument(
        "-o",
        "--out",
        default="out",
        metavar="DIR",
        help=tr("output folder (out), or s3://bucket/folder"),
    )
    add_format(batch)
    add_outputs(batch)
    batch.add_argument(
        "--first", type=int, default=0, metavar="N", help=tr("build the first rows only, to try")
    )
    batch.add_argument(
        "--jobs", type=int, default=0, metavar="N", help=tr("processes; one a core by default")
    )
    batch.add_argument("--engine", choices=ENGINES, default="local", help=tr("where it runs (local)"))
    batch.add_argument(
        "--address", default="", metavar="ADDRESS", help=tr("of a cluster that is there already")
    )
    batch.add_argument(
        "--thumbnails",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=tr(
            "small pictures of pages in the report; up to {MOST_PICTURED} rows by default",
            MOST_PICTURED=MOST_PICTURED,
        ),
    )
    batch.add_argument("--json", action="store_true", help=tr("print one JSON object at the end"))
    batch.add_argument(
        "-q", "--quiet", action="store_true", help=tr("print nothing unless something is wrong")
    )
    batch.set_defaults(run=run)


def _add_rows(batch: Any) -> None:
    """Add the arguments that say what the rows are."""
    batch.add_argument(
        "--rows",
        type=Path,
        required=True,
        metavar="TABLE",
        help=tr("the table: a .csv, .xlsx, .sql or the like"),
    )
    batch.add_argument("--database", default="", metavar="FILE", help=tr("of a .sql: the database beside it"))
    batch.add_argument(
        "--connection",
        default="",
        metavar="NAME",
        help=tr("of a .sql: the variable with a database's address"),
    )


def run(options: argparse.Namespace) -> int:
    """Build each row and write the report; return the worst exit code."""
    from briefgen.cli.batch_progress import BatchProgress
    from briefgen.pipeline.batch.destination import destination, is_local
    from briefgen.pipeline.batch.engines.names import Engine, EngineError, run_on
    from briefgen.pipeline.batch.plan import Asked, plan
    from briefgen.pipeline.batch.row_table import read_rows
    from briefgen.pipeline.batch.summary import summary

    _refuse(options)
    destination(options.out)  # an address that leads nowhere is one error, not one a row
    table = read_rows(options.rows, options.sheet, database=options.database, connection=options.connection)
    if options.first:
        table = replace(table, rows=table.rows[: options.first])
    pictured = len(table.rows) <= MOST_PICTURED if options.thumbnails is None else options.thumbnails
    brief, out = options.brief, options.out
    if options.engine != "local":  # a worker elsewhere has another working folder
        brief, out = brief.absolute(), str(Path(out).absolute()) if is_local(out) else out
    asked = Asked(
        brief=brief,
        out=out,
        options=asked_of(options, Path()),
        name=options.name,
        thumbnails=pictured,
    )
    jobs = plan(asked, table, options.rows)
    processes = min(options.jobs or cores(), len(jobs))
    engine = Engine(name=options.engine, address=options.address, processes=processes)
    progress, results = BatchProgress(len(jobs), quiet=options.quiet or options.json), []
    try:
        for result in run_on(engine, jobs):
            results.append(result)
            progress.done(result)
    except EngineError as error:
        raise UsageError(str(error)) from None
    except KeyboardInterrupt:
        progress.stopped()
        raise
    finally:
        progress.clear()
    return _reported(summary(str(options.brief), str(options.rows), results), options, progress)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _refuse(options: argparse.Namespace) -> None:
    """Raise UsageError for what does not go together."""
    if options.jobs < 0 or options.first < 0:
        raise UsageError(tr("--jobs and --first take a number from 1"))
    if options.address and options.engine == "local":
        raise UsageError(tr("--address is that of a cluster: it needs --engine dask or --engine ray"))
    if "{" in options.out:
        raise UsageError(tr("a batch has one output folder: take what differs into --name, '{year}/{code}'"))
    if str(options.brief) == "-":
        raise UsageError(tr("a batch reads its brief for each row: standard input will not do"))


def _reported(found: Summary, options: argparse.Namespace, progress: BatchProgress) -> int:
    """Write the report; return the exit code."""
    from briefgen.pipeline.batch.destination import destination
    from briefgen.pipeline.batch.report_html import NAME as HTML, html_report
    from briefgen.pipeline.batch.report_xlsx import NAME as XLSX, xlsx_report
    from briefgen.pipeline.batch.summary import summary_json
    from briefgen.runtime.console import print_result

    home = destination(options.out)
    files = [home.put(HTML, html_report(found)), home.put(XLSX, xlsx_report(found))]
    if options.json:
        print_result(summary_json(found))
    progress.finished(found, files)
    failed = [result for result in found.results if result.state == "failed"]
    if any(result.problems for result in failed):
        return BAD_INPUT
    return NOT_WRITTEN if failed else OK
