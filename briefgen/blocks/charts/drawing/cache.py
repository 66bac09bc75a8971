"""Cache of drawn charts: marks by a hash of what they depend on."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import field, fields
from functools import cache, lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import briefgen.model
import briefgen.text
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.phrase import Word
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Item, Paragraph, Run, Shape, Span, Stroke, Style, Text, TextLine
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.runtime.stamp import stamp_of

KINDS = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (Shape, Text, TextLine, Paragraph, Run, Span, Stroke, Style, Box)
}
"""All that marks are made of; nothing else is read from a cached file."""
NOT_DRAWN = frozenset(
    ("marks", "overlay", "place", "alt", "name", "nature", "asked", "left_out", "doubts", "label_factor")
)
PROTOCOL = 5
"""Of pickle, which every Python that runs this has."""
MOST_DRAWINGS = 64
"""A brief has some dozen charts; the marks of one take 15 KiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeDrawing:
    """A chart at the page's corner, known by what its marks depend on."""

    key: str
    folder: Path | None
    chart: Chart = field(compare=False)


def marks(chart: Chart) -> tuple[Item, ...]:
    """Return a chart's marks in absolute page points, what stands on both faces among them."""
    if chart.marks:
        return chart.marks
    box = Box(0.0, 0.0, round(chart.box.width, 3), round(chart.box.height, 3))
    home = replace(chart, box=box, marks=(), overlay=())
    drawing = HomeDrawing(key=content_key(home), folder=cache_folder("charts"), chart=home)
    return (*absolute(_marks_at_home(drawing), chart.box.x, chart.box.y), *chart.overlay)


@lru_cache(maxsize=MOST_DRAWINGS)
def _marks_at_home(drawing: HomeDrawing) -> tuple[Item, ...]:
    """Return the marks of a drawing; of one that this process had before, those that it had."""
    path = drawing.folder / f"{drawing.key}.marks" if drawing.folder else None
    drawn = kept_marks(path)
    if drawn is None:
        drawn = _drawn(drawing.chart)
        if path:
            store(path, pickle.dumps(drawn, PROTOCOL))
    return drawn


def content_key(chart: Chart) -> str:
    """Return what a chart's marks depend on, as a hash: its content and size, and the code that draws."""
    written = BytesIO()
    pickler = pickle.Pickler(written, PROTOCOL)
    pickler.fast = True  # equal values are written alike, whichever of their parts are one object
    pickler.dispatch_table = {Word: _as_text}
    pickler.dump((_code(), [getattr(chart, name) for name in _DRAWN]))
    return hashlib.sha256(written.getbuffer()).hexdigest()[:40]


def _as_text(word: Word) -> tuple[type[str], tuple[str]]:
    """Return how a word of the brief is written: without its place, which is not drawn."""
    return str, (str(word),)


_DRAWN = tuple(each.name for each in fields(Chart) if each.name not in NOT_DRAWN)


@cache
def _code() -> bytes:
    """Return what tells versions of this program and of matplotlib apart: when their files were written.

    To read the files themselves takes as long as to read the marks of all charts of a page.
    """
    digest = hashlib.sha256(_matplotlib_version())
    charts = Path(__file__).parents[1]
    rooms = (Path(room.__path__[0]) for room in (briefgen.model, briefgen.text))
    for path in [
        *sorted(charts.rglob("*.py")),
        *(file for room in rooms for file in sorted(room.glob("*.py"))),
    ]:
        digest.update(f"{path} {stamp_of(path)}".encode("utf-8", "surrogateescape"))
    return digest.digest()


def _drawn(chart: Chart) -> tuple[Item, ...]:
    from briefgen.blocks.charts.drawing.draw import draw

    return draw(chart)


class _MarksUnpickler(pickle.Unpickler):
    """Reads what marks are made of; anything else is an error."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a kind of mark, or of what marks are made of."""
        return KINDS[module, name]


def kept_marks(path: Path | None) -> tuple[Item, ...] | None:
    """Return the marks of a cached file; None when it is missing, cut off or not ours."""
    data = load(path) if path else None
    if data is None:
        return None
    try:
        items = _MarksUnpickler(BytesIO(data)).load()
    except Exception:  # whatever else may stand in a file is drawn over
        return None
    return items if isinstance(items, tuple) and all(isinstance(item, Item) for item in items) else None


def _matplotlib_version() -> bytes:
    """Return what states matplotlib's version; importing importlib.metadata to ask costs 20 ms a run."""
    found = find_spec("matplotlib")
    origin = Path(found.origin or "") if found else Path()
    stated = origin.with_name("_version.py")
    return stated.read_bytes() if stated.is_file() else str(origin).encode()
