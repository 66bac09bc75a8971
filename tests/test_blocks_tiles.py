"""`tiles` and `figure_list` show figures in the room there is; `row` and `stack` say what lies between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from blocks_kit import example, setting
from test_blocks_words import HERE

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.blocks.tiles import Tiles
from briefgen.brief.decode import decode
from briefgen.brief.source import parse
from briefgen.model.context import Block
from briefgen.model.frame import absolute
from briefgen.model.scene import TableItem, Text, walk

WIDTH, HEIGHT = 870.0, 330.0
KEYS = ("visits", "loans", "branches", "volunteers")


def tiles(count: int) -> Tiles:
    (block,) = example("tiles").blocks
    assert isinstance(block, Tiles)
    kpis = tuple(Kpi(metric=key, place=HERE) for key in KEYS[:count])
    return replace(block, items=kpis)


def largest(block: Block) -> float:
    laid = block.compose(setting("tiles", "deck"), WIDTH, HEIGHT)
    texts = [item for item in walk(absolute(laid.items)) if isinstance(item, Text)]
    return max(run.style.size for text in texts for line in text.lines for run in line.spans)


def test_fewer_figures_on_tiles_are_larger() -> None:
    sizes = [largest(tiles(count)) for count in (1, 2, 4)]
    assert sizes[0] > sizes[1] > sizes[2]


def test_figures_share_the_size_of_their_peers_elsewhere() -> None:
    alone = tiles(1)
    peers = tuple(Kpi(metric=key, place=HERE) for key in KEYS)
    assert largest(replace(alone, peers=peers)) <= largest(alone)


@pytest.mark.parametrize(("width", "tables"), [(870.0, 2), (300.0, 1)])
def test_a_list_of_figures_has_as_many_tables_as_have_room(width: float, tables: int) -> None:
    (block,) = example("figure_list").blocks
    assert isinstance(block, FigureList)
    laid = block.compose(setting("figure_list", "deck"), width)
    found = [item for item in walk(absolute(laid.items)) if isinstance(item, TableItem)]
    assert len(found) == tables
    listed = [cell for item in found for cell in item.cells]
    assert len(listed) >= 2 * len(block.metrics)


def test_a_list_has_no_column_of_trends_where_few_of_its_figures_have_one() -> None:
    around = setting("figure_list", "deck")
    lone = FigureList(metrics=("visits", "loans", "branches", "volunteers"), place=HERE)
    assert len([key for key in lone.metrics if len(around.ledger.series(key)) > 2]) == 1
    laid = lone.compose(around, 600.0)
    (table,) = [item for item in walk(absolute(laid.items)) if isinstance(item, TableItem)]
    assert len(table.widths) == 3


def test_a_list_says_which_of_its_figures_is_none_of_the_brief() -> None:
    around = setting("figure_list", "deck")
    FigureList(metrics=("visits", "visitors"), place=HERE).compose(around, WIDTH)
    assert any("visitors" in problem.message for problem in around.problems)


@pytest.mark.parametrize("gap", [0.0, 3.0, 9.0])
def test_a_stack_sets_its_blocks_as_far_apart_as_it_says(gap: float) -> None:
    around = setting("tiles", "deck")
    kpis = tuple(Kpi(metric=key, place=HERE) for key in KEYS[:2])
    single = kpis[0].compose(around, WIDTH).height + kpis[1].compose(around, WIDTH).height
    laid = Stack(blocks=kpis, gap=gap, place=HERE).compose(around, WIDTH)
    assert laid.height == pytest.approx(single + around.gap(gap))


def test_a_row_has_as_much_room_between_its_blocks_as_it_says() -> None:
    around = setting("tiles", "deck")
    kpis = tuple(Kpi(metric=key, label=None, claim="none", place=HERE) for key in KEYS[:2])
    seconds = []
    for gutters in (1.0, 3.0):
        laid = Row(blocks=kpis, gutters=gutters, place=HERE).compose(around, WIDTH)
        left = sorted({item.box.x for item in walk(absolute(laid.items)) if isinstance(item, Text)})
        seconds.append(left[-1])
    (one, three) = seconds
    assert three - one == pytest.approx(around.medium.gutter)


@pytest.mark.parametrize(
    "text", ["row: {blocks: [{prose: Text}], gutters: -1}", "stack: {blocks: [{prose: Text}], gap: 99}"]
)
def test_room_below_nothing_or_beyond_the_page_is_refused(text: str) -> None:
    with pytest.raises(BriefError, match="write a number from 0 to 12"):
        decode(parse(f"- {text}\n".encode(), "brief.yaml"), tuple[Block, ...])
