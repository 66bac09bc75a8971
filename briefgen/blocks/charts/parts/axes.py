"""Measuring, wrapping, fitting and writing texts on a chart's axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.number_reading import NUMBER as PRINTED
from briefgen.base.summed import summed
from briefgen.facts.currency import MARK
from briefgen.model.scene import Chart, Paragraph, Run, Series, Style
from briefgen.text import set_text, text_width
from briefgen.text.shorten import ELLIPSIS, shortened

LEADING = 1.25
"""Line height of labels and categories against their size."""
LABEL_GAP_EM = 0.3
"""Between a mark and its label."""
UNIT_SHARE = 0.5
"""Size of the words of a big figure against its number."""
OTHER_DIGITS = 1.03
"""How much wider than ours the bold digits of another application's font may be."""
CAP_HALF_EM = 0.37
"""Half the height of a digit: what a number is centred by."""
WORD_GAP_EM = 0.22
"""What a space takes that ends a word beside a figure; by itself it is not set."""
MARKERS = {"circle": "o", "square": "s", "diamond": "D"}
"""What matplotlib calls the marks at a line's points."""
NUMBER = compile_late(rf"[+−-]?{PRINTED}")
SIGN = compile_late(rf"[+−-]?{MARK}$")
"""A currency's sign right before a number is as large as that; a code stands a space away."""


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in points."""
    return text_width((Run(text=text, style=_style(size, bold=bold)),)) if text else 0.0


def wrapped(text: str, size: float, width: float, most: int = 2) -> tuple[str, ...]:
    """Break a text into at most so many lines of a width; the rest is cut with an ellipsis."""
    if width_of(text, size) <= width:
        return (text,)
    lines = broken(text, size, width)
    if len(lines) > most:
        rest = lines[most - 1 :]
        lines = (*lines[: most - 1], (" " if rest[0][-1:].isascii() else "").join(rest))
    return tuple(shortened(line, lambda each: width_of(each, size) <= width + 0.01) for line in lines)


def broken(text: str, size: float, width: float) -> tuple[str, ...]:
    """Break a text into as many lines of a width as it takes, by the rules of its script."""
    style = _style(size, bold=False)
    paragraph = Paragraph(runs=(Run(text=text, style=style),), leading=size * LEADING)
    set_lines = set_text((paragraph,), width=max(width, size), role="label").lines
    return tuple(line.text.strip() for line in set_lines)


def cut_anywhere(texts: Sequence[str], size: float, width: float, most: int) -> bool:
    """Say whether one of the texts has to lose characters to fit."""
    return any(is_cut(text, wrapped(text, size, width, most)) for text in texts)


def is_cut(text: str, lines: Sequence[str]) -> bool:
    """Say whether the lines of a text have an ellipsis that the text has not."""
    return sum(line.count(ELLIPSIS) for line in lines) > text.count(ELLIPSIS)


def breaks_a_word(text: str, lines: Sequence[str]) -> bool:
    """Say whether a line ends within a word of Latin letters or a number."""
    words = set(text.split())
    return any(
        one[-1:].isascii() and one[-1:].isalnum() and other[:1].isascii() and other[:1].isalnum()
        and one.split()[-1] not in words
        for one, other in pairwise(lines)
    )  # fmt: skip


def _style(size: float, *, bold: bool) -> Style:
    return Style(size=size, colour="#000000", weight=700 if bold else 400)


def largest(size: float, minimum: float, fits: Callable[[float], bool]) -> float:
    """Return the first size that fits, going down by half points; the minimum where none does."""
    while size > minimum and not fits(size):
        size = max(minimum, size - 0.5)
    return size


def labels_shrunk(chart: Chart, minimum: float, fits: Callable[[Chart], bool]) -> Chart:
    """Return the chart with its labels in the first size, going down by half points, at which it fits."""

    def sized(size: float) -> Chart:
        return replace(chart, style=replace(chart.style, label_size=size))

    return sized(largest(chart.style.label_size, minimum, lambda size: fits(sized(size))))


def sizes(size: float, minimum: float, step: float) -> Iterator[float]:
    """Yield smaller sizes, a step at a time, the minimum as the last."""
    while size > minimum:
        size = max(minimum, size - step)
        yield size


def shrunk(texts: Sequence[str], size: float, minimum: float, width: float, *, bold: bool = False) -> float:
    """Return the size at which every text fits the width on one line, not below the minimum."""
    widest = max((width_of(text, size, bold=bold) for text in texts), default=0.0)
    return size if widest <= width else max(minimum, round(size * width / widest - 0.005, 2))


def plot_size(chart: Chart) -> tuple[float, float]:
    """Return width and height of the plot area in points."""
    _, _, width, height = chart.style.plot
    return chart.box.width * width, chart.box.height * height


def all_values(chart: Chart) -> list[float]:
    """Return the values of all its series with the ends of error bars, those missing left out."""
    values = [value for series in chart.series for value in series.values if value is not None]
    return values + [end for series in chart.series for span in series.spans if span for end in span]


def application_room(chart: Chart, size: float) -> float:
    """Return how much deeper a line of text is where an application sets it, in points."""
    return size * chart.style.native_em if chart.native else 0.0


def lowered(low: float, high: float, share: float) -> float:
    """Return how low an axis begins so that below its lowest value this share of its height is left."""
    share = min(share, 0.4)
    return (low - share * high) / (1.0 - share)


def write_text(
    axes: Any,
    text: str,
    at: tuple[float, float],
    *,
    size: float,
    colour: str,
    offset: tuple[float, float] = (0.0, 0.0),
    bold: bool = False,
    ha: str = "center",
    va: str = "center",
) -> None:
    """Write a text at a point in data coordinates, moved by an offset in points (y upwards)."""
    if text:
        axes.annotate(
            text, at, xytext=offset, textcoords="offset points", fontsize=size, color=colour,
            fontweight="bold" if bold else "normal", ha=ha, va=va, parse_math=False,
            annotation_clip=False,
        )  # fmt: skip


def write_label(
    chart: Chart, axes: Any, series: Series, index: int, at: tuple[float, float], *,
    offset: tuple[float, float] = (0.0, 0.0), ha: str = "center", va: str = "center",
) -> None:  # fmt: skip
    """Write the label of a point of a series in its colour and weight."""
    colour = series.label_colours[index] if series.label_colours else chart.style.ink
    bold, size = any(series.bold[index : index + 1]), chart.style.label_size
    write_text(
        axes, series.labels[index], at, size=size, colour=colour, offset=offset, bold=bold, ha=ha, va=va
    )


def write_lines(
    axes: Any,
    lines: Sequence[str],
    at: tuple[float, float],
    *,
    size: float,
    colour: str,
    offset: tuple[float, float] = (0.0, 0.0),
    ha: str = "center",
    va: str = "top",
) -> None:
    """Write lines one below the other: hanging from the point, or centred on it."""
    step = size * LEADING
    first = (len(lines) - 1) * step / 2 if va == "center" else -(step - size) / 2
    for index, line in enumerate(lines):
        moved = (offset[0], offset[1] + first - index * step)
        write_text(axes, line, at, size=size, colour=colour, offset=moved, ha=ha, va=va)


def hairline(axes: Any, xs: Sequence[float], ys: Sequence[float], colour: str, width: float = 0.75) -> None:
    """Draw a hairline that is decoration: a baseline, a hanging line."""
    axes.plot(
        xs, ys, color=colour, linewidth=width, clip_on=False, solid_capstyle="butt", gid="rule", zorder=1.5
    )


def in_points(axes: Any, width: float, height: float) -> None:
    """Make the axes count points, y downwards."""
    axes.set(xlim=(0, width), ylim=(height, 0))


def set_row_axes(chart: Chart, axes: Any, low: float, high: float, rows: int = 0) -> None:
    """Make the axes count rows downwards, the first category at 0, and values from left to right."""
    axes.set(xlim=(low, high), ylim=((rows or len(chart.categories)) - 0.5, -0.5))


def dot(axes: Any, at: tuple[float, float], size: float, colour: str, name: str, **more: Any) -> None:
    """Draw a point in data coordinates: a disc, or another ``marker`` of matplotlib."""
    look = {"marker": "o", "markeredgewidth": 0, "color": colour, "clip_on": False, "gid": name} | more
    axes.plot((at[0],), (at[1],), markersize=size, **look)


def name_bars(bars: Any, names: Sequence[str]) -> None:
    """Name bars after what they show, and let none be clipped."""
    for bar, name in zip(bars, names, strict=True):
        bar.set_gid(name)
        bar.set_clip_on(False)


def hollow_out(bars: Any, series: Series, paper: str) -> None:
    """Draw the outlines of forecasts only, dashed."""
    for bar, hollow in zip(bars, series.hollow, strict=False):
        if hollow:
            bar.set_edgecolor(bar.get_facecolor())
            bar.set_facecolor(paper)
            bar.set_linewidth(1.0)
            bar.set_linestyle((0, (3.0, 2.0)))


def kept_inside(centre: float, width: float, limit: float) -> float:
    """Return how far a text centred at a point must move to lie between 0 and the limit."""
    half = width / 2
    if width >= limit:
        return limit / 2 - centre
    return max(0.0, half - centre) - max(0.0, centre + half - limit)


def spread(
    centres: Sequence[float], step: float | Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return centres moved apart to at least a step, in their order, between low and high if they go in.

    ``step`` may be what each takes: two of them are apart by half of what both take.
    """
    taken = [step] * len(centres) if isinstance(step, float) else step
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    placed = list(centres)

    def apart(one: int, other: int) -> float:
        return (taken[one] + taken[other]) / 2

    for before, index in pairwise(order):
        placed[index] = max(placed[index], placed[before] + apart(before, index))
    if order and placed[order[-1]] > high:
        placed[order[-1]] = high
        for index, behind in pairwise(reversed(order)):
            placed[behind] = min(placed[behind], placed[index] - apart(index, behind))
    if order and placed[order[0]] < low:
        placed[order[0]] = low
        for before, index in pairwise(order):
            placed[index] = max(placed[index], placed[before] + apart(before, index))
    return tuple(placed)


def figure_parts(label: str) -> tuple[str, str, str]:
    """Return what stands before a label's number, the number with its sign, and what is behind."""
    found = NUMBER.search(label)
    if not found:
        return "", label, ""
    before = SIGN.sub("", label[: found.start()])
    return before, label[len(before) : found.end()], label[found.end() :]


def figure_width(label: str, size: float) -> float:
    """Return the width of a label set as a big bold number with its words at half size."""
    before, number, behind = figure_parts(label)
    small = size * UNIT_SHARE
    return summed(
        _advance(text, big, size) for text, big in ((before, small), (number, size), (behind, small)) if text
    )


def _advance(text: str, big: float, size: float) -> float:
    """Return the width of a part of a figure, with room for the wider digits of other applications."""
    width = width_of(text, big, bold=big == size) + (big * WORD_GAP_EM if text[-1:].isspace() else 0.0)
    return width * (OTHER_DIGITS if big == size else 1.0) + size * UNIT_SHARE * 0.1


def write_figure(
    axes: Any, label: str, at: tuple[float, float], *, size: float, colour: str, offset: tuple[float, float]
) -> None:
    """Write a big bold number with its words at half size on the same baseline, starting at the offset."""
    small = size * UNIT_SHARE
    x, y = offset[0], offset[1] - size * CAP_HALF_EM
    before, number, behind = figure_parts(label)
    for text, big in ((before, small), (number, size), (behind, small)):
        if text:
            bold = big == size
            write_text(
                axes, text, at, size=big, colour=colour, bold=bold, offset=(x, y), ha="left", va="baseline"
            )
            x += _advance(text, big, size)


ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
AXIS_FROM_ZERO = 0.4
"""An axis begins at zero unless its values lie within this share of the highest one."""
MOST_STEPS = 8
AXIS_HEADROOM = 1.08


def axis_range(low: float, high: float, most: int) -> tuple[float, float, float]:
    """Return begin, end and step of an axis that holds the values with a little room, in so many steps."""
    if low == high:
        low, high = (low - 1.0, high + 1.0) if not low else sorted((0.0, low * 1.25))
    if low >= 0 and high - low > AXIS_FROM_ZERO * high:
        low = 0.0
    reach = high - low
    low = low - reach * 0.06 if low else low
    high = high + reach * (AXIS_HEADROOM - 1.0)
    raw = (high - low) / max(1, min(most, MOST_STEPS))
    power = 10.0 ** floor(log10(raw))
    step = next(each * power for each in ROUND_STEPS if each * power >= raw * 0.999)
    return round(floor(low / step) * step, 10), round(ceil(high / step) * step, 10), step


def axis_numbers(low: float, high: float, step: float, language: str = "en") -> list[tuple[float, str]]:
    """Return the numbers of an axis and how they are printed."""
    count, decimal = round((high - low) / step), conventions(language).decimal
    values = [round(low + index * step, 10) for index in range(count + 1)]
    return [(value, f"{value:.10g}".replace(".", decimal)) for value in values]
