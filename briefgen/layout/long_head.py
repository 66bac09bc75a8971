"""The head of the long picture: kicker and date, title, standfirst, and the strongest figure, large."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.heading import Heading
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.containers import Across
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.brief.model import Backdrop, Masthead, Module
from briefgen.edition.edition import Edition
from briefgen.facts.format import period_label
from briefgen.layout.backdrop import ground
from briefgen.layout.backgrounds import on_picture
from briefgen.layout.logo import long_logo
from briefgen.layout.long_band import NEAR_PT, PAD_PT, title_text
from briefgen.layout.ornament import ornament
from briefgen.model.context import Composition, Setting, Wrapper
from briefgen.model.frame import absolute
from briefgen.model.scene import Align, Item, Run, Shape
from briefgen.model.theme import SizeName
from briefgen.text import set_line, text_width

FIGURE_SCALES: dict[SizeName, float] = {"figure": 300.0 / 120, "label": 1.2}
CHART_SCALES: dict[SizeName, float] = {"figure": 0.5, "figure-small": 0.7}
"""Sizes in the head against those of bands: its figure is large, what its chart repeats of it is not."""
LEAST_BESIDE = 0.7
"""A figure stands beside its chart where it is so large against what it is on a line of its own."""
FIGURE_SHARE = 0.46
BAR_WIDTH_PT, BAR_HEIGHT_PT = 40.0, 2.5
HAIRLINE_PT = 0.5
AIR_PT = 70.0
"""Room on a picture between words and figure."""


def compose_head(edition: Edition, opening: Module | None, setting: Setting) -> Composition:
    """Return the head over the full width; ``setting`` has the theme of its ground.

    A picture lies behind the words and the figure; a chart stands below it, where its marks can be read.
    """
    backdrop = head_picture(edition)
    if backdrop is not None:
        pictured = _pictured(edition, opening, setting, backdrop)
        if pictured is not None:
            return pictured
    items, height = _words(edition, opening, setting, whole=True)
    palette, looks = setting.theme.palette, edition.theme.looks
    box = Box(0.0, 0.0, setting.medium.width, float(ceil(height + PAD_PT)))
    ground = Shape(box=box, fill=palette.paper, name="masthead")
    drawn = ornament(looks, box, palette.paper, palette.ink)
    return Composition(items=(ground, *drawn, *items), width=box.width, height=box.height)


def head_picture(edition: Edition) -> Backdrop | None:
    """Return the picture behind the head: the masthead's own, else the cover's, else the page's."""
    meta, masthead = edition.brief.meta, edition.page.masthead
    return (masthead.picture if masthead else None) or meta.picture or meta.page_picture


def _pictured(
    edition: Edition, opening: Module | None, setting: Setting, backdrop: Backdrop
) -> Composition | None:
    """Return the head with its picture; None where that cannot be used."""
    medium, seen = setting.medium, on_picture(edition.theme)
    pillar_accents = replace(edition, theme=seen).pillar_accents
    accent = next(iter(seen.palette.accents.values()))
    words = replace(setting, theme=seen, accent=accent, pillar_accents=pillar_accents)
    items, height = _words(edition, opening, words, whole=False)
    place = Box(0.0, 0.0, medium.width, float(ceil(height + PAD_PT)))
    found = ground(backdrop, setting, place)
    if found is None:
        return None
    below = _charts(opening, setting)
    y = place.bottom + (setting.gap(3) if below.items else 0.0)
    full = float(ceil(y + below.height + (PAD_PT if below.items else 0.0)))
    under = Shape(box=Box(0.0, 0.0, medium.width, full), fill=setting.theme.palette.paper, name="masthead")
    scrim = found.scrim(seen.palette.paper, items, NEAR_PT / place.height)
    shown = (under, found.item, scrim, *items, *below.at(medium.margin_x, y))
    return Composition(items=shown, width=medium.width, height=full)


def _charts(opening: Module | None, setting: Setting) -> Composition:
    """Return what stands below the head's figure."""
    large = setting.scaled(lambda name: CHART_SCALES.get(name, 1.0))
    blocks = () if opening is None else opening.blocks[1:]
    return flow.stack(blocks, large, setting.medium.content_width, gap=setting.gap(2))


def _words(
    edition: Edition, opening: Module | None, setting: Setting, *, whole: bool
) -> tuple[list[Item], float]:
    """Return title, standfirst and figure with their lower edge; ``whole``: with the figure's chart.

    On a picture the figure stands some way below the words, so that the picture is seen.
    """
    medium, palette, meta = setting.medium, setting.theme.palette, edition.brief.meta
    own = edition.page.masthead or Masthead(place=meta.title.place)
    align: Align = "center" if edition.theme.looks.cover == "centred" else "left"
    width, x = medium.content_width, medium.margin_x
    items: list[Item] = []
    if (logo := long_logo(edition, setting, palette.paper)) is not None:
        left = x + (width - logo.width) / 2 if align == "center" else x
        items += absolute(logo.at(left, medium.margin_top))
    lower = items[-1].box.bottom - medium.margin_top + setting.gap(3) if items else 0.0
    items += absolute(_imprint(edition, own, setting, align), 0.0, lower)
    y = max((item.box.bottom for item in items), default=medium.margin_top) + setting.gap(3)
    title = title_text(edition.page.headline(meta), setting, width, "display", "title", align)
    items.append(title.moved(x, y))
    y = items[-1].box.bottom + setting.gap(2)
    bar = Box(x + (width - BAR_WIDTH_PT) / 2 if align == "center" else x, y, BAR_WIDTH_PT, BAR_HEIGHT_PT)
    items.append(Shape(box=bar, fill=palette.muted, name="masthead bar"))
    y = bar.bottom + setting.gap(2.5)
    standfirst = own.standfirst or meta.standfirst
    if standfirst is not None:
        style, even = setting.style("subheading"), align == "center"
        runs = phrase_runs(standfirst, setting, style)
        text = set_runs(runs, setting, width, "subtitle", align=align, place=standfirst.place, balance=even)
        items.append(text.moved(x, y))
        y = items[-1].box.bottom
    if opening is not None:
        shown = _opening(opening if whole else replace(opening, blocks=opening.blocks[:1]), setting, width)
        y += setting.gap(4) if whole else AIR_PT
        items += shown.at(x, y)
        y += shown.height
    return items, y


def _imprint(edition: Edition, own: Masthead, setting: Setting, align: Align) -> list[Item]:
    """Return the kicker and the day of publication on one line over a hairline, or below each other."""
    meta, medium, palette = edition.brief.meta, setting.medium, setting.theme.palette
    style = setting.style("label", palette.muted)
    kicker, x, width = own.kicker or meta.kicker, medium.margin_x, medium.content_width
    date = (Run(text=period_label(meta.date, meta.language), style=style),) if meta.date else ()
    aside = set_line(date, role="label", name="date") if date else None
    room = width - (aside.box.width + setting.gap(3) if aside is not None else 0.0)
    items: list[Item] = []
    if kicker is not None:
        runs = phrase_runs(kicker, setting, style)
        beside = aside is not None and align == "left" and text_width(runs) <= room
        text = set_runs(runs, setting, room if beside else width, "subtitle", align=align, place=kicker.place)
        items.append(text.moved(x, medium.margin_top))
    if aside is not None:
        level = not items or items[-1].box.right <= x + room + 1.0
        y = medium.margin_top if level else items[-1].box.bottom + setting.gap(0.5)
        left = x + (width - aside.box.width) * {"left": 1.0 if level else 0.0, "center": 0.5}[align]
        items.append(aside.moved(left, y))
    if items:
        y = max(item.box.bottom for item in items) + setting.gap(1)
        line = Box(x, y, width, HAIRLINE_PT)
        items.append(Shape(box=line, fill=palette.muted, name="masthead rule"))
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Resized(Wrapper):
    """A block in sizes of its own."""

    scales: Mapping[SizeName, float]

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in its sizes."""
        return setting.scaled(lambda name: self.scales.get(name, 1.0)).compose(self.block, width, height)


def _opening(opening: Module, setting: Setting, width: float) -> Composition:
    """Return the figure with its chart beside it where both have room, else below it."""
    head = () if opening.title is None else (Heading(text=opening.title, place=opening.title.place),)
    figure, *charts = opening.blocks
    large = Resized(block=figure, scales=FIGURE_SCALES, place=figure.place)
    drawn = [Resized(block=chart, scales=CHART_SCALES, place=chart.place) for chart in charts]
    if drawn and isinstance(figure, Kpi):
        scaled = setting.scaled(lambda name: FIGURE_SCALES.get(name, 1.0))
        beside = figure.figure_size(scaled, width * FIGURE_SHARE)
        if beside >= figure.figure_size(scaled, width) * LEAST_BESIDE:
            shares = (FIGURE_SHARE, 1 - FIGURE_SHARE)
            row = Across(blocks=(large, *drawn), shares=shares, place=opening.place)
            return flow.stack((*head, row), setting, width, gap=setting.gap(2))
    return flow.stack((*head, large, *drawn), setting, width, gap=setting.gap(2))
