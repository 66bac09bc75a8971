"""An SVG drawing on standard input, a PNG on standard output: what `_svg.py` runs in a process of its own.

Exit code 1, with the reason on standard error, for a drawing that cannot be drawn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from briefgen.runtime.own_process import limit_process


def main(asked: str) -> None:
    """Draw within limits: ``asked`` is JSON with `side` in pixels, `fonts`, `seconds` and `mebibytes`."""
    options = json.loads(asked)
    drawing = sys.stdin.buffer.read().decode()
    limit_process(seconds=options["seconds"], mebibytes=options["mebibytes"])
    try:
        sys.stdout.buffer.write(_drawn(drawing, options))
    except ValueError as error:
        sys.exit(str(error))


def _drawn(drawing: str, options: Mapping[str, Any]) -> bytes:
    import resvg_py

    picture = resvg_py.svg_to_bytes(
        svg_string=drawing,
        width=options["side"],
        height=options["side"],
        dpi=96,
        skip_system_fonts=True,
        font_files=options["fonts"],
        font_family="Noto Sans SC",
        sans_serif_family="Noto Sans SC",
        serif_family="Noto Serif",
    )
    return bytes(picture)
