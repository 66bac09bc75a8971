"""An item of a slide in, what the selection pane of an office application calls it out."""

from __future__ import annotations

from briefgen.model.scene import Item, Text

_KINDS = {"Artifact": "Footer", "Page-number": "Slide number"}
_NAMES = {"imprint": "Publisher and date", "foot rule": "Footer line", "source": "Source"}
_SLOTS = {"date": "Date", "footer": "Footer", "number": "Slide number"}


def shown_name(item: Item, kind: str) -> str:
    """Return an item's name: its own, else that of its kind; in decks of all languages the same.

    It begins with a capital letter, but for a word such as iPhone.
    """
    if not item.name:
        slot = item.slot if isinstance(item, Text) and kind in _KINDS else None
        return (_SLOTS.get(slot.word) if slot is not None else None) or _KINDS.get(kind, kind)
    name = _NAMES.get(item.name, item.name)
    return name[0].upper() + name[1:] if name[:1].islower() and not name[1:2].isupper() else name
