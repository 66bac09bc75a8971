"""`comparison`: two pillars face each other, row by row; what they share stands between them."""

from __future__ import annotations

from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.layout.structures import pillars
from briefgen.layout.structures.parts import hero_panel
from briefgen.layout.structures.plan import Plan, below_each_other, room_beside, strip_row
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Shape

MIDDLE_SHARE = 0.28
"""Width of the middle column where there is a hero; else a hairline stands there."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out; a Problem where there are not two pillars."""
    if len(plan.columns) != 2:
        place = plan.edition.page.place
        message = tr("a comparison needs two pillars, but this page has {count}", count=len(plan.columns))
        hint = tr("give it two, or another structure: `pillars` takes two to six")
        setting.problems.append(Problem(place, message, hint=hint, code="structure"))
        return pillars.compose(plan, setting, width, height)
    strip = strip_row(plan, setting, width)
    gutter = setting.medium.gutter
    middle = width * MIDDLE_SHARE if plan.hero else 0.0
    columns = plan.side_by_side(setting, width, middle + 2 * gutter)
    sides = columns.compose(room_beside(height, setting, strip))
    if plan.hero:
        between = setting.compose(hero_panel(plan, "middle"), middle, sides.height)
    else:
        line = Box(-0.3, 0.0, 0.6, sides.height)
        rule = Shape(box=line, fill=setting.theme.palette.rule, name="middle rule")
        between = Composition(items=(rule,), width=middle, height=sides.height)
    items = (*sides.items, *between.at(columns.each + gutter, 0.0))
    body = Composition(items=items, width=width, height=max(sides.height, between.height))
    return below_each_other((body, strip), setting, width)
