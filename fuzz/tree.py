"""YAML in, trees of mappings, lists and scalars out that know what was quoted; and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Tree = Any
"""A dict, a list, a str (quoted), a Plain (written as it is), a bool, an int, a float or None."""
DEEPEST_LINES = 4
"""So far down each entry has a line of its own, so that a Problem's line says something."""


class Plain(str):
    """A scalar without quotes: 61.70 keeps its zero, 2025-06 is no subtraction."""

    __slots__ = ()


def read(path: Path) -> Tree:
    """Return a file's tree."""
    return parsed(path.read_bytes())


def parsed(text: bytes) -> Tree:
    """Return the tree of a text."""
    return _tree(yaml.compose(text.decode("utf-8"), Loader=yaml.CSafeLoader))


def _tree(node: yaml.Node | None) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _tree(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(each) for each in node.value]
    if node is None:
        return None
    quoted = bool(node.style) or node.tag == "tag:yaml.org,2002:str"
    return str(node.value) if quoted else Plain(node.value)


def written(tree: Tree) -> bytes:
    """Return a tree as YAML; characters beyond ASCII stay themselves."""
    return (_written(tree, 0) + "\n").encode("utf-8", "replace")


def _written(tree: Tree, depth: int) -> str:
    gap = "\n" + "  " * depth if depth < DEEPEST_LINES else " "
    if isinstance(tree, dict):
        inner = (f"{_quoted(str(key))}: {_written(value, depth + 1)}" for key, value in tree.items())
        return "{" + gap + f",{gap}".join(inner) + "}"
    if isinstance(tree, list):
        return "[" + gap + f",{gap}".join(_written(each, depth + 1) for each in tree) + "]"
    if isinstance(tree, Plain) or not isinstance(tree, str):
        return str(tree) if isinstance(tree, str) else json.dumps(tree)
    return _quoted(tree)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def copied(tree: Tree) -> Tree:
    """Return a tree of its own with the same content."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(each) for each in tree] if isinstance(tree, list) else tree


def spots(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Yield every (container, key or index) below a tree, from the top."""
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            yield tree, key
            yield from spots(tree[key])


def texts(tree: Tree) -> Iterator[str]:
    """Yield every key and scalar of a tree as text."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key)
            yield from texts(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from texts(each)
    else:
        yield str(tree)
