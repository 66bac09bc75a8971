"""Where LibreOffice draws levels of native charts: measured in its picture, against the data beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy
import office
import pypdfium2
import pytest
from laid_kit import left_for_others

from briefgen.blocks.charts.parts import overlay
from briefgen.model.scene import Chart, Scene
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

pytestmark = [
    pytest.mark.slow,
    pytest.mark.seen,
    pytest.mark.skipif(office.SOFFICE is None, reason="LibreOffice is not installed"),
]

DOTS = 3
"""Pixels a point."""
NEAR_PT = 1.5
"""A stroke and the rounding of its application."""
STEPS = [(f"{2022 + at // 12}-{at % 12 + 1:02}", 20 if at < 24 else 50) for at in range(36)]
MONTHS = ", ".join(f"{month}: {value}" for month, value in STEPS)
HOLED = ", ".join(f"{month}: {value}" for month, value in STEPS if month != "2024-07")
BRIEF = f"""
meta: {{title: Levels, language: en}}
metrics:
  m: {{label: Claims, values: {{{MONTHS}}}}}
  h: {{label: Claims, values: {{{HOLED}}}}}
  y: {{label: Loans, values: {{2020: 12, 2021: 15, 2022: 9, 2023: 40}}}}
  n: {{label: Result, kind: amount, values: {{2020: 12, 2021: -15, 2022: 9, 2023: 40}}}}
  k: {{label: Permits, values: {{{MONTHS}}}}}
  w: {{label: Loans, values: {{2020: 12, 2021: 15, 2022: 40, 2023: 40}}}}
  z: {{label: Grants, values: {{2020: 12, 2021: 15, 2022: 9, 2023: 40}}}}
  r: {{label: Rate, unit: "%", kind: share, values: {{{MONTHS}}}}}
  q: {{label: Rate, unit: "%", kind: share, values: {{2020: 12, 2021: 15, 2022: 9, 2023: 40}}}}
  t: {{label: Target, kind: amount, values: {{2023: 25}}}}
deck:
  - {{title: line of months, blocks: [{{line: {{metrics: m, average: true}}}}]}}
  - {{title: line with a gap, blocks: [{{line: {{metrics: h, target: t}}}}]}}
  - {{title: columns of months, blocks: [{{column: {{metrics: m, average: true, target: t}}}}]}}
  - {{title: columns of years, blocks: [{{column: {{metrics: y, average: true, difference: ["2020"]}}}}]}}
  - {{title: columns of both signs, blocks: [{{column: {{metrics: n, target: t}}}}]}}
  - {{title: line of years, blocks: [{{line: {{metrics: y, average: true, target: t}}}}]}}
  - {{title: stacked months, blocks: [{{stacked: {{metrics: [m, k]}}}}]}}
  - {{title: stacked years, blocks: [{{stacked: {{metrics: [y, z], totals: true}}}}]}}
  - {{title: area of months, blocks: [{{area: [m, k]}}]}}
  - {{title: area of years, blocks: [{{area: w}}]}}
  - {{title: combination of months, blocks: [{{combo: {{metrics: m, lines: [r]}}}}]}}
  - {{title: combination of years, blocks: [{{combo: {{metrics: y, lines: [q]}}}}]}}
  - {{title: bars of years, blocks: [{{bar: {{metrics: y, average: true}}}}]}}
"""
SLIDES = [line.partition("title: ")[2].partition(",")[0] for line in BRIEF.splitlines() if "- {title" in line]


class Seen(NamedTuple):
    """A chart of the scene and LibreOffice's picture of it."""

    chart: Chart
    pixels: numpy.ndarray
    """Height, width, colour; the page at so many pixels a point."""

    def marked(self, colour: str, *, within: float = 40.0) -> numpy.ndarray:
        """Return where a colour is, inside of the plot area."""
        wanted = numpy.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=numpy.int16)
        left, top, width, height = self.chart.style.plot
        box, inside = self.chart.box, numpy.zeros(self.pixels.shape[:2], dtype=bool)
        x, y = box.x + left * box.width, box.y + top * box.height
        ends = [y - 3, y + height * box.height + 3, x, x + width * box.width]
        up, down, west, east = (round(end * DOTS) for end in ends)
        part = self.pixels[up:down, west:east].astype(numpy.int16)
        inside[up:down, west:east] = numpy.abs(part - wanted).max(axis=2) < within
        return inside

    def y(self, value: float) -> float:
        """Return where the scene has a value, in pixels from the top of the page."""
        return (self.chart.box.y + overlay.value_y(self.chart, value)) * DOTS


@left_for_others
def deck_of(brief: str) -> tuple[Scene, bytes]:
    """Return the scene of a brief of this module and LibreOffice's PDF of its deck."""
    with TemporaryDirectory() as name:
        (path := Path(name) / f"{brief}.yaml").write_text(BRIEF, encoding="utf-8")
        scene = lay_out(path).deck
        return scene, office.rendered({brief: paint(scene)}, Path(name))[brief]


@cache
def seen_on(slide: str) -> Seen:
    """Return the chart of a slide, and how LibreOffice shows it."""
    (scene, pdf), number = deck_of("levels"), SLIDES.index(slide)
    chart = next(item for item in scene.pages[number].items if isinstance(item, Chart))
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[number].render(scale=DOTS).to_pil().convert("RGB")
    return Seen(chart, numpy.asarray(picture))


def rows_of(mask: numpy.ndarray) -> numpy.ndarray:
    """Return how many pixels are marked in each row."""
    return mask.sum(axis=1)


def level_rows(seen: Seen) -> list[float]:
    """Return the rows of dashed lines: where the ink of one row reaches over most of the plot area."""
    ink = rows_of(seen.marked(seen.chart.style.ink))
    wide = seen.chart.style.plot[2] * seen.chart.box.width * DOTS
    found = [row for row in range(len(ink)) if ink[row] > wide * 0.3]
    groups: list[list[int]] = []
    for row in found:
        if groups and row - groups[-1][-1] <= 2:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [sum(group) / len(group) + 0.5 for group in groups]


def flat_row(seen: Seen, first: int, last: int) -> float:
    """Return the row in which a line runs level between two of its points."""
    mask = seen.marked(seen.chart.series[0].colours[-1])
    x1, x2 = (round((seen.chart.box.x + overlay.slot_x(seen.chart, at)) * DOTS) for at in (first, last))
    rows = rows_of(mask[:, x1:x2]).astype(float)
    return float((rows * (numpy.arange(len(rows)) + 0.5)).sum() / rows.sum())


def bar_end(seen: Seen, index: int, *, low: bool = False) -> float:
    """Return the row in which a column ends: its top, or its foot."""
    mask = seen.marked(seen.chart.series[0].colours[index])
    x = round((seen.chart.box.x + overlay.slot_x(seen.chart, index)) * DOTS)
    rows = numpy.flatnonzero(mask[:, x - 2 : x + 3].any(axis=1))
    return float(rows.max() + 1 if low else rows.min())


def between(value: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the row of a value, from the measured rows of two others: each a value and its row."""
    share = (value - one[0]) / (other[0] - one[0])
    return one[1] + share * (other[1] - one[1])


@pytest.mark.parametrize(("name", "levels"), [("line of months", (30.0,)), ("line with a gap", (25.0,))])
def test_a_level_over_a_line_lies_between_its_values(name: str, levels: tuple[float, ...]) -> None:
    seen = seen_on(name)
    low, high = (20.0, flat_row(seen, 2, 20)), (50.0, flat_row(seen, 31, 34))
    found = sorted(level_rows(seen))
    wanted = sorted(between(level, low, high) for level in levels)
    assert found == pytest.approx(wanted, abs=NEAR_PT * DOTS)


@pytest.mark.parametrize(
    ("name", "levels", "ends"),
    [
        ("columns of months", (30.0, 25.0), (50.0, 35)),
        ("columns of years", (19.0,), (40.0, 3)),
        ("columns of both signs", (25.0,), (40.0, 3)),
    ],
)
def test_a_level_among_columns_lies_between_their_ends(
    name: str, levels: tuple[float, ...], ends: tuple[float, int]
) -> None:
    seen = seen_on(name)
    value, index = ends
    low, high = (0.0, bar_end(seen, index, low=True)), (value, bar_end(seen, index))
    wanted = sorted(between(level, low, high) for level in levels)
    assert sorted(level_rows(seen)) == pytest.approx(wanted, abs=NEAR_PT * DOTS)


def test_a_level_over_a_line_of_years_lies_where_the_scene_has_it() -> None:
    seen = seen_on("line of years")
    assert sorted(level_rows(seen)) == pytest.approx([seen.y(25.0), seen.y(19.0)], abs=NEAR_PT * DOTS)


@pytest.mark.parametrize("name", [name for name in SLIDES if name.startswith("columns")])
def test_the_plot_area_is_where_the_scene_measured_it(name: str) -> None:
    seen = seen_on(name)
    values = seen.chart.series[0].values
    index = max(range(len(values)), key=lambda at: values[at] or 0.0)
    assert bar_end(seen, index) == pytest.approx(seen.y(values[index] or 0.0), abs=NEAR_PT * DOTS)
    assert bar_end(seen, index, low=True) == pytest.approx(seen.y(0.0), abs=NEAR_PT * DOTS)


@pytest.mark.parametrize(
    "name", [name for name in SLIDES if name.partition(" ")[0] in ("stacked", "area", "combination")]
)
def test_what_is_written_over_stacks_areas_and_combinations_finds_them_where_it_was_measured(
    name: str,
) -> None:
    seen = seen_on(name)
    base, last = seen.chart.series[0], len(seen.chart.categories) - 1
    mask = seen.marked(base.colours[-1], within=12)
    if seen.chart.word == "area":
        left, _, width, _ = seen.chart.style.plot
        x = round((seen.chart.box.x + (left + width) * seen.chart.box.width) * DOTS) - 6
    else:
        aside = seen.chart.style.bar_share * 0.4  # in the middle stands a label
        x = round((seen.chart.box.x + overlay.slot_x(seen.chart, last + aside)) * DOTS)
    rows = numpy.flatnonzero(mask[:, x - 2 : x + 3].all(axis=1))
    lowest = numpy.split(rows, numpy.flatnonzero(numpy.diff(rows) > 1) + 1)[-1]  # above it are edges
    ends = (float(lowest.min()), float(lowest.max() + 1))
    wanted = (seen.y(base.values[last] or 0.0), seen.y(0.0))
    assert ends == pytest.approx(wanted, abs=NEAR_PT * DOTS)


def test_an_upright_level_over_bars_lies_between_their_ends() -> None:
    seen = seen_on("bars of years")
    mask = seen.marked(seen.chart.series[0].colours[3])
    columns = numpy.flatnonzero(mask.sum(axis=0) > 20)
    ink = seen.marked(seen.chart.style.ink).sum(axis=0)
    level = float(numpy.argmax(ink)) + 0.5
    wanted = between(19.0, (0.0, float(columns.min())), (40.0, float(columns.max() + 1)))
    assert level == pytest.approx(wanted, abs=NEAR_PT * DOTS)


def test_a_missing_month_leaves_a_gap_in_the_picture() -> None:
    seen = seen_on("line with a gap")
    mask = seen.marked(seen.chart.series[0].colours[-1])
    x1, x2 = (round((seen.chart.box.x + overlay.slot_x(seen.chart, at)) * DOTS) for at in (29.4, 30.6))
    assert not mask[:, x1:x2].any()
    assert mask[:, round((seen.chart.box.x + overlay.slot_x(seen.chart, 28.5)) * DOTS)].any()
