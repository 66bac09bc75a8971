"""Lines above or below a chart: the larger unit of its labels, and the labels that its marks cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from briefgen.base.catalogue import is_native
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.marked import N_, han
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import with_doubt
from briefgen.blocks.charts.parts.data import number_label
from briefgen.facts.currency import money_name, money_of, scale_name
from briefgen.facts.fact import Fact
from briefgen.facts.format import measure_text
from briefgen.facts.unit import is_percent, split
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

STEPS = (
    ((10**12, han("万亿")), (10**8, han("亿")), (10**4, han("万"))),
    ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")),
)
"""What a unit may be multiplied by in Chinese and in English, the largest first."""
MOST_DECIMALS = 2
HEAD_EM = 1.5
"""Height of the line that names the unit, in its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """Labels in a larger unit: what they were divided by, and the unit's name."""

    labels: tuple[str, ...]
    factor: int
    unit: str


def scaled(facts: Sequence[Fact | None], setting: Setting) -> Scaled | None:
    """Return labels in the largest unit in which two decimals say all facts, None where none does.

    Charts of one unit are compared: where there is one, it is a unit that says all values of the brief.
    """
    known = [fact for fact in facts if fact is not None]
    units = {fact.unit for fact in known}
    if len(units) != 1 or is_percent(*units) or any(f.measure not in ("count", "amount") for f in known):
        return None
    alike = [fact for fact in setting.ledger.facts.values() if fact.kind == "value" and fact.unit in units]
    found = _largest([*alike, *known], setting) or _largest(known, setting)
    if found is None:
        return None
    factor, unit = found
    places = max(_places(fact, factor) for fact in known)
    exact = Decimal(1).scaleb(-max(places, 0))
    divided = [fact and replace(fact, number=(fact.number / factor).quantize(exact)) for fact in facts]
    labels = tuple(number_label(fact, setting, unit=False) if fact else "" for fact in divided)
    return Scaled(labels=labels, factor=factor, unit=unit)


def _largest(facts: Sequence[Fact], setting: Setting) -> tuple[int, str] | None:
    """Return divisor and name of the largest unit in which two decimals express all the facts."""
    size, base = split(facts[0].unit)
    english = not is_chinese(setting.language)
    most = max(abs(fact.number) for fact in facts)
    for step, word in STEPS[english]:
        factor = step // size
        if step <= size or step % size or most < factor:
            continue
        if all(_places(fact, factor) <= MOST_DECIMALS for fact in facts):
            return factor, _named(step, word, base, setting.language)
    return None


def _named(step: int, word: str, base: str, language: str) -> str:
    """Return a unit that is so much larger: 万人, million visits, US$ billion, Mio. €."""
    if is_chinese(language):
        return say(language, word, "") + base
    if is_native(language):
        return money_name(f"{word} {base}".strip())
    larger = scale_name(step, language)
    if base and money_of(base):
        return measure_text("", f"{word} {base}", Decimal(step), language).strip()
    return say(language, "", "{scale} {unit}", scale=larger, unit=base).strip()


def _places(fact: Fact, factor: int) -> int:
    """Return how many decimals a fact has when it is divided."""
    return -int((fact.number / factor).normalize().as_tuple().exponent)


def under_unit(chart: Chart, fitted: Callable[[Chart], Chart], unit: str, setting: Setting) -> Chart:
    """Return the fitted chart below a line that names the unit of its labels."""
    size = chart.style.category_size
    full, deep = chart.box.height, size * HEAD_EM
    small = fitted(replace(chart, box=replace(chart.box, height=full - deep)))
    text, at = messages(setting.language).unit_of_labels.format(unit=unit), (0.0, size * fit.LEADING / 2)
    named = overlay.text_at(text, at, size=size, colour=chart.style.muted, ha="left")
    whole = overlay.in_box(small, chart.box, deep)
    return replace(whole, overlay=(named, *whole.overlay))


MOST_LINES = 3
MOST_SHARE = 0.3
"""The line takes at most this share of the chart's height."""
GAP_EM = 0.4
WIDTH_SHARE = 0.97
"""Share of the width that the lines are broken to: hanging punctuation stands out a little."""
MOST_TOLD = 200
DOUBT = N_("{count} values are not printed: their pieces are too small")


def with_unlabelled_below(
    plain: Chart, fitted: Callable[[Chart], Chart], setting: Setting, heads: tuple[str, ...] = ()
) -> Chart:
    """Return the fitted chart with labels that do not fit listed below, behind ``heads``, or a warning."""
    done = fitted(plain)
    if len(plain.categories) > MOST_TOLD:
        return done  # nobody looks for the numbers of so many
    lines = _lines(plain, done, setting, heads)
    if not lines:
        return done
    size, full = setting.medium.type.minimum, plain.box.height
    deep = size * (fit.LEADING * len(lines) + GAP_EM)
    count = sum(len(pieces) for _, pieces in _missing(plain, done))
    if len(lines) > MOST_LINES or deep > full * MOST_SHARE:
        return with_doubt(done, tr(DOUBT, count=count))
    small = fitted(replace(plain, box=replace(plain.box, height=full - deep)))
    lines = _lines(plain, small, setting, heads)
    if size * (fit.LEADING * len(lines) + GAP_EM) > deep + 0.01:
        return with_doubt(done, tr(DOUBT, count=count))
    at = (0.0, full - deep + size * GAP_EM)
    texts = overlay.label_lines(lines, at, size=size, colour=small.style.muted, ha="left")
    whole = overlay.in_box(small, plain.box)
    return replace(whole, overlay=(*whole.overlay, *texts))


def _missing(plain: Chart, done: Chart) -> list[tuple[int, list[str]]]:
    """Return the categories with labels that are left out, each with the names and labels of those pieces."""
    found, last = [], len(plain.categories) - 1
    for index in range(len(plain.categories)):
        pieces = [
            f"{row.name} {row.labels[index]}"
            for row, kept in zip(plain.series, done.series, strict=True)
            if row.labels[index] and not kept.labels[index] and (index < last or kept.name == row.name)
        ]  # at the last one a name may stand with its value
        if pieces:
            found.append((index, pieces))
    return found


def _lines(plain: Chart, done: Chart, setting: Setting, heads: tuple[str, ...]) -> tuple[str, ...]:
    mark = messages(setting.language)
    names = heads or plain.categories
    told = [
        f"{names[index]}{mark.colon}{mark.list_comma.join(pieces)}" for index, pieces in _missing(plain, done)
    ]
    if not told:
        return ()
    text = f"{mark.not_labelled}{mark.semicolon.join(told)}"
    return fit.broken(text, setting.medium.type.minimum, plain.box.width * WIDTH_SHARE)
