"""The dataclasses that decode a file in, the JSON Schema (2020-12) that an editor checks the file by out.

It refuses what no reading of the keys and their kinds allows and lets pass everything that is accepted: what
only the whole of a brief shows (a reference to nothing, a figure that contradicts another) is `check`'s work.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

from briefgen.base.catalogue import Language, brief_languages
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.brief import vocabulary
from briefgen.brief.decode import decoder
from briefgen.brief.node import Scalar
from briefgen.brief.record import Record
from briefgen.brief.short_forms import short_forms
from briefgen.facts.period import Day, PeriodKey, PointKey
from briefgen.facts.period_words import Month
from briefgen.facts.relative_period import LATEST, WORDS, AsOfKey, BaseKey
from briefgen.model.context import Block

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BLOCK = "block"
"""What the blocks together are called; a class by its own name, a word of the vocabulary as it is written."""
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Any scalar but null: a text is what the author wrote, 2025 and true without quotes, too."""
_FILLED: Schema = {"type": "string", "pattern": r"\$\{"}
"""What a parameter fills in may be a number or one of several words."""
_PERIOD = r"[^\x00-\x7f]|[0-9]|\$\{|^\s*([Nn][Oo][Ww]|[Tt][Oo][Dd][Aa][Yy])\s*$"
"""What a period may look like: nothing spells one in plain letters alone."""


_SAID = "patternErrorMessage"
"""What yaml-language-server says instead of naming a pattern; the standard takes no notice of it."""
_A_PERIOD = "Write a period: 2025, 2025Q3, 2025-10, 2025-12-04"


def _language() -> Schema:
    """Return the schema of a language: one that an editor offers, or one of its regions."""
    known = brief_languages()
    spoken = "|".join(sorted({each[:2] for each in known}))
    region = {"type": "string", "pattern": rf"^({spoken})([-_]\w+)+$|^zh$"}
    return {"anyOf": [{"enum": list(known)}, region, _FILLED]}


def _period(*words: str, said: str = _A_PERIOD) -> Schema:
    """Return the schema of a period, or of one of some words."""
    pattern = "|".join((_PERIOD, "^$", *(f"^{each}$" for each in words)))
    return {"type": ["string", "number"], "pattern": pattern, _SAID: ", ".join((said, *words))}


OF_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    Phrase: _TEXT,
    PointKey: _TEXT,
    PeriodKey: _period(),
    Day: _period(said="Write a day: 2025-12-04"),
    BaseKey: _period(*WORDS),
    AsOfKey: _period(LATEST),
    Language: _language(),
    Month: {"type": ["string", "integer"]},
    int: {"anyOf": [{"type": "integer"}, _FILLED]},
    float: {"anyOf": [{"type": "number"}, _FILLED]},
    Decimal: {"anyOf": [{"type": "number"}, _FILLED]},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def json_schema(
    cls: type[Any],
    title: str,
    *,
    further: Mapping[str, Schema] | None = None,
    partial: bool = False,
    examples: Mapping[str, Any] | None = None,
) -> Schema:
    """Return the schema of a file whose whole is a mapping with the fields of a dataclass.

    ``further`` are keys beside the fields; ``partial``: another file may state what this one leaves out, so
    that nothing is required; ``examples`` are values by the words of the vocabulary.
    """
    making = _Making(partial=partial, examples=examples or {})
    whole = making.mapping(cls)
    whole["properties"] |= further or {}
    return {"$schema": DIALECT, "title": title, **whole, "$defs": dict(sorted(making.defined.items()))}


class _Making:
    """One schema on its way: the definitions so far."""

    def __init__(self, *, partial: bool, examples: Mapping[str, Any]) -> None:
        self.partial = partial
        self.examples = examples
        self.defined: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """Return the schema of a type: of a class that is a mapping a reference."""
        if hint in OF_SCALARS:
            return OF_SCALARS[hint]
        origin, arguments = get_origin(hint), get_args(hint)
        if hint is Any:
            return {}
        if hint is Block:
            return self.reference(BLOCK, self.block)
        if origin is Literal:
            return _one_of(arguments)
        if origin in (Union, UnionType):
            return _any_of([self.of(each) for each in arguments])
        if origin is tuple:
            return _any_of([self.listed(hint), self.of(arguments[0])])
        if origin in (Mapping, dict):
            return self.keys(*arguments)
        name = _name(hint)
        return self.reference(name, lambda: self.record(hint))

    def reference(self, name: str, make: Any) -> Schema:
        """Return the reference to a definition, which is made where it is the first."""
        if name not in self.defined:
            self.defined[name] = {}  # a definition may refer to itself
            self.defined[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def listed(self, hint: Any) -> Schema:
        """Return the schema of a list as such; a lone item may stand for one."""
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return {"type": "array", "items": self.of(kinds[0])}
        items = _any_of([self.of(each) for each in kinds])
        return {"type": "array", "items": items, "minItems": len(kinds), "maxItems": len(kinds)}

    def keys(self, names: Any, kind: Any) -> Schema:
        """Return the schema of a mapping whose keys are the author's, periods, or of a closed set."""
        value = self.of(kind)
        if get_origin(names) is Literal:
            allowed = {str(each): value for each in get_args(names)}
            return {"type": "object", "properties": allowed, "additionalProperties": False}
        whole: Schema = {"type": "object", "additionalProperties": value}
        return (
            whole | {"propertyNames": {"pattern": _PERIOD, _SAID: _A_PERIOD}} if names == PeriodKey else whole
        )

    def record(self, cls: type[Any]) -> Schema:
        """Return the schema of a dataclass: its mapping, and the short forms that it takes."""
        record = cast(Record, decoder(cast(Any, cls)))
        forms = [self.mapping(cls)] if all(each.doc for each in vocabulary.stated(cls)) else []
        if hasattr(cls, "from_scalar"):
            forms.append(_TEXT)
        if record.listed:
            hint = record.hints[record.listed.name]
            forms.append(self.listed(hint))
            if not hasattr(cls, "from_scalar") and self.takes_scalar(get_args(hint)[0]):
                forms.append(_TEXT)
        if hasattr(cls, "from_nothing") or (hasattr(cls, "compose") and not record.required):
            forms.append({"type": "null"})
        if len(forms) == 1:
            return forms[0]
        head: Schema = {key: forms[0].pop(key) for key in ("description", "examples") if key in forms[0]}
        return {**head, "anyOf": forms}

    def takes_scalar(self, hint: Any) -> bool:
        """Return whether a lone scalar may be an item of a list."""
        return (
            hint is Block or not isinstance(hint, type) or hint in OF_SCALARS or hasattr(hint, "from_scalar")
        )

    def mapping(self, cls: type[Any]) -> Schema:
        """Return the schema of a dataclass written as a mapping."""
        stated = vocabulary.stated(cls)
        required = [each.key for each in stated if each.required and not self.partial]
        found: Schema = {"type": "object", "description": _description(cls)}
        word = _word(cls)
        if word in self.examples:
            found["examples"] = [self.examples[word]]
        found["properties"] = {each.key: self.property(each) for each in stated}
        found |= {"required": required} if required else {}
        return found | {"additionalProperties": False}

    def property(self, stated: vocabulary.Stated) -> Schema:
        """Return the schema of one key."""
        told: Schema = {"description": stated.doc} if stated.doc else {}
        if stated.default is not None and stated.default not in ("", ()):
            told["default"] = _plain(stated.default)
        if stated.required and stated.hint in (str, Phrase):
            told["minLength"] = 1
        return told | self.of(stated.hint)

    def block(self) -> Schema:
        """Return the schema of a block: a mapping with one word, or a word that needs no keys alone."""
        words, bare = {}, []
        for name in vocabulary.words():
            cls = cast(type[Any], vocabulary.word(name))
            words[name] = {"description": _description(cls), **self.of(cls)}
            if not cast(Record, decoder(cast(Any, cls))).required:
                bare.append(name)
        mapping = {
            "type": "object",
            "properties": words,
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
        said = "one content element: a word and its keys, or what it shows alone"
        # A pattern and no enum: an editor is to offer a word with its colon, once.
        alone = {
            "type": "string",
            "pattern": rf"^({'|'.join(bare)})$|\$\{{",
            _SAID: "Write a block's word and a colon",
        }
        return {"description": said, "anyOf": [mapping, alone]}


def _word(cls: type[Any]) -> str:
    """Return the word of the vocabulary that a class is; empty for a class that is none."""
    name = cls.__module__.rpartition(".")[2]
    return name if vocabulary.word(name) is cls else ""


def _name(cls: type[Any]) -> str:
    """Return what a class is called among the definitions: a word is written small, another class is not."""
    return _word(cls) or cls.__name__


def _description(cls: type[Any]) -> str:
    said = (inspect.getdoc(cls) or "").splitlines()[0]
    forms = short_forms(cls)
    return f"{said} Short form: {forms}." if forms else said


def _one_of(allowed: tuple[Any, ...]) -> Schema:
    """Return the schema of a closed set of words; of a number or a truth without quotes as with them."""
    values: dict[tuple[type[Any], Any], Any] = {}
    for each in allowed:
        text = str(each).lower() if isinstance(each, bool) else str(each)
        for value in (text, Scalar(text, Place("")).value):
            values.setdefault((type(value), value), value)
    return {"anyOf": [{"enum": list(values.values())}, _FILLED]}


def _any_of(schemas: list[Schema]) -> Schema:
    """Return the schema of what one of several allows; what they allow twice is said once."""
    flat: list[Schema] = []
    for each in schemas:
        parts = each["anyOf"] if set(each) == {"anyOf"} else [each]
        flat += [part for part in parts if part not in flat]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _plain(value: Any) -> Any:
    """Return a default as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return str(value) if isinstance(value, str) else value
