"""`timeline`: the pillars as stations of a line, down an upright page, across a landscape one."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.blocks.parts.containers import Hued, Pile
from briefgen.layout.structures.parts import module_rows, pillar_label
from briefgen.layout.structures.plan import Plan, below_each_other, hero_row, room_beside, strip_row, upright
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Shape

LABEL_SHARE = 0.2
"""Width of a station's name against the page's."""
MOST_IN_A_ROW = 3
LINE_PT = 1.2


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out."""
    hero, strip = hero_row(plan, setting, width), strip_row(plan, setting, width)
    room = room_beside(height, setting, hero, strip)
    line = _down if upright(setting) else _across
    return below_each_other((hero, line(plan, setting, width, room), strip), setting, width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A pillar's name, its point on the line, and its modules beside it."""

    name: Block
    story: Block
    first: bool
    place: Place

    @property
    def stretch(self) -> float:
        """Return how much the modules stretch, at least a little: the line is continuous."""
        return max(self.story.stretch, 0.05)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set name and modules on either side of the line."""
        pad, point = setting.gap(2.5), setting.gap(2.2)
        left = width * LABEL_SHARE
        middle = left + setting.gap(4)
        right = middle + setting.gap(4)
        name = setting.compose(self.name, left)
        inner = None if height is None else max(0.0, height - 2 * pad)
        story = setting.compose(self.story, width - right, inner)
        full = max(name.height + 2 * pad, story.height + 2 * pad, height or 0.0)
        top = pad + setting.gap(2) if self.first else 0.0
        box = Box(middle - LINE_PT / 2, top, LINE_PT, full - top)
        dot = Box(middle - point / 2, pad + setting.gap(1), point, point)
        marks = (
            Shape(box=box, fill=setting.theme.palette.rule, name="time line"),
            Shape(box=dot, fill=setting.accent.strong, geometry="ellipse", name="station"),
        )
        items = (*marks, *name.at(0.0, pad), *story.at(right, pad))
        return Composition(items=items, width=width, height=full)


def _down(plan: Plan, setting: Setting, width: float, height: float | None) -> Composition:
    stations: list[Block] = []
    for index, (pillar, accent, modules) in enumerate(plan.pillars):
        rows = module_rows(modules, accent, MOST_IN_A_ROW, pillar.place)
        story = Pile(blocks=rows, gap=2.5, place=pillar.place)
        station = Station(name=pillar_label(plan, index), story=story, first=not index, place=pillar.place)
        stations.append(Hued(block=station, accent=accent, place=pillar.place))
    line = Pile(blocks=stations, gap=0.0, place=plan.edition.page.place)
    return setting.compose(line, width, height)


def _across(plan: Plan, setting: Setting, width: float, height: float | None) -> Composition:
    """Return the columns below a line with a point over each."""
    point, below = setting.gap(2.2), setting.gap(4)
    columns = plan.side_by_side(setting, width)
    body = columns.compose(None if height is None else height - below)
    box = Box(0.0, (point - LINE_PT) / 2, width, LINE_PT)
    marks = [Shape(box=box, fill=setting.theme.palette.rule, name="time line")]
    for index, (_, accent, _) in enumerate(plan.pillars):
        dot = Box(index * (columns.each + columns.gutter), 0.0, point, point)
        marks.append(Shape(box=dot, fill=accent.strong, geometry="ellipse", name="station"))
    return Composition(items=(*marks, *body.at(0.0, below)), width=width, height=body.height + below)
