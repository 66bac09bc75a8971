"""A finished chart in; what only its colours tell, and what is too faint to be seen, out as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from briefgen.base.colour import lightness
from briefgen.base.colour_vision import EYES, LEAST_GREY_DISTANCE, LEAST_HUE_DISTANCE, hue_distance
from briefgen.blocks.charts.parts.colour import contrast
from briefgen.model.scene import Chart, Item, Page, Series, Shape, Text, walk

LEAST_MARK = 3.0
"""WCAG 2.2, 1.4.11: what is needed to understand a picture, against what lies beside it."""
SIGNS = {"增加": "+", "减少": "−", "Rise": "+", "Fall": "−"}
"""The series of a waterfall that their labels' signs tell."""
UNPRINTED = ("area", "bubble", "bump", "gantt", "line", "radar", "scatter", "sparkline")
"""Charts whose marks show more values than are printed as text."""


def apart(one: str, other: str) -> bool:
    """Say whether two colours are told apart on a grey printer, and by colour-blind eyes."""
    grey = abs(lightness(one) - lightness(other)) >= LEAST_GREY_DISTANCE
    return grey and all(hue_distance(one, other, eye) >= LEAST_HUE_DISTANCE for eye in EYES)


def texts(chart: Chart) -> list[Text]:
    return [item for item in walk(chart.marks) if isinstance(item, Text)]


def shapes(chart: Chart) -> list[Shape]:
    return [item for item in walk(chart.marks) if isinstance(item, Shape)]


def only_by_colour(chart: Chart) -> Iterator[str]:
    """Yield what a reader without colours cannot tell: series, parts of a ring, points in other colours."""
    named = [series for series in chart.series if series.name and any(series.colours)]
    for one, other in combinations(named, 2):
        if one.colours[-1] == other.colours[-1] and len(set(one.colours)) > 1:
            continue  # coloured point by point, not series by series
        marked = any(one.dots) and any(other.dots) and one.symbol != other.symbol
        told = marked or one.second != other.second or (_tells(chart, one) and _tells(chart, other))
        if not told and not apart(one.colours[-1], other.colours[-1]):
            yield f"series {one.name} and {other.name}"
    if chart.native in ("pie", "doughnut"):
        yield from _ring(chart)
    for series in chart.series:
        if len(set(series.colours)) > 1 and not is_share(chart):
            yield from _points(chart, series)


def is_share(chart: Chart) -> bool:
    """Say whether a ring is one share against the rest: its one number tells both."""
    return chart.native in ("pie", "doughnut") and len([each for each in chart.series[0].labels if each]) == 1


def _tells(chart: Chart, series: Series) -> bool:
    """Say whether a series' name or sign stands at its marks, and not beside a key's square."""
    if series.name in SIGNS:
        return any(text.text.startswith(SIGNS[series.name]) for text in texts(chart))
    keys = [shape.box for shape in shapes(chart) if shape.name == series.name and _is_key(shape)]
    names = [text for text in texts(chart) if text.text.startswith(series.name.partition(" ")[0])]
    return any(not any(_beside(box, text) for box in keys) for text in names)


def _is_key(shape: Shape) -> bool:
    return shape.fill is not None and abs(shape.box.width - shape.box.height) < 0.2 and shape.box.width < 20


def _beside(box, text: Text) -> bool:
    height = text.box.height
    return abs(box.y - text.box.y) < height and 0 <= text.box.x - box.right < height


def _ring(chart: Chart) -> Iterator[str]:
    """Yield neighbours of one lightness, and parts without their name and number in the order of the ring."""
    (series,) = chart.series
    for one, other in pairwise((*series.colours, series.colours[0])):
        if len(series.colours) > 1 and abs(lightness(one) - lightness(other)) < LEAST_GREY_DISTANCE:
            yield f"neighbours {one} and {other}"
    if len([label for label in series.labels if label]) > 1:
        read = sorted(texts(chart), key=lambda text: text.box.y)
        order = [text.text for text in read if text.text in chart.categories]
        if order != list(chart.categories):
            yield "parts that are not named in their order"


def _points(chart: Chart, series: Series) -> Iterator[str]:
    """Yield points whose colour says what no name, number or tick says."""
    said = "".join(text.text for text in texts(chart)).replace("\n", "")
    for index, category in enumerate(chart.categories):
        number = series.labels[index].removeprefix("/ ") if series.labels else ""
        ticked = chart.word != "gantt" or not chart.groups[index] or "done" in [s.name for s in shapes(chart)]
        printed = (number and number in said) or category.replace("\n", "")[:4] in said
        if series.values[index] is not None and not (printed and ticked):
            yield f"point {category}"


def faint(chart: Chart, ground: str) -> Iterator[str]:
    """Yield marks that are too faint for their ground, unless the values that they show are printed."""
    if is_share(chart):
        return
    if chart.word in UNPRINTED:
        edges = {shape.name.removesuffix(" edge") for shape in shapes(chart) if shape.name.endswith(" edge")}
        for shape in shapes(chart):
            if (
                shape.name
                and shape.name not in ("rule", "done", *edges)
                and _best(shape, ground) < LEAST_MARK
            ):
                yield f"{shape.name} {shape.fill or shape.stroke}"
        return
    said = "\n".join(text.text for text in texts(chart))
    for series in chart.series:
        for index, value in enumerate(series.values):
            colour = series.colours[index] if series.colours else ""
            printed = series.labels and series.labels[index] and series.labels[index] in said
            named = (
                series.name and series.name in said
            )  # “国家级“小巨人” 256”: a part too thin for its number
            told = printed or named or chart.word in ("waterfall", "mekko")
            if value is not None and colour and not told and contrast(colour, ground) < LEAST_MARK:
                yield f"{series.name} {chart.categories[index]} {colour}"


def _best(shape: Shape, ground: str) -> float:
    colours = (shape.fill, shape.stroke.colour if shape.stroke else None)
    return max((contrast(colour, ground) for colour in colours if colour), default=21.0)


def ground_of(page: Page, chart: Chart) -> str:
    """Return the colour of what lies under a chart: the last shape before it that holds its box."""
    ground = page.background
    for item in walk(page.items):
        if item is chart:
            return ground
        if isinstance(item, Shape) and item.fill and item.box.contains(chart.box, 0.5):
            ground = item.fill
    return ground


def charts_of(pages: tuple[Page, ...]) -> Iterator[tuple[Page, Chart]]:
    """Yield every chart with its page."""
    for page in pages:
        found: tuple[Item, ...] = page.items
        yield from ((page, item) for item in walk(found) if isinstance(item, Chart))
