"""A text body of Office Open XML in, its paragraphs out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.base.ooxml import tag as tag
from briefgen.verify.passage import FIELD


def val_of(element: Any, name: str, default: str = "") -> str:
    """Return the ``val`` of a child, or the default where there is no such child."""
    child = element.find(tag(name)) if element is not None else None
    return default if child is None else str(child.get("val") or default)


def paragraphs(body: Any) -> Iterator[str]:
    """Yield the paragraphs of a text body that say something; a slide number is ``FIELD``."""
    for paragraph in body.iter(tag("a:p")):
        text = "".join(_words(paragraph))
        if text.strip():
            yield text


def _words(paragraph: Any) -> Iterator[str]:
    for child in paragraph:
        if child.tag == tag("a:br"):
            yield "\n"
        elif child.tag == tag("a:fld") and child.get("type") == "slidenum":
            yield FIELD
        elif child.tag in (tag("a:r"), tag("a:fld")):
            yield "".join(part.text or "" for part in child.iter(tag("a:t")))
        elif child.tag not in (tag("a:pPr"), tag("a:endParaRPr")):
            yield "".join(
                part.text or "" for part in child.iter() if part.tag == tag("a:t") or _is_math(part)
            )


def _is_math(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("/math}t")
