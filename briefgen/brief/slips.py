"""Keys that are typing errors: a full-width colon, a missing space, a comma inside a number."""

from __future__ import annotations

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.node import Mapping, Scalar, quoted

Slip = tuple[str, str]
"""What is wrong and what to write."""

_WIDE = compile_late(r"\s*([^：，]+)：\s*([^：，]*)")
_TIGHT = compile_late(r"([^:]+):([^\s:/].*)")
_GROUP = compile_late(r"\d{3}(?:\.\d+)?[^\d\s-]*")
_OPENED = compile_late("[“「『【《‘][^”」』】》’]*$")
_CLOSED = compile_late("[”」』】》’]")
_FRONT = compile_late(r"\S*?-?\d{1,3}")
_DECIMALS = compile_late(r"\d{1,2}")
_WHOLE = compile_late(r"-?\d+|-?\d{1,3}(?:\.\d{3})+")
_BEHIND_COLON = compile_late(r"^[^:：]*[:：]\s*")
_DASH = compile_late("[—－–](?= )")
_WIDE_WITHIN = compile_late(r"([^：\s]+)：\s*[{\[\"'\w]")
SAID: Slip = "", ""
"""A key that an earlier one's correction speaks of."""


def slip(node: Mapping, index: int) -> Slip | None:
    """Return the typing error in a key and its correction, ``SAID`` in what follows it; else None."""
    key = node.entries[index].key
    if not _is_bare(node, index):
        return _wide(key.text) if key.plain else None
    groups = _groups_behind(node, index)
    if found := _colon(key.text, groups):
        return found
    if not index or not node.flow:
        return None
    if _GROUP.fullmatch(key.text):
        return _thousands(node, index, groups)
    if found := _bracket(node, index):
        return found
    before = node.entries[index - 1].value
    return _comma(before.text, key.text) if isinstance(before, Scalar) and before.plain else None


def _wide(text: str) -> Slip | None:
    """Say that a full-width mark made another key of what was meant, whose value stands further on."""
    if dash := _DASH.match(text):
        return tr("a dash {dash} begins no list item", dash=dash[0]), tr("write '- ' instead")
    if colon := _WIDE_WITHIN.match(text):
        message = tr(
            "a full-width colon ： stands in {quoted}, so that it is one long key", quoted=quoted(text)
        )
        return message, tr("write '{wide}: ' with an ordinary colon and a space", wide=colon[1])
    return None


def _thousands(node: Mapping, index: int, groups: list[str]) -> Slip | None:
    """Say of the first of several groups of three digits that commas cut a number."""
    first = index
    while first > 1 and _is_group(node, first - 1):
        first -= 1
    front, within_key = _front(node, first - 1)
    if not _FRONT.fullmatch(front):
        return None
    if first < index or within_key:
        return SAID
    whole = ",".join((front, node.entries[index].key.text, *groups))
    message = tr("a comma ends a value inside {{ }}, so that {whole} is cut", whole=whole)
    return message, tr('put it in quotes: "{whole}"', whole=whole)


def _front(node: Mapping, index: int) -> tuple[str, bool]:
    """Return what an entry ends with, and whether that stands in its key behind a full-width colon."""
    if _is_bare(node, index):
        text = node.entries[index].key.text
        return (_BEHIND_COLON.sub("", text), True) if _BEHIND_COLON.match(text) else ("", False)
    value = node.entries[index].value
    return (value.text if isinstance(value, Scalar) and value.plain else ""), False


def _is_bare(node: Mapping, index: int) -> bool:
    """Return whether a key has neither quotes nor a value."""
    key, value = node.entries[index].key, node.entries[index].value
    return key.plain and isinstance(value, Scalar) and value.empty and not value.text


def _is_group(node: Mapping, index: int) -> bool:
    """Return whether a key is three digits alone, as commas in a number make them."""
    return _is_bare(node, index) and _GROUP.fullmatch(node.entries[index].key.text) is not None


def _groups_behind(node: Mapping, index: int) -> list[str]:
    """Return the groups of three digits that follow a key, as commas in a number make them."""
    groups: list[str] = []
    for at in range(index + 1, len(node.entries) if node.flow else 0):
        if not _is_group(node, at):
            break
        groups.append(node.entries[at].key.text)
    return groups


def _colon(text: str, groups: list[str]) -> Slip | None:
    if wide := _WIDE.match(text):
        message = tr(
            "a full-width colon ： stands in {quoted}, so that it is one long key", quoted=quoted(text)
        )
        written = f"{wide[1].strip()}: {_joined(wide[2].strip(), groups)}"
        hint = N_("write '{written}' with an ordinary colon and a space")
        if "，" in text:
            hint = N_("write '{written}' with an ordinary colon and a space, and ', ' between entries")
        return message, tr(hint, written=written)
    if tight := _TIGHT.fullmatch(text):
        message = tr("a space is missing after the colon of {quoted}", quoted=quoted(text))
        written = f"{tight[1]}: {_joined(tight[2].strip(), groups)}"
        return message, tr("write '{written}'", written=written)
    return None


def _joined(front: str, groups: list[str]) -> str:
    whole = ",".join((front, *groups))
    return f'"{whole}"' if groups and _FRONT.fullmatch(front) else front


def _bracket(node: Mapping, index: int) -> Slip | None:
    """Say of the first of several keys that commas cut a formula, average(a, b, c), inside its brackets."""
    first = index
    while first > 1 and _is_bare(node, first - 1):
        first -= 1
    value = node.entries[first - 1].value
    if not isinstance(value, Scalar) or not value.plain:
        return None
    keys = [entry.key.text for entry in node.entries[first:]]
    if not _opens(", ".join((value.text, *keys[: index - first]))):
        return None
    if first < index:
        return SAID
    end = next((at for at in range(1, len(keys) + 1) if not _opens(", ".join((value.text, *keys[:at])))), 1)
    whole = ", ".join((value.text, *keys[:end]))
    message = tr("a comma ends a value inside {{ }}, so that {whole} is cut", whole=whole)
    return message, tr('put it in quotes: "{whole}"', whole=whole)


def _opens(text: str) -> bool:
    """Say whether a text has an opening bracket too many."""
    return text.count("(") > text.count(")")


def _comma(before: str, text: str) -> Slip | None:
    """Say that a comma cut a number, or a text in Chinese quotes, into a value and a key."""
    if _WHOLE.fullmatch(before) and _DECIMALS.fullmatch(text):
        whole = f"{before.replace('.', '')}.{text}"
        message = tr(
            "a comma ends a value inside {{ }}, so that {before},{text} is cut", before=before, text=text
        )
        return message, tr("write a decimal point: {whole}", whole=whole)
    opened = _OPENED.search(before)
    if opened and _CLOSED.search(text):
        message = tr(
            "{opened} does not begin a quoted text in YAML, so that the comma ends it", opened=opened[0][0]
        )
        whole = f"{before}, {text}"
        return message, tr('put straight quotes around the whole text: "{found}"', found=whole)
    return None
