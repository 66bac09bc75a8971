"""An SVG drawing on standard input, a PNG on standard output: what `_svg.py` runs in a process of its own.

Exit code 1, with the reason on standard error, for a drawing that cannot be drawn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def main(asked: str) -> None:
    """Draw within limits: ``asked`` is JSON with `side` in pixels, `fonts`, `seconds` and `bytes`."""
    options = json.loads(asked)
    drawing = sys.stdin.buffer.read().decode()
    _limit(options)
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


def _limit(options: Mapping[str, Any]) -> None:
    """Give this process no more memory and time; where the system cannot, the caller's clock remains."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, options["bytes"]), (resource.RLIMIT_CPU, options["seconds"])):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
