"""What was built in, HTML for a notebook out: pictures of the printed pages, the files, the warnings."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

from briefgen.base.diagnostics import Problem
from briefgen.render.png import paint

DPI = 96.0
MOST_PAGES = 4
"""A page takes a quarter of a megabyte in the notebook's file."""
MOST_PROBLEMS = 20
_PICTURE = '<img alt="{}" src="data:image/png;base64,{}" style="max-width: 100%; border: 1px solid #ccc">'


def html(printed: Sequence[str], files: Mapping[str, bytes], problems: tuple[Problem, ...]) -> str:
    """Return the HTML; ``printed`` are the names of the printed documents among the files."""
    lines = [
        _PICTURE.format(escape(f"{name}, page {number}"), b64encode(picture).decode())
        for name in printed
        for number, picture in enumerate(paint(files[name], dpi=DPI, most=MOST_PAGES), 1)
    ]
    listed = ", ".join(f"{name} ({len(data) / 1024:,.0f} KiB)" for name, data in files.items())
    return "\n".join((*lines, f"<p><small>{escape(listed)}</small></p>", _listed(problems)))


def _listed(problems: tuple[Problem, ...]) -> str:
    """Return the problems as a list."""
    if not problems:
        return ""
    listed = "".join(f"<li><pre>{escape(str(each))}</pre></li>" for each in problems[:MOST_PROBLEMS])
    more = len(problems) - MOST_PROBLEMS
    return f"<ul>{listed}{f'<li>… and {more} more</li>' if more > 0 else ''}</ul>"
