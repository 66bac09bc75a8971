"""A finished page and what it was laid out from in, its wide charts as narrow screens need them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.brief.model import OnePager
from briefgen.edition.edition import Edition
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Page, walk
from briefgen.render.contents import printed_texts
from briefgen.text.shorten import ELLIPSIS

NARROW_EM = (20.0, 25.0)
"""What a narrow screen has room for, in the size of running text; and in words that are still read there."""
WIDE_SHARE = 1.2
"""A chart that is so much wider is drawn anew."""


def narrow_charts(
    page: Page, sources: Sequence[OnePager], edition: Edition, body: float
) -> Mapping[Box, Chart]:
    """Return charts, drawn, by the boxes of those on the page that are too wide for narrow screens.

    ``sources`` are what pages are laid out from, ``body`` is the size of the page's running text. A chart
    that would show something else in less width is left out.
    """
    widths = [em * body for em in NARROW_EM]
    wide = [
        item
        for item in walk(page.items)
        if isinstance(item, Chart) and item.box.width > widths[0] * WIDE_SHARE and item.place is not None
    ]
    blocks = list(_blocks(_source(page, sources))) if wide else []
    found: dict[Box, Chart] = {}
    for chart in wide:
        same = [block for block in blocks if block.place == chart.place]
        tried = (
            _drawn_alike(chart, block, edition, width, body)
            for width in widths
            if width * WIDE_SHARE < chart.box.width
            for block in same
        )
        if narrow := next(filter(None, tried), None):
            found[chart.box] = narrow
    return found


def _source(page: Page, sources: Sequence[OnePager]) -> OnePager | None:
    return next((each for each in sources if each.place == page.place and each.member == page.label), None)


def _blocks(thing: Any) -> Iterator[ChartBlock]:
    """Yield the charts of a page, of whatever depth."""
    if isinstance(thing, ChartBlock):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _blocks(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for each in thing:
            yield from _blocks(each)


def _drawn_alike(
    chart: Chart, block: ChartBlock, edition: Edition, width: float, body: float
) -> Chart | None:
    """Return a block's chart in a width, in the hue that it has on the page; None where it shows less."""
    medium = edition.page_medium
    setting = edition.setting("page", medium).scaled(lambda _: body / medium.type.sizes["body"])
    for accent in (setting.accent, *setting.pillar_accents.values()):
        found = _composed(block, setting.with_accent(accent), width)
        if found is None or _shown(found) != _shown(chart):
            return None
        if [series.colours for series in found.series] == [series.colours for series in chart.series]:
            drawn = replace(found, marks=marks(found))
            return drawn if _cuts(drawn) <= _cuts(chart) else None
    return None


def _composed(block: ChartBlock, setting: Setting, width: float) -> Chart | None:
    items = walk(block.compose(setting.trial(), width).items)
    charts = [item for item in items if isinstance(item, Chart)]
    return charts[0] if len(charts) == 1 and not charts[0].doubts else None


def _shown(chart: Chart) -> tuple[object, ...]:
    """Return what a chart shows, wherever it stands."""
    return (chart.word, *((series.facts, series.values) for series in chart.series))


def _cuts(chart: Chart) -> int:
    """Return how many words of a drawn chart are cut."""
    return sum(text.text.count(ELLIPSIS) for text in printed_texts(chart.marks))
