"""A scene in, the bytes of a tagged PDF out (PDF/UA-1, PDF/A-2u or 3u): the same bytes for the same scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model.scene import Scene

if TYPE_CHECKING:
    from briefgen.render.pdf.sheet_format import SheetFormat


def paint(scene: Scene, sheet_format: SheetFormat | None = None) -> bytes:
    """Return the scene as a PDF file, for the screen unless told otherwise."""
    # reportlab costs 100 ms to import: a run that makes no PDF does not pay them.
    from briefgen.render.pdf.document import paint_document

    return paint_document(scene, sheet_format)
