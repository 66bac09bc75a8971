"""A finished page in, the brief of its figures out: of those that were attached when it was built."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.brief_file import is_brief_name, read_bytes
from briefgen.runtime.one_at_a_time import PDFIUM

FIGURES_AS = "figures.yaml"
"""What a page carries of a brief with tables: its figures as a brief."""
MOST_BYTES = 200 << 20
_ATTACH = "build it with --attach, or keep its figures: `briefgen facts BRIEF --format yaml --out FILE.yaml`"


def brief_of(path: Path) -> bytes:
    """Return the brief at a path, or the one that a page carries; BriefError where there is none."""
    if path.suffix.lower() == ".pptx":
        hint = tr(
            "name its page, {name}, if it was built with --attach; or its brief",
            name=path.with_suffix(".pdf").name,
        )
        raise _refused(path, tr("a deck does not carry all figures of its brief"), hint)
    return _carried(path) if path.suffix.lower() == ".pdf" else read_bytes(path)


def _carried(path: Path) -> bytes:
    """Return the figures that a PDF carries, or the brief that it was built from, if that has no tables."""
    with PDFIUM:
        return _read_from(path)


def _read_from(path: Path) -> bytes:
    import pypdfium2  # only a page is read with it

    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused(
                path,
                tr("this file is larger than {number} MiB", number=MOST_BYTES >> 20),
                tr("name the brief itself"),
            )
        document = pypdfium2.PdfDocument(path)
    except OSError as error:
        raise _refused(
            path, tr("this file cannot be read: {value}", value=error.strerror or error), ""
        ) from None
    except pypdfium2.PdfiumError:
        raise _refused(
            path, tr("this file is not a PDF that can be read"), tr("name the brief itself")
        ) from None
    try:
        found = [document.get_attachment(index) for index in range(document.count_attachments())]
        named = {each.get_name(): each for each in found}
        known = [FIGURES_AS] if FIGURES_AS in named else [name for name in named if is_brief_name(Path(name))]
        if not known:
            raise _refused(path, tr("this page does not carry the figures it was built from"), _ATTACH)
        return bytes(named[known[0]].get_data())
    except pypdfium2.PdfiumError:
        raise _refused(path, tr("the figures that this page carries cannot be read"), _ATTACH) from None
    finally:
        document.close()


def _refused(path: Path, message: str, hint: str) -> BriefError:
    return BriefError([Problem(Place(str(path)), message, hint, "file")])
