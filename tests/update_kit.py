"""A small brief of six slides, built as it was and as its figures are a year later."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from ooxml_package import Package

from briefgen.blocks.charts import with_marks
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

BRIEF = """\
meta: {{title: The city library, language: en, publisher: City Library, date: 2026-01-15}}
sources: {{report: {{title: Annual report}}}}
metrics:
  visits:
    label: Visits
    unit: thousand
    kind: amount
    values: {{2023: 840, 2024: 915, 2025: {visits}}}
    claims: [{{growth: {growth}, since: 2023}}]
    source: report
  loans:
    {{label: Books lent, unit: thousand, kind: amount, source: report, values: {{2023: 625, 2025: {loans}}}}}
  readers:
    {{label: Readers, unit: thousand, kind: amount, source: report, values: {{2023: 61, 2025: {readers}}}}}
  seats: {{label: Seats, unit: seats, kind: count, values: {{2025: {seats}}}, source: report}}
deck:
  - kind: cover
  - title: "Visits grew by {{visits.growth}} in two years"
    blocks:
      - row: [{{kpi: visits}}, {{kpi: loans}}, {{kpi: seats}}]
      - prose: "{{visits}} visits and {{loans}} loans were counted; {{seats}} are open every day."
    notes: "We counted {{visits}} visits."
  - title: "Visits by year"
    blocks: [{{column: visits}}]
  - title: "Loans and readers"
    blocks: [{{table: {{metrics: [loans, readers]}}}}, {{callout: {{title: "{{loans}}", text: books lent}}}}]
{more}  - title: "Readers"
    blocks: [{{slope: readers}}, {{callout: {{title: "{{readers}}", text: readers with a card}}}}]
  - title: "Seats for all"
    blocks:
      - prose: "There are {{seats}} in three halls."
"""

THEN = {"visits": 1033, "growth": 23, "loans": 719, "readers": 70, "seats": 480, "more": ""}
NOW = {"visits": 1108, "growth": 32, "loans": 755, "readers": 74, "seats": 512, "more": ""}
MORE = '  - title: "Loans alone"\n    blocks: [{kpi: loans}]\n'


@cache
def deck_of(brief: str) -> bytes:
    """Return the deck of a brief's text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.yaml"
        path.write_text(brief, encoding="utf-8")
        return paint(with_marks(lay_out(path, parts=frozenset({"deck"})).deck, natives=False))


def then() -> bytes:
    """Return the deck as it was generated."""
    return deck_of(BRIEF.format(**THEN))


def now(**changes: Any) -> bytes:
    """Return the deck as it is generated a year later."""
    return deck_of(BRIEF.format(**{**NOW, **changes}))


def stored(deck: bytes) -> dict[str, Any]:
    """Return what a deck says was generated."""
    package = Package.of(deck)
    item = next(package.tree(n) for n in package.parts if n.startswith("customXml/item") and "Props" not in n)
    found: dict[str, Any] = json.loads(item.text or "")
    return found


def opened(deck: bytes) -> Any:
    """Return a deck as python-pptx opens it."""
    from pptx import Presentation

    return Presentation(BytesIO(deck))


def saved(presentation: Any) -> bytes:
    """Return the bytes that python-pptx saves."""
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def creation_ids(slide: Any) -> dict[str, str]:
    """Return the names of a slide's shapes by their creation ids."""
    name = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
    tree: etree._Element = slide._element
    return {e.get("id"): e.getparent().getparent().getparent().get("name") for e in tree.iter(name)}
