"""The report of a batch: what stands out and by which measure; HTML that anybody can read, and a workbook."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pytest

from briefgen.base.diagnostics import Place, Problem
from briefgen.pipeline.batch.job import BuiltFile, KeyFigure, Result, State
from briefgen.pipeline.batch.outliers import outliers
from briefgen.pipeline.batch.report_html import html_report
from briefgen.pipeline.batch.report_xlsx import xlsx_report
from briefgen.pipeline.batch.summary import Summary, said_of, summary

PICTURE = b"\x89PNG"


def figure(value: float, metric: str = "wait", kind: str = "value", period: str = "2025") -> KeyFigure:
    return KeyFigure(
        metric=metric,
        label="Median wait",
        kind=kind,
        period=period,
        number=Decimal(str(value)),
        text=f"{value} min",
    )


def row(number: int, *figures: KeyFigure, state: State = "built", **more: object) -> Result:
    return Result(
        number=number,
        name=f"s{number}",
        place=Place("rows.csv", number + 1, 1),
        settings={"site": f"<Site & {number}>"},
        state=state,
        figures=figures,
        **more,  # type: ignore[arg-type]
    )


def scores(*values: float) -> dict[int, float]:
    found = outliers(row(number, figure(value)) for number, value in enumerate(values, 1))
    return {number: round(each[0].score, 2) for number, each in found.items()}


def test_a_figure_far_from_the_median_stands_out_and_extremes_do_not_hide_each_other() -> None:
    # median 11, of the deviations 2 0 1 2 0 1 1 89 79 it is 1: 0.6745 × 89
    assert scores(9, 11, 10, 9, 11, 10, 12, 100, 90) == {8: 60.03, 9: 53.29}
    assert scores(9, 11, 10, 9, 11, 10, 12, 14, 8) == {}


def test_where_most_rows_are_equal_the_mean_deviation_is_the_unit() -> None:
    # median 5, mean deviation 10 / 10 = 1: 10 / 1.253314
    assert scores(5, 5, 5, 5, 5, 5, 5, 5, 5, 15) == {10: 7.98}
    assert scores(*[5] * 10) == {}


def test_of_few_rows_none_stands_out_and_unlike_figures_are_not_compared() -> None:
    assert scores(1, 1, 1, 1, 1, 1, 99) == {}
    others = [row(number, figure(1, period="2024")) for number in range(1, 9)]
    assert outliers([*others, row(9, figure(99))]) == {}
    assert outliers([*others, row(9, figure(99, kind="growth"))]) == {}


@pytest.fixture
def found() -> Summary:
    usual = [row(number, figure(10 + number % 3)) for number in range(1, 9)]
    problem = Problem(Place("waits.yaml", 12, 3), "no row has '<x>'", "a hint", "table")
    file = BuiltFile(name="s9 ü.pdf", size=10, sha256="0")
    rows = [
        row(10, state="failed", problems=(problem,)),
        row(9, figure(99), files=(file,), thumbnail=PICTURE),
        *usual,
    ]
    return summary("waits.yaml", "rows.csv", rows)


def test_the_line_counts_and_rows_are_in_order(found: Summary) -> None:
    assert found.line == "10 rows: 9 built, 0 unchanged, 1 failed; 1 row standing out"
    assert [result.number for result in found.results] == list(range(1, 11))
    assert said_of(found.outliers[9][0]) == (
        "Median wait (2025): 99 min; the median of 9 rows is 11 min, modified z-score +59.4"
    )


class Page(HTMLParser):
    """What a page has: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_stands_alone_and_can_be_heard(found: Summary) -> None:
    text = html_report(found).decode()
    page = Page(text)
    assert page.all("html") == [{"lang": "en"}]
    assert not page.all("script") + page.all("link")
    assert not re.search(r"(?:src|href)=\"(?!data:image/png|s9%20)", text)
    assert [each["scope"] for each in page.all("th")] == ["col"] * 8 + ["row"] * 10
    assert page.all("img") == [{"alt": "First page of s9", "src": "data:image/png;base64,iVBORw=="}]
    assert [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)] == [
        "h1",
        "h2",
        "h3",
        "h2",
        "h3",
        "h2",
    ]
    assert len(page.all("main")) == len(page.all("caption")) == 1


def test_the_page_says_state_problems_with_their_places_and_what_stands_out(found: Summary) -> None:
    page = Page(html_report(found).decode())
    assert found.line in page.text
    assert "waits.yaml:12:3: error: no row has '<x>' [table]\n    hint: a hint" in page.text
    assert "Row 9: s9 (rows.csv:10:1)" in page.text
    assert said_of(found.outliers[9][0]) in page.text
    assert "site: <Site & 3>" in page.text
    assert "modified z-score of Iglewicz and Hoaglin" in page.text
    assert page.all("a") == [{"href": "s9%20%C3%BC.pdf"}]


def test_the_workbook_has_rows_problems_figures_and_what_stands_out(found: Summary) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_report(found)))
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    assert list(sheets) == ["rows", "problems", "figures", "stands out"]
    assert sheets["rows"][0][:4] == ("row", "name", "state", "site")
    assert sheets["rows"][10][:4] == (10, "s10", "failed", "<Site & 10>")
    assert sheets["problems"][1][:6] == (10, "s10", "error", "waits.yaml", 12, 3)
    assert sheets["figures"][1] == (1, "s1", "wait", "Median wait", "value", "2025", 11, "11 min")
    assert sheets["stands out"][1][-4:] == ("99 min", 11, 59.36, 9)
    assert xlsx_report(found) == xlsx_report(found)


def test_texts_of_a_workbook_are_no_formulas() -> None:
    found = summary("b.yaml", "r.csv", [row(1, error="=1+1", state="failed")])
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_report(found)))["rows"].cell(2, 10)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
