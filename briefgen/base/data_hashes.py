"""Files and the hashes of their contents as one line of a document's properties, and the line read again."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.base.compile_late import compile_late

FileHash = tuple[str, str]
"""A file as a brief names it, and the SHA-256 of its content in hexadecimal."""
_ENTRY = compile_late(r"(.+?) sha256:([0-9a-f]{64})(?:; |$)")


def hashes_line(files: Iterable[FileHash]) -> str:
    """Return files with their hashes on one line; empty for none."""
    return "; ".join(f"{name} sha256:{digest}" for name, digest in files)


def hashes_read(line: str) -> tuple[FileHash, ...]:
    """Return what a line says, nothing where it says something else."""
    return tuple((found[1], found[2]) for found in _ENTRY.finditer(line))
