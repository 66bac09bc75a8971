"""The phases of a process go in; the series of its control chart come out: lines, values, marked values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.base.colour import mixed, shares
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.say import say
from briefgen.blocks.charts.parts import free_labels
from briefgen.blocks.charts.parts.colour import visible
from briefgen.blocks.charts.parts.data import Labels, MetricRow, bracketed, number_label, with_units
from briefgen.blocks.charts.parts.period_slots import series_over
from briefgen.blocks.charts.parts.process_phase import Phase, name_of
from briefgen.blocks.charts.parts.process_words import CAUSES, Cause, breaks_at, cause_of, goal_name
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.facts.fact import Fact
from briefgen.facts.target import Better
from briefgen.facts.wording import beside
from briefgen.model.context import Setting
from briefgen.model.scene import Series, Symbol
from briefgen.model.theme import Accent

Ends = Literal["names", "numbers", "none"]
SIGNS: Mapping[Cause, Symbol] = {
    "common": "circle", "special": "diamond", "improving": "diamond", "concerning": "square",
}  # fmt: skip
"""The signs of points by what they mean: a second way to tell beside their colour."""
HUES: Mapping[Cause, float] = {"improving": 215.0, "concerning": 25.0}
"""The hues of the NHS's icons in degrees: blue and orange, which colour-blind eyes tell apart."""
FARTHEST = 60.0
"""From its hue in degrees: a theme without a colour so near leaves it to the signs to tell both apart."""
GREY = 0.1
"""A colour whose channels differ by less has no hue."""
DASHES: Mapping[str, tuple[float, ...]] = {"upper": (4.0, 2.5), "lower": (4.0, 2.5), "target": (1.0, 1.5)}
"""In line widths; a mean or a median is a solid line."""
MOST_NUMBERED = 24
"""Of more values beyond a limit the farthest have a number."""
FADE = 0.35
"""How far limits and their centre line lie towards paper, behind the values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessView:
    """What a control chart shows."""

    row: MetricRow
    phases: tuple[Phase, ...]
    aim: Fact | None
    better: Better | None
    slots: PeriodSlots
    labels: Labels
    ends: Ends = "names"
    """What stands at the ends of lines: names with numbers, numbers alone, or nothing."""

    def ends_of(self, phase: Phase) -> tuple[int, ...]:
        """Return the places of a phase's first and last drawn values; none where none is drawn."""
        drawn = [self.slots.places[fact.period] for fact in phase.facts if fact.period in self.slots.places]
        return (drawn[0], drawn[-1]) if drawn else ()

    def called(self, name: str, fact: Fact, setting: Setting) -> str:
        """Return what stands at the end of a line."""
        if self.labels == "none" or self.ends == "none":
            return ""
        shown = number_label(fact, setting, unit=self.labels == "unit")
        return beside(name, shown, setting.language) if self.ends == "names" else shown


def cause_colours(setting: Setting, hue: Accent) -> Mapping[Cause, str]:
    """Return the colours of points by what they mean, from the theme's hues."""
    palette = setting.theme.palette
    accents = [each.words for each in palette.accents.values()] or [hue.words]

    def nearest(cause: Cause) -> str:
        best = min(accents, key=lambda colour: _hue_distance(colour, HUES[cause]))
        near = _hue_distance(best, HUES[cause]) <= FARTHEST
        return visible(best, palette.paper, palette.ink) if near else ""

    special = visible(hue.words, palette.paper, palette.ink)
    return {
        "common": palette.ink, "special": special,
        "improving": nearest("improving") or special, "concerning": nearest("concerning") or special,
    }  # fmt: skip


def _hue_distance(colour: str, degrees: float) -> float:
    """Return how far a colour's hue lies from another, in degrees; greys lie far from all."""
    red, green, blue = shares(colour)
    high, reach = max(red, green, blue), max(red, green, blue) - min(red, green, blue)
    if reach < GREY:
        return 360.0
    if high == red:
        sixths = (green - blue) / reach
    else:
        sixths = (blue - red) / reach + 2 if high == green else (red - green) / reach + 4
    away = abs(sixths * 60 - degrees) % 360
    return min(away, 360 - away)


def process_series(view: ProcessView, setting: Setting, hue: Accent) -> tuple[Series, ...]:
    """Return centre line and limits phase by phase, the target, the values, and those that break a rule."""
    lines = [
        _of_phase(view, phase, line, ends, setting)
        for phase in view.phases
        for line in phase.drawn
        if (ends := view.ends_of(phase))
    ]
    if view.aim:
        lines.append(_of_goal(view, view.aim, setting))
    colours = cause_colours(setting, hue)
    return (*lines, _values(view, setting, colours["common"]), *_marked(view, setting, colours))


def _of_phase(
    view: ProcessView, phase: Phase, line: tuple[str, Fact], ends: tuple[int, ...], setting: Setting
) -> Series:  # fmt: skip
    """Return a line of a phase, named and numbered at its end if the phase is the last one."""
    name, fact = line
    called = name_of(name, setting)
    title = called + (bracketed(phase.facts[0].period, setting) if len(view.phases) > 1 else "")
    shown = view.called(called, fact, setting) if phase is view.phases[-1] else ""
    return _straight(view, title, ends, shown, fact, name, setting)


def _of_goal(view: ProcessView, aim: Fact, setting: Setting) -> Series:
    name, ends = goal_name(aim, setting), (0, len(view.slots.names) - 1)
    shown = view.called(name, aim, setting)
    return _straight(view, name, ends, shown, aim, "target", setting)


def _straight(
    view: ProcessView, title: str, ends: tuple[int, ...], shown: str, fact: Fact, word: str, setting: Setting
) -> Series:
    """Return a line at a figure from one place to another, with a label right of its end."""
    count, (first, last), at = len(view.slots.names), ends, float(fact.number)
    palette = setting.theme.palette
    colour = visible(mixed(palette.muted, palette.paper, FADE), palette.paper, palette.ink)
    ink = palette.muted if word in ("upper", "lower") else palette.ink
    return Series(
        name=title,
        values=tuple(at if first <= place <= last else None for place in range(count)),
        labels=tuple(shown if place == last else "" for place in range(count)),
        colours=(colour,) * count,
        label_colours=(ink,) * count,
        bold=(False,) * count,
        facts=tuple(fact.id if place == last else None for place in range(count)),
        dots=("",) * count,
        dash=DASHES.get(word, ()),
        ended=bool(shown),
    )


def _values(view: ProcessView, setting: Setting, colour: str) -> Series:
    """Return the line of the values, with numbers at the last one and at those beyond a limit."""
    count, places = len(view.slots.names), view.slots.places
    unit = with_units(view.labels, (view.row,))
    plain = series_over(view.row, places, count, setting, unit=unit, labelled=view.labels != "none")
    beyond = _numbered(view)
    last = free_labels.last_of(plain)
    return replace(
        plain,
        labels=tuple(text if at in beyond or at == last else "" for at, text in enumerate(plain.labels)),
        colours=(colour,) * count,
        label_colours=(setting.theme.palette.ink,) * count,
        bold=tuple(at == last for at in range(count)),
        ended=view.labels != "none" and view.ends != "none",
        dots=tuple(colour if value is not None else "" for value in plain.values),
    )


def _numbered(view: ProcessView) -> frozenset[int]:
    """Return the places of values that have a number: those beyond a limit, the farthest ones of many."""
    places, found = view.slots.places, dict[int, tuple[float, int]]()
    for phase in view.phases:
        for each in phase.breaks:
            fact = phase.facts[each.first]
            if each.rule == "beyond" and fact.period in places:
                away = abs(fact.number - phase.centre.number)
                found[places[fact.period]] = (float(away), places[fact.period])
    return frozenset(sorted(found, key=found.__getitem__, reverse=True)[:MOST_NUMBERED])


def _marked(view: ProcessView, setting: Setting, colours: Mapping[Cause, str]) -> list[Series]:
    """Return the values that break a rule, a series for each thing that this may mean."""
    count, means = len(view.slots.names), dict[int, tuple[Cause, float]]()
    for phase in view.phases:
        for at, each in breaks_at(phase).items():
            place, number = view.slots.places.get(phase.facts[at].period), float(phase.facts[at].number)
            if place is not None:
                means[place] = (cause_of(each, view.better), number)
    causes: tuple[Cause, ...] = ("special", "improving", "concerning")

    def series(cause: Cause) -> Series:
        own = {place: value for place, (meant, value) in means.items() if meant == cause}
        return Series(
            name=say(setting.language, *CAUSES[cause]),
            values=tuple(own.get(place) for place in range(count)),
            labels=("",) * count,
            colours=(colours[cause],) * count,
            label_colours=(colours[cause],) * count,
            dots=tuple(colours[cause] if place in own else "" for place in range(count)),
            symbol=SIGNS[cause],
        )

    return [series(cause) for cause in causes if any(meant == cause for meant, _ in means.values())]
