"""`control_chart`: values over time with mean, natural process limits, and the rules that they break."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, parted
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts import line
from briefgen.blocks.charts.parts import axes as fit, process_fit, process_grid, process_note
from briefgen.blocks.charts.parts.block import ChartBlock, Found
from briefgen.blocks.charts.parts.data import ChartMessage, spoken_alt
from briefgen.blocks.charts.parts.process_limits import HUGGING, Rules
from briefgen.blocks.charts.parts.process_phase import Method, Phase
from briefgen.blocks.charts.parts.process_plan import (
    ENOUGH,
    LimitBaseline,
    LimitPhase,
    Unplanned,
    goal_of,
    phases_of,
    process_slots,
)
from briefgen.blocks.charts.parts.process_series import ProcessView, process_series
from briefgen.blocks.charts.parts.process_words import (
    NUMBERS,
    ProcessSentence,
    lines_in_words,
    numbers_in_words,
    sentences,
    status,
)
from briefgen.facts.baseline import all_alike
from briefgen.facts.fact import Fact
from briefgen.facts.target import Better
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart

FEWEST, MOST = 5, 25
"""Of so many values in a row a rule may speak."""
CHART_SHARE = 0.6
"""The chart's share of the height, at least: what does not go below it is counted there and read aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart(ChartBlock):
    """A metric over time with its mean and natural process limits (XmR), and the rules it breaks named."""

    SPOKEN: ClassVar[tuple[str, str]] = ("控制图", "Control chart")
    RUN_CHART: ClassVar[tuple[str, str]] = ("运行图", "Run chart")
    NATURE: ClassVar[Nature] = Nature(read_by="position", timed=True)
    THINS = True

    limits: Literal["xmr", "none"] = option(
        "xmr: mean ± 2.66 × mean moving range; none: the median alone, a run chart", "xmr"
    )
    baseline: LimitBaseline | None = option("periods that limits are computed from; all by default", None)
    step: tuple[LimitPhase, ...] = option("periods from which on limits are computed anew", ())
    target: str = option("metric or reference with a target; the metric's own by default", "")
    run: int = option("so many points in a row on one side of the centre break a rule; 0: none does", 8)
    trend: int = option("so many points in a row rising or falling break a rule; 0: none does", 6)
    inner: bool = option("true: 15 points in a row close to the mean break a rule, too", False)
    screened: bool = option("true: moving ranges beyond 3.267 times their mean are left out", False)

    def __post_init__(self) -> None:
        for key in ("run", "trend"):
            if getattr(self, key) and not FEWEST <= getattr(self, key) <= MOST:
                raise FieldError(
                    tr(
                        "`{key}` must be 0 or a number from {FEWEST} to {MOST}",
                        key=key,
                        FEWEST=FEWEST,
                        MOST=MOST,
                    ),
                    key,
                )

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the chart; of several metrics one each, side by side."""
        if len(self.metrics) < 2:
            return ChartBlock.compose(self, setting, width, height)
        blocks = [replace(self, metrics=(metric,), height=None) for metric in self.metrics]
        asked = height if height is not None else self.height
        return process_grid.side_by_side(blocks, setting, width, asked)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the one metric, if its values are of periods alike, enough, and may be added up."""
        if not found:
            return ()
        (row,), hint = found, tr("show it with `line` or `bump`")
        if row.facts[0].measure == "rank":
            return self.refuse(setting, tr("{key!r} is a rank: its mean has no meaning", key=row.key), hint)
        if not all_alike(row.facts, setting.ledger.context):
            hint = tr("choose periods of one length with `periods:` or `since:`")
            return self.refuse(
                setting, tr("{key!r} has values for periods of different length", key=row.key), hint
            )
        try:
            phases = self._phases(found, setting)
        except Unplanned as error:
            return self.refuse(setting, str(error), error.hint, "no-value")
        for phase in phases:
            if len(phase.base) < ENOUGH:
                message = tr(
                    "limits of {count} values move with each new one; {ENOUGH} are wanted",
                    count=len(phase.base),
                    ENOUGH=ENOUGH,
                )
                self.warn(setting, message, tr("give it more periods, or write `limits: none`"))
        return found

    def stays(self, found: Found, setting: Setting) -> frozenset[str]:
        """Return the first values of new limits; those beyond a limit are the highest or lowest near them."""
        phases = self._phases(found, setting) if self.step else ()
        return frozenset(phase.facts[0].id for phase in phases[1:])

    def _phases(self, found: Found, setting: Setting) -> tuple[Phase, ...]:
        """Return the phases of all values, also of those that are not drawn."""
        row = found[0].all_of_it
        rules = Rules(run=self.run, trend=self.trend, inner=HUGGING * self.inner)
        method = Method(rules=rules, natural=self.limits == "xmr", screened=self.screened)

        def made() -> tuple[Phase, ...]:
            places = process_slots(row, setting).places
            return phases_of(row, places, self.step, self.baseline, method, setting)

        return setting.once(row.facts, (phases_of, row.key, self.step, self.baseline, method), made)

    def _goal(self, found: Found, setting: Setting) -> tuple[Fact | None, Better | None]:
        """Return the target, with a warning where none can be drawn, and which way is the better one."""
        own = setting.ledger.metrics[found[0].key].better
        try:
            aim, better = goal_of(found[0], self.target, setting)
        except LookupError as error:
            message, hint = parted(error)
            self.warn(
                setting,
                tr("the target is not drawn: {message}", message=message),
                hint or tr("name a metric as `target`"),
            )
            return None, own
        if aim and aim.unit != found[0].facts[-1].unit:
            message = tr("the target is not drawn: it is measured in {value}", value=aim.unit or "1")
            self.warn(setting, message, tr("name a metric in the unit of what is drawn"))
            return None, own
        return aim, better

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the alternative text; without limits it is a run chart's."""
        kind = self.SPOKEN if self.limits == "xmr" else self.RUN_CHART
        return self.alt or spoken_alt(kind, self.message(found, setting), found, setting)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return how the metric varies, which rules it breaks and when, its limits and its target."""
        phases, mark = self._phases(found, setting), messages(setting.language)
        aim, better = self._goal(found, setting)
        told = [status(phases[-1], aim, better, setting).text]
        told += [each.text for each in sentences(phases, better, setting)]
        told.append(lines_in_words(phases, aim, setting))
        return ChartMessage(text=mark.semicolon.join(told))

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart, and below it in words how the metric varies and which rules it breaks."""
        phases, (aim, better) = self._phases(found, setting), self._goal(found, setting)
        told = [status(phases[-1], aim, better, setting), *sentences(phases, better, setting)]
        if self._view(found, width, setting).ends != "names":
            told.append(ProcessSentence(text=numbers_in_words(phases[-1], aim, setting), weight=NUMBERS))
        asked = height if height is not None else self.height
        least, natural = self.least(found, setting), ChartBlock.natural(self, found, setting)
        room = natural / CHART_SHARE - natural if asked is None else max(asked, least) * (1.0 - CHART_SHARE)
        words = process_note.composed(told, setting, self.hue(found, setting), width, room)
        full = natural + words.height if asked is None else max(asked, least + words.height)
        chart = self.chart(found, setting, Box(0.0, 0.0, width, full - words.height))
        below = absolute(words.items, 0.0, full - words.height)
        return Composition(items=(chart, *below), width=width, height=full)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height in which the names of four lines stand apart, with the periods below."""
        return setting.medium.type.sizes["label"] * process_fit.LEAST_EM

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the values, their limits and what is marked of them in a box."""
        view = self._view(found, box.width, setting)
        chart = self.framed(
            found, setting, box, native="line", categories=view.slots.names,
            series=process_series(view, setting, self.hue(found, setting)),
            style=process_fit.process_style(len(view.slots.names), box, setting),
        )  # fmt: skip
        return process_fit.fitted(replace(chart, time=view.slots.axis), setting)

    def _view(self, found: Found, width: float, setting: Setting) -> ProcessView:
        """Return what is shown in a width: in a narrow one lines have no names, and the note has them."""
        aim, better = self._goal(found, setting)
        view = ProcessView(
            row=found[0], phases=self._phases(found, setting), aim=aim, better=better,
            slots=process_slots(found[0], setting), labels=self.labels,
        )  # fmt: skip
        hue, shares = self.hue(found, setting), process_fit.SHARES
        for ends, share in shares.items():
            tried = replace(view, ends=ends)
            if process_fit.fit_ends(process_series(tried, setting, hue), share, width, setting):
                return tried
        return replace(view, ends="none")


def plot(chart: Chart, axes: Any) -> None:
    """Draw the periods, the lines and the values, the marked ones last, and the names of the lines."""
    line.plot_base(chart, axes)
    for series in chart.series:
        line.draw_line(chart, series, axes)
    for (number, index), (x, y, ha) in process_fit.label_places(chart).items():
        series = chart.series[number]
        value = series.values[index] or 0.0
        fit.write_label(chart, axes, series, index, (index, value), offset=(x, y), ha=ha)
