"""`bullet`: figures against their targets: a bar each, and a tick where the target stands."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.crowd import Rows
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    alt_text,
    bracketed,
    measured_by,
    metric_rows,
    pairs_in_words,
    positive,
    series_of,
)
from briefgen.blocks.charts.parts.grade_look import grade, grade_colour, grades_in_words, signed_label
from briefgen.blocks.charts.parts.ranking import in_two_groups
from briefgen.facts.goals import Verdict, better_way, verdict
from briefgen.facts.target import SET
from briefgen.facts.thresholds import Grade
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

BAR_SHARE = 0.34
LEAST_BAR_SHARE = 0.15
"""Labels are set smaller rather than leave less of the width to the bars."""
TRACK_SHARE = 0.62
HEADROOM = 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet(Rows):
    """Each metric on a scale of its own that holds its target; members of one metric share theirs."""

    SPOKEN: ClassVar[tuple[str, str]] = ("子弹图", "Bullet chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length", axes=0, lying=True)
    TALL: ClassVar[float] = 1.25

    targets: tuple[str, ...] = option(
        "metrics or references with the targets, in the order of metrics; the metrics' own by default", ()
    )

    def rows(self, setting: Setting) -> Found:
        """Return a row a metric: its latest value, and its target behind it."""
        targets = self.targets or tuple(_goal_of(metric, setting) for metric in self.metrics)
        if not all(targets):
            lacking = self.metrics[targets.index("")]
            hint = tr("give the metric a `target`, or name what it is to be under `targets`")
            return self.refuse(setting, tr("{lacking!r} has no target", lacking=lacking), hint)
        if len(self.metrics) != len(targets):
            return self.refuse(
                setting,
                tr("{count} metrics have {targets} targets", count=len(self.metrics), targets=len(targets)),
            )
        found, aims = (metric_rows(part, setting, self.place) for part in (self.metrics, targets))
        if len(found) < len(self.metrics) or len(aims) < len(targets):
            return ()
        pairs = (
            replace(row, facts=(row.facts[-1], aim.facts[-1])) for row, aim in zip(found, aims, strict=True)
        )
        return positive(tuple(pairs), setting, self.place)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows whose target has the value's unit."""
        kept = []
        for row in found:
            value, aim = row.facts
            if value.unit == aim.unit and value.measure != "rank":
                kept.append(row)
                continue
            message = tr(
                "{key!r} and its target cannot be compared: {value}, {target}",
                key=row.key,
                value=value.unit or "1",
                target=aim.unit or "1",
            )
            self.refuse(setting, message)
        return tuple(kept)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return which metrics have their target's value, and which lie below it."""
        mark, judged = messages(setting.language), {row.key: _judged(row, setting) for row in found}
        if all(judged.values()):
            met = (mark.target_met, mark.target_missed)
            return in_two_groups(found, lambda row: judged[row.key] in ("met", "early"), met, setting)
        sides = (mark.target_reached, mark.below_target)
        return in_two_groups(found, lambda row: row.facts[0].number >= row.facts[1].number, sides, setting)

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the message, and each value with its target."""
        values = pairs_in_words(found, ("", messages(setting.language).target), setting)
        measure, status = measured_by(found, setting), grades_in_words(found, setting)
        told = alt_text(self.SPOKEN, self.message(found, setting).text, values, setting, measure)
        return self.alt or told + (f"{messages(setting.language).semicolon}{status}" if status else "")

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the rows in a box: a series for the values, one for the targets."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        grades = [grade(row.facts[0], setting) for row in found]
        colours = [_colour(each, setting, hue.strong) for each in grades]
        inks = [_colour(each, setting, hue.words) for each in grades]
        values = self.latest_series(
            tuple(replace(row, facts=row.facts[:1]) for row in found), setting, colours, inks
        )
        values = replace(values, labels=tuple(map(signed_label, values.labels, grades)))
        aims = [row.facts[1] for row in found]
        targets = series_of(aims, setting, palette.ink, palette.muted, unit=True, bold=False)
        labels = zip(found, targets.labels, strict=True)
        targets = replace(targets, labels=tuple(_aimed(row, label, setting) for row, label in labels))
        chart = self.framed(
            found, setting, box, series=(values, targets),
            style=replace(chart_style(setting), rule=mixed(palette.past, palette.paper, 0.45)),
        )  # fmt: skip
        minimum, most = setting.medium.type.minimum, box.width * (1.0 - LEAST_BAR_SHARE)
        chart, names = row_labels.fitted_names(chart, minimum)
        chart = fit.labels_shrunk(chart, minimum, lambda each: summed(_sides(each, names)) <= most)
        left, wide = _sides(chart, names)
        if left + wide > box.width:
            self.too_narrow(setting, left + wide, box)
        area = (left / box.width, 0.0, max(0.05, (box.width - left - wide) / box.width), 1.0)
        if row_labels.has_cut_names(chart):
            chart = with_doubt(chart, tr("a bar's name is cut: it does not fit beside its bar"))
        high = _common_high(found, setting)
        style = replace(chart.style, plot=area, value_min=0.0, value_max=high, bar_share=BAR_SHARE)
        return replace(chart, style=style)


def _common_high(found: Found, setting: Setting) -> float | None:
    """Return where the scale ends that members of one metric share; None: each row has a scale of its own."""
    members = [setting.ledger.metrics[row.key].membership for row in found]
    if not all(members) or len({member.family for member in members if member}) > 1:
        return None
    return float(max(fact.number for row in found for fact in row.facts)) * HEADROOM or None


def _colour(found: Grade | None, setting: Setting, hue: str) -> str:
    palette = setting.theme.palette
    return grade_colour(found, palette.ink, palette.paper) if found else hue


def _goal_of(metric: str, setting: Setting) -> str:
    """Return the reference to a metric's own target or limit; empty for none, or for no metric."""
    account = setting.ledger.accounts.get(metric.partition(".")[0])
    goals = {goal.id for goal in account.goals} if account else set()
    own = (f"{metric.partition('.')[0]}.{word}" for word in SET)
    return next((reference for reference in own if reference in goals), "" if account else metric)


def _judged(row: MetricRow, setting: Setting) -> Verdict:
    """Return whether a metric's value meets its own target or limit; empty where that is open."""
    value, aim = row.facts
    own = better_way(setting.ledger.metrics[row.key], aim) if aim.metric == row.key else None
    return verdict(value, aim, own, setting.ledger.context)


def _aimed(row: MetricRow, label: str, setting: Setting) -> str:
    """Return a target's label, with its period where that is not the value's: / 95 kt (2027)."""
    value, aim = row.facts
    other = aim.kind in SET and aim.period not in ("", value.period)
    return f"/ {label}" + (bracketed(aim.period, setting) if other else "")


def _sides(chart: Chart, names: float) -> tuple[float, float]:
    """Return the room that names take before the bars, and values with targets behind them."""
    size, (values, aims) = chart.style.label_size, chart.series
    wide = max(
        fit.width_of(value, size, bold=True) + fit.width_of(aim, size) + size * 0.3
        for value, aim in zip(values.labels, aims.labels, strict=True)
    )
    return names + size * 0.8, wide + size * 0.6


def plot(chart: Chart, axes: Any) -> None:
    """Draw track, bar and target of each row on its scale, and both numbers behind it."""
    style, (values, aims) = chart.style, chart.series
    count, size = len(chart.categories), style.label_size
    fit.set_row_axes(chart, axes, 0, 1)
    tracks = axes.barh(range(count), [1.0] * count, height=TRACK_SHARE, color=style.rule, linewidth=0)
    fit.name_bars(tracks, chart.categories)
    row_labels.draw_row_labels(chart, axes, 0.0)  # first, as it is read: name, value, target
    for index, name in enumerate(chart.categories):
        value, aim = values.values[index] or 0.0, aims.values[index] or 0.0
        whole = style.value_max or max(value, aim) * HEADROOM or 1.0
        bars = axes.barh(
            (index,), (value / whole,), height=style.bar_share, color=values.colours[index], linewidth=0
        )  # fmt: skip
        fit.name_bars(bars, (name,))
        axes.plot(
            (aim / whole, aim / whole), (index - TRACK_SHARE / 2, index + TRACK_SHARE / 2), clip_on=False,
            color=aims.colours[index], linewidth=size * 0.2, solid_capstyle="butt", gid=aims.labels[index],
        )  # fmt: skip
        x = size * 0.6
        fit.write_label(chart, axes, values, index, (1, index), offset=(x, 0.0), ha="left")
        x += fit.width_of(values.labels[index], size, bold=True) + size * 0.3
        fit.write_label(chart, axes, aims, index, (1, index), offset=(x, 0.0), ha="left")
