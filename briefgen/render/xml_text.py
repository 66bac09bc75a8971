"""A text in, what XML holds of it out.

The standard library's own functions for that, in ``xml.sax.saxutils``, bring the whole of ``urllib.request``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.base.compile_late import compile_late

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""What XML 1.0 forbids or discourages (section 2.2)."""
_IN_ATTRIBUTE = compile_late(f'[&<>"\\t\\n\\r{_FORBIDDEN}]')
_BETWEEN_TAGS = compile_late(f"[&<>\\r{_FORBIDDEN}]")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


@lru_cache(maxsize=1024)  # most attributes have one of few values
def in_attribute(text: str) -> str:
    """Return the text as it stands between double quotation marks, without what XML cannot hold."""
    return _IN_ATTRIBUTE.sub(_entity, text)


def between_tags(text: str) -> str:
    """Return the text as it stands between tags, without what XML cannot hold."""
    return _BETWEEN_TAGS.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], "")
