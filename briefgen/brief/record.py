"""A mapping in; one dataclass out, its keys checked against its fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING
from typing import Any, get_origin

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import FieldError
from briefgen.base.in_time import in_time
from briefgen.base.marked import N_
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.brief import node as tree, vocabulary
from briefgen.brief.decoding import FAILED, Decoder, Decoding, Lost
from briefgen.brief.field_types import FieldTypes
from briefgen.brief.limits import is_visible
from briefgen.brief.naming import called, type_in_words
from briefgen.brief.node import Node, Scalar, Sequence, clipped, quoted
from briefgen.brief.slips import SAID, slip
from briefgen.brief.synonyms import hint_at, key_meant
from briefgen.facts.period import is_period

_SIMPLE = compile_late(r"[\w./ -]{1,40}")
"""A text that a message may repeat as it is, within braces."""


class Record:
    """The decoder of one dataclass."""

    def __init__(self, cls: type[Any], decoder: Callable[[Any], Decoder]) -> None:
        self.cls = cls
        self.decoder = decoder
        self.hints = FieldTypes(cls)
        self.fields = {vocabulary.key_of(each): each for each in vocabulary.given(cls)}
        self.required = [
            key
            for key, each in self.fields.items()
            if each.default is MISSING and each.default_factory is MISSING
        ]
        self.named = [key for key in self.required if self.hints[self.fields[key].name] in (str, Phrase)]
        """Texts that have to be seen."""
        self.text_alone = getattr(cls, "TEXT_ALONE", False)
        """What its fields hold is read of a text, and no brief states them."""
        self.listed = self._list_field()
        names = {each.name for each in dataclasses.fields(cls)}
        self.placed = "place" in names
        self.own_key = next((f.name for f in dataclasses.fields(cls) if f.metadata.get("key")), None)

    @property
    def name(self) -> str:
        """What messages call it."""
        return called(self.cls)

    def __call__(self, node: Node, decoding: Decoding, key: str) -> Any:
        """Return the dataclass that a mapping, or a short form, stands for."""
        in_time()
        if isinstance(node, tree.Mapping) and self.text_alone and not node.reference:
            hint = tr("write it as it is printed, as one text without keys")
            return decoding.expected(node, tr("a text or a number"), key, hint)
        if isinstance(node, tree.Mapping):
            return self._remembered(node, decoding, key)
        if isinstance(node, Scalar) and node.empty and hasattr(self.cls, "from_nothing"):
            return self._made(node, decoding, lambda: self.cls.from_nothing(node.place))
        if isinstance(node, Scalar) and not node.empty and hasattr(self.cls, "from_scalar"):
            if self.named and not node.plain and not is_visible(node.text):
                return self._blank(self.named[0], node, decoding)
            return self._made(node, decoding, lambda: self.cls.from_scalar(node.text, node.place))
        if self.listed and (isinstance(node, Sequence) or not node.empty):
            items = self._items(node, decoding, key)
            if items is FAILED:
                return FAILED
            return self._made(node, decoding, lambda: self._from_items(items, node))
        return decoding.expected(node, self._what(), key, self._how(node))

    def _what(self) -> str:
        forms = [] if self.text_alone else [tr("a mapping")]
        forms += [tr("a text")] if hasattr(self.cls, "from_scalar") else []
        forms += [tr("a list")] if self.listed else []
        return tr(" or ").join(forms)

    def _how(self, node: Node) -> str:
        if not self.fields:
            return ""
        if isinstance(node, Scalar) and self.required and self.required[0] in self.named:
            text = node.text if _SIMPLE.fullmatch(node.text) else "…"
            pairs = [f"{name}: {'…' if number else text}" for number, name in enumerate(self.required)]
            return tr(
                "write {{{pairs}}}; keys of {name}: {names}",
                pairs=", ".join(pairs),
                name=self.name,
                names=", ".join(self.fields),
            )
        return tr("keys of {name}: {names}", name=self.name, names=", ".join(self.fields))

    def _list_field(self) -> dataclasses.Field[Any] | None:
        """Return the field that the short form's list fills: the first that is a list, if a list will do."""
        takes_items = hasattr(self.cls, "from_items")
        if not takes_items and len(self.required) != 1:
            return None
        lists = (each for each in self.fields.values() if get_origin(self.hints[each.name]) is tuple)
        first = next(lists, None)
        if takes_items and first is None:
            raise TypeError(f"{self.cls.__name__}.from_items needs a field that is a tuple")
        enough = first is not None and self.required == [vocabulary.key_of(first)]
        return first if enough or takes_items else None

    def _items(self, node: Node, decoding: Decoding, key: str) -> Any:
        assert self.listed is not None
        return self.decoder(self.hints[self.listed.name])(node, decoding, key)

    def _from_items(self, items: Any, node: Node) -> Any:
        if hasattr(self.cls, "from_items"):
            return self.cls.from_items(items, node.place)
        assert self.listed is not None
        place = {"place": node.place} if self.placed else {}
        return self.cls(**{self.listed.name: items}, **place)

    def _remembered(self, node: tree.Mapping, decoding: Decoding, key: str) -> Any:
        """Return what a mapping was decoded as before an edit elsewhere, if nothing was wrong with it."""
        if node.decoded is not None and node.decoded[0] is self and node.decoded[1] == key:
            return node.decoded[2]
        before = len(decoding.problems), len(decoding.lost)
        value = self._mapping(node, decoding, key)
        if before == (len(decoding.problems), len(decoding.lost)):
            node.decoded = self, key, value
        return value

    def _mapping(self, node: tree.Mapping, decoding: Decoding, key: str) -> Any:
        if node.reference and node.entries[0].key.text not in self.fields:
            return decoding.expected(node, self._what(), key)
        values: dict[str, Any] = {"place": node.place} if self.placed else {}
        if self.own_key:
            values[self.own_key] = key
        before = len(decoding.problems)
        misspelled: set[str | None] = set()
        for index, entry in enumerate(node.entries):
            known = self.fields.get(entry.key.text)
            if known is None:
                meant = self._unknown(node, index, decoding)
                misspelled.add(meant)
                self._lose(meant or "", key, node, decoding)
            else:
                before_value = len(decoding.problems)
                values[known.name] = self._value(known, entry, decoding)
                if len(decoding.problems) > before_value:
                    self._lose(entry.key.text, key, node, decoding)
        for name in self.required:
            if self.fields[name].name not in values and name not in misspelled:
                self._missing(name, node, decoding, key)
        self._fill(values, node)
        if any(self.fields[name].name not in values for name in self.required):
            return FAILED
        return self._made(node, decoding, lambda: self.cls(**values), silent=len(decoding.problems) > before)

    def _fill(self, values: dict[str, Any], node: tree.Mapping) -> None:
        """Take out what could not be read, and put in what stands for it where something can."""
        for each in self.fields.values():
            if values.get(each.name) is FAILED:
                del values[each.name]
            if each.name not in values and (stand_in := each.metadata.get("stand_in")):
                values[each.name] = stand_in(node.place)

    def _value(self, field: dataclasses.Field[Any], entry: tree.KeyValue, decoding: Decoding) -> Any:
        name = entry.key.text
        value = self.decoder(self.hints[field.name])(entry.value, decoding, name)
        if name in self.named and isinstance(entry.value, Scalar) and not is_visible(entry.value.text):
            return self._blank(name, entry.value, decoding)
        return value

    def _lose(self, name: str, key: str, node: Node, decoding: Decoding) -> None:
        """Remember that a field could not be read whole."""
        decoding.lost.append(Lost(self.cls, key if self.own_key else "", name, node.place))

    def _unknown(self, node: tree.Mapping, index: int, decoding: Decoding) -> str | None:
        """Note an unknown key, and return the one that was meant."""
        key = node.entries[index].key
        if found := slip(node, index):
            if found is not SAID:
                decoding.note(key.place, *found, "key")
            return next((name for name in self.fields if key.text.startswith(name)), None)
        meant = key_meant(key.text, self.fields)
        hint = hint_at(meant, self.fields) if self.fields else tr("{name} takes no keys", name=self.name)
        if meant is None and (elsewhere := self._elsewhere(key.text)):
            hint = elsewhere
        if "values" in self.fields and meant is None and is_period(key.text):
            hint = tr("periods stand under `values`: write values: {{{text}: …}}", text=key.text)
        message = tr("unknown key {quoted} in {name}", quoted=quoted(key.text), name=self.name)
        decoding.note(key.place, message, hint, "unknown-key")
        return meant

    def _elsewhere(self, key: str) -> str:
        """Return where a key belongs that a brief has on another level; empty for any other."""
        from briefgen.brief.model import Brief, Meta

        top, meta = ({vocabulary.key_of(each) for each in vocabulary.given(cls)} for cls in (Brief, Meta))
        if self.cls is Meta and key in top:
            return tr("`{key}` is a key of the brief itself: begin its line at the left edge", key=key)
        if self.cls is Brief and key in meta:
            return tr("`{key}` is a key of `meta`: indent it below that", key=key)
        return ""

    def _blank(self, name: str, node: Scalar, decoding: Decoding) -> Any:
        """Note a required text that is empty or invisible; one that could not be read is noted already."""
        if node.empty:
            return FAILED
        doc = tr(self.fields[name].metadata.get("doc", N_("a text")))
        message = tr("`{key}` of {mapping} is empty", key=name, mapping=self.name)
        return decoding.note(node.place, message, f"{name}: {doc}", "empty")

    def _missing(self, name: str, node: tree.Mapping, decoding: Decoding, key: str) -> None:
        field = self.fields[name]
        what = tr(field.metadata.get("doc", "")) or type_in_words(self.hints[field.name])
        whose = f"{self.name} ({clipped(key)})" if key and self.own_key else self.name
        decoding.note(
            node.place,
            tr("the key '{name}' is missing in {whose}", name=name, whose=whose),
            f"{name}: {what}",
            "missing-key",
        )

    def _made(
        self, node: Node, decoding: Decoding, make: Callable[[], Any], *, silent: bool = False
    ) -> Any:  # fmt: skip
        """Return what is made; a refusal is noted, but not where a part that is missing explains it."""
        try:
            return make()
        except ValueError as error:
            place = _refused(node, error).place
            return FAILED if silent else decoding.note(place, str(error), "", "value")


def _refused(node: Node, error: ValueError) -> Node:
    """Return the value that an error is about, if it names one, else the node that holds it."""
    if not isinstance(error, FieldError) or not isinstance(node, tree.Mapping):
        return node
    value = next((entry.value for entry in node.entries if entry.key.text == error.key), node)
    if error.index is not None and isinstance(value, Sequence) and error.index < len(value.items):
        return value.items[error.index]
    return value
