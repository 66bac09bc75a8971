"""A node tree and a type in; a value of that type out, or every Problem at once.

What a type takes:

* ``str`` and ``Phrase`` any scalar but null, as it is written;
* ``PeriodKey`` and ``Day`` a period or a day in any spelling, which comes out in one;
* ``int``, ``float``, ``Decimal``, ``bool``, ``Literal`` what their names say;
* ``X | None`` and other unions the first member that takes this kind of node;
* ``tuple[X, ...]`` a list, or one X alone; ``Mapping[str, X]`` keys of the author's choice;
* a dataclass a mapping whose keys are its fields: a trailing underscore of a field is dropped, ``place``
  is filled with the node's place, a field with the metadata ``{"key": True}`` with the key of the mapping;
* ``Block`` a mapping with one key, a word of the vocabulary, whose value is that word's dataclass;
* ``Any`` every node, as it is.

Short forms are classmethods of a dataclass: ``from_scalar(text, place)`` takes a scalar as written,
``from_items(items, place)`` a list, decoded as the dataclass's first field that is a ``tuple[X, ...]``
(without ``from_scalar`` a scalar counts as a list of one), ``from_nothing(place)`` null. Without
``from_items`` a list will do where that field is the only one required. A ``ValueError`` of theirs or of
``__post_init__`` becomes a Problem there.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

from briefgen.base.diagnostics import BriefError, did_you_mean
from briefgen.base.phrase import Word
from briefgen.base.translate import tr
from briefgen.brief import node as tree, vocabulary
from briefgen.brief.decoding import FAILED, SCALARS, Decoder, Decoding, Lost, literal_decoder, period_of
from briefgen.brief.naming import type_in_words
from briefgen.brief.node import Node, Scalar, Sequence, clipped, quoted
from briefgen.brief.record import Record
from briefgen.brief.slips import SAID, slip
from briefgen.brief.synonyms import word_meant
from briefgen.facts.period import PeriodKey
from briefgen.model.context import Block

T = TypeVar("T")


def decode(node: Node, hint: type[T]) -> T:
    """Return the node as a value of a type; raise BriefError with all of its problems."""
    decoding = Decoding()
    value = decode_into(decoding, node, hint)
    if decoding.problems or value is FAILED:
        raise BriefError(decoding.problems)
    return cast(T, value)


def decode_what_can_be(node: Node, hint: type[T]) -> tuple[T | None, Decoding]:
    """Return what of the node can be read as a type, None where too little, and the decoding's problems.

    What cannot be read is left out: an entry of a list or a mapping, a key that has a default.
    """
    decoding = Decoding()
    value = decode_into(decoding, node, hint)
    return (None if value is FAILED else value), decoding


def decode_into(decoding: Decoding, node: Node, hint: Any) -> Any:
    """Return the node as a value of a type, or FAILED; its problems go to ``decoding``."""
    return decoder(hint)(node, decoding, "")


@cache
def decoder(hint: Any) -> Decoder:
    """Return the function that decodes a type."""
    if hint in SCALARS:
        return SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Block:
        return _block
    if hint is Any:
        return lambda node, decoding, key: node
    if origin is Literal:
        return literal_decoder(arguments)
    if origin in (Union, types.UnionType):
        return _union(hint, arguments)
    if origin is tuple:
        return _list(hint, arguments)
    if origin is Mapping or origin is dict:
        return _keys(hint, arguments)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return Record(hint, decoder)
    raise TypeError(f"a brief cannot hold {hint}")


def _takes(hint: Any, node: Node) -> bool:
    """Return whether a type can take this kind of node at all."""
    if hint in SCALARS or get_origin(hint) is Literal:
        return isinstance(node, Scalar) and node.empty == (hint is type(None))
    if isinstance(node, tree.Mapping) or hint is Any:
        return True
    if get_origin(hint) is tuple:
        return isinstance(node, Sequence) or _takes(get_args(hint)[0], node)
    record = decoder(hint)
    listed = isinstance(record, Record) and record.listed is not None
    return listed or (isinstance(node, Scalar) and hasattr(hint, "from_scalar"))


def _union(hint: Any, members: tuple[Any, ...]) -> Decoder:
    if any(hasattr(member, "is_told_by") for member in members):
        return _told_apart(members)

    def union(node: Node, decoding: Decoding, key: str) -> Any:
        fitting = [member for member in members if _takes(member, node)]
        if not fitting:
            return decoding.expected(node, type_in_words(hint), key)
        best: tuple[Any, Decoding] | None = None
        for member in fitting:
            attempt = Decoding()
            value = decoder(member)(node, attempt, key)
            if not attempt.problems:
                return value
            if best is None or len(attempt.problems) < len(best[1].problems):
                best = value, attempt
        assert best is not None, "something fits"
        decoding.problems += best[1].problems
        decoding.lost += best[1].lost
        return best[0]

    return union


def _told_apart(members: tuple[Any, ...]) -> Decoder:
    """Return the decoder of types that the keys of a mapping tell apart; of the first where none do."""
    told = tuple(member for member in members if hasattr(member, "is_told_by"))

    def by_keys(node: Node, decoding: Decoding, key: str) -> Any:
        entries = node.entries if isinstance(node, tree.Mapping) else ()
        keys = frozenset(entry.key.text for entry in entries)
        member = next((each for each in told if each.is_told_by(keys)), members[0])
        return decoder(member)(node, decoding, key)

    return by_keys


def _list(hint: Any, arguments: tuple[Any, ...]) -> Decoder:
    endless = len(arguments) == 2 and arguments[1] is Ellipsis

    def items(node: Node, decoding: Decoding, key: str) -> Any:
        if isinstance(node, Scalar) and node.empty and not hasattr(arguments[0], "from_nothing"):
            return decoding.expected(node, type_in_words(hint), key, tr("write [] for an empty list"))
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if not endless and len(nodes) != len(arguments):
            return decoding.expected(node, tr("a list of {count}", count=len(arguments)), key)
        kinds = (arguments[0],) * len(nodes) if endless else arguments
        inside = tr("an item of {key}", key=key) if key and isinstance(node, Sequence) else key
        values = tuple(decoder(kind)(each, decoding, inside) for kind, each in zip(kinds, nodes, strict=True))
        if FAILED not in values:
            return values
        read = tuple(value for value in values if value is not FAILED)
        return read if endless and read else FAILED

    return items


def _keys(hint: Any, arguments: tuple[Any, ...]) -> Decoder:
    names, kind = arguments
    if names == PeriodKey:
        return _periods(kind)
    allowed = get_args(names) if get_origin(names) is Literal else ()

    def keys(node: Node, decoding: Decoding, key: str) -> Any:
        if not isinstance(node, tree.Mapping):
            return decoding.expected(node, tr("a mapping of keys and values"), key)
        values = {}
        for entry in node.entries:
            text = entry.key.text
            name = text if isinstance(kind, type) else Word(text, entry.key.place)
            if allowed and name not in allowed:
                hint = did_you_mean(name, map(str, allowed))
                decoding.note(
                    entry.key.place,
                    tr("unknown key {quoted} in {where}", quoted=quoted(name), where=clipped(key)),
                    hint,
                    "unknown-key",
                )
            values[name] = decoder(kind)(entry.value, decoding, name)
            if values[name] is FAILED and isinstance(kind, type):
                decoding.lost.append(Lost(kind, name, "", entry.value.place))
        return _read(values)

    return keys


def _read(values: dict[Any, Any]) -> Any:
    """Return the entries that could be read; FAILED where none of several could."""
    read = {key: value for key, value in values.items() if FAILED not in (key, value)}
    return read if read or not values else FAILED


def _periods(kind: Any) -> Decoder:
    """Return the decoder of a mapping by periods; two spellings of one period are one key twice."""

    def periods(node: Node, decoding: Decoding, key: str) -> Any:
        if not isinstance(node, tree.Mapping):
            hint = tr("write them by period, as in {2024: 915, 2025: 1033}")
            return decoding.expected(node, tr("a mapping of periods and values"), key, hint)
        values: dict[Any, Any] = {}
        lines: dict[Any, int] = {}
        for index, entry in enumerate(node.entries):
            if found := slip(node, index):
                if found is not SAID:
                    decoding.note(entry.key.place, *found, "key")
                values[FAILED] = FAILED
                continue
            name = period_of(entry.key, decoding)
            if name in values and name is not FAILED:
                message = tr(
                    "{quoted} is the period {name}, which has a key already",
                    quoted=quoted(entry.key.text),
                    name=name,
                )
                hint = tr("it is in line {lines}: keep one of the two", lines=lines[name])
                decoding.note(entry.key.place, message, hint, "duplicate-key")
            lines[name] = entry.key.place.line
            values[name] = decoder(kind)(entry.value, decoding, entry.key.text)
        return _read(values)

    return periods


def _block(node: Node, decoding: Decoding, key: str) -> Any:
    if isinstance(node, Scalar) and not node.empty and vocabulary.word(node.text):
        node = tree.Mapping((tree.KeyValue(node, Scalar("", node.place)),), node.place)
    if not isinstance(node, tree.Mapping):
        hint = tr("write its word and a colon, for example 'prose: text'")
        return decoding.expected(
            node, tr("a block"), "", hint if not isinstance(node, Scalar) or node.text else ""
        )
    if node.reference and not vocabulary.word(node.entries[0].key.text):
        return decoding.expected(node, tr("a block"), "")
    if len(node.entries) != 1:
        found = clipped(", ".join(entry.key.text for entry in node.entries)) or tr("none")
        hint = tr("begin each block with its own dash, and indent its keys below its word")
        return decoding.note(
            node.place, tr("a block must have exactly one word, found {found}", found=found), hint, "block"
        )
    entry = node.entries[0]
    name = entry.key.text
    cls = vocabulary.word(name)
    if cls is None:
        hint = word_meant(name)
        return decoding.note(
            entry.key.place, tr("there is no block {quoted}", quoted=quoted(name)), hint, "unknown-word"
        )
    return decoder(cast(Any, cls))(_filled(entry), decoding, name)


def _filled(entry: tree.KeyValue) -> Node:
    """Return a word's value; a word with nothing after its colon has no keys."""
    value = entry.value
    bare = isinstance(value, Scalar) and value.empty
    return tree.Mapping((), entry.key.place) if bare else value
