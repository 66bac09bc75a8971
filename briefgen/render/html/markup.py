"""Names, attributes and children in, HTML out."""

from __future__ import annotations

from briefgen.render.xml_text import between_tags, in_attribute

VOID = frozenset({"meta", "br", "hr", "img", "link"})


def tag(name: str, /, *children: str, **attributes: str | None) -> str:
    """Return an element; attributes that are None are left out, an underscore in their names is a hyphen."""
    start = name
    for key, value in attributes.items():
        if value is not None:
            start += f' {key.rstrip("_").replace("_", "-")}="{in_attribute(value)}"'
    return f"<{start}>" if name in VOID else f"<{start}>{''.join(children)}</{name}>"


def words(text: str) -> str:
    """Return characters as they stand between tags; lines that were broken on purpose stay so."""
    return between_tags(text).replace("\n", "<br>")


def short(value: float, digits: int = 3) -> str:
    """Return a number as short as it can be written."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in ("-0", "") else text
