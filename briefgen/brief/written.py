"""Parts of a brief in, their YAML out: as short as the words of the vocabulary allow."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import yaml

from briefgen.base.compile_late import compile_late
from briefgen.base.phrase import Phrase
from briefgen.brief import vocabulary
from briefgen.brief.decode import decoder
from briefgen.brief.record import Record
from briefgen.facts.missing import Missing
from briefgen.facts.reading import Reading
from briefgen.model.context import Block

WIDEST = 88
"""Characters of a list or a mapping that stands on one line."""
NO_FOLD = 1_000_000
_TEXTS = (Phrase, str, Reading, Missing)
_DECIMAL = compile_late(r"-?(?:0|[1-9]\d*)\.\d+")
_TAG = "tag:yaml.org,2002:"


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def as_yaml(key: str, value: Any, hint: Any) -> str:
    """Return a key with a value of a type as YAML, a line break at its end.

    TypeError where the value holds a block that is no word of the vocabulary.
    """
    root = _mapping({key: _node(value, hint)}, tall=True)
    text: str = yaml.serialize(root, Dumper=_Dumper, allow_unicode=True, width=NO_FOLD)
    return text


def double_quoted(text: str) -> str:
    """Return a text as YAML has it in double quotes, on one line."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=NO_FOLD, default_style='"')
    return dumped.strip()


def _node(value: Any, hint: Any) -> yaml.Node:
    """Return a value of a type as a node."""
    if get_origin(hint) in (Union, types.UnionType):
        members = [each for each in get_args(hint) if each is not type(None)]
        return _node(value, members[0])
    if hint is Block:
        return _block(value)
    if isinstance(value, bool):
        return _scalar("true" if value else "false", "bool")
    if isinstance(value, int | float):
        return _scalar(f"{value:g}", "int" if float(value).is_integer() else "float")
    if isinstance(value, Decimal):
        return _scalar(f"{value:f}", "float")
    if isinstance(value, _TEXTS):
        return _scalar(_text_of(value), "str")
    if isinstance(value, Mapping):
        kind = get_args(hint)[1]
        return _mapping({str(key): _node(each, kind) for key, each in value.items()})
    if isinstance(value, tuple | list):
        kinds = get_args(hint)
        return _sequence([_node(each, kinds[0]) for each in value])
    return _record(value)


def _text_of(value: Phrase | str | Reading | Missing) -> str:
    """Return what is written as one text: of a number or a mark as its source has it."""
    if isinstance(value, Reading):
        return value.text
    return value.mark if isinstance(value, Missing) else str(value)


def _block(block: Any) -> yaml.Node:
    """Return a block under its word; the word alone where it has no keys."""
    word = _word(type(block))
    value = _record(block)
    if isinstance(value, yaml.MappingNode) and not value.value:
        return _scalar(word, "str")
    return _mapping({word: value}, tall=True)


def _word(cls: type[Any]) -> str:
    """Return the word that a class defines; TypeError where it defines none."""
    name = cls.__module__.rpartition(".")[2]
    if vocabulary.word(name) is not cls:
        raise TypeError(f"{cls.__name__} is no word of a brief")
    return name


def _record(value: Any) -> yaml.Node:
    """Return a dataclass in its short form where that says all, else its keys that say something."""
    cls = type(value)
    hints, given = get_type_hints(cls, include_extras=True), _given(value)
    if len(given) == 1:
        ((field, held),) = given.items()
        if (text := _short(value, held)) is not None:
            return _scalar(text, "str")
        record: object = decoder(cast(Any, cls))
        listed = record.listed if isinstance(record, Record) else None
        if listed is not None and listed.name == field:
            items = _node(held, hints[field])
            alone = isinstance(items, yaml.SequenceNode) and len(items.value) == 1
            if alone and isinstance(items.value[0], yaml.ScalarNode) and not hasattr(cls, "from_scalar"):
                only: yaml.Node = items.value[0]
                return only
            return items
    keys = {field.name: vocabulary.key_of(field) for field in vocabulary.given(cls)}
    return _mapping({keys[name]: _node(held, hints[name]) for name, held in given.items()})


def _short(value: Any, held: Any) -> str | None:
    """Return the text that alone, without a key, is read as the value; None where there is none."""
    only = held[0] if isinstance(held, tuple) and len(held) == 1 else held
    if not hasattr(value, "from_scalar") or not isinstance(only, _TEXTS):
        return None
    text = _text_of(only)
    read = value.from_scalar(text, value.place)
    return text if _texts(_given(read)) == _texts(_given(value)) else None


def _texts(given: Mapping[str, Any]) -> dict[str, list[str]]:
    listed = {name: held if isinstance(held, tuple) else [held] for name, held in given.items()}
    return {
        name: [_text_of(each) if isinstance(each, _TEXTS) else str(each) for each in held]
        for name, held in listed.items()
    }


def _given(value: Any) -> dict[str, Any]:
    """Return the fields that differ from what they are when left out."""
    found = {}
    for field in vocabulary.given(type(value)):
        held = getattr(value, field.name)
        left_out = field.default
        if field.default_factory is not dataclasses.MISSING:
            left_out = field.default_factory()
        same = tuple(held) == left_out if isinstance(held, list) else held == left_out
        if not same:
            found[field.name] = held
    return found


def _scalar(text: str, kind: str) -> yaml.ScalarNode:
    """Return a text or a number; a text with a reference is quoted, a year is not, as people write them."""
    if text.isascii() and text.isdecimal() and not text.startswith("0"):
        kind = "int"
    elif _DECIMAL.fullmatch(text):
        kind = "float"
    return yaml.ScalarNode(_TAG + kind, text, style='"' if kind == "str" and "{" in text else None)


def _sequence(nodes: list[yaml.Node]) -> yaml.SequenceNode:
    node = yaml.SequenceNode(_TAG + "seq", nodes)
    node.flow_style = _is_flat(nodes) and _length(node) <= WIDEST
    return node


def _mapping(nodes: Mapping[str, yaml.Node], *, tall: bool = False) -> yaml.MappingNode:
    pairs = [(_scalar(key, "str"), node) for key, node in nodes.items()]
    node = yaml.MappingNode(_TAG + "map", pairs)
    node.flow_style = not tall and _is_flat(nodes.values()) and _length(node) <= WIDEST
    return node


def _is_flat(nodes: Any) -> bool:
    """Say whether all nodes may stand on one line: they are scalars, or stand on one themselves."""
    return all(isinstance(node, yaml.ScalarNode) or node.flow_style for node in nodes)


def _length(node: yaml.Node) -> int:
    """Return how many characters a node takes on one line."""
    if isinstance(node, yaml.ScalarNode):
        return len(node.value) + 2
    if isinstance(node, yaml.SequenceNode):
        return sum(2 + _length(each) for each in node.value)
    return sum(4 + _length(key) + _length(each) for key, each in node.value)
