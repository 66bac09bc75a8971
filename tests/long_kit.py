"""Briefs for long pictures, and ways to look at their scenes."""

from __future__ import annotations

from pathlib import Path

from briefgen.edition.publication import Publication
from briefgen.model.scene import Item, PictureItem, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out

PIXELS = 3.0
"""Pixels of the picture for each point of its scene."""
BRIEF = """\
meta: {title: 两港客运五年翻番, kicker: 年度简报, date: 2026-01-12, as_of: 2025, publisher: 港务局}
sources: {book: {title: 《港口年鉴》}}
metrics:
  east: {label: 东港客运, unit: 万人次, values: {2023: 410, 2025: 840}, source: book, pillar: 海上}
  west: {label: 西港客运, unit: 万人次, values: {2023: 330, 2025: 341}, source: book, pillar: 海上}
  lines: {label: 航线, unit: 条, values: {2025: 21}, source: book, pillar: 陆上}
  berths: {label: 泊位, unit: 个, values: {2025: 34}, source: book, pillar: 陆上}
"""
WRITTEN = (
    BRIEF
    + """\
onepager:
  hero:
    - {title: 东港领先, blocks: [{column: east}]}
    - {title: 西港稳步增长, badge: "{west.growth}", blocks: [{column: west}]}
  pillars:
    - key: 海上
      title: 海上
      modules:
        - {title: 航线二十有余, subtitle: 年末数, blocks: [{kpi: lines}, {prose: 通往邻省各港}]}
        - title: 泊位与航线
          blocks: [{row: [{kpi: lines}, {kpi: berths}, {kpi: west}]}]
    - {key: 陆上, title: 陆上, modules: [{title: 泊位充足, blocks: [{kpi: berths}]}]}
  strip: {title: 各港一览, blocks: [{bar: [east, west]}]}
  foot: {notes: [数字为初步统计]}
"""
)


def long_of(brief: Path, theme: str = "") -> Publication:
    return lay_out(brief, theme=theme, parts=frozenset({"long"}))


def items(laid: Publication) -> list[Item]:
    (page,) = laid.long.pages
    return list(walk(page.items))


def texts(laid: Publication, role: str) -> list[str]:
    return [item.text for item in items(laid) if isinstance(item, Text) and item.role == role]


def grounds(laid: Publication) -> list[Shape]:
    """Return what head, bands and foot lie on, from top to bottom."""
    width = laid.long.width
    names = ("masthead", "band ground", "foot ground")
    return [
        item
        for item in items(laid)
        if (isinstance(item, Shape) and item.name in names)
        or (isinstance(item, PictureItem) and item.box.width == width)
    ]
