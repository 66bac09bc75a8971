"""A brief's bytes in, its text out; full-width marks that stand for YAML's own are written so."""

from __future__ import annotations

import re
from typing import Any

from briefgen.base.diagnostics import BriefError, Place
from briefgen.brief.full_width import mended_at
from briefgen.brief.node import Mapping, Node, Scalar, walk
from briefgen.brief.source import parse_what_can_be

MOST_MENDED = 200
_WORD = re.compile(r"[\w.-]+")
_PAIR = re.compile(r"\s*([\w.-]+)：\s*([^：，]+?)\s*")


def mended(data: bytes, file: str) -> tuple[str, int]:
    """Return the text and how many marks were mended in it; BriefError where YAML cannot read it."""
    text, count = "", 0
    for _ in range(MOST_MENDED):
        try:
            root, problems = parse_what_can_be(data, file)
        except BriefError as error:
            root, problems = None, list(error.problems)
        text = _plain(data) if root is not None or _is_syntax(problems) else text
        if problems:
            mend = _mend(text, problems[0].place) if text else None
        else:
            assert root is not None
            mend = _mended_pairs(root, text)
        if mend is None and problems:
            raise BriefError(problems)
        if mend is None:
            break
        text, more = mend
        data, count = text.encode(), count + more
    return text, count


def _is_syntax(problems: list[Any]) -> bool:
    return all(each.code in ("syntax", "quotes", "indentation") for each in problems)


def _plain(data: bytes) -> str:
    """Return the text without a byte order mark, its lines ended with line feeds."""
    return re.sub("\r\n?", "\n", data.decode("utf-8-sig"))


def _mend(text: str, told: Place) -> tuple[str, int] | None:
    """Return the text with the mark mended that the reader names, None where it names none."""
    written = mended_at(text, told.line - 1, told.column - 1)
    return None if written is None else (written, 1)


def _mended_pairs(root: Node, text: str) -> tuple[str, int] | None:
    """Return the text with the first key in braces mended that was meant as pairs: {2023：1，2024：2}."""
    for node in walk(root):
        if not isinstance(node, Mapping) or not node.flow:
            continue
        for entry in node.entries:
            if not (entry.key.plain and "：" in entry.key.text):
                continue
            bare = isinstance(entry.value, Scalar) and entry.value.plain and not entry.value.text
            said = _as_pairs(entry.key.text, bare=bare)
            return _replaced(text, entry.key, said) if said else None
    return None


def _as_pairs(key: str, *, bare: bool) -> str:
    """Return the pairs that a key was meant as, behind them the key of its value if it has one; or ""."""
    parts = key.split("，")
    last = "" if bare else parts.pop().strip()
    pairs = [_PAIR.fullmatch(each) for each in parts]
    if not all(pairs) or not (bare or _WORD.fullmatch(last)):
        return ""
    return ", ".join([*(f"{pair[1]}: {pair[2]}" for pair in pairs if pair), *([last] if last else [])])


def _replaced(text: str, key: Scalar, said: str) -> tuple[str, int] | None:
    lines = text.split("\n")
    line, at = key.place.line - 1, key.place.column - 1
    if not lines[line].startswith(key.text, at):
        return None
    lines[line] = lines[line][:at] + said + lines[line][at + len(key.text) :]
    return "\n".join(lines), key.text.count("：") + key.text.count("，")
