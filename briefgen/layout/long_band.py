"""A band of the long picture in, its composition out: a ground, a finding, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Literal

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.blocks.prose import Prose
from briefgen.blocks.tags import Tags
from briefgen.brief.model import Backdrop
from briefgen.edition.edition import Edition
from briefgen.edition.long_plan import Band
from briefgen.layout.backdrop import ground
from briefgen.layout.backgrounds import on_accent, on_ground as ground_of, on_picture, on_soft
from briefgen.layout.density import Density
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Align, Chart, Item, Role, Run, Shape, Style, TableItem, Text, excess, walk
from briefgen.model.theme import Accent, SizeName, Theme

GroundName = Literal["paper", "soft", "dark", "hue"]
TURN: tuple[GroundName, ...] = ("paper", "soft", "dark")
"""What bands lie on, one after the other and over again."""
HUE_EVERY = 3
"""Bands from one on a hue to the next at least."""
LEAST_PT, LEAST_WITH_CHART_PT, LEAST_ON_PICTURE_PT, PAD_PT = 500.0 / 3, 750.0 / 3, 700.0 / 3, 22.0
"""Height of a band at least, of one with a chart or on a picture; the room above and below what it shows."""
NEAR_PT = 40.0
"""Words on a picture that are nearer to each other lie on one scrim."""
TITLE_LEADING = 1.26
"""Large lines stand closer than text."""
LONE_FIGURE = 220.0 / 120
"""Size of a figure that has a band to itself against others."""
DENSITIES = (Density(1.0, 1.0), Density(1.0, 0.9), Density(0.9, 0.82), Density(0.85, 0.75))
"""What is too wide at one is set at the next; no text is smaller than the medium's minimum."""
FAINT = 0.6
"""Share of a dark ground in the lines on it."""
TITLE_SHARES = (1.0, 0.85, 0.72)
LEAST_SHARE = 0.62
"""Of the head's title where long words take many lines."""
MOST_TITLE_LINES = 3


def grounds(bands: Sequence[Band], pictured: Sequence[bool]) -> list[GroundName]:
    """Return what each band lies on, where it does not lie on a picture.

    A hue carries one figure only; beside a picture or below a hue, and above the foot, no band is dark.
    """
    found: list[GroundName] = []
    beside = (*pictured[1:], True)
    for index, (band, shown) in enumerate(zip(bands, pictured, strict=True)):
        name = TURN[(index - sum(pictured[:index])) % len(TURN)]
        if index and not shown and _is_plain(band) and "hue" not in found[-HUE_EVERY:]:
            name = "hue"
        elif name == "dark" and (beside[index] or found[-1:] == ["hue"] or any(pictured[index - 1 : index])):
            name = "soft" if found[-1:] != ["soft"] else "paper"
        found.append(name)
    return found


def on_ground(edition: Edition, setting: Setting, name: GroundName, pillar: int | None) -> Setting:
    """Return the setting of a band on a ground: in the hues that read there, with the same footnotes."""
    accents = edition.theme.palette.accents
    accent = next(iter(accents.values())) if pillar is None else edition.accent(pillar)
    themed = replace(edition, theme=_theme(edition.theme, name, _name(accent, edition.theme)))
    hue = next(iter(themed.theme.palette.accents.values())) if pillar is None else themed.accent(pillar)
    return replace(setting, theme=themed.theme, accent=hue, pillar_accents=themed.pillar_accents)


def _name(accent: Accent, theme: Theme) -> str:
    return next(name for name, each in theme.palette.accents.items() if each is accent)


def _theme(theme: Theme, name: GroundName, hue: str) -> Theme:
    if name == "paper":
        return theme
    if name == "dark":
        dark = ground_of(theme, "dark")
        rule = mixed(dark.palette.rule, dark.palette.paper, FAINT)
        return replace(dark, palette=replace(dark.palette, rule=rule))
    accent = theme.palette.accents[hue]
    return on_soft(theme, accent) if name == "soft" else on_accent(theme, accent)


def compose_band(band: Band, edition: Edition, setting: Setting, *, least: float = LEAST_PT) -> Composition:
    """Return a band over the full width, in the largest sizes at which nothing is too wide."""
    for level in DENSITIES:
        tried = replace(setting, medium=level.of(setting.medium))
        with setting.notebook.apart() as findings:
            composition = _composed(band, edition, tried, least)
        failed = excess(composition.items) or any(each.severity == "error" for each in findings.problems)
        if not failed:
            break
    setting.notebook.findings.absorb(findings)
    return composition


def picture_of(band: Band, edition: Edition, seen: Sequence[Backdrop | None]) -> Backdrop | None:
    """Return the picture of a band's pillar that no band shows yet."""
    picture = None if band.pillar is None else edition.pillars[band.pillar].picture
    return None if picture in seen else picture


def compose_on_picture(
    band: Band, edition: Edition, setting: Setting, backdrop: Backdrop
) -> Composition | None:
    """Return a band of words and figures on its pillar's picture; None for one with a chart or a table."""
    themed = replace(edition, theme=on_picture(edition.theme))
    accent = next(iter(themed.theme.palette.accents.values()))
    own = replace(setting, theme=themed.theme, accent=accent, pillar_accents=themed.pillar_accents)
    with setting.notebook.apart() as findings:
        bare = compose_band(band, edition, own, least=LEAST_ON_PICTURE_PT)
        if any(isinstance(item, Chart | TableItem) for item in walk(bare.items)):
            return None
        found = ground(backdrop, own, Box(0.0, 0.0, bare.width, bare.height))
        if found is None:
            return None
    setting.notebook.findings.absorb(findings)
    _, *items = bare.items
    scrim = found.scrim(own.theme.palette.paper, items, NEAR_PT / bare.height)
    return replace(bare, items=(found.item, scrim, *items))


def _composed(band: Band, edition: Edition, setting: Setting, least: float) -> Composition:
    medium, module = setting.medium, band.module
    width = medium.content_width
    if module.accent in setting.theme.palette.accents:
        setting = setting.with_accent(setting.theme.palette.accents[module.accent])
    items, y = list[Item](), PAD_PT
    for text, gap in _head(band, edition, setting, width):
        items.append(text.moved(medium.margin_x, y))
        y += text.box.height + setting.gap(gap)
    inner = _with_lone_figure(setting, module.blocks)
    body = flow.stack(module.blocks, inner, width, gap=setting.gap(3))
    y += setting.gap(2) if items else 0.0
    drawn = any(block.stretch >= 1 for block in module.blocks)
    missing = (max(LEAST_WITH_CHART_PT, least) if drawn else least) - y - body.height - PAD_PT
    if missing > 0 and drawn:
        body = flow.stack(module.blocks, inner, width, body.height + missing, gap=setting.gap(3))
    items += body.at(medium.margin_x, y)
    height = float(ceil(max(y + body.height + PAD_PT, least)))  # no seam of half a pixel
    ground = Shape(
        box=Box(0.0, 0.0, medium.width, height), fill=setting.theme.palette.paper, name="band ground"
    )
    return Composition(items=(ground, *items), width=medium.width, height=height)


def _head(band: Band, edition: Edition, setting: Setting, width: float) -> Iterator[tuple[Text, float]]:
    """Yield the pillar's name, the finding, what is measured and the badge, each with the gap below it."""
    module, palette = band.module, setting.theme.palette
    pillar = None if band.pillar is None else edition.pillars[band.pillar]
    title, kicker = module.title, pillar.title if pillar is not None else None
    if title is None:
        title, kicker = kicker, None
    hue = setting.accent.strong
    if kicker is not None:
        yield _kicker(kicker, band, edition, setting, width), 0.6
    if title is not None:
        yield title_text(title, setting, width, "title", "heading"), 0.6
    if module.subtitle is not None:
        yield _text(module.subtitle, setting.style("label", palette.muted), "label", setting, width), 0.6
    if module.badge is not None:
        yield _text(module.badge, setting.style("subheading", hue, bold=True), "label", setting, width), 0.6


def _kicker(kicker: Phrase, band: Band, edition: Edition, setting: Setting, width: float) -> Text:
    """Return a pillar's name behind its number, where there are several."""
    style = setting.style("kicker", setting.accent.words, bold=True)
    runs = phrase_runs(kicker, setting, style)
    if band.pillar is not None and sum(pillar.title is not None for pillar in edition.pillars) > 1:
        runs = (Run(text=f"{band.pillar + 1:02d}\u3000", style=style), *runs)
    return set_runs(runs, setting, width, "label", place=kicker.place)


def title_text(
    phrase: Phrase, setting: Setting, width: float, size: SizeName, role: Role, align: Align = "left"
) -> Text:
    """Return a title in the largest of a few sizes in which it takes few lines, broken by sense."""
    style = setting.style(size, bold=True)
    close = replace(setting.medium, type=replace(setting.medium.type, leading=TITLE_LEADING))
    setting = replace(setting, medium=close)
    found: list[Text] = []
    for share in (*TITLE_SHARES, LEAST_SHARE) if size == "display" else TITLE_SHARES:
        own = replace(style, size=style.size * share)
        found.append(_text(phrase, own, role, setting, width, align))
        if len(found[-1].lines) <= MOST_TITLE_LINES:
            return found[-1]
    return min(found, key=lambda text: len(text.lines))


def _text(
    phrase: Phrase, style: Style, role: Role, setting: Setting, width: float, align: Align = "left"
) -> Text:
    runs = phrase_runs(phrase, setting, style)
    return set_runs(runs, setting, width, role, align=align, place=phrase.place, balance=True)


def _with_lone_figure(setting: Setting, blocks: Sequence[Block]) -> Setting:
    """Return the setting in which the only figure of a band is large."""
    lone = sum(isinstance(block, Kpi) for block in blocks) == 1
    return setting.scaled(lambda name: LONE_FIGURE if name == "figure" and lone else 1.0)


def _is_plain(band: Band) -> bool:
    """Say whether a band shows one figure, its past and words: what one ink on a hue can tell."""
    blocks = band.module.blocks
    plain = all(
        isinstance(block, Kpi | Prose | Tags) or (isinstance(block, ChartBlock) and len(block.metrics) == 1)
        for block in blocks
    )
    return plain and any(isinstance(block, Kpi) for block in blocks)
