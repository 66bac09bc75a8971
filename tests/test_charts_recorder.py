"""What matplotlib draws is written down as the plainest item that looks the same."""

from __future__ import annotations

import logging
import subprocess
import sys
from contextlib import nullcontext

import pytest
from fault_kit import environment

from briefgen.base.geometry import Box
from briefgen.blocks.charts.drawing import recorder
from briefgen.model.scene import Shape, Text
from briefgen.runtime.guest import Guest, as_guest

PAGE_BOX = Box(50.0, 100.0, 200.0, 80.0)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))


def recorded(paint):
    """Return what is recorded of axes that fill the box, one unit a point."""
    recorder._matplotlib()
    from matplotlib.figure import Figure

    figure = Figure(figsize=(PAGE_BOX.width / 72, PAGE_BOX.height / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    paint(axes)
    axes.set_xlim(0, 200)
    axes.set_ylim(0, 80)
    renderer = recorder._recorder_class()(PAGE_BOX, "sans")
    figure.draw(renderer)
    return renderer.items


def near(box, *numbers):
    assert (box.x, box.y, box.width, box.height) == pytest.approx(numbers, abs=0.01)


def test_a_bar_is_a_rectangle_in_page_points():
    (bar,) = recorded(lambda axes: axes.bar([100], [40], width=20, color="#112233"))
    assert (bar.geometry, bar.fill, bar.stroke) == ("rectangle", "#112233", None)
    near(bar.box, 140, 140, 20, 40)


def test_a_bar_is_a_rectangle_however_its_corners_round():
    starts = [index + index / 7919 for index in range(180)]
    bars = recorded(lambda axes: axes.bar(starts, [40.03046] * 180, width=0.5, align="edge", color="#112233"))
    assert {bar.geometry for bar in bars} == {"rectangle"}


def test_a_round_marker_is_an_ellipse():
    (dot,) = recorded(lambda axes: axes.plot([10], [70], marker="o", markersize=6, markeredgewidth=0))
    assert dot.geometry == "ellipse"
    near(dot.box, 57, 107, 6, 6)


def test_a_straight_line_is_a_line_that_knows_its_direction():
    up, down = recorded(lambda axes: (axes.plot([0, 10], [0, 10]), axes.plot([0, 10], [10, 0])))
    assert (up.geometry, up.flipped, down.flipped) == ("line", True, False)


def test_a_bent_line_is_a_path_without_a_fill():
    (line,) = recorded(lambda axes: axes.plot([0, 10, 20], [0, 10, 0], color="#445566", linewidth=2))
    assert [word for word, _ in line.path] == ["M", "L", "L"]
    assert (line.fill, line.stroke.colour, line.stroke.width) == (None, "#445566", 2.0)


def test_a_dashed_line_keeps_its_dashes():
    (line,) = recorded(lambda axes: axes.plot([0, 10], [5, 5], linewidth=1, linestyle=(0, (4, 2))))
    assert line.stroke.dash == (4.0, 2.0)


def test_a_wedge_keeps_its_curves():
    items = recorded(lambda axes: axes.pie([1, 2], center=(100, 40), radius=30))
    wedges = [item for item in items if isinstance(item, Shape)]
    assert all({"M", "C", "Z"} <= {word for word, _ in wedge.path} for wedge in wedges)


def test_a_line_that_leaves_the_axes_is_cut_at_their_edge():
    (line,) = recorded(lambda axes: axes.plot([-100, 300], [40, 40]))
    assert PAGE_BOX.contains(line.box)


def test_a_fill_that_leaves_the_axes_is_cut_at_their_edge():
    (area,) = recorded(lambda axes: axes.fill([-50, 250, 100], [10, 10, 300], linewidth=0))
    assert PAGE_BOX.contains(area.box)


def test_text_is_live_and_measured_with_our_own_fonts():
    (text,) = recorded(
        lambda axes: axes.text(
            100, 40, "目前9776家", fontsize=10, ha="center", parse_math=False, clip_on=False
        )
    )
    assert isinstance(text, Text)
    assert text.text == "目前9776家"
    assert text.box.x + text.box.width / 2 == pytest.approx(150)
    assert not text.wrap


def test_dollars_are_no_mathematics():
    (text,) = recorded(lambda axes: axes.text(10, 40, "$5 and $6", parse_math=False))
    assert text.text == "$5 and $6"


def test_turned_text_keeps_its_centre():
    def paint(axes):
        for angle in (0, 90):
            axes.text(100, 40, "转过来", rotation=angle, ha="center", va="center", fontsize=10, clip_on=False)

    flat, turned = recorded(paint)
    assert turned.rotation == 270.0
    assert turned.box.x + turned.box.width / 2 == pytest.approx(flat.box.x + flat.box.width / 2, abs=0.01)
    assert turned.box.y + turned.box.height / 2 == pytest.approx(flat.box.y + flat.box.height / 2, abs=0.01)


def test_a_picture_is_refused():
    with pytest.raises(TypeError, match="images"):
        recorded(lambda axes: axes.imshow([[0, 1], [1, 0]]))


def test_the_fonts_of_the_machine_are_not_listed():
    code = (
        "from briefgen.blocks.charts.drawing.recorder import _matplotlib; _matplotlib()\n"
        "from matplotlib import font_manager; print(font_manager.fontManager.ttflist)"
    )
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment())
    assert done.stdout == "[]\n"


def test_a_guest_in_a_process_leaves_its_matplotlib_the_fonts_and_the_warnings(monkeypatch):
    monkeypatch.setattr(recorder, "_without_fonts", lambda: pytest.fail("its font list was emptied"))
    recorder._matplotlib.cache_clear()
    handlers = list(logging.getLogger("matplotlib").handlers)
    with as_guest(Guest()):
        assert recorder._matplotlib().__name__ == "matplotlib"
    assert logging.getLogger("matplotlib").handlers == handlers
    recorder._matplotlib.cache_clear()


def test_charts_are_drawn_with_the_default_parameters_and_those_of_the_process_stay():
    matplotlib = recorder._matplotlib()
    usual = matplotlib.rcParamsDefault["lines.linewidth"]
    with matplotlib.rc_context({"lines.linewidth": 9.0}):
        with recorder._default_parameters(matplotlib):
            assert matplotlib.rcParams["lines.linewidth"] == usual
        assert matplotlib.rcParams["lines.linewidth"] == 9.0
    with matplotlib.rc_context(matplotlib.rcParamsDefault):
        assert isinstance(recorder._default_parameters(matplotlib), nullcontext)
