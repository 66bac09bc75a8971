"""A picture's file and what stays in its crop in, a FieldError where they are none out."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefgen.base.diagnostics import FieldError
from briefgen.base.translate import tr


def leads_out(file: str) -> bool:
    """Say whether a path is none below a folder."""
    path = PurePosixPath(file.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or "://" in file


def check_picture(file: str, focus_x: float, focus_y: float) -> None:
    """Raise FieldError for a path that leads out of the brief's folder, or a focus that is no share."""
    if leads_out(file):
        raise FieldError(
            tr("picture {file!r} lies outside the brief's folder: copy it there", file=file), "file"
        )
    for key, share in (("focus_x", focus_x), ("focus_y", focus_y)):
        if not 0 <= share <= 1:
            raise FieldError(tr("`{key}` must lie between 0 and 1", key=key), key)
