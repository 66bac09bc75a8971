"""Scenes in, the font files out that their texts are set in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen.model.scene import Scene
from briefgen.render.pdf.fonts import printed_texts
from briefgen.text.face import face
from briefgen.text.subset import files


def faces_of(scenes: Iterable[Scene]) -> tuple[Path, ...]:
    """Return the files in alphabetical order."""
    texts = (text for scene in scenes for page in scene.pages for text in printed_texts(page.items))
    used: dict[tuple[str, int], set[str]] = {}
    for span in (span for text in texts for line in text.lines for span in line.spans):
        used.setdefault((span.style.family, span.style.weight), set()).update(span.text)
    return tuple(sorted({path for key, characters in used.items() for path in files(face(*key), characters)}))
