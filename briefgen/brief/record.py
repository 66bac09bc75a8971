"""A mapping in; one dataclass out, its keys checked against its fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING
from typing import Any, get_origin, get_type_hints

from briefgen.brief import node as tree
from briefgen.brief import vocabulary
from briefgen.brief.decoding import FAILED, Decoder, Decoding
from briefgen.brief.naming import noun, type_in_words
from briefgen.brief.node import Node, Scalar, Sequence, quoted
from briefgen.problems import did_you_mean


class Record:
    """The decoder of one dataclass."""

    def __init__(self, cls: type[Any], decoder: Callable[[Any], Decoder]) -> None:
        self.cls = cls
        self.decoder = decoder
        self.name = noun(cls)
        self.hints = get_type_hints(cls)
        self.fields = {vocabulary.key_of(each): each for each in vocabulary.given(cls)}
        self.required = [
            key
            for key, each in self.fields.items()
            if each.default is MISSING and each.default_factory is MISSING
        ]
        names = {each.name for each in dataclasses.fields(cls)}
        self.placed = "place" in names
        self.own_key = next((f.name for f in dataclasses.fields(cls) if f.metadata.get("key")), None)

    def __call__(self, node: Node, decoding: Decoding, key: str) -> Any:
        """Return the dataclass that a mapping, or a short form, stands for."""
        if isinstance(node, tree.Mapping):
            return self._mapping(node, decoding, key)
        listed = hasattr(self.cls, "from_items")
        if isinstance(node, Scalar) and not node.empty and hasattr(self.cls, "from_scalar"):
            return self._made(node, decoding, lambda: self.cls.from_scalar(node.text, node.place))
        if listed and (isinstance(node, Sequence) or not node.empty):
            items = self._items(node, decoding, key)
            if items is FAILED:
                return FAILED
            return self._made(node, decoding, lambda: self.cls.from_items(items, node.place))
        return decoding.expected(node, self._what(), key, self._how())

    def _what(self) -> str:
        forms = [f"{self.name}, a mapping"]
        forms += ["a text or number"] if hasattr(self.cls, "from_scalar") else []
        forms += ["a list"] if hasattr(self.cls, "from_items") else []
        return " or ".join(forms)

    def _how(self) -> str:
        keys = ", ".join(self.required or self.fields)
        return f"keys of {self.name}: {keys}" if keys else ""

    def _items(self, node: Node, decoding: Decoding, key: str) -> Any:
        """Decode the short form's list as the first field that is a list."""
        for each in self.fields.values():
            hint = self.hints[each.name]
            if get_origin(hint) is tuple:
                return self.decoder(hint)(node, decoding, key)
        raise TypeError(f"{self.cls.__name__}.from_items needs a field that is a tuple")

    def _mapping(self, node: tree.Mapping, decoding: Decoding, key: str) -> Any:
        if node.reference and node.entries[0].key.text not in self.fields:
            return decoding.expected(node, self._what(), key)
        values: dict[str, Any] = {"place": node.place} if self.placed else {}
        if self.own_key:
            values[self.own_key] = key
        sound = True
        for entry in node.entries:
            name = entry.key.text
            known = self.fields.get(name)
            if known is None:
                sound = False
                self._unknown(entry, decoding)
                continue
            values[known.name] = self.decoder(self.hints[known.name])(entry.value, decoding, name)
            sound = sound and values[known.name] is not FAILED
        for name in self.required:
            if self.fields[name].name not in values:
                sound = False
                self._missing(name, node, decoding, key)
        return self._made(node, decoding, lambda: self.cls(**values)) if sound else FAILED

    def _unknown(self, entry: tree.Entry, decoding: Decoding) -> None:
        name = entry.key.text
        hint = did_you_mean(name, self.fields) if self.fields else f"{self.name} takes no keys"
        if "：" in name or ":" in name:
            hint = "an ordinary colon and a space separate a key from its value"
        message = f"unknown key {quoted(name)} in {self.name}"
        decoding.note(entry.key.place, message, hint, "unknown-key")

    def _missing(self, name: str, node: tree.Mapping, decoding: Decoding, key: str) -> None:
        field = self.fields[name]
        what = field.metadata.get("doc") or type_in_words(self.hints[field.name])
        whose = f"{self.name} ({key})" if key and self.own_key else self.name
        decoding.note(node.place, f"the key '{name}' is missing in {whose}", f"{name}: {what}", "missing-key")

    def _made(self, node: Node, decoding: Decoding, make: Callable[[], Any]) -> Any:
        try:
            return make()
        except ValueError as error:
            return decoding.note(node.place, str(error), "", "value")
