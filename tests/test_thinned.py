"""More values than a chart shows, more rows than slides do: what is left out is said, no figure changes."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from bench.growth import exponents, slope, write_metrics, write_points, write_rows
from briefgen.base.diagnostics import BriefError
from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.lay_out import lay_out

DAYS = 2_000


def laid_out(brief: Path, *, with_instead: tuple[str, str] = ("", "")):
    brief.write_text(brief.read_text(encoding="utf-8").replace(*with_instead), encoding="utf-8")
    return lay_out(brief, parts=frozenset({"deck"}))


def items_of(publication):
    return [item for page in publication.deck.pages for item in walk(page.items)]


def chart_of(publication) -> Chart:
    (chart,) = [
        item for page in publication.deck.pages for item in walk(page.items) if isinstance(item, Chart)
    ]
    return chart


def drawn(chart: Chart) -> list[float]:
    return [value for value in chart.series[0].values if value is not None]


def texts(publication) -> list[str]:
    return [
        item.text for page in publication.deck.pages for item in walk(page.items) if isinstance(item, Text)
    ]


def values_of(folder: Path) -> list[float]:
    rows = (folder / "days.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [float(row.split(",")[1]) for row in rows]


@pytest.fixture(scope="module")
def long_line(tmp_path_factory):
    folder = tmp_path_factory.mktemp("line")
    return folder, laid_out(write_points(folder, DAYS))


def test_a_line_of_many_days_keeps_its_extremes_its_ends_and_true_distances(long_line):
    folder, publication = long_line
    chart, values = chart_of(publication), values_of(folder)
    assert len(chart.categories) <= 800
    kept = drawn(chart)
    assert (max(kept), min(kept), kept[0], kept[-1]) == (max(values), min(values), values[0], values[-1])
    assert chart.time is not None
    steps = [later - earlier for earlier, later in zip(chart.time.dates, chart.time.dates[2:], strict=False)]
    assert max(steps) - min(steps) <= 2 * (DAYS // 400)  # each pair of points stands in its part of the time


def test_each_drawn_value_is_that_of_its_day(long_line):
    folder, publication = long_line
    chart, values = chart_of(publication), values_of(folder)
    first = datetime.date(1899, 12, 30)
    at = {datetime.date(1998, 1, 1) + datetime.timedelta(day): value for day, value in enumerate(values)}
    assert chart.time is not None
    for day, value in zip(chart.time.dates, chart.series[0].values, strict=True):
        assert value is None or at[first + datetime.timedelta(day)] == value


def test_the_slide_the_alternative_text_the_workbook_and_the_notes_say_what_is_left_out(long_line):
    folder, publication = long_line
    said = "800 of 2,000 values are drawn, the highest, the lowest and the last among them"
    assert said in texts(publication)
    assert chart_of(publication).alt.endswith(said)
    assert len(chart_of(publication).alt) < 500
    assert publication.notes == (f"Visits: {said}; the chart says so",)
    made = make(folder / "brief.yaml", Options(out=folder, formats=("pptx",), verify=True))
    deck = zipfile.ZipFile(io.BytesIO(made.files["brief.pptx"]))
    (book,) = [name for name in deck.namelist() if name.endswith(".xlsx")]
    sheet = zipfile.ZipFile(io.BytesIO(deck.read(book))).read("xl/worksheets/sheet1.xml").decode()
    assert said in sheet


def test_thinning_changes_no_printed_figure(long_line, tmp_path):
    _, publication = long_line
    brief = write_points(tmp_path, DAYS)
    averaged = laid_out(brief, with_instead=("{line: visits}", "{line: {metrics: visits, average: true}}"))
    values = values_of(tmp_path)
    (level,) = chart_of(averaged).levels
    assert level.value == pytest.approx(sum(values) / len(values))
    assert not level.mean  # the workbook has some of the values: it must not compute the mean of these
    assert chart_of(publication).alt.split("; 800 of")[0] in chart_of(averaged).alt


def test_a_line_of_as_many_days_as_fit_has_all_of_them_and_says_nothing(tmp_path):
    publication = laid_out(write_points(tmp_path, 800))
    assert len(drawn(chart_of(publication))) == 800
    assert chart_of(publication).thinning is None
    assert publication.notes == ()


def test_an_area_is_thinned_too(tmp_path):
    publication = laid_out(write_points(tmp_path, 900), with_instead=("{line: visits}", "{area: visits}"))
    assert chart_of(publication).thinning.of == 900


def test_a_table_of_more_rows_than_slides_says_on_each_how_many_it_shows(tmp_path):
    publication = laid_out(write_rows(tmp_path, 700))
    shown = [
        len(item.rows) - item.header_rows for item in items_of(publication) if isinstance(item, TableItem)
    ]
    assert len(shown) == 60
    said = f"The first {sum(shown)} of 700 rows"
    assert texts(publication).count(said) == 60
    (warning,) = publication.problems
    assert f"{sum(shown)} of 700 rows are shown" in warning.message


def test_a_table_that_goes_on_over_slides_to_its_end_says_nothing(tmp_path):
    publication = laid_out(write_rows(tmp_path, 100))
    assert publication.problems == ()
    assert not any("The first" in text for text in texts(publication))


def test_a_thousand_metrics_are_a_brief_and_one_more_is_refused(tmp_path):
    write_metrics(tmp_path, 1000)
    publication = lay_out(tmp_path / "brief.yaml", parts=frozenset({"deck"}))
    assert len(publication.edition.ledger.metrics) == 1000
    with pytest.raises(BriefError, match="1,001 entries; the limit is 1,000"):
        lay_out(write_metrics(tmp_path, 1001))


def test_the_exponent_of_growth_is_the_slope_of_what_exceeds_a_minimal_build():
    straight = [(2, 1.0), (10, 1.5), (100, 6.0), (1000, 51.0)]
    every, net, last = exponents(straight)
    assert net == pytest.approx(1.0)
    assert last == pytest.approx(1.0)
    assert every < 1.0
    assert slope([(1, 1.0), (10, 100.0)]) == pytest.approx(2.0)
    assert exponents([(2, 1.0), (10, 1.01), (100, 1.2)])[1:] == (None, None)
