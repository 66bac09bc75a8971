"""A series' printed labels in, its data labels out: number formats where they can say it, else words.

A label that is its value with words around it ("约300万人") becomes a number format of its own, so that it
follows when somebody edits the data. Any other label is written out.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.number_reading import in_english
from briefgen.model.scene import Chart, ChartStyle, Series, Style
from briefgen.render.pptx.chart.data import points
from briefgen.render.pptx.chart.naming import labelled_outside, named_point
from briefgen.render.pptx.chart.number_locale import of_language
from briefgen.render.pptx.chart.words import rich_text, text_properties
from briefgen.render.pptx.chart.workbook import number_text
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN, UNDRAWN_LINE, Element, content, el, val

_NUMBER = compile_late(r"\d[\d,]*(?:\.\d+)?")

_DATE = compile_late(r"\d{4}年(?:\d{1,2}月)?|[A-Z][a-z]{2} \d{4}")
_DATE_ELSEWHERE = compile_late(r"\d{4}年(?:\d{1,2}月)?|\b[^\W\d_]{2,9}\.? (?:19|20)\d\d\b")
"""A period beside a value, which is no other value."""

_PREFIX = compile_late(r'"([^"]*)"')

_POSITIONS = {
    "column": "outEnd", "bar": "outEnd", "line": "t", "pie": "outEnd", "scatter": "t", "bubble": "ctr",
    "combo": "outEnd",
}  # fmt: skip
"""Where labels stand; kinds that are missing allow no choice, stacked ones take the middle."""

MINUS = "−"
"""The sign that labels print; a format by itself would print a hyphen."""
_LABEL_MIDDLE_EM = 0.85
"""From a point or a column to the middle of its label, in label sizes."""
_LABEL_HALF_EM = 0.7
_LABEL_ROOM_EM = 1.8
"""Height of a label under its point, in label sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    text: str
    colour: str
    bold: bool
    format: str | None

    @property
    def look(self) -> tuple[str | None, str, bool]:
        """What labels of one look have in common."""
        return self.format, self.colour, self.bold


def data_labels(chart: Chart, series: Series, theme: DeckTheme) -> Element:
    """Return a series' labels: the commonest look for all of them, the others point by point."""
    # The names and values around a web stand in the scene: PowerPoint would set them on its lines.
    labels = [] if labelled_outside(chart) or chart.native == "radar" else _labels(chart, series, theme)
    told = [label for label in labels if label]
    if not told:
        return el("c:dLbls", *shown(False))
    common = Counter(label.look for label in told if label.format).most_common(1)
    usual, colour, bold = common[0][0] if common else told[0].look
    named = named_point(chart, series)
    hollows = _hollows(chart, series)
    crossed = _crossed(chart, series, hollows)
    ended = _last(series) if series.ended else None  # its label is right of it
    lifted = _last(series) if series.lifted else None
    beyond = _beyond(chart, series)
    single = (
        _single(
            index,
            label,
            chart,
            theme,
            place=_place(index, (named, ended), hollows) or _position(chart, series),
            named=index == named,
            crossed=index in crossed,
            moved=(
                series.aside if index == ended else 0.0,
                (series.lifted if index == lifted else 0.0) + beyond.get(index, 0.0),
            ),
        )
        for index, label in enumerate(labels)
        if label is None
        or label.look != (usual, colour, bold)
        or not label.format
        or index in (named, ended, lifted, *hollows, *crossed, *beyond)
    )
    moved = bool(series.aside or series.lifted or beyond)
    return el(
        "c:dLbls",
        *single,
        el(
            "c:numFmt",
            formatCode=usual or of_language(chart.style.number_format, theme.language),
            sourceLinked=False,
        ),
        UNDRAWN,
        _look(chart.style, colour, theme, bold=bold),
        val("c:dLblPos", place) if (place := _position(chart, series)) else None,
        *shown(True),
        val("c:showLeaderLines", False) if chart.native in ("pie", "doughnut") or moved else None,
    )


def _labels(chart: Chart, series: Series, theme: DeckTheme) -> list[_Label | None]:
    colours = series.label_colours
    found: list[_Label | None] = []
    for index, value in enumerate(points(series)):
        text = series.labels[index] if index < len(series.labels) else ""
        colour = colours[index] if index < len(colours) and colours[index] else chart.style.ink
        bold = index < len(series.bold) and series.bold[index]
        if value is None or not text:
            found.append(None)
        else:
            found.append(
                _Label(text=text, colour=colour, bold=bold, format=number_format(text, value, theme.language))
            )
    signed = any(label and label.format and ";" in label.format for label in found)
    return [_formatted(label, theme, signed=signed) if label else None for label in found]


def _formatted(label: _Label, theme: DeckTheme, *, signed: bool) -> _Label:
    """Return a label with its format as the series has it: with negative values, in a language."""
    if not label.format:
        return label
    pattern = _signed(label.format) if signed else label.format
    return replace(label, format=of_language(pattern, theme.language))


def number_format(text: str, value: float, language: str = "en") -> str | None:
    """Return the format with which a value prints as the text, or None when no format does.

    Formats have points and commas as in English; applications print what the language has in their places.
    """
    text = in_english(text, language)
    written = _DATE if is_native(language) else _DATE_ELSEWHERE
    dates = [match.span() for match in written.finditer(text)]
    numbers = [
        match for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in dates)
    ]  # fmt: skip
    return _format_around(text, value, numbers[0]) if len(numbers) == 1 else None


def _format_around(text: str, value: float, match: re.Match[str]) -> str | None:
    """Return the format that prints a value where a number stands in a text, None where that is another."""
    before, digits, after = text[: match.start()], match.group(), text[match.end() :]
    minus = value < 0 and before.endswith(MINUS)
    if value < 0 and before != "-" and not minus:
        return None
    before = before[:-1] if value < 0 else before
    decimals = len(digits.partition(".")[2])
    grouped = "," in digits
    # Applications round a half away from zero, Python to the even neighbour.
    rounded = Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if f"{rounded:{',' if grouped else ''}f}" != digits or '"' in text:
        return None
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    positive = _quoted(before) + pattern + _quoted(after)
    return _signed(positive) if minus else positive


def _signed(format_: str) -> str:
    """Return a format of positive numbers with a section for negative ones, whose sign is our minus."""
    if ";" in format_:
        return format_
    quoted = _PREFIX.match(format_)
    before = quoted[1] if quoted else ""
    return f"{format_};{_quoted(before + MINUS)}{format_.removeprefix(_quoted(before))}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _single(
    index: int, label: _Label | None, chart: Chart, theme: DeckTheme, *, place: str | None, named: bool,
    crossed: bool, moved: tuple[float, float],
) -> Element:  # fmt: skip
    """Return one point's label: none, in its own format, or in its own words; ``named``: with its series.

    One that a level runs through stands on paper, so that it can be read.
    """
    style = chart.style
    if label is None:
        return el("c:dLbl", val("c:idx", index), val("c:delete", True))
    return el(
        "c:dLbl",
        val("c:idx", index),
        _moved(chart, *moved) if any(moved) else None,
        None if label.format or named else _words(label, style, theme),
        el("c:numFmt", formatCode=label.format, sourceLinked=False) if label.format else None,
        el("c:spPr", theme.fill(style.paper if crossed else None), UNDRAWN_LINE),
        _look(style, label.colour, theme, bold=label.bold),
        val("c:dLblPos", place) if place else None,
        *shown(True, name=named),
        content("c:separator", "\n") if named else None,
    )


def _moved(chart: Chart, aside: float, by: float) -> Element:
    """Return how far from its usual place a label stands: to the right in points, and outwards in values."""
    low, high = chart.style.span
    lying = chart.native == "bar"
    share = number_text(round((by if lying else -by) / (high - low) * chart.style.plot[2 if lying else 3], 6))
    right = number_text(round(aside / chart.box.width, 6))
    x, y = (share, "0") if lying else (right, share)
    moved = el("c:manualLayout", val("c:x", x), val("c:y", y))
    return el("c:layout", moved)


def _beyond(chart: Chart, series: Series) -> dict[int, float]:
    """Return how far beyond their points labels stand, in values, clear of error bars."""
    if chart.style.log_values or not series.spans:
        return {}
    found = {}
    for index, (value, span) in enumerate(zip(points(series), series.spans, strict=True)):
        if value is not None and span is not None:
            under = any(series.below[index : index + 1]) or (chart.native != "line" and value < 0)
            found[index] = span[not under] - value
    return found


def _words(label: _Label, style: ChartStyle, theme: DeckTheme) -> Element:
    weight: Literal[400, 700] = 700 if label.bold else 400
    look = Style(size=style.label_size, colour=label.colour, family=style.family, weight=weight)
    return el("c:tx", rich_text(label.text, look, theme))


def _look(style: ChartStyle, colour: str, theme: DeckTheme, *, bold: bool) -> Element:
    return text_properties(style.label_size, colour, style.family, theme, bold=bold, whole=True)


def _place(index: int, ends: tuple[int | None, ...], hollows: frozenset[int]) -> str | None:
    return "r" if index in ends else "b" if index in hollows else None


def _last(series: Series) -> int | None:
    return max((index for index, value in enumerate(points(series)) if value is not None), default=None)


def _crossed(chart: Chart, series: Series, hollows: frozenset[int]) -> frozenset[int]:
    """Return the points whose labels one of the chart's levels runs through."""
    style, tall = chart.style, chart.box.height * chart.style.plot[3]
    away = style.marker_size / 2 + style.label_size * _LABEL_MIDDLE_EM
    sign = -1 if style.reversed_values else 1
    found = set()
    for index, value in enumerate(points(series)):
        for level in chart.levels if value is not None and not series.second else ():
            below = index in hollows or (chart.native == "column" and value is not None and value < 0)
            middle = sign * style.fraction(value or 0.0) * tall + (-away if below else away)
            if abs(sign * style.fraction(level.value) * tall - middle) < style.label_size * _LABEL_HALF_EM:
                found.add(index)
    return frozenset(found)


def _hollows(chart: Chart, series: Series) -> frozenset[int]:
    """Return the points of a line whose labels go below: as laid out, else the local minima.

    A point so near the foot that a label would not fit there is none.
    """
    if series.below:
        return frozenset(index for index, below in enumerate(series.below) if below)
    style = chart.style
    if series.second and style.second_min is not None:
        style = replace(style, value_min=style.second_min, value_max=style.second_max, log_values=False)
    elif chart.native != "line" or chart.word == "bump":
        return frozenset()
    if style.value_min is None or style.value_max is None:
        return frozenset()
    sign = -1 if style.reversed_values else 1
    foot = style.value_max if style.reversed_values else style.value_min
    tall = chart.box.height * style.plot[3]
    there = [(index, value) for index, value in enumerate(points(series)) if value is not None]
    found = set()
    for number, (index, value) in enumerate(there):
        beside = [other for _, other in there[max(number - 1, 0) : number + 2] if other != value]
        roomy = abs(style.fraction(value) - style.fraction(foot)) * tall >= _LABEL_ROOM_EM * style.label_size
        if beside and roomy and all(sign * other > sign * value for other in beside):
            found.add(index)
    return frozenset(found)


def _position(chart: Chart, series: Series) -> str | None:
    kind = chart.native or ""
    if kind.startswith("area"):
        return None
    if kind.endswith(("-stacked", "-100")) or chart.word == "bump":
        return "ctr"
    return "t" if series.second else _POSITIONS.get(kind)


def shown(value: bool, *, name: bool = False) -> tuple[Element, ...]:
    """Return what of a point its label shows."""
    return (
        val("c:showLegendKey", False),
        val("c:showVal", value),
        val("c:showCatName", False),
        val("c:showSerName", name),
        val("c:showPercent", False),
        val("c:showBubbleSize", False),
    )
