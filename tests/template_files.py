"""Slide templates of various makers' kinds, as `scripts/make_templates.py` writes them."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "tests" / "templates"
sys.path.append(str(ROOT / "scripts"))

import make_templates as made  # noqa: E402, F401
from template_cases import refused as refused  # noqa: E402

TEMPLATES = sorted(path.name for path in HOME.iterdir())


def template(name: str) -> bytes:
    """Return a template of the repository."""
    return (HOME / name).read_bytes()
