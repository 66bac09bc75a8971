"""Everything that a build imports, imported once: worker processes begin as copies of one that has it."""

from __future__ import annotations

import gc

import briefgen.blocks.charts.drawing.draw
import briefgen.pipeline.batch.work
import briefgen.render.pdf
import briefgen.render.png
import briefgen.render.pptx
import briefgen.story.deck
import briefgen.story.page  # noqa: F401


def freeze() -> None:
    """Let the garbage collector leave alone what is imported by now."""
    gc.collect()
    gc.freeze()
