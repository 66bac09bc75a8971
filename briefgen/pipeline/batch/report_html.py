"""A batch's summary in, its report as one HTML file out: no script, and nothing from elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path, PurePosixPath
from string import Template
from urllib.parse import quote

from briefgen.pipeline.batch.job import Result
from briefgen.pipeline.batch.summary import Summary, problems_of, said_of

NAME = "batch-report.html"
_PAGE = Path(__file__).with_name("report.html")


def html_report(found: Summary) -> bytes:
    """Return the report."""
    failed = [result for result in found.results if result.state == "failed"]
    out = [result for result in found.results if result.number in found.outliers]
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title=escape(f"Batch of {Path(found.brief).name}"),
        brief=escape(found.brief),
        rows=escape(found.rows),
        line=escape(found.line),
        failed="".join(_failed(failed)),
        outliers="".join(_standing_out(out, found)),
        table="".join(_row(result, found) for result in found.results),
    )
    return page.encode("utf-8", "replace")


def _failed(failed: list[Result]) -> Iterator[str]:
    if not failed:
        yield "<p>None.</p>"
    for result in failed:
        yield f"<h3>{_called(result)}</h3>{_list(problems_of(result), 'told')}"


def _standing_out(out: list[Result], found: Summary) -> Iterator[str]:
    if not out:
        yield "<p>None.</p>"
    for result in out:
        yield f"<h3>{_called(result)}</h3>{_list(map(said_of, found.outliers[result.number]), 'figures')}"


def _called(result: Result) -> str:
    return f"Row {result.number}: {escape(result.name)} ({escape(str(result.place))})"


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
        f'<span class="{result.state}">{result.state}</span>',
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
    return f'<img alt="First page of {escape(result.name)}" src="data:image/png;base64,{data}">'
