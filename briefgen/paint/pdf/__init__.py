"""A scene in, the bytes of a tagged PDF out (PDF/UA-1, PDF/A-2u or 3u): the same bytes for the same scene."""

from __future__ import annotations

from briefgen.scene import Scene


def paint(scene: Scene) -> bytes:
    """Return the scene as a PDF file."""
    # reportlab costs 100 ms to import: a run that makes no PDF does not pay them.
    from briefgen.paint.pdf.document import paint_document

    return paint_document(scene)
