"""Where this program's own files lie, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE_FOLDER = Path(__file__).resolve().parents[1]
"""The folder of all rooms."""


def shipped_folder(installed: str, checkout: str) -> Path:
    """Return a folder that comes along: inside an installed package, or beside the package in a checkout."""
    inside = PACKAGE_FOLDER / installed
    return inside if inside.is_dir() else PACKAGE_FOLDER.parent / checkout
