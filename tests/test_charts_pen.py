"""The pen draws what matplotlib would draw; what it does not know, it leaves to matplotlib."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib
import pytest
from blocks_kit import example, setting
from charts_fixtures import TALENT, drawn
from fault_kit import environment
from test_charts_all import CASES, NAMES

from briefgen.base.geometry import Box
from briefgen.blocks.charts.drawing import draw, recorder
from briefgen.blocks.charts.drawing.pen.arc import arc, reach_of
from briefgen.blocks.charts.drawing.pen.axes import Axes
from briefgen.blocks.charts.drawing.pen.projection import BeyondPen
from briefgen.blocks.charts.drawing.recorder import by_matplotlib
from briefgen.brief.vocabulary import is_chart, words
from briefgen.model.scene import Chart, Shape, walk

CLOSE_PT = 0.01
CHARTS = [word for word in words() if is_chart(word)]
NEARLY_WHOLE = "doughnut-long-huge-tiny"
OLD_MATPLOTLIB = matplotlib.__version_info__[:2] < (3, 11)
"""Which begins a ring of nearly a whole turn at another place; it is the same ring."""
QINGDAO = Path(__file__).parents[1] / "data" / "qingdao-2025.yaml"
BUILD = """
import sys
from briefgen.cli.app import main
code = main(["build", *sys.argv[1:], "--quiet"])
print(*sys.modules)
sys.exit(code)
"""
LINE = {"color": "#112233", "linewidth": 1.0}
TEXT: dict[str, Any] = {
    "xytext": (0.0, 0.0), "textcoords": "offset points", "fontsize": 10.0, "color": "#112233",
    "fontweight": "normal", "ha": "left", "va": "top", "parse_math": False, "annotation_clip": False,
}  # fmt: skip
RING: dict[str, Any] = {
    "radius": 1.0, "startangle": 90, "counterclock": False, "colors": ("#112233", "#445566"),
    "normalize": True, "wedgeprops": {"width": 0.4, "linewidth": 1.0, "edgecolor": "#FFFFFF"},
}  # fmt: skip


def far(one: Any, other: Any) -> float:
    """Return by how much numbers in the same place differ; infinity where anything else does."""
    if is_dataclass(one) and type(one) is type(other):
        return max(far(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return max((far(*pair) for pair in zip(one, other, strict=True)), default=0.0)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other)
    return 0.0 if one == other else float("inf")


def without_outline(item: Any) -> Any:
    return replace(item, path=()) if isinstance(item, Shape) else item


def assert_alike(chart: Chart, *, outlines: bool = True) -> None:
    """Hold what the pen draws of a chart against what matplotlib draws; of shapes the place at least."""
    home = replace(chart, box=Box(0.0, 0.0, chart.box.width, chart.box.height), marks=(), overlay=())
    ours, theirs = draw.by_pen(home), by_matplotlib(home)
    assert ours
    if not outlines:
        ours, theirs = ([without_outline(each) for each in marks] for marks in (ours, theirs))
    assert [(type(one), one.name) for one in ours] == [(type(other), other.name) for other in theirs]
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if far(one, other) > CLOSE_PT]
    assert not apart, apart[0]


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_a_chart_is_drawn_as_matplotlib_draws_it(number):
    word, metrics, more = CASES[number]
    elsewhere = OLD_MATPLOTLIB and NAMES[number] == NEARLY_WHOLE
    assert_alike(drawn(word, *metrics, **more), outlines=not elsewhere)


@pytest.mark.parametrize("word", CHARTS)
@pytest.mark.parametrize(("kind", "width"), [("page", 260.0), ("deck", 880.0)])
def test_a_word_of_the_gallery_is_drawn_as_matplotlib_draws_it(word, kind, width):
    items = [
        item
        for block in example(word).blocks
        for item in walk(block.compose(setting(word, kind), width).items)
    ]
    charts = [item for item in items if isinstance(item, Chart)]
    assert charts
    for chart in charts:
        if chart.word != "choropleth":  # which lays out its own marks
            assert_alike(chart)


def axes(**limits: Any) -> Axes:
    made = Axes(Box(0.0, 0.0, 100.0, 50.0), (0.0, 0.0, 1.0, 1.0), "sans")
    made.set(**{"xlim": (0.0, 10.0), "ylim": (0.0, 5.0), **limits})
    return made


ASKED = {
    "another kind of drawing": lambda on: on.hexbin([1], [2]),
    "a keyword": lambda on: on.plot([1, 2], [1, 2], alpha=0.5, **LINE),
    "a keyword of bars": lambda on: on.bar([1], [2], color="#112233", linewidth=0, hatch="/"),
    "the next colour of a cycle": lambda on: on.bar([1, 2], [1, 2], color=("#112233",), linewidth=0),
    "a colour by its name": lambda on: on.plot([1, 2], [1, 2], color="red", linewidth=1.0),
    "a style by its name": lambda on: on.plot([1, 2], [1, 2], linestyle="--", **LINE),
    "another marker": lambda on: on.plot([1, 2], [1, 2], marker="^", **LINE),
    "a transformation": lambda on: on.plot([1, 2], [1, 2], transform=object(), **LINE),
    "a line that is cut": lambda on: on.plot([-1, 2], [1, 2], **LINE),
    "a bar that is cut": lambda on: on.bar([1], [6], color="#112233", linewidth=0),
    "a missing value": lambda on: on.plot([1, 2], [1, None], **LINE),
    "no number": lambda on: on.plot([1, 2], [1, float("nan")], **LINE),
    "bars from their right": lambda on: on.bar([1], [2], align="right", color="#112233", linewidth=0),
    "bars on a logarithmic scale": lambda on: (
        on.set_yscale("log"), on.set_ylim(1, 10), on.bar([1], [2], bottom=1, color="#112233", linewidth=0)
    ),
    "zero on a logarithmic scale": lambda on: (
        on.set_yscale("log"), on.set_ylim(1, 10), on.plot([1, 2], [0, 2], **LINE)
    ),
    "another scale": lambda on: on.set_yscale("symlog"),
    "limits that are one": lambda on: on.set_xlim(3, 3),
    "lines of text": lambda on: on.annotate("one\ntwo", (1, 1), **TEXT),
    "mathematics": lambda on: on.annotate("$x$", (1, 1), **{**TEXT, "parse_math": True}),
    "a text that is turned": lambda on: on.annotate("x", (1, 1), rotation=90, **TEXT),
    "a text in light letters": lambda on: on.annotate("x", (1, 1), **{**TEXT, "fontweight": "light"}),
    "a pie with a shadow": lambda on: on.pie([1, 2], shadow=True, **RING),
    "a pie that is not whole": lambda on: on.pie([0.1, 0.2], **{**RING, "normalize": False}),
    "a pie of nothing": lambda on: on.pie([0, 0], **RING),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_what_the_pen_does_not_draw_is_refused(asked):
    def marks() -> list[Any]:
        on = axes()
        asked(on)
        return list(on.marks())

    with pytest.raises(BeyondPen):
        marks()


def test_limits_that_nobody_set_are_matplotlibs_to_find():
    on = Axes(Box(0.0, 0.0, 100.0, 50.0), (0.0, 0.0, 1.0, 1.0), "sans")
    on.plot([1, 2], [1, 2], **LINE)
    with pytest.raises(BeyondPen):
        list(on.marks())


MORE = {
    "another kind of drawing": lambda on: on.stackplot([1, 2, 3], [1, 2, 1], colors=["#112233"]),
    "a keyword less": lambda on: on.fill([1, 2, 3], [1, 2, 1], color="#112233"),
    "a number for a list": lambda on: on.bar(1, 2, color="#112233", linewidth=0),
}


@pytest.mark.parametrize("asked", MORE.values(), ids=MORE)
def test_a_chart_that_asks_for_more_is_drawn_by_matplotlib(monkeypatch, asked):
    def plot(chart: Chart, on: Any) -> None:
        on.set(xlim=(0, 4), ylim=(0, 4))
        asked(on)

    chart = drawn("column", TALENT)
    for module in (draw, recorder):
        monkeypatch.setattr(module, "import_module", importing(plot))
    (area,) = draw.draw(chart)
    assert isinstance(area, Shape)
    assert area.fill == "#112233"


def test_a_mistake_in_a_chart_is_told_as_matplotlib_tells_it(monkeypatch):
    def plot(chart: Chart, on: Any) -> None:
        on.plot([1, 2], [1, 2], colour="#112233")

    chart = drawn("column", TALENT)
    for module in (draw, recorder):
        monkeypatch.setattr(module, "import_module", importing(plot))
    with pytest.raises(AttributeError, match="colour"):
        draw.draw(chart)


def importing(plot: Any) -> Any:
    """Return an ``import_module`` for which every chart is drawn like this."""
    return lambda name: SimpleNamespace(plot=plot) if ".charts." in name else import_module(name)


def test_what_lies_higher_is_drawn_later_whatever_was_asked_first():
    on = axes()
    on.plot([1, 2], [1, 2], gid="line", zorder=3, **LINE)
    on.annotate("text", (1, 1), **TEXT)
    (bar,) = on.bar([1], [2], color="#112233", linewidth=0)
    bar.set_gid("bar")
    assert [mark.name for mark in on.marks()] == ["bar", "line", "text"]


def test_a_ring_in_axes_that_are_wider_than_high_is_round():
    on = axes(xlim=(-1, 1), ylim=(-1, 1))
    on.pie([1], **{**RING, "colors": ("#112233",)})
    (ring,) = on.marks()
    assert (ring.box.x, ring.box.width, ring.box.height) == pytest.approx((25.0, 50.0, 50.0))


def test_an_arc_keeps_to_its_circle_and_reaches_as_far_as_it():
    points = arc(10.0, 350.0)
    curves = [points[index : index + 4] for index in range(0, len(points) - 1, 3)]
    reached = [point for curve in curves for point in reach_of(curve)]
    assert all((x * x + y * y) ** 0.5 == pytest.approx(1.0, abs=2e-6) for x, y in reached)
    assert min(x for x, _ in reached) == pytest.approx(-1.0, abs=1e-6)
    assert max(y for _, y in reached) == pytest.approx(1.0, abs=1e-6)


def test_a_build_whose_charts_are_all_new_imports_neither_matplotlib_nor_numpy(tmp_path):
    words = [sys.executable, "-c", BUILD, str(QINGDAO), "--out", str(tmp_path / "out")]
    around = environment(BRIEFGEN_CACHE=str(tmp_path / "cache"))
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=around)
    imported = set(done.stdout.split())
    assert "briefgen.blocks.charts.drawing.pen.axes" in imported
    assert not {"matplotlib", "numpy"} & imported
