"""A brief's path in, the names of its decks and pages out, and nothing else of it is read."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief.brief_file import STANDARD_INPUT
from briefgen.brief.node import Mapping, Node, Scalar, Sequence
from briefgen.brief.source import parse_what_can_be


def names_stated(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of a brief's decks and pages by their key, "" for what has none.

    For a command that has several briefs before it. One that cannot be read has none: building it says why.
    """
    plain: dict[str, tuple[str, ...]] = {"deck": ("",), "onepager": ("",)}
    try:
        content = b"" if path == STANDARD_INPUT else path.read_bytes()
    except OSError:
        return plain
    if b"name:" not in content:
        return plain
    root, _ = parse_what_can_be(content, str(path))
    stated = {key: root.get(key) if isinstance(root, Mapping) else None for key in plain}
    return {key: plain[key] if node is None else _names(node) for key, node in stated.items()}


def _names(node: Node) -> tuple[str, ...]:
    """Return the name of each entry, each name once."""
    listed = node.items if isinstance(node, Sequence) else (node,)
    found = [entry.get("name") for entry in listed if isinstance(entry, Mapping)]
    return tuple(dict.fromkeys(each.text if isinstance(each, Scalar) else "" for each in found)) or ("",)
