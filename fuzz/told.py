"""Plain briefs through reader, facts and layout; each sentence of page and deck is recomputed."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Group, Item, Page, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from fuzz.heard import Ear
from fuzz.raw import Stated
from fuzz.stated import stated

SENTENCES = ("title", "heading", "subheading", "body")
"""Roles of texts that say something; a lone figure or an axis says nothing by itself."""


def run(first: int, briefs: int) -> tuple[Counter[str], dict[int, list[str]]]:
    """Return what was counted, and the faults of each seed that has some."""
    counts: Counter[str] = Counter()
    failed: dict[int, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + briefs):
            faults = told(seed, Path(folder) / "brief.yaml", counts)
            if faults:
                failed[seed] = faults
    counts["failed"] = len(failed)
    return counts, failed


def told(seed: int, path: Path, counts: Counter[str]) -> list[str]:
    """Return what is false in the document of a seed; one that is refused says nothing."""
    brief = stated(seed)
    path.write_bytes(brief.yaml)
    counts["tried"] += 1
    try:
        laid = lay_out(path)
    except BriefError:
        counts["refused"] += 1
        return []
    counts["built"] += 1
    ear = Ear(brief)
    faults = [
        fault
        for text, judged, near in sorted(set(_texts(laid, brief)))
        for fault in ear.hear(text, judged=judged, near=near)
    ]
    counts["statements"] += ear.heard
    return faults


def _texts(laid: Publication, brief: Stated) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Yield texts, whether the product chose their bases, and the metrics that are shown beside them.

    What a page says beside many other things stands on a slide, too, beside those that it speaks of.
    """
    slides = {text for scene in laid.deck.pages for text, _ in _said(scene)}
    for page in (*laid.deck.pages, *laid.page.pages):
        near = _named(page, brief)
        for text, judged in _said(page):
            if page in laid.deck.pages or text not in slides:
                yield text, judged, near


def _said(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield titles, sentences, notes and alternative texts of a page."""
    yield page.title, True
    yield page.notes, True
    for item in walk(page.items):
        if isinstance(item, Text) and item.role in SENTENCES:
            yield item.text, True
        elif item.alt and not isinstance(item, TableItem):
            yield item.alt, not _shows_a_course(item)


def _named(page: Page, brief: Stated) -> tuple[str, ...]:
    """Return the keys of the metrics whose labels stand on a page."""
    items = list(walk(page.items))
    texts = [*items, *(cell.text for item in items if isinstance(item, TableItem) for cell in item.cells)]
    words = "\n".join(f"{getattr(item, 'text', '')}\n{item.alt}" for item in texts)
    return tuple(key for key, raw in brief.metrics.items() if raw.label in words)


def _shows_a_course(item: Item) -> bool:
    """Say whether an alternative text tells the way of a whole series, from wherever that begins."""
    return isinstance(item, Chart) or (isinstance(item, Group) and item.name.endswith(("走势", "Trend")))
