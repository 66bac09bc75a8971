"""A brief's deck in, its bare content as JSON out: what the straight deck is built from."""

from __future__ import annotations

import json
from pathlib import Path

from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out


def write_content(brief: Path, target: Path) -> None:
    """Write titles, texts with their boxes and sizes, charts and tables of every slide."""
    deck = lay_out(brief).deck
    slides = []
    for page in deck.pages:
        items = list(walk(page.items))
        slides.append(
            {
                "title": page.title,
                "notes": page.notes,
                "texts": [_text(item) for item in items if isinstance(item, Text)],
                "charts": [_chart(item) for item in items if isinstance(item, Chart) and item.native],
                "tables": [_table(item) for item in items if isinstance(item, TableItem)],
            }
        )
    size = [deck.width, deck.height]
    target.write_text(json.dumps({"size": size, "slides": slides}, ensure_ascii=False), encoding="utf-8")


def _text(text: Text) -> dict[str, object]:
    style = text.paragraphs[0].runs[0].style if text.paragraphs and text.paragraphs[0].runs else None
    return {
        "text": text.text,
        "box": _box(text),
        "size": style.size if style else 12,
        "bold": bool(style and style.weight == 700),
    }


def _chart(chart: Chart) -> dict[str, object]:
    series = [{"name": each.name, "values": list(each.values)} for each in chart.series]
    return {"kind": chart.native, "categories": list(chart.categories), "series": series, "box": _box(chart)}


def _table(table: TableItem) -> dict[str, object]:
    return {"rows": [[cell.text.text for cell in row.cells] for row in table.rows], "box": _box(table)}


def _box(item: Text | Chart | TableItem) -> list[float]:
    return [item.box.x, item.box.y, item.box.width, item.box.height]
