"""A theme's name and words in, the gallery's three files out: deck, PDF and index of pictures."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.build import painted
from briefgen.charts import with_marks
from briefgen.gallery.book import lay_out_gallery
from briefgen.gallery.index import index


def gallery_files(theme: str, names: Sequence[str]) -> dict[str, bytes]:
    """Return the files' names and contents; BriefError where an example has an error."""
    laid = lay_out_gallery(theme, names=names)
    files = painted(laid, "gallery", ("pptx", "pdf"))
    pictures = index(with_marks(laid.deck, natives=True), names, laid.edition.theme)
    return {**files, "gallery.png": pictures}
