"""Scenes in, the font files out that their texts are set in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen.paint.pdf.fonts import printed_texts
from briefgen.scene import Scene
from briefgen.text.face import face


def faces_of(scenes: Iterable[Scene]) -> tuple[Path, ...]:
    """Return the files in alphabetical order."""
    texts = [text for scene in scenes for page in scene.pages for text in printed_texts(page.items)]
    styles = {
        (span.style.family, span.style.weight) for text in texts for line in text.lines for span in line.spans
    }
    return tuple(sorted({face(*style).path for style in styles}))
