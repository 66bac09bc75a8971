"""``python -m bench variety``: how varied, spoken and filled the decks and pages are that briefs become.

A composition is read from a slide's blocks, not from any name that made it: which kinds stand within which,
with grids of one, few or many figures told apart. So older versions are measured with the same scale.
"""

from __future__ import annotations

import dataclasses
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefgen.base.geometry import Box
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.model.scene import Chart, Group, Item, Page, Shape, Span, Text
from briefgen.pipeline.lay_out import lay_out

DATA = Path(__file__).parents[1] / "data"
COLUMNS, ROWS = 96, 72
"""Cells of the body, across and down."""
BODY = {"content": (0.045, 0.2, 0.955, 0.9), "onepager": (0.04, 0.1, 0.96, 0.95)}
"""Left, top, right and bottom of the body: shares of a slide below its title, of a page below its head."""
GROUND = 0.9
"""A shape that covers so much of a page is its ground."""
ASCENT, LINE = 0.88, 1.15
"""Height of a line of words above its base line and in all, against its size."""
NEAR_EQUAL = 0.85
"""Titles without their numbers that are alike to this share are near-equal."""
FEW = 4
_VERBS = re.compile(
    "增长|下降|上升|提高|减少|增加|降至|升至|增至|减至|降为|回落|回升|扩大|收窄|提升|持平|超过|高于|低于|快于|慢于|多于"
    "|少于|之首|首位|最高|最低|次之|并列|占|达|翻|居|转为|由负|由正|未变"
    r"|\b(rose|fell|was|were|is|are|has|have|makes?|make|leads?|lead|reached|peaked|recovered|moved|exceeds?"
    r"|stands?|stood|stayed|held|overtook|overtaken|doubled|grew|grows?|carry|carries|did|remained|missed"
    r"|met|beat|ranks?|accounts?|account|dropped|turned|run)\b"
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One brief's deck and page."""

    name: str
    figures: int
    slides: int
    compositions: int
    alike: float
    """Share of content slides composed as the one before."""
    repeated: int
    """Titles that another content slide has, or nearly."""
    forms: int
    """Sentences that the titles are, names and numbers left out."""
    titles: int
    spoken: float
    """Share of titles with a verb or a comparison."""
    filled: tuple[float, ...]
    """Covered share of the body of each content slide."""
    page: tuple[float, ...]
    """Covered share of the body of each page."""


def report() -> str:
    """Return a table of all briefs in data/ and data/stories/."""
    briefs = [*sorted((DATA / "stories").glob("*.yaml")), *sorted(DATA.glob("*.yaml"))]
    rows = [measured(brief) for brief in briefs]
    head = (
        f"{'brief':24}{'figures':>8}{'slides':>8}{'kinds':>7}{'alike':>7}{'repeated':>10}{'forms':>9}"
        f"{'verb':>6}{'fill min':>10}{'median':>8}{'page':>6}"
    )
    return "\n".join([head, *map(_row, rows)])


def _row(one: Measured) -> str:
    least, middle = (min(one.filled), statistics.median(one.filled)) if one.filled else (0.0, 0.0)
    forms, page = f"{one.forms} of {one.titles}", statistics.mean(one.page or (0.0,))
    return (
        f"{one.name:24}{one.figures:8}{one.slides:8}{one.compositions:7}{one.alike:7.0%}{one.repeated:10}"
        f"{forms:>9}{one.spoken:6.0%}{least:10.0%}{middle:8.0%}{page:6.0%}"
    )


def measured(brief: Path) -> Measured:
    """Return what a brief's deck and page are like."""
    laid = lay_out(brief)
    deck, slides = laid.deck, laid.edition.brief.deck
    signatures = [signature(slide.blocks) for slide in slides if slide.kind == "content"]
    content = [page for page in deck.pages if page.kind == "content"][: len(signatures)]
    titles = [page.title for page in content]
    labels = [metric.label for metric in laid.edition.brief.metrics.values()]
    neighbours = [one == other for one, other in pairwise(signatures)]
    return Measured(
        name=brief.stem,
        figures=len(laid.edition.brief.metrics),
        slides=len(deck.pages),
        compositions=len(set(signatures)),
        alike=sum(neighbours) / max(1, len(neighbours)),
        repeated=sum(_is_repeated(title, index, titles) for index, title in enumerate(titles)),
        forms=len({_form(title, labels) for title in titles}),
        titles=len(titles),
        spoken=sum(bool(_VERBS.search(title)) for title in titles) / max(1, len(titles)),
        filled=tuple(covered(page, deck.width, deck.height) for page in content),
        page=tuple(covered(page, laid.page.width, laid.page.height) for page in laid.page.pages),
    )


def signature(blocks: Sequence[Any]) -> str:
    """Return the kinds of blocks and which stand within which; of figures in a grid how many, roughly."""
    return " ".join(_kind(block) for block in blocks)


def _kind(block: Any) -> str:
    within = list(_within(block))
    name = type(block).__name__
    if within and all(type(each).__name__ == "Kpi" for each in within):
        count = len(within)
        return f"{name}*{'1' if count == 1 else 'few' if count <= FEW else 'many'}"
    return f"{name}({' '.join(map(_kind, within))})" if within else name


def _within(block: Any) -> Iterator[Any]:
    """Yield the blocks that stand within a block, in order."""
    for each in dataclasses.fields(block):
        value = getattr(block, each.name)
        yield from (
            part for part in (value if isinstance(value, tuple | list) else (value,)) if _is_block(part)
        )


def _is_block(thing: Any) -> bool:
    return dataclasses.is_dataclass(thing) and hasattr(thing, "compose")


def _is_repeated(title: str, index: int, titles: Sequence[str]) -> bool:
    others = (_bare(other) for place, other in enumerate(titles) if place != index)
    return any(SequenceMatcher(None, _bare(title), other).ratio() >= NEAR_EQUAL for other in others)


def _bare(title: str) -> str:
    """Return a title without what changes from figure to figure."""
    return re.sub(r"[\d.,，。%−-]+", "", title.lower())


def _form(title: str, labels: Sequence[str]) -> str:
    """Return a title with its names, numbers and units left out."""
    text = title.lower()
    for label in sorted(labels, key=len, reverse=True):
        text = text.replace(label.lower(), "L")
    return re.sub(r"[^\sL，,；;]*\d[^\sL，,；;\u3400-\u9fff]*", "N", text)


def covered(page: Page, width: float, height: float) -> float:
    """Return the share of a page's body on which something stands: tiles, marks, tables, pictures, words."""
    left, top, right, bottom = BODY.get(page.kind, BODY["content"])
    across, down = (right - left) * width / COLUMNS, (bottom - top) * height / ROWS
    cells: set[tuple[int, int]] = set()
    for box in _inked(page.items):
        if box.width * box.height > GROUND * width * height:
            continue
        x, y = (box.x - left * width) / across, (box.y - top * height) / down
        columns = range(max(0, int(x)), min(COLUMNS - 1, int(x + box.width / across)) + 1)
        rows = range(max(0, int(y)), min(ROWS - 1, int(y + box.height / down)) + 1)
        cells |= {(column, row) for column in columns for row in rows}
    return len(cells) / (COLUMNS * ROWS)


def _inked(items: Iterable[Item]) -> Iterator[Box]:
    """Yield what a reader sees as something: tiles, a chart's marks and words, tables, lines of words."""
    for item in items:
        if isinstance(item, Group):
            yield from _inked(item.items)
        elif isinstance(item, Chart):
            yield from _inked((*(item.marks or marks(item)), *item.overlay))
        elif isinstance(item, Text):
            yield from (_line(span, line.baseline, item) for line in item.lines for span in line.spans)
        elif not isinstance(item, Shape) or item.fill is not None or item.stroke is not None:
            yield item.box


def _line(span: Span, baseline: float, text: Text) -> Box:
    size = span.style.size
    return Box(text.box.x + span.x, text.box.y + baseline - size * ASCENT, span.width, size * LINE)
