"""Finished pages in, the size of most of their running text out: what is body text on screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.model.scene import Page
from briefgen.render.contents import printed_texts

LABEL_TO_BODY = 1.12
"""How much larger running text is than labels, where a page has labels alone."""
USUAL_PT = 9.0


def body_size(pages: Iterable[Page]) -> float:
    """Return the size in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for text in printed_texts(page.items, charts=False):
            for run in (run for paragraph in text.paragraphs for run in paragraph.runs):
                if text.role in ("body", "list"):
                    sizes[round(run.style.size, 2)] += len(run.text)
                elif text.role == "label":
                    sizes[round(run.style.size * LABEL_TO_BODY, 2)] += 1
    return sizes.most_common(1)[0][0] if sizes else USUAL_PT
