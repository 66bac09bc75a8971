"""Bytes of a YAML file in, a tree of nodes with places out, or every Problem that the file itself has."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.brief_file import MOST_BYTES, read_bytes
from briefgen.brief.node import Node, Scalar
from briefgen.brief.renewed import KnownTree, renewed
from briefgen.brief.unprintable import place_at_offset, unprintable

MOST_PROBLEMS = 50
"""A hostile file can have a million."""


def read_source(path: Path) -> Node:
    """Read a brief's file; raise BriefError when it is missing, unreadable or no YAML."""
    return parse(read_bytes(path), str(path))


def parse(data: bytes, file: str) -> Node:
    """Return the root node of the YAML in ``data``; ``file`` is the name that places carry."""
    root, problems = parse_what_can_be(data, file)
    if problems:
        raise BriefError(problems)
    return root


def parse_what_can_be(
    data: bytes, file: str, known: KnownTree | None = None
) -> tuple[Node, list[Problem]]:  # fmt: skip
    """Return the root node and what is wrong with it; BriefError where nothing can be read.

    ``known`` is what was read of the file before, of which most may have stayed.
    """
    if len(data) > MOST_BYTES:
        limit = tr("a brief has at most {number} MiB", number=MOST_BYTES >> 20)
        raise _refusal(Place(file), limit, tr("keep pictures and tables in files of their own"), "size")
    text = _text(data, file)
    problems = list(islice(unprintable(text, file), MOST_PROBLEMS))
    if problems:
        raise BriefError(problems)
    if known is not None and known.file == file and (root := renewed(known, data)) is not None:
        return root, []
    from briefgen.brief.event_walk import walked  # what is read from memory needs no parser

    walk = walked(text, file)
    problems = walk.problems[:MOST_PROBLEMS]
    if problems and (walk.root is None or isinstance(walk.root, Scalar)):
        raise BriefError(problems)
    if walk.root is None or (isinstance(walk.root, Scalar) and walk.root.empty):
        raise _refusal(Place(file), tr("this file is empty"), tr("a brief starts with 'meta:'"), "empty")
    return walk.root, problems


def _refusal(place: Place, message: str, hint: str, code: str) -> BriefError:
    return BriefError([Problem(place, message, hint, code)])


def _text(data: bytes, file: str) -> str:
    """Decode UTF-8, a byte order mark tolerated; name the encoding that it seems to be otherwise."""
    save = tr("save the file as UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4096]:
        raise _refusal(Place(file), tr("this file is not UTF-8: it looks like UTF-16"), save, "encoding")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = place_at_offset(file, before, len(before))
    try:
        guess = data.decode("gb18030")
    except UnicodeDecodeError:
        guess = ""
    chinese = re.search("[\u4e00-\u9fff]", guess) is not None
    seems = tr("it looks like GBK") if chinese else tr("this byte does not belong to any character")
    raise _refusal(place, tr("this file is not UTF-8: {seems}", seems=seems), save, "encoding")
