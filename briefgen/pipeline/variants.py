"""A laid-out brief and its files in, what else was asked for out: for the press, in grey, a manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts import with_marks
from briefgen.pipeline import filenames

if TYPE_CHECKING:
    from briefgen.edition.publication import Publication
    from briefgen.model.scene import Scene

PAGE_DPI = 165.0
"""Of a picture of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What a build is asked for beside deck and page."""

    press: bool = False
    """The page with bleed and crop marks."""
    profile: bytes = b""
    """A print shop's ICC profile: the press page is separated for it."""
    grey: bool = False
    """The page as a grey printer gives it."""
    manifest: bool = False
    attach: bool = False
    """The page carries the brief and the ledger: it is then PDF/A-3u."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Files by name, and what there is to say of them."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


def added(laid: Publication, brief: Path, theme: str, files: Mapping[str, bytes], extras: Extras) -> Added:
    """Return the further files; ``files`` are those that the manifest lists beside them."""
    made: dict[str, bytes] = {}
    stem = filenames.stem_of(brief)
    notes: tuple[str, ...] = ()
    if extras.press:
        made[filenames.PRESS.format(stem)], notes = _pressed(laid, extras.profile)
    if extras.grey:
        made.update(_greyed(laid, stem))
    if extras.manifest:
        from briefgen.pipeline.manifest import manifest

        name = filenames.MANIFEST.format(stem)
        made[name] = manifest(laid, brief, theme, {**files, **made})
    return Added(files=made, notes=notes)


def _pressed(laid: Publication, profile: bytes) -> tuple[bytes, tuple[str, ...]]:
    from briefgen.render.pdf import paint
    from briefgen.render.pdf.colour import Press
    from briefgen.render.pdf.preflight import preflight
    from briefgen.render.pdf.sheet_format import for_press

    page = _bare(laid)
    sheet_format = for_press(Press(profile) if profile else None)
    return paint(page, sheet_format), preflight(page, sheet_format)


def _greyed(laid: Publication, stem: str) -> dict[str, bytes]:
    from briefgen.render.pdf import paint
    from briefgen.render.pdf.colour import Grey
    from briefgen.render.pdf.sheet_format import SheetFormat
    from briefgen.render.png import paint as paint_png

    pdf = paint(_bare(laid), SheetFormat(inks=Grey()))
    picture = paint_png(pdf, dpi=PAGE_DPI)[0]
    return {filenames.GREY.format(stem): pdf, filenames.GREY_PICTURE.format(stem): picture}


def _bare(laid: Publication) -> Scene:
    """Return the page with its charts drawn and nothing attached: a printer has no use for that."""
    return replace(with_marks(laid.page, natives=True), attachments=())
