"""`pareto`: figures from the largest down, and above them the share that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts import combo
from briefgen.blocks.charts.parts import aggregate, axes as fit, category_axis, crowd
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    has_one_unit,
    latest,
    positive,
    series_of,
    spoken_alt,
)
from briefgen.blocks.charts.parts.message import few_of_many
from briefgen.facts.fact import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart

plot = combo.plot


def _fitting(names: Sequence[str], others: str, width: float, size: float) -> int:
    """Return how many columns have room for their names, the others' being the last where not all have."""
    for count in range(len(names), crowd.MANY, -1):
        shown = names if count == len(names) else (*names[: count - 1], others)
        if not fit.cut_anywhere(
            shown, size, width / count * category_axis.LABEL_ROOM, category_axis.MOST_LINES
        ):
            return count
    return min(len(names), crowd.MANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pareto(ChartBlock):
    """The latest value of each metric as columns from the largest down, with their cumulative share."""

    SPOKEN: ClassVar[tuple[str, str]] = ("帕累托图", "Pareto chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length", axes=2)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the latest values, the largest first; they share a unit and none is negative."""
        kept = positive(latest(found), setting, self.place)
        if not has_one_unit(kept):
            message = tr("parts of one sum must have one unit, but these have different ones")
            return self.refuse(setting, message)
        if kept and not any(row.facts[0].number for row in kept):
            return self.refuse(setting, tr("every part is zero"), code="no-value")
        return crowd.others_last(sorted(kept, key=lambda row: row.facts[0].number, reverse=True))

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the fewest parts that make most of the sum."""
        return few_of_many(found, self._shares(found, setting), setting)

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the message, and each part with the share that it makes up with those before it."""
        mark = messages(setting.language)
        shares = zip(found, self._shares(found, setting), strict=True)
        told = mark.list_comma.join(
            f"{row.label} {aggregate.printed(share, setting)}" for row, share in shares
        )
        alt = spoken_alt(self.SPOKEN, self.message(found, setting), found, setting)
        return self.alt or f"{alt}{mark.semicolon}{mark.cumulative_share}{mark.colon}{told}"

    def _shares(self, found: Found, setting: Setting) -> list[Fact]:
        facts = [row.facts[0] for row in found]
        whole = aggregate.ids(facts)
        return [
            aggregate.share(facts[: index + 1], facts, setting, f"{facts[index].id}+{index}/{whole}")
            for index in range(len(facts))
        ]

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart; of many parts the largest, and a last column that is the sum of all others."""
        others = messages(setting.language).other_items.format(rest=len(found))
        count = _fitting([row.label for row in found], others, width, setting.medium.type.minimum)
        if count < len(found):
            rest = found[count - 1 :]
            facts = [row.facts[0] for row in rest]
            added = aggregate.total(facts, setting)
            name = messages(setting.language).other_items.format(rest=len(rest))
            found = (*found[: count - 1], replace(rest[0], label=name, facts=(added,)))
        return ChartBlock.composed(self, found, setting, width, height)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the key, two rows of labels, the names below and some of the columns."""
        return setting.medium.type.sizes["label"] * combo.LEAST_EM

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which the columns and the line each have their labels."""
        return setting.medium.type.sizes["label"] * combo.NATURAL_EM

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the columns and the line in a box."""
        palette, hue = setting.theme.palette, self.hue(found, setting)
        facts = [row.facts[0] for row in found]
        shares = self._shares(found, setting)
        unit, mark = facts[0].unit, messages(setting.language)
        name = f"{mark.value}{mark.open_bracket}{unit}{mark.close_bracket}" if unit else ""
        columns = series_of(facts, setting, hue.strong, hue.words, name=name)
        line = replace(
            series_of(shares, setting, palette.muted, palette.muted, name=mark.cumulative_share, bold=()),
            labels=tuple(aggregate.printed(fact, setting) for fact in shares),
            second=True,
        )
        style = chart_style(setting)
        chart = self.framed(
            found, setting, box, native="combo", categories=tuple(row.label for row in found),
            series=(columns, line),
            style=replace(
                style, line_width=style.label_size * 0.15, marker_size=style.label_size * combo.MARKER_EM
            ),
        )  # fmt: skip
        fitted = combo.fitted_combo(chart, setting.medium.type.minimum, named=True)
        if category_axis.has_cut_label(fitted):
            self.warn(setting, tr("a column's label is cut: it does not fit under its column"), tr(MORE_ROOM))
        return fitted
