"""Colours by the names and functions of CSS."""

from __future__ import annotations


def css_colour(text: str) -> str:
    """Return a colour's name or function of CSS as #RRGGBB; empty for what is neither."""
    from PIL import ImageColor

    try:
        rgb = ImageColor.getrgb(text)
    except ValueError:
        return ""
    return "#" + "".join(f"{part:02X}" for part in rgb[:3])


def near_colour(text: str) -> str:
    """Return the name of CSS that is spelled most like a text; empty where none is near."""
    from PIL import ImageColor

    from briefgen.base.diagnostics import nearest

    return nearest(text, ImageColor.colormap) or ""
