"""Annotation keys of charts: notes computed from facts, and the chart fitted to leave room for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, did_you_mean, parted
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.base.say import say
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import aggregate, axes as fit, row_labels
from briefgen.blocks.charts.parts.annotation import (
    LANE_EM,
    NAME_EM,
    WIDE_SHARE,
    DataPoint,
    Note,
    levels,
    levels_drawn,
    lying_notes,
    upright_notes,
    wrapped_note,
)
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, Found
from briefgen.blocks.charts.parts.data import MetricRow, has_one_unit, without_forecasts
from briefgen.blocks.charts.parts.mark import Mark, MarkedPoints, mark_option, marks_of
from briefgen.blocks.charts.parts.ranking import against_target
from briefgen.facts.fact import Fact
from briefgen.facts.format import abbreviated, figure
from briefgen.facts.period import PeriodKey, PointKey
from briefgen.facts.prose import resolve
from briefgen.facts.target import SET
from briefgen.facts.unit import is_percent
from briefgen.facts.wording import beside, is_unchanged, unchanged
from briefgen.model.context import Setting
from briefgen.model.guides import ReferenceLine
from briefgen.model.scene import Chart

CUT_BELOW_EM = 4
"""Where notes would leave less height than this, they are left out."""


def with_notes(
    chart: Chart, points: list[DataPoint], notes: tuple[Note, ...], fitted: Callable[[Chart], Chart]
) -> tuple[Chart, bool]:
    """Return the chart fitted into what its notes leave of its box, and whether one had to be cut."""
    lying = chart.nature.lying
    box, size = chart.box, chart.style.category_size
    top, right = _margins(chart, notes, lying)
    inner = replace(box, width=max(box.width - right, box.width * 0.4), height=box.height - top)
    if inner.height < size * CUT_BELOW_EM:
        return fitted(chart), True
    small = _reaching(fitted(replace(chart, box=inner)), notes)
    if lying and row_labels.needed_width(small) > inner.width + 0.5:
        return fitted(chart), True
    left, head, width, height = small.style.plot
    across, down = inner.width / box.width, inner.height / box.height
    area = (left * across, top / box.height + head * down, width * across, height * down)
    chart = replace(small, box=box, style=replace(small.style, plot=area, aside=box.width - inner.width))
    page = Box(0, 0, box.width, box.height)
    if lying:
        items, cut = list(lying_notes(chart, notes, right)), False
    else:
        told = levels(chart, notes, right)
        chart = replace(chart, levels=tuple(level for level in told if _is_inside(level, chart, page)))
        items, cut = list(upright_notes(chart, notes)), len(chart.levels) < len(told)
    inside = [item for item in items if page.contains(item.box, 0.5)]
    named = [note for note in notes if note.kind == "line" or (note.kind == "remark" and not lying)]
    cut = cut or any(_loses_its_name(note, chart, lying) for note in named)
    return replace(chart, overlay=(*chart.overlay, *inside)), cut or len(inside) < len(items)


def _is_inside(level: ReferenceLine, chart: Chart, page: Box) -> bool:
    return all(page.contains(item.box, 0.5) for item in levels_drawn(replace(chart, levels=(level,))))


def _loses_its_name(note: Note, chart: Chart, lying: bool) -> bool:
    """Say whether some of what names a line is cut; its value never is."""
    if lying:
        return fit.width_of(note.text, chart.style.category_size) > chart.box.width
    return fit.is_cut(note.text, wrapped_note(note, chart))


def _margins(chart: Chart, notes: tuple[Note, ...], lying: bool) -> tuple[float, float]:
    """Return the room above the chart and right of it that the notes need."""
    size, most = chart.style.category_size, chart.box.width * WIDE_SHARE
    lines = [note for note in notes if note.kind == "line"]
    arrows = [note for note in notes if note.kind in ("arrow", "span")]
    remarks = [note for note in notes if note.kind == "remark"]
    if lying:
        right = summed(fit.width_of(note.text, size, bold=True) + size * 1.4 for note in arrows)
        right += size * bool(arrows)
        right += max((fit.width_of(note.text, size) + size * 1.6 for note in remarks), default=0.0)
        return size * NAME_EM * len(lines), min(right, most)
    told = (line for note in lines for line in wrapped_note(note, chart))
    right = max((min(fit.width_of(line, size), most) for line in told), default=0.0)
    deep = max((len(wrapped_note(note, chart)) for note in remarks), default=0) * size * fit.LEADING
    return len(arrows) * size * LANE_EM + deep + size * 0.4 * bool(deep), right + size * 0.6 * bool(right)


def _reaching(chart: Chart, notes: tuple[Note, ...]) -> Chart:
    """Return the chart with a value range that holds the lines."""
    values = [note.value for note in notes if note.kind == "line"]
    style = chart.style
    if not values or style.value_max is None or style.value_min is None:
        return chart
    low, high = min(style.value_min, *values), max(style.value_max, *values)
    return replace(chart, style=replace(style, value_min=low, value_max=high))


REMARK_EM = 3.0
"""Height of a remark of two lines with the gap below it, in label sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note at one point of a chart."""

    at: PointKey = field(metadata={"doc": "the point: a period, a metric, or both as talent.2020"})
    text: Phrase = field(metadata={"doc": "the note; figures as references, {talent.growth}"})
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated(ChartBlock):
    """A chart of points that may be compared, measured against a line, and remarked on."""

    difference: tuple[PointKey, ...] = option(
        "two points whose difference an arrow tells; one: from it to the last", ()
    )
    cagr: tuple[PointKey, ...] = option(
        "two periods whose growth a year an arrow tells; one: until the last", ()
    )
    mark: tuple[Mark, ...] = mark_option()
    average: bool = option("true: a line at the mean of the drawn values", False)
    target: str = option("metric or reference with the value of a target line", "")
    forecast: PeriodKey = option("first period that is a forecast: drawn hollow", "")
    remarks: tuple[Remark, ...] = option("notes at points of the chart", ())

    @property
    def annotated(self) -> bool:
        """Whether the chart has annotations, which belong to points of one chart."""
        return any((self.difference, self.cagr, self.average, self.target, self.forecast, self.remarks))

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height below which labels would collide, with the room that notes take above."""
        ahead = any(self.hollow([fact for row in found for fact in row.facts], setting))
        arrows = bool(self.difference) + bool(self.cagr) + bool(self.forecast or ahead)
        lines = LANE_EM * arrows + REMARK_EM * bool(self.remarks)
        return ChartBlock.least(self, found, setting) + setting.medium.type.sizes["label"] * lines

    def marked_points(self, found: Found, setting: Setting) -> MarkedPoints:
        """Return what is marked of the drawn rows, with a warning for each mark that is not there."""
        aim = None
        if self.target and self.mark:
            with suppress(LookupError):  # it is warned of where its line is drawn
                aim = setting.ledger.find(self.target)
        return marks_of(self, self.mark, without_forecasts(found), setting, aim)

    def hollow(self, facts: Sequence[Fact | None], setting: Setting) -> tuple[bool, ...]:
        """Return for each fact whether it is a forecast, by status or by `forecast`; empty where none is."""
        stated = tuple(fact is not None and fact.status == "forecast" for fact in facts)
        if not self.forecast:
            return stated if any(stated) else ()
        period = setting.ledger.context.period
        try:
            first = period(self.forecast).order
        except ValueError:
            return ()
        late = (fact is not None and period(fact.period).order >= first for fact in facts)
        return tuple(one or other for one, other in zip(stated, late, strict=True))

    def annotate(
        self, chart: Chart, points: list[DataPoint], setting: Setting, fitted: Callable[[Chart], Chart],
        marks: MarkedPoints | None = None, whole: Sequence[Fact] = (),
    ) -> Chart:  # fmt: skip
        """Return the fitted chart with its notes in the overlay and in the alternative text.

        ``whole``: all facts, where the points are some of them.
        """
        notes = (*self._notes(points, setting, whole), *_notes_of(marks, points))
        if not notes:
            return fitted(chart)
        drawn, cut = with_notes(chart, points, notes, fitted)
        if cut:
            self.warn(
                setting, tr("an annotation is left out or cut: the chart is too small for it"), tr(MORE_ROOM)
            )
        words = (note.spoken or note.text for note in notes if note.spoken or note.text not in chart.alt)
        told = messages(setting.language).semicolon.join(words)
        return self.with_alt(drawn, told, setting)

    def stays(self, found: Found, setting: Setting) -> frozenset[str]:
        """Return what the annotations name, what is highlighted, and the facts that are marked."""
        named = (*self.difference, *self.cagr, self.forecast, *(remark.at for remark in self.remarks))
        marked = marks_of(self, self.mark, without_forecasts(found), setting).facts if self.mark else ()
        return frozenset((*named, *marked, *getattr(self, "highlight", ())))

    def _notes(self, points: list[DataPoint], setting: Setting, whole: Sequence[Fact] = ()) -> Iterator[Note]:
        """Yield the notes, with a warning for each that cannot be drawn."""
        mark = messages(setting.language)
        for kind, asked in (("difference", self.difference), ("cagr", self.cagr)):
            if asked and (note := self._arrow(kind, asked, points, setting)):
                yield note
        ahead = [point for point in points if any(self.hollow((point.fact,), setting))]
        if ahead:
            yield Note(kind="span", text=mark.forecast, start=ahead[0], end=ahead[-1])
        elif self.forecast:
            message = tr("no drawn value is as late as the forecast {forecast!r}", forecast=self.forecast)
            self.warn(setting, message, tr("write an earlier period, or leave `forecast` out"))
        if self.average:
            facts = whole or [point.fact for point in points]
            yield from self._mean(facts, setting, mark.mean_line, drawn=not whole)
        if self.target:
            yield from self._target(points, setting)
        yield from self._remarked(points, setting)

    def _remarked(self, points: list[DataPoint], setting: Setting) -> Iterator[Note]:
        """Yield a note for every point that is remarked on, however often."""
        told: dict[DataPoint, list[str]] = {}
        for remark in self.remarks:
            if at := self._find(remark.at, points, setting):
                pieces, problems = resolve(str(remark.text), setting.ledger, remark.place)
                setting.problems.extend(each for each in problems if each not in setting.problems)
                told.setdefault(at, []).append("".join(piece.text for piece in pieces))
        for at, texts in told.items():
            yield Note(kind="remark", text=messages(setting.language).semicolon.join(texts), start=at, end=at)

    def _arrow(
        self, kind: str, asked: tuple[str, ...], points: list[DataPoint], setting: Setting
    ) -> Note | None:  # fmt: skip
        """Return the arrow between two points with what lies between them."""
        ends = [self._find(word, points, setting) for word in asked[:2]]
        if len(ends) == 1 and ends[0]:
            ends.append([point for point in points if point.number == ends[0].number][-1])
        if len(ends) < 2 or not ends[0] or not ends[1]:
            return None
        start, end = ends[0], ends[1]
        fact = _between(kind, start.fact, end.fact, setting)
        if fact is None:
            message = tr(
                "{kind} of {one} and {other} cannot be computed",
                kind=kind,
                one=start.fact.id,
                other=end.fact.id,
            )
            self.warn(setting, message, tr("name other points, or leave `{kind}` out", kind=kind))
            return None
        text, spoken = (_moved(each, setting) for each in (abbreviated(fact), fact))
        full = spoken if spoken != text else ""
        return Note(kind="arrow", text=text, start=start, end=end, fact=fact.id, spoken=full)

    def _mean(self, facts: Sequence[Fact], setting: Setting, name: str, *, drawn: bool) -> Iterator[Note]:
        ranked = any(fact.measure == "rank" for fact in facts)
        if ranked or not has_one_unit([MetricRow(key="", label="", facts=tuple(facts))]):
            message = tr("no mean is drawn: the values are ranks, or have different units")
            self.warn(setting, message, tr("leave `average` out, or draw metrics of one unit"))
            return
        mean = aggregate.mean(facts, setting)
        text = f"{name}{aggregate.printed(replace(mean, unit=''), setting)}"
        spoken = f"{name}{aggregate.printed(mean, setting)}"
        # The line lies at the mean itself, which its workbook computes too, not at the rounded number.
        value = float(sum(Fraction(fact.number) for fact in facts) / len(facts))
        yield Note(kind="line", text=text, value=value, fact=mean.id, spoken=spoken, mean=drawn)

    def _target(self, points: list[DataPoint], setting: Setting) -> Iterator[Note]:
        try:
            aim = setting.ledger.find(self.target)
        except LookupError as error:
            message, hint = parted(error)
            self.warn(
                setting,
                tr("the target is not drawn: {message}", message=message),
                hint or tr("name a metric as `target`"),
            )
            return
        if any(aim.unit != point.fact.unit for point in points):
            message = tr("the target is not drawn: it is measured in {value}", value=aim.unit or "1")
            self.warn(setting, message, tr("name a metric in the unit of what is drawn"))
            return
        percent = is_percent(aim.unit)
        told = figure(aim if percent else replace(aim, unit=""), setting.language).text
        keys = {aim.metric, *(point.key for point in points)}
        own = aim.kind in SET and len({_family(key, setting) for key in keys}) == 1
        word = say(setting.language, *SET[aim.kind]) if own else aim.label
        spoken = f"{aim.label} {figure(aim, setting.language).text}"
        if len({point.key for point in points}) == 1:
            spoken += against_target(points[-1].fact, aim, setting)
        yield Note(
            kind="line",
            text=beside(word, told, setting.language),
            value=float(aim.number),
            fact=aim.id,
            spoken=spoken,
        )

    def _find(self, word: str, points: list[DataPoint], setting: Setting) -> DataPoint | None:
        """Return the point that a key of the brief names, or None with a warning."""
        for point in points:
            if word in (point.fact.period, point.key, f"{point.key}.{point.fact.period}"):
                return point
        known = {point.fact.period for point in points} | {point.key for point in points}
        self.warn(setting, tr("{word!r} is annotated but not drawn", word=word), did_you_mean(word, known))
        return None


def _family(key: str, setting: Setting) -> str:
    """Return the family of a member's metric, else the metric itself."""
    metric = setting.ledger.metrics.get(key)
    return metric.membership.family if metric and metric.membership else key


def _notes_of(marks: MarkedPoints | None, points: Sequence[DataPoint]) -> Iterator[Note]:
    """Yield the notes that marked points have instead of a number."""
    at = {(point.number, point.fact.id): point for point in points}
    for mark in marks.points if marks else ():
        if mark.note and (point := at.get((mark.number, mark.fact.id))):
            yield Note(kind="remark", text=mark.note, start=point, end=point)


def _moved(fact: Fact, setting: Setting) -> str:
    """Return a change as an arrow says it: +3.2%, unchanged, +5% a year."""
    if is_unchanged(fact):
        return unchanged(fact, setting.language)
    text = aggregate.printed(fact, setting, sign=True)
    if fact.kind != "cagr":
        return text
    return say(setting.language, "年均{rate}", "{rate} a year", rate=text)


def _between(kind: str, start: Fact, end: Fact, setting: Setting) -> Fact | None:
    """Return the change between two facts as a source states it, or as the two give it."""
    if kind == "cagr":
        return aggregate.claimed("cagr", start, end, setting) or aggregate.change(end, start, setting, "cagr")
    if start.metric != end.metric:
        return aggregate.difference(end, start, setting)
    if start.measure == "rank":
        return aggregate.change(end, start, setting, "rank_change")
    kind = "points" if start.unit == "%" else "change"
    return aggregate.claimed(kind, start, end, setting) or aggregate.change(
        end, start, setting, "points" if kind == "points" else "change"
    )
