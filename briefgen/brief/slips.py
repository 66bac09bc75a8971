"""Keys that are typing errors: a full-width colon, a missing space, a comma inside a number."""

from __future__ import annotations

import re

from briefgen.brief.node import Mapping, Scalar, quoted

Slip = tuple[str, str]
"""What is wrong and what to write."""

_WIDE = re.compile(r"\s*([^：，]+)：\s*([^：，]*)")
_TIGHT = re.compile(r"([^:]+):([^\s:/].*)")
_GROUP = re.compile(r"\d{3}(?:\.\d+)?[^\d\s-]*")
_OPENED = re.compile("[“「『【《‘][^”」』】》’]*$")
_CLOSED = re.compile("[”」』】》’]")
_FRONT = re.compile(r"\S*?-?\d{1,3}")


def slip(node: Mapping, index: int) -> Slip | None:
    """Return the typing error in a key and its correction; None where there is none."""
    key, value = node.entries[index].key, node.entries[index].value
    if not key.plain or not (isinstance(value, Scalar) and value.empty and not value.text):
        return None
    if found := _colon(key.text):
        return found
    before = node.entries[index - 1].value if index and node.flow else None
    return _comma(before.text, key.text) if isinstance(before, Scalar) and before.plain else None


def _colon(text: str) -> Slip | None:
    if wide := _WIDE.match(text):
        more = ", and ', ' between entries" if "，" in text else ""
        message = f"a full-width colon ： stands in {quoted(text)}, so that it is one long key"
        written = f"{wide[1].strip()}: {wide[2].strip()}"
        return message, f"write '{written}' with an ordinary colon and a space{more}"
    if tight := _TIGHT.fullmatch(text):
        message = f"a space is missing after the colon of {quoted(text)}"
        return message, f"write '{tight[1]}: {tight[2].strip()}'"
    return None


def _comma(before: str, text: str) -> Slip | None:
    """Say that a comma cut a number, or a text in Chinese quotes, into a value and a key."""
    if _GROUP.fullmatch(text) and _FRONT.fullmatch(before):
        whole = f"{before},{text}"
        return f"a comma ends a value inside {{ }}, so that {whole} is cut", f'put it in quotes: "{whole}"'
    opened = _OPENED.search(before)
    if opened and _CLOSED.search(text):
        message = f"{opened[0][0]} does not begin a quoted text in YAML, so that the comma ends it"
        return message, f'put straight quotes around the whole text: "{before}, {text}"'
    return None
