"""Cache of drawn charts: marks by a hash of what they depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import briefgen.text
from briefgen.base.geometry import Box
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Item, Paragraph, Run, Shape, Span, Stroke, Style, Text, TextLine
from briefgen.runtime.cache import cache_folder, load, store

KINDS = {kind.__name__: kind for kind in (Shape, Text, TextLine, Paragraph, Run, Span, Stroke, Style, Box)}
"""All that marks are made of; nothing else is read from a cached file."""
NOT_DRAWN = (
    "marks", "overlay", "place", "alt", "name", "nature", "asked", "left_out", "doubts", "label_factor",
)  # fmt: skip
DIGITS = 4
"""Decimals of a point that are kept: marks do not depend on where on the page they were drawn."""


def marks(chart: Chart) -> tuple[Item, ...]:
    """Return a chart's marks in absolute page points, what stands on both faces among them."""
    if chart.marks:
        return chart.marks
    box = Box(0.0, 0.0, round(chart.box.width, 3), round(chart.box.height, 3))
    home = replace(chart, box=box, marks=(), overlay=())
    folder = cache_folder("charts")
    path = folder / f"{content_key(home)}.json" if folder else None
    drawn = _kept(path)
    if drawn is None:
        drawn = _drawn(home)
        if path:
            store(path, json.dumps([_plain(item) for item in drawn], ensure_ascii=False).encode())
    return (*absolute(drawn, chart.box.x, chart.box.y), *chart.overlay)


def content_key(chart: Chart) -> str:
    """Return what a chart's marks depend on, as a hash: its content and size, and the code that draws."""
    content = {name: value for name, value in _plain(chart).items() if name not in NOT_DRAWN}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{_code()}{text}".encode()).hexdigest()[:40]


@cache
def _code() -> str:
    """Return a hash of the files that draw charts and measure their text, and of matplotlib's version."""
    digest = hashlib.sha256(_matplotlib_version())
    charts, text = Path(__file__).parents[1], Path(briefgen.text.__file__).parent
    for path in [*sorted(charts.rglob("*.py")), *sorted(text.glob("*.py"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _drawn(chart: Chart) -> tuple[Item, ...]:
    from briefgen.blocks.charts.drawing.draw import draw
    from briefgen.blocks.charts.parts.annotation import levels_drawn

    # Drawn marks go through the same plain form as kept ones: the first build equals the second.
    return tuple(_built(_plain(item)) for item in (*draw(chart), *levels_drawn(chart)))


def _kept(path: Path | None) -> tuple[Item, ...] | None:
    """Return the marks of a cached file; None when it is missing, cut off or not ours."""
    data = load(path) if path else None
    if data is None:
        return None
    try:
        items = tuple(_built(entry) for entry in json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return items if all(isinstance(item, Item) for item in items) else None


def _plain(value: Any) -> Any:
    """Return a dataclass as a mapping with its kind, tuples as lists, lengths rounded."""
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__} | named
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def _built(value: Any) -> Any:
    """Return what ``_plain`` was given."""
    if isinstance(value, list):
        return tuple(_built(entry) for entry in value)
    if not isinstance(value, dict):
        return value
    kind: Callable[..., Any] = KINDS[value["kind"]]
    return kind(**{name: _built(entry) for name, entry in value.items() if name != "kind"})


def _matplotlib_version() -> bytes:
    """Return what states matplotlib's version; importing importlib.metadata to ask costs 20 ms a run."""
    found = find_spec("matplotlib")
    origin = Path(found.origin or "") if found else Path()
    stated = origin.with_name("_version.py")
    return stated.read_bytes() if stated.is_file() else str(origin).encode()
