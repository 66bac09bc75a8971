"""The fonts that a deck carries: subsets of our own, under the names that its texts give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from briefgen.base.locale import is_chinese
from briefgen.model.scene import Scene
from briefgen.render.pptx.markup import Element, el
from briefgen.render.pptx.package import DeckPackage, PackagePart
from briefgen.text.embeddable import embeddable
from briefgen.text.face import FILES, face

SLOTS = {400: "p:regular", 700: "p:bold"}
USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”…•†‡‰′″€£¥™≤≥≠≈±×÷−→↑↓"
"""Characters that small edits need in any language."""
USUAL_CHINESE = "、。《》〈〉「」『』【】〔〕・，．：；？！（）％～￥①②③④⑤⑥⑦⑧⑨⑩℃㎡"
_TEXT = re.compile(r"<[^>]*>")


def embedded_fonts(package: DeckPackage, presentation: PackagePart, scene: Scene) -> Element:
    """Add the fonts that the parts so far name and the scene's theme has; return their list, or nothing.

    Each has what is printed in the deck, and what small edits need.
    """
    written = [part.content.decode() for part in package.parts.values() if part.name.endswith(".xml")]
    printed = unescape("".join(_TEXT.sub("", text) for text in written))
    wanted = sorted({*printed, *USUAL, *(_common_chinese() if is_chinese(scene.imprint.language) else "")})
    whole, entries = "".join(written), list[Element]()
    for family, (name, _) in dict(scene.office_fonts).items():
        if f'typeface="{name}"' in whole:
            slots = _slots(package, presentation, family, name, wanted)
            entries.append(el("p:embeddedFont", el("p:font", typeface=name), *slots))
    return el("p:embeddedFontLst", *entries) if entries else ""


def _slots(
    package: DeckPackage, presentation: PackagePart, family: str, name: str, wanted: list[str]
) -> Iterator[Element]:
    for weight, slot in SLOTS.items():
        if (family, weight) in FILES:
            data = embeddable(face(family, weight), name, wanted)
            part = package.add("ppt/fonts/font{}.fntdata", "font", data)
            yield el(slot, **{"r:id": presentation.relate(part)})


@cache
def _common_chinese() -> str:
    """Return the 3,755 characters of the first level of GB 2312, and Chinese punctuation."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return USUAL_CHINESE + "".join(pair.decode("gb2312", "ignore") for pair in pairs)
