"""A brief and its page in, warnings about unsuitable structures and unnamed or empty pillars out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.locale import is_chinese
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.brief.model import Brief, Module, OnePager, Pillar
from briefgen.model.context import Block

FEWEST_RANKED = 3
"""Metrics of a chart that ranks."""
_NUMBERS = "一二三四五六七八九十"
_DATED = compile_late(
    rf"[0-9]|[{_NUMBERS}上中下前后半同去今明当近远初](年|月|季|期|旬|周|日|步|阶段|五)|第[{_NUMBERS}]|阶段|时期|起步|过去|现在|未来"
    r"|起点|昨|今|明|\b(phase|stage|step|quarter|spring|summer|autumn|fall|winter|past|present|future|today|now|next"
    r"|then|before|after|first|second|third|fourth|last|term|year|month|week|day|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec|start|begin|launch)",
    re.IGNORECASE,
)
_KEY = compile_late("[a-z][a-z0-9_-]*")


def check_content(page: OnePager, brief: Brief) -> tuple[Problem, ...]:
    """Return the warnings: a timeline without dates, a ranking without ranks, keys printed as titles."""
    return (*_structure(page), *_keys(page, brief), *_empty(page))


def _structure(page: OnePager) -> Iterator[Problem]:
    place = page.place
    if page.structure == "timeline" and not any(map(_is_dated, page.pillars)):
        yield _warning(
            place,
            tr("`structure: timeline` sets the pillars along a line of time, but no pillar says when it is"),
            tr("name a date or a phase in the pillars' titles, or write `structure: bands`"),
            "structure",
        )
    main = page.hero or (page.pillars[0].modules if page.pillars else ())
    if page.structure == "ranking" and main and not any(map(_ranks, _leaves(main))):
        yield _warning(
            place,
            tr(
                "`structure: ranking` shows one ranking over the whole height, but there is none "
                "where it stands"
            ),
            tr("give the hero, or the first pillar without a hero, a `ranked_list`, a `bar` or a `table`"),
            "structure",
        )


def _is_dated(pillar: Pillar) -> bool:
    texts = [phrase.text for phrase in (pillar.title, pillar.message) if phrase is not None]
    return any(_DATED.search(text) for text in (*texts, *pillar.tags))


def _leaves(modules: Iterable[Module]) -> Iterator[Block]:
    waiting: list[Block] = [block for module in modules for block in module.blocks]
    while waiting:
        block = waiting.pop()
        yield block
        waiting += getattr(block, "blocks", ())


def _ranks(block: Block) -> bool:
    from briefgen.blocks.figure_list import FigureList
    from briefgen.blocks.ranked_list import RankedList
    from briefgen.blocks.table import Table

    return isinstance(block, RankedList | Table | FigureList) or (
        isinstance(block, ChartBlock) and len(block.metrics) >= FEWEST_RANKED
    )


def _keys(page: OnePager, brief: Brief) -> Iterator[Problem]:
    """Yield warnings about pillars without a title whose keys are not readable words."""
    declared = {pillar.key for pillar in brief.pillars}
    for pillar in page.pillars:
        key = pillar.key
        titled = pillar.title is None or pillar.title.text != key or key in declared
        code = is_chinese(brief.meta.language) or "_" in key or key[-1:].isdigit()
        if not titled and code and _KEY.fullmatch(key):
            yield _warning(
                pillar.place,
                tr("pillar {key!r} has no title, so that its key is printed", key=key),
                tr("name it: `onepager: {{pillars: [{{key: {key}, title: a few words}}]}}`", key=key),
                "pillar",
            )


def _empty(page: OnePager) -> Iterator[Problem]:
    for pillar in page.pillars:
        if not pillar.modules:
            yield _warning(
                pillar.place,
                tr(
                    "pillar {key!r} is empty: it has no modules, and no metric with a value names it",
                    key=pillar.key,
                ),
                tr("give it modules, give metrics `pillar: {key}`, or leave it out", key=pillar.key),
                "pillar",
            )


def _warning(place: Place, message: str, hint: str, code: str) -> Problem:
    return Problem(place, message, hint, code, "warning")
