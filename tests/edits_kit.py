"""Decisions in, briefs written over lines out, and edits of them as people make them, sound and broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from fuzz.choice import Choice
from fuzz.tree import Plain, Tree

LONG = 30
"""Characters from which on a text may be written over several lines."""
PIECES = (
    "", "# a note", "  # a note", "---", "...", "%YAML 1.2", "- ", "-", "? a", ": b", "key: value", "meta:",
    "  key: value", "    key: 2", "  - item", "- item", "text: |", "text: >-", '"', "'", "{", "}", "[", "]",
    "a: [1,", "b: {c", "&a b", "*a", "!t b", "<<: x", "\t", "\ufeff", "a: b: c", "deck:", "键: 值",
)  # fmt: skip
"""What a line may become."""
MARKS = (
    "'",
    '"',
    ":",
    " ",
    "#",
    "-",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&",
    "*",
    "!",
    "%",
    "文",
    "x",
    "1",
    "?",
)


def in_lines(tree: Tree, choice: Choice, indent: int = 0) -> str:
    """Return a tree as YAML over lines, in the ways in which people write it."""
    if isinstance(tree, dict) and tree and not (indent and choice.once_in(4)):
        return "".join(_entry(f"{_key(key)}:", value, choice, indent) for key, value in tree.items())
    if isinstance(tree, list) and tree and not choice.once_in(4):
        return "".join(_item(value, choice, indent) for value in tree)
    return " " * indent + _in_line(tree) + "\n"


def _key(key: Any) -> str:
    text = str(key)
    return text if text.replace("_", "").isalnum() and text.isascii() else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _entry(head: str, value: Tree, choice: Choice, indent: int) -> str:
    own = " " * indent
    before = choice.pick(("", "", "", "\n", "# a note\n", f"{own}# a note\n", "\n\n")) + own + head
    if isinstance(value, dict | list) and value and not choice.once_in(3):
        stays = isinstance(value, list) and choice.once_in(2)
        return f"{before}\n{in_lines(value, choice, indent + (0 if stays else choice.between(1, 4)))}"
    return f"{before} {_text(value, choice, indent)}\n"


def _item(value: Tree, choice: Choice, indent: int) -> str:
    inner = in_lines(value, choice, indent + 2)
    begun = inner.lstrip(" ")
    own_line = choice.once_in(8) or begun.startswith(("#", "\n"))
    return " " * indent + (f"-\n{inner}" if own_line else f"- {begun}")


def _text(value: Tree, choice: Choice, indent: int) -> str:
    if isinstance(value, Plain) or not isinstance(value, str) or len(value) < LONG or "\n" in value:
        return _in_line(value)
    half, inside = len(value) // 2, " " * (indent + choice.between(1, 3))
    way = choice.below(4)
    if way == 1 and value[0].strip() and value[half].strip():
        return f"{choice.pick(('|', '|-', '>', '>+', '>-'))}\n{inside}{value[:half]}\n{inside}{value[half:]}"
    quoted = _quoted(value)
    at = quoted.find(" ", 2)
    if way == 2 and at > 0 and quoted[at - 1] != "\\" and quoted[at + 1].strip():
        return f"{quoted[:at]}\n{inside}{quoted[at + 1 :]}"
    return quoted


def _in_line(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{_quoted(str(key))}: {_in_line(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_in_line, tree)) + "]"
    return str(tree) if isinstance(tree, Plain) else json.dumps(tree, ensure_ascii=False)


def edited(text: str, choice: Choice) -> str:
    """Return a text after one to three edits."""
    lines = text.split("\n")
    for _ in range(choice.between(1, 3)):
        at = choice.below(len(lines))
        lines[at : at + 1] = _edit(lines, at, choice)
    return "\n".join(lines)


def _edit(lines: list[str], at: int, choice: Choice) -> list[str]:
    """Return what comes in place of a line: mostly one line, so that the others stay where they are."""
    line = lines[at]
    spot = choice.below(len(line) + 1)
    ways: tuple[Callable[[], str], ...] = (
        lambda: line + choice.pick(("x", "1", "文", " # note")),
        lambda: line[:spot] + choice.pick(MARKS) + line[spot:],
        lambda: line[:spot] + line[spot + 1 :],
        lambda: " " * choice.below(9) + choice.pick(PIECES),
        lambda: line[: len(line) - len(line.lstrip())] + choice.pick(PIECES),
        lambda: " " * choice.between(1, 2) + line,
        lambda: line[choice.between(1, 2) :],
        lambda: choice.pick(lines),
        lambda: line.replace("1", "2").replace("a", "b"),
    )
    way = choice.below(len(ways) + 2)
    if way < len(ways):
        return [ways[way]()]
    return [] if way == len(ways) else [line, choice.pick(lines)]
