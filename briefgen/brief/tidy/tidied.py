"""A brief's bytes in, the same laid out evenly out; nothing that it says, and no comment, is another."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.node import Mapping, Node, Scalar, walk
from briefgen.brief.source import parse
from briefgen.brief.tidy.block import WIDEST, write_entry
from briefgen.brief.tidy.comments import comments_of
from briefgen.brief.tidy.flow import becomes_block, one_line, write_flow
from briefgen.brief.tidy.manuscript import Manuscript, width_of
from briefgen.brief.tidy.piece import Branch, Document, Leaf, Untidy, document_of
from briefgen.brief.tidy.sections import arranged
from briefgen.brief.tidy.wide_marks import mended

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """A brief laid out evenly."""

    content: bytes
    mended: int
    """How many full-width marks are written as YAML has them."""


def tidied(path: Path, data: bytes) -> Tidied:
    """Return a brief laid out evenly; BriefError where YAML cannot read it, or where it would say otherwise.

    UTF-8 without a byte order mark, lines that end with a line feed, whatever it had.
    """
    source, marks = mended(data, str(path))
    root = parse(source.encode(), str(path))
    if not isinstance(root, Mapping):
        message = tr("a brief is a mapping of keys, found {what}", what=root.found)
        raise BriefError([Problem(root.place, message, tr("a brief starts with 'meta:'"), "type")])
    try:
        text = _laid_out(source)
    except Untidy as untidy:
        before = source[: untidy.at].split("\n")
        place = Place(str(path), len(before), len(before[-1]) + 1)
        hint = tr("write it plainly; all else can then be laid out")
        raise BriefError(
            [Problem(place, tr("this is left as it is: {why}", why=untidy), hint, "form")]
        ) from None
    if not _same(source, root, text, str(path)):
        message = tr("laid out evenly, this brief would say something else: it is left as it is")
        raise BriefError([Problem(Place(str(path)), message, "", "form")])
    return Tidied(content=text.encode(), mended=marks)


def _laid_out(source: str) -> str:
    """Return the text of a brief that YAML can read, laid out evenly."""
    document = document_of(source)
    comments = comments_of(source, document.root)
    sheet = Manuscript.of(source, comments, document.begins)
    head = [line.rstrip() for line in source[: document.begins].splitlines()]
    sheet.next = sum(comment.start < document.begins for comment in comments)
    keys = _write_root(document, sheet)
    closed = len(source) if document.closed is None else document.closed
    sheet.take_comments(closed, 0)
    lines = arranged(sheet.lines, keys) if keys else sheet.lines
    if document.closed is not None:
        lines = [*lines, "..."]
        behind = Manuscript(source=source, comments=comments, lines=lines, at=closed, next=sheet.next)
        behind.take_comments(len(source), 0)
    return "\n".join((*head, *lines)) + "\n"


def _write_root(document: Document, sheet: Manuscript) -> list[tuple[str, int]]:
    """Write the document, and return its top-level keys with the lines in which they stand."""
    root, keys = document.root, list[tuple[str, int]]()
    assert isinstance(root, Branch)
    sheet.take_comments(root.start, 0)
    if root.flow and not _too_wide(root, sheet):
        sheet.line(0)
        write_flow(root, sheet, 0)
        return keys
    for key, value in root.pairs():
        sheet.take_comments(key.start, 0)
        sheet.line(0, None if root.flow else key.start)
        keys.append((key.text if isinstance(key, Leaf) else "", len(sheet.lines) - 1))
        write_entry(key, value, sheet, 0)
    sheet.at = max(sheet.at, root.end)
    return keys


def _too_wide(root: Branch, sheet: Manuscript) -> bool:
    """Return whether a brief in braces stands on one line that is too wide."""
    if "\n" in sheet.source[root.start : root.end]:
        return False
    return width_of(one_line(root, sheet.bare)) > WIDEST and becomes_block(root, sheet.bare)


def _same(before: str, root: Mapping, after: str, file: str) -> bool:
    """Return whether two texts say the same, in values and in comments."""
    try:
        other = parse(after.encode(), file)
        documents = [document_of(each) for each in (before, after)]
    except (BriefError, ValueError):
        return False
    if not isinstance(other, Mapping) or _said(root) != _said(other):
        return False
    comments = [
        sorted(comment.text for comment in comments_of(text, document.root))
        for text, document in zip((before, after), documents, strict=True)
    ]
    return comments[0] == comments[1]


def _said(root: Mapping) -> dict[str, list[object]]:
    """Return what stands under each top-level key, in order."""
    return {entry.key.text: [_value(node) for node in walk(entry.value, keys=True)] for entry in root.entries}


def _value(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text, node.value, type(node.value)
    return type(node), len(node.entries if isinstance(node, Mapping) else node.items)
