"""A theme's name and words in, the gallery's three files out: deck, PDF and index of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.blocks.charts import with_marks
from briefgen.cli.gallery.book import lay_out_gallery
from briefgen.cli.gallery.index import index
from briefgen.pipeline.paint import painted
from briefgen.runtime.limits import patient

PATH = Path("gallery")
"""What stands in for a brief's path in a message."""


def gallery_files(theme: str, names: Sequence[str]) -> dict[str, bytes]:
    """Return the files' names and contents; BriefError where an example has an error."""
    with patient(PATH, "laying out"):
        laid = lay_out_gallery(theme, names=names)
    with patient(PATH, "painting"):
        files = painted(laid, "gallery", ("pptx", "pdf"))
    with patient(PATH, "making the index"):
        pictures = index(with_marks(laid.deck, natives=True), names, laid.edition.theme)
    return {**files, "gallery.png": pictures}
