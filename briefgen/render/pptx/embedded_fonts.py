"""The fonts that a deck carries: subsets of our own, under the names that its texts give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from briefgen.base.locale import is_chinese, is_traditional
from briefgen.model.scene import Scene
from briefgen.render.pptx.markup import Element, el
from briefgen.render.pptx.package import DeckPackage, PackagePart
from briefgen.text.embeddable import embeddable
from briefgen.text.face import FILES, face

BIG5_LAST = b"\xc6\x7e"
"""The last of Big5's frequent characters."""
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
    language, traditional = scene.imprint.language, is_traditional(scene.imprint.language)
    chinese = _common_chinese(traditional=traditional) if is_chinese(language) else ""
    wanted = sorted({*printed, *USUAL, *chinese})
    whole, entries = "".join(written), list[Element]()
    for family, (name, _) in dict(scene.office_fonts).items():
        if f'typeface="{name}"' in whole:
            slots = _slots(package, presentation, family, name, wanted, traditional=traditional)
            entries.append(el("p:embeddedFont", el("p:font", typeface=name), *slots))
    return el("p:embeddedFontLst", *entries) if entries else ""


def _slots(
    package: DeckPackage,
    presentation: PackagePart,
    family: str,
    name: str,
    wanted: list[str],
    *,
    traditional: bool,
) -> Iterator[Element]:
    for weight, slot in SLOTS.items():
        if (family, weight) in FILES:
            data = embeddable(face(family, weight), name, wanted, traditional=traditional)
            part = package.add("ppt/fonts/font{}.fntdata", "font", data)
            yield el(slot, **{"r:id": presentation.relate(part)})


@cache
def _common_chinese(*, traditional: bool = False) -> str:
    """Return the first level of GB 2312, 3,755 characters, or that of Big5, 5,401, and punctuation."""
    code, rows = ("big5", range(0xA4, 0xC7)) if traditional else ("gb2312", range(0xB0, 0xD8))
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)] if traditional else range(0xA1, 0xFF)
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    found = (pair.decode(code, "ignore") for pair in pairs if not traditional or pair <= BIG5_LAST)
    return USUAL_CHINESE + "".join(found)
