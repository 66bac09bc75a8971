"""Charts of many categories: columns of rows, and which rows are shown where not all fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts import aggregate, axes as fit, overlay
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.data import MetricRow, has_one_unit, time_of
from briefgen.blocks.charts.parts.row_labels import LEAST_ROW_EM, NAME_SHARE, ROW_EM
from briefgen.facts.fact import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, Item, Series

MANY = 12
"""Up to this number no category is left out."""
MOST_COLUMNS = 3
COMFORT_EM, LEAST_EM = 1.4, 1.2
"""Height of a row in the smallest size: rows that are read with ease, and rows that are legible."""
CROWDED_ROW_EM = 1.6
"""Natural height of a row of many, in label sizes."""
MOST_HEIGHT_SHARE = 0.45
"""The natural height of many rows is at most this share of the medium's height."""
LEAST_BAR_EM = 4.0
"""The longest bar of a column is at least so long, in the smallest size."""
NOTE_GAP_EM = 0.35
"""Between the last row and the note on what is left out."""
NOTE_SHARE = 0.97
"""Share of the width that the note is broken to: hanging punctuation stands out a little."""
LONG_SUM = "8,888,888,888"
"""The longest sum for which the note's height is reserved."""

Order = Literal["largest", "smallest", "best", "latest"]
SHOWN = {
    "largest": both("最大的{shown}项，共{count}项", "The {shown} largest of {count}"),
    "smallest": both("最小的{shown}项，共{count}项", "The {shown} smallest of {count}"),
    "best": both("位次最前的{shown}项，共{count}项", "The {shown} best of {count}"),
    "latest": both("最近{shown}期，共{count}期", "The latest {shown} of {count} periods"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How many rows are shown, in how many columns, and the height of a row in points."""

    shown: int
    columns: int
    row: float

    @property
    def deep(self) -> int:
        """Rows of the longest column."""
        return -(-self.shown // self.columns)


def arrange_rows(
    count: int, height: float, minimum: float, columns: int, note: float, few: int = MANY
) -> Arrangement:
    """Return how so many rows go into a height: thinner at first, then in columns, at last the first few.

    Below some of them there is room for a note of a height. Of up to ``few`` none is left out.
    """
    for each in (COMFORT_EM, LEAST_EM):
        for wide in range(1, columns + 1):
            deep = -(-count // wide)
            if deep * each * minimum <= height + 0.01:
                return Arrangement(shown=count, columns=wide, row=height / deep)
    free = height - note
    deep = max(int(free / (LEAST_EM * minimum)), -(-min(few, count) // columns))
    return Arrangement(shown=min(count, deep * columns), columns=columns, row=free / deep)


def least(count: int, minimum: float, columns: int, note: float, few: int = MANY) -> float:
    """Return the height below which not even the first few rows are legible, with the note below them."""
    deep = -(-min(count, few) // columns)
    return deep * LEAST_EM * minimum + note


def natural(count: int, setting: Setting, columns: int) -> float:
    """Return the natural height of so many rows, in as few columns as keep each row legible."""
    return natural_of(count, CROWDED_ROW_EM * setting.medium.type.sizes["label"], setting, columns)


def natural_of(count: int, row: float, setting: Setting, columns: int) -> float:
    """Return the natural height of so many rows of a given height."""
    most = setting.medium.height * MOST_HEIGHT_SHARE
    heights = [-(-count // wide) * row for wide in range(1, columns + 1)]
    return next((height for height in heights if height <= most), min(most, heights[-1]))


def columns_of_rows(names: Sequence[str], labels: Sequence[str], width: float, setting: Setting) -> int:
    """Return how many columns of rows go side by side: names stay on one line, bars keep some length."""
    size, gutter = setting.medium.type.minimum, setting.medium.gutter
    name = max((fit.width_of(text, size) for text in names), default=0.0)
    # Rows with room to spare set their labels larger than the smallest size, up to the style's.
    largest = chart_style(setting).label_size
    label = max((fit.width_of(text, largest, bold=True) for text in labels), default=0.0)
    below = any(text.startswith("−") for text in labels)
    needed = max(name + label * (1 + below) + size * (LEAST_BAR_EM + 1.2), name / NAME_SHARE)
    fitting = int((width + gutter) / (needed + gutter))
    return max(1, min(fitting, MOST_COLUMNS))


def chosen(found: Sequence[MetricRow], count: int, order: Order, kept: Sequence[str] = ()) -> Found:
    """Return so many of the rows, the largest or smallest, in their own order.

    Some stay in any case, and so does the sum of what a list leaves out.
    """
    stays = {id(row) for row in found if row.others or row.key in kept}
    ranked = sorted(found, key=lambda row: (id(row) in stays, row.facts[-1].number), reverse=True)
    if order != "largest":
        ranked = sorted(found, key=lambda row: (id(row) not in stays, row.facts[-1].number))
    among = [id(row) for row in ranked[:count]]
    return tuple(row for row in found if id(row) in among)


def summed(rest: Sequence[MetricRow], setting: Setting) -> Fact | None:
    """Return the sum of rows that are left out, None where it means nothing: shares, rates, unlike units."""
    facts = [row.facts[-1] for row in rest]
    alike = has_one_unit([replace(row, facts=row.facts[-1:]) for row in rest])
    one_time = len({fact.period for fact in facts}) == 1
    if not all(_adds_up(row, setting) for row in rest):
        return None
    if not (facts and alike and one_time and all(fact.measure in ("count", "amount") for fact in facts)):
        return None
    if any(fact.unit in ("%", "％", "‰") for fact in facts):
        return None
    return aggregate.total(facts, setting)


def _adds_up(row: MetricRow, setting: Setting) -> bool:
    """Say whether values like those of a row may be added up: those of members where their table is."""
    metric = setting.ledger.metrics.get(row.key)
    if row.columns or metric is None or metric.membership is None:
        return not row.columns
    return metric.from_ is not None and metric.from_.aggregate == "sum"


def note_height(setting: Setting, *, order: Order, count: int, unit: str, width: float) -> float:
    """Return the height that the longest note takes below so many rows, with the gap above it."""
    text = _note_text(setting, order, count, count, f"{LONG_SUM} {unit}")
    size = setting.medium.type.minimum
    return size * (NOTE_GAP_EM + fit.LEADING * len(fit.broken(text, size, width * NOTE_SHARE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OmissionNote:
    """The note below a chart that leaves rows out: which it shows, and the sum of the others."""

    order: Order
    count: int
    shown: int
    rest: Found
    dated: bool = False
    """Whether their sum has its period behind it, where a chart shows several."""

    def below(
        self, items: Sequence[Item], top: float, width: float, height: float, setting: Setting
    ) -> Composition:
        """Return the items with the note's lines below them, from so far down on."""
        size, ink, rest = setting.medium.type.minimum, setting.theme.palette.muted, summed(self.rest, setting)
        total = aggregate.printed(rest, setting) if rest else ""
        if rest and self.dated:
            mark = messages(setting.language)
            total += f"{mark.open_bracket}{time_of(rest, setting)}{mark.close_bracket}"
        lines = fit.broken(
            _note_text(setting, self.order, self.count, self.shown, total), size, width * NOTE_SHARE
        )
        above = top + size * NOTE_GAP_EM
        texts = overlay.label_lines(lines, (0.0, above), size=size, colour=ink, ha="left")
        return Composition(items=(*items, *texts), width=width, height=height)


def _note_text(setting: Setting, order: Order, count: int, shown: int, total: str) -> str:
    text = say(setting.language, *SHOWN[order], shown=shown, count=count)
    others = messages(setting.language).sum_of_others
    return text + others.format(rest=count - shown, sum=total) if total else text


def in_columns(
    block: ChartBlock, chart: Chart, plan: Arrangement, width: float, setting: Setting
) -> list[Chart]:  # fmt: skip
    """Return a tall chart of rows as charts side by side, each with its part of the rows, on one scale."""
    if plan.columns == 1:
        return [chart]
    parts = []
    for number in range(plan.columns):
        rows = slice(number * plan.deep, min((number + 1) * plan.deep, len(chart.categories)))
        names = chart.categories[rows]
        if not names:
            break
        box = Box(number * (width + setting.medium.gutter), 0.0, width, plan.row * len(names))
        kind = say(setting.language, *block.SPOKEN)
        alt = f"{kind}{messages(setting.language).continued}" if number else chart.alt
        part = replace(
            chart, box=box, alt=alt, categories=names, name=messages(setting.language).list_comma.join(names),
            series=tuple(_part(series, rows) for series in chart.series), groups=chart.groups[rows],
        )  # fmt: skip
        parts.append(part)
    return parts


def others_last(rows: Sequence[MetricRow]) -> Found:
    """Return rows in their order, the sum of what is left out behind all others."""
    return tuple(sorted(rows, key=lambda row: row.others))


def _part(series: Series, rows: slice) -> Series:
    return replace(
        series, values=series.values[rows], labels=series.labels[rows], colours=series.colours[rows],
        label_colours=series.label_colours[rows], bold=series.bold[rows], facts=series.facts[rows],
        hollow=series.hollow[rows],
        spans=series.spans[rows],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(ChartBlock):
    """A chart of a row a metric, each as high as its line of text."""

    TALL: ClassVar[float] = 1.0
    """Natural height of a row against that of a bar."""
    HEADS: ClassVar[int] = 0
    """Rows besides those of the metrics: periods above them, a key below."""

    def natural(self, found: Found, setting: Setting) -> float:
        """Return the natural height of all rows."""
        row = ROW_EM[setting.kind] * setting.medium.type.sizes["label"] * self.TALL
        return row * (len(found) + self.HEADS)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of rows of one line each."""
        return LEAST_ROW_EM * setting.medium.type.minimum * (len(found) + self.HEADS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowded(Rows):
    """A chart of rows that shows some of them where there is no room for all."""

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart; of many rows those that fit, and below it a line about the others."""
        if len(found) <= MANY:
            return ChartBlock.composed(self, found, setting, width, height)
        order: Order = "best" if all(row.facts[-1].measure == "rank" for row in found) else "largest"
        unit = found[0].facts[-1].unit
        deep = note_height(setting, order=order, count=len(found), unit=unit, width=width)
        most = setting.medium.height * MOST_HEIGHT_SHARE
        asked = height if height is not None else self.height
        full = min(self.natural(found, setting), most) if asked is None else asked
        full = max(full, self.least(found[:MANY], setting) + deep)
        if self.least(found, setting) <= full:
            return ChartBlock.composed(self, found, setting, width, full)
        fitting = range(len(found) - 1, MANY, -1)
        room = full - deep
        count = next((each for each in fitting if self.least(found[:each], setting) <= room), MANY)
        shown = chosen(found, count, order)
        chart = self.chart(shown, setting, Box(0.0, 0.0, width, room))
        chart = replace(chart, alt=self.spoken(found, setting), asked=len(found), left_out=len(found) - count)
        rest = tuple(row for row in found if row not in shown)
        note = OmissionNote(order=order, count=len(found), shown=count, rest=rest)
        return note.below((chart,), room, width, full, setting)
