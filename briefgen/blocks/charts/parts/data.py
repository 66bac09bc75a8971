"""The facts that a chart draws as rows, series and labels, and its alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean, unknown_reference
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.phrase import place_of
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes
from briefgen.blocks.charts.parts.error_bars import interval_text
from briefgen.blocks.charts.parts.metric_row import MetricRow as MetricRow, parts_of
from briefgen.facts.fact import known_of
from briefgen.facts.format import figure, period_label, short_period
from briefgen.facts.member_labels import measured, told_apart
from briefgen.facts.relative_period import NOW
from briefgen.facts.short_form import for_the_eye
from briefgen.facts.wording import beside
from briefgen.model.context import Setting
from briefgen.model.scene import Series

if TYPE_CHECKING:
    from briefgen.facts.ledger import Fact

Labels = Literal["auto", "number", "unit", "none"]
UNIT_SHARE = 0.3
"""A figure with its unit takes at most so much of a chart's width, else it has none."""


def metric_rows(
    metrics: Sequence[str], setting: Setting, place: Place, *, periods: Sequence[str] = (), since: str = "",
    last: int = 0, ahead: bool = False,
) -> tuple[MetricRow, ...]:  # fmt: skip
    """Return a row a metric or reference, with a Problem for each that is unknown or has nothing to show.

    ``last``: of so many of the latest periods that any of them has; ``ahead``: with forecasts behind the
    known values, which do not count.
    """
    found = (_row(metric, setting, place, periods, since, ahead=ahead) for metric in metrics)
    rows = _told_apart([row for row in found if row is not None], setting)
    if last >= 0:
        return _of_last(last, rows, setting, place) if last else rows
    message = tr("`last` is how many periods to show, and {last} is no such number", last=last)
    setting.problems.append(Problem(place, message, tr("write `last: 12`"), "chart"))
    return ()


def _of_last(
    count: int, rows: tuple[MetricRow, ...], setting: Setting, place: Place
) -> tuple[MetricRow, ...]:
    """Return rows without what is before their last so many periods; note each that has nothing so late."""
    known = {fact.period for row in rows for fact in known_of(row.facts)}
    kept = sorted(known, key=lambda period: _order(period, setting))[-count:]
    if not kept:
        return rows
    first = _order(kept[0], setting)
    found = []
    for row in rows:
        facts = tuple(fact for fact in row.facts if _order(fact.period, setting) >= first)
        if facts:
            found.append(replace(row, facts=facts))
            continue
        message = tr("{key!r} has no value so late: the chart begins with {kept}", key=row.key, kept=kept[0])
        hint = tr("its last one is of {period}", period=row.facts[-1].period)
        setting.problems.append(Problem(place_of(row.key, place), message, hint, "no-value"))
    return tuple(found)


def _told_apart(rows: Sequence[MetricRow], setting: Setting) -> tuple[MetricRow, ...]:
    """Return rows with labels that tell them apart: members of one family by what they are called."""
    labels = told_apart([row.key for row in rows], setting.ledger.metrics, setting.language)
    return tuple(
        row
        if labels[row.key] == row.label
        else replace(
            row,
            label=labels[row.key],
            facts=tuple(replace(fact, label=labels[row.key]) for fact in row.facts),
        )
        for row in rows
    )


def _row(
    reference: str, setting: Setting, place: Place, periods: Sequence[str], since: str, *, ahead: bool
) -> MetricRow | None:
    ledger = setting.ledger
    place = place_of(reference, place)
    key = reference.partition(".")[0]
    if key not in ledger.metrics:
        hint = did_you_mean(key, ledger.metrics)
        setting.problems.append(
            Problem(
                place, tr("there is no metric {key!r} to draw", key=key), hint=hint, code="unknown-metric"
            )
        )
        return None
    try:
        facts = (ledger.find(reference),) if reference != key else ledger.series(key)
        facts = (*facts, *ledger.ahead(key)) if ahead and reference == key else facts
        since, *asked = (ledger.accounts[key].dated(each) for each in (since, *periods))
    except LookupError as error:
        setting.problems.append(unknown_reference(error, place, "unknown-figure"))
        return None
    kept = tuple(fact for fact in facts if _asked(fact, asked, since, setting))
    metric = ledger.metrics[key]
    if kept:
        others = metric.membership is not None and metric.membership.rest > 0
        return MetricRow(key=key, label=metric.label, facts=kept, others=others)
    known = ", ".join(fact.period for fact in facts)
    hint = tr("its periods: {known}", known=known) if known else tr("give it values")
    setting.problems.append(
        Problem(place, tr("{key!r} has no value to draw here", key=key), hint=hint, code="no-value")
    )
    return None


def _asked(fact: Fact, periods: Sequence[str], since: str, setting: Setting) -> bool:
    if periods and fact.period not in periods:
        context = setting.ledger.context
        if NOW not in periods or not context.period(NOW).is_when(context.period(fact.period)):
            return False
    return not since or _order(fact.period, setting) >= _order(since, setting)


def _order(period: str, setting: Setting) -> tuple[int, int, bool]:
    try:
        return setting.ledger.context.period(period).order
    except ValueError:
        return (0, 0, False)


def without_forecasts(found: Sequence[MetricRow]) -> tuple[MetricRow, ...]:
    """Return the rows with what is known: no message tells a forecast as a fact."""
    return tuple(row if row.columns else replace(row, facts=known_of(row.facts)) for row in found)


def share_rows(found: Sequence[MetricRow], setting: Setting, place: Place) -> tuple[MetricRow, ...]:
    """Return the rows as shares in per cent: a metric's own reading, or what is claimed as its share."""
    kept = []
    for row in found:
        fact = row.facts[-1]
        if fact.unit != "%":
            try:
                fact = setting.ledger.find(f"{row.key}.share")
            except LookupError as error:
                setting.problems.append(
                    Problem(
                        place,
                        tr("{key!r} is not a share: {args}", key=row.key, args=error.args[0]),
                        code="no-value",
                    )
                )
                continue
        kept.append(MetricRow(key=row.key, label=row.label, facts=(fact,)))
    return tuple(kept)


def latest(found: Sequence[MetricRow]) -> tuple[MetricRow, ...]:
    """Return the rows reduced to their latest value."""
    return tuple(replace(row, facts=row.facts[-1:]) for row in found)


def positive(found: Sequence[MetricRow], setting: Setting, place: Place) -> tuple[MetricRow, ...]:
    """Return the rows without a negative value, noting a Problem for each other one."""
    for row in found:
        if min(fact.number for fact in row.facts) < 0:
            message = tr("{key!r} is negative: it cannot be stacked", key=row.key)
            setting.problems.append(Problem(place, message, code="chart"))
    return tuple(row for row in found if min(fact.number for fact in row.facts) >= 0)


def series_of(
    facts: Sequence[Fact | None],
    setting: Setting,
    colours: str | Sequence[str] = (),
    inks: str | Sequence[str] = (),
    *,
    name: str = "",
    unit: bool = False,
    labelled: bool = True,
    bold: bool | Sequence[bool] = True,
) -> Series:
    """Return a series of a point a fact (None: no point); one colour is that of all points."""

    def each(value: Any) -> tuple[Any, ...]:
        return (value,) * len(facts) if isinstance(value, str | bool) else tuple(value)

    return Series(
        name=name,
        values=tuple(float(fact.number) if fact else None for fact in facts),
        labels=tuple(number_label(fact, setting, unit=unit) if fact and labelled else "" for fact in facts),
        colours=each(colours),
        label_colours=each(inks),
        bold=each(bold),
        facts=tuple(fact.id if fact else None for fact in facts),
    )


def period_name(fact: Fact, setting: Setting) -> str:
    """Return a fact's period as an axis prints it: 2020 rather than 2020年, Sep 2024."""
    name = short_period(fact.period, setting.language, setting.ledger.as_of)
    return name.removesuffix("年") if name.removesuffix("年").isdigit() else name


def time_of(fact: Fact, setting: Setting) -> str:
    """Return a fact's period in words."""
    return period_label(fact.period, setting.language, setting.ledger.as_of) if fact.period else ""


def bracketed(period: str, setting: Setting) -> str:
    """Return a period in brackets, behind a figure of another period than those beside it."""
    mark = messages(setting.language)
    shown = short_period(period, setting.language, setting.ledger.as_of)
    return f"{mark.open_bracket}{shown}{mark.close_bracket}"


def has_one_unit(found: Sequence[MetricRow]) -> bool:
    """Say whether all facts are measured in the same unit."""
    return len({fact.unit for row in found for fact in row.facts}) <= 1


def number_label(fact: Fact, setting: Setting, *, unit: bool) -> str:
    """Return a figure as a label prints it, with or without its unit; a rank without its 第."""
    shown = figure(fact, setting.language)
    prefix = shown.prefix.replace("第", "")
    if fact.unit in ("%", "‰") or (not is_chinese(setting.language) and fact.measure == "rank"):
        unit = True
    behind = shown.unit if unit else ("以上" if shown.unit.endswith("以上") else "")
    return f"{prefix}{shown.amount if unit else shown.number}{shown.suffix}{behind}"


def with_units(labels: Labels, found: Sequence[MetricRow]) -> bool:
    """Say whether labels carry their unit: by default where the units differ."""
    return labels == "unit" or (labels == "auto" and not has_one_unit(found))


def with_units_beside(labels: Labels, found: Sequence[MetricRow], setting: Setting, width: float) -> bool:
    """Say the same of labels beside their marks: where a tile is short, a bar names its unit if it has room.

    A tile of 25.46万亿元 beside a bar of 254545 would leave a reader to guess in what.
    """
    if labels != "auto" or with_units(labels, found):
        return with_units(labels, found)
    facts = [fact for row in found for fact in row.facts]
    if not any(for_the_eye(fact, setting.language) != fact for fact in facts):
        return False
    size = setting.medium.type.minimum
    widest = max(axes.width_of(number_label(fact, setting, unit=True), size, bold=True) for fact in facts)
    return widest <= width * UNIT_SHARE


def values_in_words(found: Sequence[MetricRow], setting: Setting) -> str:
    """Return every value of the rows in words, each with its period; one row alone without its name."""
    mark = messages(setting.language)
    alt_text = ((row.label, *_each_told(row, setting)) for row in found)
    return mark.semicolon.join(mark.comma.join(parts[len(found) == 1 :]) for parts in alt_text)


def pairs_in_words(found: Sequence[MetricRow], names: Sequence[str], setting: Setting) -> str:
    """Return the rows' values in words, each behind the name of what it measures instead of its period."""
    mark = messages(setting.language)
    return mark.semicolon.join(
        mark.comma.join(
            (
                row.label,
                *(
                    beside(name, figure(fact, setting.language).text, setting.language)
                    for name, fact in zip(names, row.facts, strict=True)
                ),
            )
        )
        for row in found
    )


def _each_told(row: MetricRow, setting: Setting) -> list[str]:
    """Return the values of a row in words, each with its period or with what it is of."""
    if not row.columns:
        return [_told(fact, setting) for fact in row.facts]
    return [
        beside(name, figure(fact, setting.language).text, setting.language) for name, fact in row.at.items()
    ]


def _told(fact: Fact, setting: Setting) -> str:
    shown = figure(fact, setting.language).text + interval_text(fact, setting)
    if not fact.period:
        return shown
    period = time_of(fact, setting)
    if fact.status == "forecast":
        mark = messages(setting.language)
        period += f"{mark.open_bracket}{mark.forecast}{mark.close_bracket}"
    return say(setting.language, "{time}{shown}", "{time}: {shown}", time=period, shown=shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMessage:
    """One or more sentences, and the ids of the facts whose values they contain."""

    text: str
    said: frozenset[str] = frozenset()


def joined_messages(parts: Sequence[ChartMessage], setting: Setting) -> ChartMessage:
    """Return several messages as one."""
    alt_text = [part for part in parts if part.text]
    text = messages(setting.language).semicolon.join(part.text for part in alt_text)
    return ChartMessage(text=text, said=frozenset[str]().union(*(part.said for part in alt_text)))


def spoken_alt(
    kind: tuple[str, str], message: ChartMessage, found: Sequence[MetricRow], setting: Setting
) -> str:
    """Return the alternative text: chart type with what is measured, message, and values that it has not."""
    facts, rows = parts_of(found)

    def made() -> str:
        left = any(fact.id not in message.said or fact.confidence for row in found for fact in row.facts)
        read = left and not any(row.whole for row in found)  # of too many they are not
        values = values_in_words(found, setting) if read else ""
        return alt_text(kind, message.text, values, setting, measured_by(found, setting))

    return setting.once(facts, (spoken_alt, kind, message, rows), made)


def measured_by(found: Sequence[MetricRow], setting: Setting) -> str:
    """Return what rows have in common that their labels leave out: Median wait by site; empty for nothing."""
    keys = [each for row in found if row.key for each in row.keys]
    told = measured(keys, setting.ledger.metrics, setting.language)
    crossed = next((row for row in found if row.columns), None)
    if crossed is None or not told:
        return told
    return f"{told}{messages(setting.language).comma}{time_of(crossed.facts[0], setting)}"


def alt_text(kind: tuple[str, str], message: str, values: str, setting: Setting, measure: str = "") -> str:
    """Return an alternative text of its parts; a message, values or what is measured may be empty."""
    mark = messages(setting.language)
    parts = (mark.stop + (" " if mark.stop == "." else "")).join(part for part in (message, values) if part)
    named = mark.comma.join(filter(None, (say(setting.language, *kind), measure)))
    return f"{named}{mark.colon}{parts}"
