"""A brief's deck and page in, their bare content as JSON out: what straight scripts and others set."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from briefgen.model.scene import Chart, Item, Page, PictureItem, Shape, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

FONTS = Path(__file__).parents[1] / "briefgen" / "fonts"


def write_content(brief: Path, target: Path) -> None:
    """Write texts with their boxes and sizes, charts, tables and pictures of every slide and of the page.

    Pictures lie beside the file, cropped as they are shown.
    """
    laid = lay_out(brief)
    deck, page = laid.deck, laid.page
    fonts = {weight: str(FONTS / f"NotoSansSC-{weight.title()}.ttf") for weight in ("regular", "bold")}
    told = {
        "fonts": fonts,
        "size": [deck.width, deck.height],
        "slides": [_page(each, target.parent / f"slide{at}") for at, each in enumerate(deck.pages)],
        "page_size": [page.width, page.height],
        "pages": [
            _page(each, target.parent / f"page{at}", any_chart=True) for at, each in enumerate(page.pages)
        ],
    }
    target.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _page(page: Page, stem: Path, *, any_chart: bool = False) -> dict[str, object]:
    items = list(walk(page.items))
    charts = (item for item in items if isinstance(item, Chart) and (any_chart or item.native))
    return {
        "title": page.title,
        "notes": page.notes,
        "fills": list(_fills(items)) if any_chart else [],
        "texts": [_text(item) for item in items if isinstance(item, Text)],
        "charts": [_chart(item) for item in charts],
        "tables": [_table(item) for item in items if isinstance(item, TableItem)],
        "pictures": list(_pictures(items, stem)),
    }


def _fills(items: Iterable[Item]) -> Iterable[dict[str, object]]:
    """Yield plain areas: bands and plates behind words."""
    for item in items:
        if isinstance(item, Shape) and item.fill and item.geometry == "rectangle" and item.fade is None:
            yield {"box": _box(item), "fill": item.fill}


def _pictures(items: Iterable[Item], stem: Path) -> Iterable[dict[str, object]]:
    for number, item in enumerate(each for each in items if isinstance(each, PictureItem)):
        file = Path(f"{stem}-{number}.{item.format}")
        file.write_bytes(item.data)
        if any(item.crop):
            with Image.open(file) as whole:
                wide, high = whole.size
                left, top, right, bottom = item.crop
                cut = (left * wide, top * high, wide - right * wide, high - bottom * high)
                whole.crop(tuple(map(round, cut))).save(file, quality=90)
        yield {"file": str(file), "box": _box(item)}


def _text(text: Text) -> dict[str, object]:
    style = text.paragraphs[0].runs[0].style if text.paragraphs and text.paragraphs[0].runs else None
    return {
        "text": text.text,
        "box": _box(text),
        "size": style.size if style else 12,
        "bold": bool(style and style.weight == 700),
        "colour": style.colour if style else "#000000",
    }


def _chart(chart: Chart) -> dict[str, object]:
    series = [{"name": each.name, "values": list(each.values)} for each in chart.series]
    kind = chart.native or chart.word
    return {"kind": kind, "categories": list(chart.categories), "series": series, "box": _box(chart)}


def _table(table: TableItem) -> dict[str, object]:
    return {"rows": [[cell.text.text for cell in row.cells] for row in table.rows], "box": _box(table)}


def _box(item: Item) -> list[float]:
    return [item.box.x, item.box.y, item.box.width, item.box.height]
