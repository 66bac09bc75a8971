"""Names, attributes and children in, HTML out."""

from __future__ import annotations

from briefgen.render.svg.markup import with_attributes
from briefgen.render.xml_text import between_tags

VOID = frozenset({"meta", "br", "hr", "img", "link"})


def tag(name: str, /, *children: str, **attributes: str | None) -> str:
    """Return an element with its attributes, those of ``with_attributes``."""
    start = with_attributes(name, attributes)
    return f"<{start}>" if name in VOID else f"<{start}>{''.join(children)}</{name}>"


def words(text: str) -> str:
    """Return characters as they stand between tags; lines that were broken on purpose stay so."""
    return between_tags(text).replace("\n", "<br>")
