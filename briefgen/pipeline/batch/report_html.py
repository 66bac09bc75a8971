"""A batch's summary in, its report as one HTML file out: no script, and nothing from elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path, PurePosixPath
from string import Template
from urllib.parse import quote

from briefgen.base.marked import N_
from briefgen.base.translate import program_language, tr
from briefgen.pipeline.batch.job import Result
from briefgen.pipeline.batch.summary import Summary, problems_of, said_of

NAME = "batch-report.html"
_PAGE = Path(__file__).with_name("report.html")
SAID = {
    "rows_failed": N_("Rows that failed"),
    "rows_out": N_("Rows that stand out"),
    "why_out": N_(
        "A printed figure is far from those of the other rows: the modified z-score of Iglewicz and Hoaglin, "
        "the distance from the median in units of the median absolute deviation, is beyond 3.5. It may be "
        "right; look at it."
    ),
    "all_rows": N_("All rows"),
    "in_order": N_("In the order of the table."),
}
"""What the page says by the names that it has there."""
HEADS = (
    N_("Name"),
    N_("Row"),
    N_("State"),
    N_("Parameters"),
    N_("Files"),
    N_("Problems"),
    N_("Figures that stand out"),
    N_("First page"),
)
STATES = {"built": N_("built"), "unchanged": N_("unchanged"), "failed": N_("failed")}


def html_report(found: Summary) -> bytes:
    """Return the report."""
    failed = [result for result in found.results if result.state == "failed"]
    out = [result for result in found.results if result.number in found.outliers]
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        language=program_language(),
        title=escape(tr("Batch of {name}", name=Path(found.brief).name)),
        head=escape(tr("Brief: {brief}. Rows: {rows}.", brief=found.brief, rows=found.rows)),
        heads="".join(f'<th scope="col">{escape(tr(head))}</th>' for head in HEADS),
        **{key: escape(tr(said)) for key, said in SAID.items()},
        line=escape(found.line),
        failed="".join(_failed(failed)),
        outliers="".join(_standing_out(out, found)),
        table="".join(_row(result, found) for result in found.results),
    )
    return page.encode("utf-8", "replace")


def _failed(failed: list[Result]) -> Iterator[str]:
    if not failed:
        yield f"<p>{escape(tr('None.'))}</p>"
    for result in failed:
        yield f"<h3>{_called(result)}</h3>{_list(problems_of(result), 'told')}"


def _standing_out(out: list[Result], found: Summary) -> Iterator[str]:
    if not out:
        yield f"<p>{escape(tr('None.'))}</p>"
    for result in out:
        yield f"<h3>{_called(result)}</h3>{_list(map(said_of, found.outliers[result.number]), 'figures')}"


def _called(result: Result) -> str:
    return escape(
        tr("Row {number}: {name} ({place})", number=result.number, name=result.name, place=result.place)
    )


def _list(texts: Iterable[str], kind: str) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ul class="{kind}">{items}</ul>'


def _row(result: Result, found: Summary) -> str:
    settings = "; ".join(f"{name}: {value}" for name, value in result.settings.items())
    folder = PurePosixPath(result.name).parent
    links = ", ".join(
        f'<a href="{quote((folder / each.name).as_posix())}">{escape(each.name)}</a>' for each in result.files
    )
    said = problems_of(result)
    notes = f"<details><summary>{len(said)}</summary>{_list(said, 'told')}</details>" if said else "0"
    out = len(found.outliers.get(result.number, ()))
    cells = (
        str(result.number),
        f'<span class="{result.state}">{escape(tr(STATES[result.state]))}</span>',
        escape(settings),
        links,
        notes,
        str(out) if out else "",
        _picture(result),
    )
    head = f'<th scope="row">{escape(result.name)}</th>'
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _picture(result: Result) -> str:
    if not result.thumbnail:
        return ""
    data = base64.b64encode(result.thumbnail).decode()
    alt = escape(tr("First page of {name}", name=result.name))
    return f'<img alt="{alt}" src="data:image/png;base64,{data}">'
