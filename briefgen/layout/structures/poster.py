"""`poster`: the hero's first module very large on its hue, edge to edge; the pillars as columns below."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.summed import summed
from briefgen.layout.backgrounds import on_accent
from briefgen.layout.structures.plan import EMPTY, Plan, below_each_other, hero_row, section_gap, strip_row
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Shape
from briefgen.model.theme import SizeName

WORDS_GROWTH = 1.7
"""Size of the giant module's words against the page's."""
FIGURE_GROWTH = 3.6
"""Size of its figures against the page's, where they fit the width."""
CHART_SHARE = 0.25
"""Least height of a giant chart against the page."""


def compose(plan: Plan, setting: Setting, width: float, height: float | None = None) -> Composition:
    """Lay the page out."""
    giant = _giant(plan, setting, width, 0.0)
    rest = replace(plan, hero=plan.hero[1:])
    hero, strip = hero_row(rest, setting, width), strip_row(plan, setting, width)
    columns = plan.side_by_side(setting, width)
    body = columns.compose()
    if height is not None:
        taken = summed(part.height + section_gap(setting) for part in (hero, strip) if part.items)
        spare = height - taken - giant.height - section_gap(setting) - body.height
        share = 1.0 if not body.items else 0.4
        giant = _giant(plan, setting, width, giant.height + max(0.0, spare) * share)
        room = height - taken - (giant.height + section_gap(setting) if giant.items else 0.0)
        body = columns.compose(room) if body.items else EMPTY
    return below_each_other((giant, hero, body, strip), setting, width)


def _giant(plan: Plan, setting: Setting, width: float, least: float) -> Composition:
    """Return the giant on its background, which touches the masthead and both edges of the page."""
    if not plan.hero:
        return EMPTY
    module, theme, medium = plan.hero[0], setting.theme, setting.medium
    accent = theme.palette.accents.get(module.module.accent, setting.accent)
    plain = on_accent(theme, accent)
    hue = next(iter(plain.palette.accents.values()))
    large = replace(
        setting,
        theme=plain,
        medium=replace(medium, gap=medium.gap * WORDS_GROWTH, type=medium.type.scaled(_growth)),
        accent=hue,
        pillar_accents=dict.fromkeys(setting.pillar_accents, hue),
    )
    pad, above = large.gap(3), section_gap(setting)
    laid = large.compose(module, width)
    if module.stretch:
        least = max(least, medium.height * CHART_SHARE)
    full = max(laid.height + 2 * pad, least)
    if module.stretch:
        laid = large.compose(module, width, full - 2 * pad)
    box = Box(-medium.margin_x, -above, width + 2 * medium.margin_x, full + above)
    background = Shape(box=box, fill=accent.strong, name="giant ground")
    return Composition(items=(background, *laid.at(0.0, (full - laid.height) / 2)), width=width, height=full)


def _growth(name: SizeName) -> float:
    return FIGURE_GROWTH if name == "figure" else WORDS_GROWTH
