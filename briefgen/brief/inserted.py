"""A brief's text and new top-level keys in; the text with them out, every other byte as it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import yaml

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief import node as tree
from briefgen.brief.source import parse

BOM = b"\xef\xbb\xbf"
DOCUMENT_END = "..."


def with_keys(path: Path, content: bytes, keys: Mapping[str, str], without: Collection[str] = ()) -> bytes:
    """Return a brief's content with keys, each as YAML: in place of those that are there, else at the end.

    Keys in ``without`` become comments. BriefError where the brief is written in braces, or where a comment
    would be lost.
    """
    root = parse(content, str(path))
    if not isinstance(root, tree.Mapping) or root.flow:
        message = tr("this brief stands in braces: nothing can be written into it")
        hint = tr("write each of its keys on a line of its own, without the braces")
        raise BriefError([Problem(root.place, message, hint, "form")])
    kept = {entry.key.text for entry in root.entries} - {*keys, *without}
    for gap in ("\n", ""):
        text = _text(root, content, keys, without, gap)
        if _said(parse(text, str(path)), kept) == _said(root, kept):
            return text
    message = tr("nothing can be written at the end of this brief: what stands there would be read otherwise")
    raise BriefError([Problem(Place(str(path)), message, tr("let another key stand at its end"), "form")])


def _said(root: tree.Node, kept: Collection[str]) -> list[object]:
    """Return the texts of the keys that are kept, in order."""
    entries = root.entries if isinstance(root, tree.Mapping) else ()
    found = [entry for entry in entries if entry.key.text in kept]
    nodes = (node for entry in found for node in tree.walk(entry.value, keys=True))
    return [(type(node), node.text if isinstance(node, tree.Scalar) else "") for node in nodes]


def _text(
    root: tree.Mapping, content: bytes, keys: Mapping[str, str], without: Collection[str], gap: str
) -> bytes:
    end = "\r\n" if b"\r\n" in content else "\n"
    lines = content.removeprefix(BOM).decode().splitlines(keepends=True)
    indent = " " * (root.place.column - 1)
    starts = [entry.key.place.line - 1 for entry in root.entries] + [_last(lines)]
    for number in reversed(range(len(root.entries))):
        key, start = root.entries[number].key, starts[number]
        stop = _without_what_follows(lines, start, starts[number + 1])
        if key.text in keys:
            _refuse_comments(key, "".join(lines[start:stop]))
            lines[start:stop] = _indented(keys[key.text], indent, end)
        elif key.text in without:
            lines[start:stop] = [f"{indent}# {line.removeprefix(indent)}" for line in lines[start:stop]]
    there = {entry.key.text for entry in root.entries}
    new = [gap + text for name, text in keys.items() if name not in there]
    further = [line for text in new for line in _indented(text, indent, end)]
    at = _last(lines)
    if further and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += end
    lines[at:at] = further
    return (BOM if content.startswith(BOM) else b"") + "".join(lines).encode()


def _last(lines: list[str]) -> int:
    """Return the line before which a new key stands: the first behind all, or that of the document's end."""
    ends = (number for number, line in enumerate(lines) if line.rstrip() == DOCUMENT_END)
    return next(ends, len(lines))


def _without_what_follows(lines: list[str], start: int, stop: int) -> int:
    """Return where a key ends: empty lines and comments before the next key belong to that."""
    while stop > start + 1 and (not (line := lines[stop - 1].strip()) or line.startswith("#")):
        stop -= 1
    return stop


def _refuse_comments(key: tree.Scalar, text: str) -> None:
    """Raise BriefError where a part that is to be replaced has a comment."""
    scalars = [token for token in yaml.scan(text, yaml.SafeLoader) if isinstance(token, yaml.ScalarToken)]
    spans = [range(token.start_mark.index, token.end_mark.index) for token in scalars]
    signs = (at for at, character in enumerate(text) if character == "#")
    if any(not any(at in span for span in spans) for at in signs):
        message = tr("the comments in `{text}` would be lost: it is written anew", text=key.text)
        raise BriefError(
            [Problem(key.place, message, tr("move them above `{text}:`", text=key.text), "form")]
        )


def _indented(text: str, indent: str, end: str) -> list[str]:
    return [f"{indent}{line}{end}" if line else end for line in text.splitlines()]
