"""A briefing in, its key figures as plain text and as HTML out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.base.messages import messages
from briefgen.pipeline.meetings.briefing import Briefing, Enclosure

FONT = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Arial,sans-serif"


def as_text(briefing: Briefing) -> str:
    """Return the title, the key figures and what is attached, a line each."""
    return "\n".join(_lines(briefing))


def _lines(briefing: Briefing) -> Iterator[str]:
    yield briefing.title
    if briefing.standfirst:
        yield briefing.standfirst
    yield ""
    yield from (f"• {figure.said}" for figure in briefing.figures)
    yield ""
    yield attached(briefing)


def attached(briefing: Briefing) -> str:
    """Return what is attached: names and sizes."""
    words = messages(briefing.language)
    names = words.list_comma.join(f"{file.name} ({size_text(file)})" for file in briefing.files)
    return words.attached_files.format(names=names)


def size_text(file: Enclosure) -> str:
    """Return the size of a file in words."""
    return f"{max(1, round(len(file.data) / 1024)):,} KB"


def fragment(briefing: Briefing, picture: str = "") -> str:
    """Return the same as HTML, all text escaped; ``picture`` is the address of the thumbnail."""
    ink, accent, muted = briefing.colours
    parts = [f'<h1 style="font-size:22px;line-height:1.3;margin:0 0 6px">{escape(briefing.title)}</h1>']
    if briefing.standfirst:
        parts.append(f'<p style="margin:0 0 14px;color:{muted}">{escape(briefing.standfirst)}</p>')
    if picture:
        shown = f'src="{escape(picture)}" alt="{escape(briefing.title)}" width="240"'
        parts.append(f'<p style="margin:0 0 14px"><img {shown} style="border:1px solid #d0d0d0"></p>')
    rows = (
        f'<tr><td style="padding:6px 18px 6px 0;font-size:20px;font-weight:bold;white-space:nowrap;'
        f'color:{accent}">{escape(each.figure)}</td><td style="padding:6px 0">{escape(each.said)}</td></tr>'
        for each in briefing.figures
    )
    parts.append(f'<table role="presentation" style="border-collapse:collapse">{"".join(rows)}</table>')
    signed = " · ".join(filter(None, (briefing.publisher, attached(briefing))))
    parts.append(f'<p style="margin:14px 0 0;font-size:12px;color:{muted}">{escape(signed)}</p>')
    style = f"font-family:{FONT};font-size:14px;line-height:1.5;color:{ink};max-width:640px"
    return f'<div style="{style}">{"".join(parts)}</div>'


def document(briefing: Briefing, body: str) -> str:
    """Return a whole HTML document."""
    head = f'<meta charset="utf-8"><title>{escape(briefing.title)}</title>'
    return (
        f'<!DOCTYPE html><html lang="{escape(briefing.language)}"><head>{head}</head>'
        f'<body style="margin:16px;background:#ffffff">{body}</body></html>'
    )
