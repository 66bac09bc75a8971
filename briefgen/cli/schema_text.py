"""A kind of file in, the text of its JSON Schema out, with the gallery's examples."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from briefgen.brief import node as tree
from briefgen.brief.json_schema import json_schema
from briefgen.brief.model import Brief
from briefgen.brief.node import Node, Scalar
from briefgen.brief.source import read_source
from briefgen.brief.vocabulary import words
from briefgen.cli.gallery.example import path_of
from briefgen.model.theme import Theme
from briefgen.template.choice import TemplateChoice

KINDS = ("brief", "theme", "template")
EXTENDS = {"type": "string", "description": "the theme whose keys stand where this one leaves them out"}


@cache
def schema_text(kind: str) -> str:
    """Return the JSON Schema of a ``brief``, a ``theme`` or a ``template``."""
    if kind == "theme":
        schema = json_schema(Theme, "theme.yaml", further={"extends": EXTENDS}, partial=True)
    elif kind == "template":
        schema = json_schema(TemplateChoice, "template.yaml")
    else:
        examples = {word: found for word in words() if (found := _example(word)) is not None}
        schema = json_schema(Brief, "brief", examples=examples)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _example(word: str) -> Any:
    """Return what the gallery's example has behind a word; None where it has nothing."""
    root = read_source(path_of(word))
    for node in tree.walk(root):
        if isinstance(node, tree.Mapping) and len(node.entries) == 1 and node.entries[0].key.text == word:
            return as_data(node.entries[0].value)
    return None


def as_data(node: Node) -> Any:
    """Return a node as JSON has it."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, tree.Sequence):
        return [as_data(each) for each in node.items]
    return {entry.key.text: as_data(entry.value) for entry in node.entries}
