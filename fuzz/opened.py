"""A deck's and a page's bytes in, faults out: lint, two readers, and every string that must be in them."""

from __future__ import annotations

import io
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from briefgen.model.scene import Chart, Group, Item, Page, Scene, TableItem, Text
from briefgen.render.contents import printed_texts

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the lint of the tests is this one's as well
import ooxml_charts  # noqa: F401 - registers the rules about charts
from ooxml_lint import faults as lint_faults, lint
from ooxml_package import A, Package

__all__ = [
    "Package",
    "deck_faults",
    "difference",
    "lacking",
    "lint",
    "page_faults",
    "reopened_deck",
    "squeezed",
]

HYPHEN_AT_A_LINES_END = "\ufffe"
"""What pdfium makes of it."""
NO_NUMBER = re.compile(
    rb'(?<! name)(?<! descr)="(?:-?nan|-?inf|None|True|False)"|>-?(?:nan|inf|NaN|Infinity)<'
)
"""What is no number where one is due; the name of a shape may be that of a member called none."""


def deck_faults(data: bytes, scene: Scene, known: Collection[str] = ()) -> list[str]:
    """Return what is wrong with a deck: the lint's faults, strings of the scene that it lacks, no numbers.

    ``known`` is what the lint finds in the template that it was made from.
    """
    package = Package.of(data)
    found = [fault for fault in lint_faults(package) if fault not in known]
    for name, part in package.parts.items():
        if name.endswith(".xml") and (said := NO_NUMBER.search(part)):
            found.append(f"{name} holds {said[0]!r}")
    if len(package.slides) != len(scene.pages):
        found.append(f"{len(package.slides)} slides for {len(scene.pages)} pages")
    return [*found, *lacking(package, scene)]


def lacking(package: Package, scene: Scene) -> list[str]:
    """Return the strings of a scene that the slides of a package do not state."""
    return [fault for page in scene.pages for fault in _lacking(package, page)]


def _lacking(package: Package, page: Page) -> Iterator[str]:
    name = f"ppt/slides/slide{page.number}.xml"
    paragraphs = ["".join(p.itertext(f"{A}t")) for p in package.tree(name).iter(f"{A}p")]
    said = squeezed("\n".join(paragraphs))
    for text in _deck_texts(page.items):
        for paragraph in text.paragraphs:
            wanted = squeezed(paragraph.text)
            if text.role != "page-number" and wanted not in said:
                yield f"slide {page.number} lacks {wanted[:40]!r}"


def _deck_texts(items: Iterable[Item]) -> Iterator[Text]:
    """Yield the texts that a slide states itself; a native chart's labels are its chart part's."""
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Group):
            yield from _deck_texts(item.items)
        elif isinstance(item, TableItem):
            yield from (cell.text for cell in item.cells)
        elif isinstance(item, Chart):
            yield from _deck_texts(item.overlay if item.native else item.marks)


def reopened_deck(data: bytes, scene: Scene) -> list[str]:
    """Return what python-pptx finds otherwise than the scene says."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    charts = 0
    for slide in deck.slides:
        for shape in _shapes(slide.shapes):
            if getattr(shape, "has_chart", False):
                charts += 1
                _ = [list(plot.categories) for plot in shape.chart.plots]
    native = sum(isinstance(item, Chart) and item.native is not None for item in _walk(scene))
    return [] if charts == native else [f"{charts} charts instead of {native}"]


def _shapes(shapes: Iterable[object]) -> Iterator[object]:
    for shape in shapes:
        yield shape
        yield from _shapes(getattr(shape, "shapes", ()))


def _walk(scene: Scene) -> Iterator[Item]:
    from briefgen.model.scene import walk

    for page in scene.pages:
        yield from walk(page.items)


def page_faults(data: bytes, scene: Scene) -> list[str]:
    """Return what pdfium finds otherwise than the scene says: pages, every line, and not a character more.

    Lines are looked for one by one: what stands on one height pdfium reads from left to right, in whatever
    order it is painted, as around a radar chart. Where it differs poppler is asked: of two figures that stand
    a little higher and lower beside each other pdfium reads one twice.
    """
    import pypdfium2

    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    found = []
    with pypdfium2.PdfDocument(data) as document:
        if len(document) != len(scene.pages):
            return [f"{len(document)} pages instead of {len(scene.pages)}"]
        for page, drawn in zip(scene.pages, document, strict=True):
            said = drawn.get_textpage().get_text_range().replace(HYPHEN_AT_A_LINES_END, "-")
            read = squeezed(said)
            texts = (line.text for text in printed_texts(page.items) for line in text.lines)
            lines = [squeezed(line) for line in texts]
            wanted = "".join(lines)
            if (
                read != wanted
                and not _same_lines(lines, read)
                and not _same_lines(lines, _poppler(data, page))
            ):
                found.append(f"page {page.number}: {difference(wanted, read)}")
    return found


def _poppler(data: bytes, page: Page) -> str:
    if shutil.which("pdftotext") is None:
        return ""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-f", str(page.number), "-l", str(page.number), "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    return squeezed(done.stdout.decode("utf-8", "replace").replace("\f", ""))


def _same_lines(lines: list[str], read: str) -> bool:
    return sorted("".join(lines)) == sorted(read) and all(line in read for line in lines)


def difference(wanted: str, read: str) -> str:
    """Return where two texts part."""
    shorter = min(len(wanted), len(read))
    at = next((i for i in range(shorter) if wanted[i] != read[i]), shorter)
    around = slice(max(at - 8, 0), at + 12)
    return f"{wanted[around]!a} is wanted, {read[around]!a} is read"


def squeezed(text: str) -> str:
    """Return the text without spaces, line breaks, and characters that print nothing."""
    return re.sub(r"\s", "", text)
