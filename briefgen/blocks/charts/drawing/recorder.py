"""Charts drawn by matplotlib: a renderer that records shapes and texts instead of painting pixels."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefgen.base.colour import hex_of
from briefgen.base.copier import replace
from briefgen.base.geometry import PT_PER_INCH, Box
from briefgen.blocks.charts.drawing.marks import ASCENT_EM, DESCENT_EM, DIGITS, plainest, written
from briefgen.model.scene import Chart, Item, PathCommand, Run, Shape, Stroke, Style
from briefgen.runtime.cache import cache_folder, write
from briefgen.runtime.guest import guest
from briefgen.runtime.one_at_a_time import MATPLOTLIB
from briefgen.runtime.resources import require_memory
from briefgen.text import text_width

ROOM_MIB = 128
"""Address space that matplotlib and numpy take: 119 MiB as measured."""
CIRCLE_POINTS = 26
"""Vertices of matplotlib's unit circle."""
BOLD = 700
FONT_LIST = (
    '{"_version": %s, "_FontManager__default_weight": "normal", "default_size": null,'
    ' "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},'
    ' "afmlist": [], "ttflist": [], "__class__": "FontManager"}'
)


def by_matplotlib(chart: Chart) -> tuple[Item, ...]:
    """Return what matplotlib draws of a chart, in absolute page points."""
    with MATPLOTLIB:
        return _drawn(chart, _matplotlib())


def _drawn(chart: Chart, matplotlib: Any) -> tuple[Item, ...]:
    from matplotlib.figure import Figure

    box = chart.box
    with _default_parameters(matplotlib):
        figure = Figure(figsize=(box.width / PT_PER_INCH, box.height / PT_PER_INCH), dpi=PT_PER_INCH)
        left, top, width, height = chart.style.plot
        axes = figure.add_axes((left, 1.0 - top - height, width, height))
        axes.set_axis_off()
        import_module(f"briefgen.blocks.charts.{chart.word}").plot(chart, axes)
        recorder = _recorder_class()(box, chart.style.family)
        figure.patch.set_visible(False)
        figure.draw(recorder)
    return tuple(recorder.items)


def _default_parameters(matplotlib: Any) -> AbstractContextManager[Any]:
    """Set the default parameters, whatever a matplotlibrc on this machine says: same brief, same marks.

    A process whose parameters are the default ones is left as it is.
    """
    present, default = (dict(dict.items(each)) for each in (matplotlib.rcParams, matplotlib.rcParamsDefault))
    for parameters in (present, default):
        parameters.pop("backend", None)  # a figure of ours is painted by none
    return nullcontext() if present == default else matplotlib.rc_context(matplotlib.rcParamsDefault)


@cache
def _matplotlib() -> Any:
    """Import matplotlib; a guest in a process does as its host would, with their fonts and their folder."""
    logger, silence = logging.getLogger("matplotlib"), logging.NullHandler()
    # What it says of a cache that it cannot keep is of no use to whoever builds a brief.
    logger.addHandler(silence)
    if guest() is None:
        return _without_fonts()
    try:
        import_module("matplotlib.figure")
        return import_module("matplotlib")
    finally:
        logger.removeHandler(silence)


def _without_fonts() -> Any:
    """Import matplotlib without its scan of all fonts of the machine (a second): we measure ourselves.

    Its font list is read from a file of its configuration folder if one is there; ours is empty. Without it
    matplotlib starts a program, fc-list, and reads every font that there is.
    """
    asked = os.environ.get("MPLCONFIGDIR")
    try:
        with ExitStack() as passing:
            folder = cache_folder("matplotlib") or Path(passing.enter_context(TemporaryDirectory()))
            os.environ["MPLCONFIGDIR"] = str(folder)
            _seed_font_list(folder)
            require_memory(ROOM_MIB)
            module = import_module("matplotlib")
            import_module("matplotlib.figure")
    finally:
        if asked is None:
            os.environ.pop("MPLCONFIGDIR", None)
        else:
            os.environ["MPLCONFIGDIR"] = asked
    return module


def _seed_font_list(folder: Path) -> None:
    """Leave an empty font list for the matplotlib at hand; where that fails it makes its own."""
    package = find_spec("matplotlib")
    if package is None or not package.origin:
        return
    try:
        source = Path(package.origin).with_name("font_manager.py").read_text(encoding="utf-8")
        version = re.search(r"__version__ = ('?)([\w.]+)\1", source)  # a number before matplotlib 3.11
        if version:
            seeded = folder / f"fontlist-v{version[2]}.json"
            wanted = (FONT_LIST % (f'"{version[2]}"' if version[1] else version[2])).encode()
            if not seeded.is_file() or seeded.read_bytes() != wanted:
                write(seeded, wanted)
    except OSError:
        return


@cache
def _recorder_class() -> Any:
    """Return the recording renderer's class; it can be defined only once matplotlib is there."""
    from matplotlib.backend_bases import RendererBase

    class MarkRenderer(_Marks, RendererBase):  # type: ignore[misc]
        def __init__(self, box: Box, family: str) -> None:
            RendererBase.__init__(self)
            _Marks.__init__(self, box, family)

    return MarkRenderer


class _Marks:
    """What matplotlib asks of a renderer, answered with items instead of pixels."""

    def __init__(self, box: Box, family: str) -> None:
        self.box = box
        self.family = family
        self.items: list[Item] = []
        self._names: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the figure's size in points."""
        return self.box.width, self.box.height

    def points_to_pixels(self, points: float) -> float:
        """Return points: the figure has 72 of them an inch."""
        return points

    def flipy(self) -> bool:
        """Say that text comes with y downwards."""
        return True

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Remember the name that the next marks were given."""
        self._names.append(gid or "")

    def close_group(self, s: str) -> None:
        """Forget that name."""
        self._names.pop()

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Measure a text with our own fonts."""
        style = self._style(prop, "#000000")
        return text_width((Run(text=s, style=style),)), style.size, style.size * DESCENT_EM

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        # matplotlib 3.11 looks for a font file unless the renderer answers this.
        size = float(prop.get_size_in_points())
        return size * ASCENT_EM, size * DESCENT_EM, 0.0

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Record a text whose baseline begins at x, y."""
        if not s.strip():
            return
        run = Run(text=s, style=self._style(prop, _hex(gc.get_rgb())))
        at = (self.box.x + float(x), self.box.y + float(y))
        self.items.append(written(run, self._name(), at, angle))

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        """Record an outline with its fill and stroke."""
        fill = _hex(rgbFace) if rgbFace is not None and _alpha(rgbFace) else None
        stroke = self._stroke(gc)
        if fill is None and stroke is None:
            return
        circle = len(path.vertices) == CIRCLE_POINTS and path.codes is not None
        outline = _clipped(gc, transform.transform_path(path), filled=fill is not None)
        commands = tuple(self._commands(outline))
        if not any(word in "LC" for word, _ in commands):
            return
        # A curve's control points may lie outside the curve: the box is the outline's own.
        extent = outline.get_extents()
        box = Box(
            self.box.x + float(extent.x0),
            self.box.bottom - float(extent.y1),
            float(extent.width),
            float(extent.height),
        )
        name = self._name()
        # A marker's transparency is its colour's, everything else says its own.
        alpha = gc.get_alpha() or (_alpha(rgbFace) if fill else 1.0)
        shape = Shape(box=box, name=name, fill=fill, stroke=stroke, opacity=float(alpha))
        if circle and "".join(word for word, _ in commands).startswith("MCCCCCCCC"):
            self.items.append(replace(shape, geometry="ellipse"))
        else:
            self.items.append(plainest(shape, commands))

    def draw_image(self, *_: Any, **__: Any) -> None:
        """Refuse: no chart is a picture."""
        raise TypeError("charts cannot draw images: draw shapes")

    def _commands(self, outline: Any) -> Iterator[PathCommand]:
        """Yield matplotlib's segments as absolute page points, quadratic curves raised to cubic ones."""
        pen = (0.0, 0.0)
        for vertices, code in outline.iter_segments(simplify=False, curves=True):
            flat = [float(number) for number in vertices]
            points = [
                (self.box.x + a, self.box.bottom - b) for a, b in zip(flat[::2], flat[1::2], strict=True)
            ]
            if code == 79:
                yield ("Z", ())
                continue
            if code == 3:
                points = [_between(pen, points[0]), _between(points[1], points[0]), points[1]]
            word: Any = {1: "M", 2: "L", 3: "C", 4: "C"}[int(code)]
            yield (word, tuple(round(number, DIGITS) for point in points for number in point))
            pen = points[-1]

    def _stroke(self, gc: Any) -> Stroke | None:
        width = float(gc.get_linewidth())
        if not width or not _alpha(gc.get_rgb()):
            return None
        _, dashes = gc.get_dashes()
        return Stroke(colour=_hex(gc.get_rgb()), width=width, dash=tuple(float(d) for d in dashes or ()))

    def _style(self, prop: Any, colour: str) -> Style:
        bold = prop.get_weight() in ("bold", BOLD)
        return Style(
            size=float(prop.get_size_in_points()),
            colour=colour,
            weight=700 if bold else 400,
            family=self.family,
        )

    def _name(self) -> str:
        return next((name for name in reversed(self._names) if name), "")


def _hex(colour: Any) -> str:
    return hex_of(float(part) for part in colour[:3])


def _alpha(colour: Any) -> float:
    return float(colour[3]) if len(colour) > 3 else 1.0


def _between(start: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """Return a cubic control point: two thirds of the way to the quadratic curve's one."""
    return start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3


def _clipped(gc: Any, outline: Any, *, filled: bool) -> Any:
    """Cut an outline at the artist's clip rectangle, if it has one and the outline crosses it."""
    clip = gc.get_clip_rectangle()
    if clip is None:
        return outline
    extent = outline.get_extents()
    inside = clip.x0 <= extent.x0 and extent.x1 <= clip.x1 and clip.y0 <= extent.y0 and extent.y1 <= clip.y1
    if inside:
        return outline
    if filled:
        return outline.clip_to_bbox(clip)
    # matplotlib leaves a line one pixel beyond the clip, so that its cut end is not seen.
    return outline.cleaned(clip=(clip.x0 + 1, clip.y0 + 1, clip.x1 - 1, clip.y1 - 1))
