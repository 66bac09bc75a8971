"""A PDF file's bytes in, one PNG file's bytes a page out."""

from __future__ import annotations

import io
from itertools import islice

from briefgen.base.geometry import PT_PER_INCH
from briefgen.base.in_time import in_time
from briefgen.runtime.one_at_a_time import PDFIUM
from briefgen.runtime.seal import sealed_png


def thumbnail(pdf: bytes, *, dpi: float) -> bytes:
    """Return a small picture of a file's first page; empty where it cannot be read."""
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
            picture = document[0].render(scale=dpi / PT_PER_INCH).to_pil()
    except pypdfium2.PdfiumError:
        return b""
    target = io.BytesIO()
    picture.convert("P", palette=1, colors=64).save(target, "PNG", optimize=True)
    return target.getvalue()


def paint(pdf: bytes, *, dpi: float, most: int | None = None) -> tuple[bytes, ...]:
    """Return a picture of each page, or of the first ones; ``dpi`` in pixels per inch."""
    # Both imports are slow, and only pictures need them.
    import pypdfium2
    from PIL.Image import Image

    def png(picture: Image) -> bytes:
        in_time()
        target = io.BytesIO()
        picture.convert("RGB").save(target, "PNG", dpi=(dpi, dpi))
        return sealed_png(target.getvalue())

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        pages = islice(document, most)
        return tuple(png(page.render(scale=dpi / PT_PER_INCH).to_pil()) for page in pages)
