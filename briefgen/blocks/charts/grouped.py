"""Groups of columns as horizontal bars, one colour a period, where they have no room side by side."""

from __future__ import annotations

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.charts.bar import Bar, fitted_bars
from briefgen.blocks.charts.parts import axes as fit, category_axis, crowd, overlay, row_labels
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.colour import hue_tints
from briefgen.blocks.charts.parts.data import number_label, period_name, series_of, with_units
from briefgen.blocks.charts.parts.free_labels import ends_of
from briefgen.blocks.charts.parts.period_slots import periods_of
from briefgen.facts.period import PointKey
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Item

MOST_BARS = 24
"""Up to so many bars no metric is left out."""
GAP_ROWS = 0.33
"""Between the bars of two metrics, in rows of one bar."""
SHORT_NAME = 4
"""Chinese names of so many characters stay on one line."""
LEAST_SIZE_SHARE = 0.7
"""Of the size that labels have where there is room: columns of smaller ones are not read with ease."""
FADE = 0.55
"""How far towards muted ink the period before the last lies from the first one's grey."""


def has_whole_names(chart: Chart) -> bool:
    """Say whether groups of columns have room for the names of periods and metrics."""
    size, room = category_axis.slot_room(chart)
    inner = all(_stays_whole(name, size, room) for name in chart.categories)
    return inner and all(_stays_whole(name, *category_axis.category_room(chart)) for name in chart.groups)


def is_easy(chart: Chart, setting: Setting) -> bool:
    """Say whether groups of columns have room for each one's last value, and that in a good size."""
    (series,) = chart.series
    last = (series.labels[index] for index in ends_of(chart.groups))
    wanted = chart_style(setting)
    large = chart.style.label_size >= LEAST_SIZE_SHARE * wanted.label_size
    return all(last) and large and not series.lifted


def _stays_whole(name: str, size: float, room: float) -> bool:
    lines = fit.wrapped(name, size, room, category_axis.MOST_LINES)
    if fit.is_cut(name, lines):
        return False
    return len(lines) == 1 or (len(name) > SHORT_NAME and not fit.breaks_a_word(name, lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Metrics as rows, in each a bar a period."""

    block: ChartBlock
    highlight: tuple[PointKey, ...]
    found: Found
    setting: Setting

    def composed(self, width: float, height: float | None) -> Composition | None:
        """Return the bars, below a key of their periods; None where names and values do not go into a width.

        Many metrics stand in columns; of too many the largest are shown, with a line on the others.
        """
        setting, found, count = self.setting, self.found, len(self.found)
        unit, plain = with_units(self.block.labels, found), self.block.labels == "none"
        names, facts = [row.label for row in found], [fact for row in found for fact in row.facts]
        labels = ["" if plain else number_label(fact, setting, unit=unit) for fact in facts]
        columns = crowd.columns_of_rows(names, labels, width, setting)
        style, entries = chart_style(setting), zip(self._shades(), self._periods().values(), strict=True)
        key, deep = overlay.legend(entries, width, size=style.category_size, ink=style.ink)
        head = deep + setting.medium.type.minimum * 0.4
        note = crowd.note_height(setting, order="largest", count=count, unit=facts[0].unit, width=width)
        row = setting.medium.type.minimum * (len(self._periods()) + GAP_ROWS)
        few = max(MOST_BARS // len(self._periods()), 1)
        natural = crowd.natural_of(count, row * crowd.CROWDED_ROW_EM, setting, columns)
        asked = height if height is not None else self.block.height
        wanted = natural if asked is None else asked - head
        full = max(wanted, crowd.least(count, row, columns, note, few))
        plan = crowd.arrange_rows(count, full, row, columns, note, few)
        shown = crowd.chosen(found, plan.shown, "largest", self.highlight)
        each = (width - setting.medium.gutter * (plan.columns - 1)) / plan.columns
        tall = self._chart(shown, Box(0.0, 0.0, each, plan.row * plan.shown))
        if row_labels.needed_width(tall) > each + row_labels.SLACK_PT or row_labels.has_cut_names(tall):
            return None
        tall = replace(tall, asked=count, left_out=count - plan.shown)
        charts = crowd.in_columns(self.block, tall, plan, each, setting)
        items: list[Item] = [*key, *absolute(charts, 0.0, head)]
        if plan.shown == count:
            return Composition(items=tuple(items), width=width, height=full + head)
        rest = tuple(each for each in found if each not in shown)
        omitted = crowd.OmissionNote(order="largest", count=count, shown=plan.shown, rest=rest, dated=True)
        return omitted.below(items, head + plan.row * plan.deep, width, full + head, setting)

    def _periods(self) -> dict[str, str]:
        """Return the keys of all periods with their names, in time order."""
        _, places = periods_of(self.found, self.setting, filled=False)
        if any(row.columns for row in self.found):
            return {name: name for name in places}
        facts = {fact.period: fact for row in self.found for fact in row.facts}
        return {key: period_name(facts[key], self.setting) for key in sorted(facts, key=places.__getitem__)}

    def _shades(self) -> list[str]:
        """Return a colour a period: the last one in the hue, the earlier ones grey, the oldest lightest."""
        palette, keys = self.setting.theme.palette, list(self._periods())
        hue = self.block.hue(self.found, self.setting)
        strong, past = hue.strong, palette.past_beside(hue)
        before = max(len(keys) - 2, 1)
        if any(row.columns for row in self.found):
            return list(hue_tints(hue, palette.paper, len(keys)))
        greys = [mixed(past, palette.muted, FADE * at / before) for at in range(len(keys) - 1)]
        asked = [key in self.highlight for key in keys]
        shades = [*greys, strong]
        if not any(asked):
            return shades
        return [strong if lit else grey for lit, grey in zip(asked, [*greys, palette.muted], strict=True)]

    def _chart(self, shown: Found, box: Box) -> Chart:
        """Return the bars of some metrics in one box."""
        block, setting, periods = self.block, self.setting, self._periods()
        bar = Bar(metrics=block.metrics, alt=block.alt, place=block.place)
        hue, muted = block.hue(self.found, setting), setting.theme.palette.muted
        unit, labelled = with_units(block.labels, self.found), block.labels != "none"
        crossed, series = any(row.columns for row in self.found), []
        for (key, name), shade in zip(periods.items(), self._shades(), strict=True):
            facts = [row.at.get(key) for row in shown]
            ink, lit = (hue.words, True) if shade == hue.strong or crossed else (muted, False)
            series.append(
                series_of(facts, setting, shade, ink, name=name, unit=unit, labelled=labelled, bold=lit)
            )
        names = tuple(row.label for row in shown)
        chart = bar.framed(self.found, setting, box, native="bar", categories=names, series=tuple(series))
        return fitted_bars(chart, setting.medium.type.minimum)
