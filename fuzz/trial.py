"""A brief's YAML in, what came of it out; raises whatever a user must never see."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from briefgen.build import Format, lay_out, painted
from briefgen.problems import BriefError

Verdict = Literal["built", "refused"]


def tried(folder: Path, yaml: bytes, formats: Sequence[Format] = ("pptx", "pdf")) -> Verdict:
    """Lay a brief out and paint it; open what was painted.

    What overlaps or leaves its page is a Problem, so that a brief that is built has neither.
    """
    path = folder / "brief.yaml"
    path.write_bytes(yaml)
    try:
        laid = lay_out(path)
    except BriefError:
        return "refused"
    files = painted(laid, "brief", formats)
    if "brief.pptx" in files:
        _reopen_deck(files["brief.pptx"], len(laid.deck.pages))
    if "brief.pdf" in files:
        _reopen_page(files["brief.pdf"])
    return "built"


def _reopen_deck(data: bytes, pages: int) -> None:
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    if len(deck.slides) != pages:
        raise AssertionError(f"{len(deck.slides)} slides instead of {pages}")
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                _ = [list(plot.categories) for plot in shape.chart.plots]


def _reopen_page(data: bytes) -> None:
    import pypdfium2

    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != 1:
            raise AssertionError(f"{len(document)} pages instead of one")
        page = document[0]
        page.get_textpage().close()
        page.close()
    finally:
        document.close()
