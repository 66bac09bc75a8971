"""A laid-out brief and its outputs in, a manifest out: inputs, versions and outputs with their hashes.

It has no times and no paths: machines with the same libraries write the same manifest. Where only zlib
differs, ``content_sha256`` is still the same.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.base.content_hash import content_hash
from briefgen.base.data_hashes import FileHash
from briefgen.brief.parameters import values_of
from briefgen.brief.theme_file import brief_home, theme_files
from briefgen.model.scene import Chart, Item, PictureItem, walk
from briefgen.pipeline.filenames import name_of
from briefgen.render.pdf.fonts import font_files
from briefgen.report.ledger import attachable

if TYPE_CHECKING:
    from briefgen.edition.publication import Publication

LIBRARIES = (
    "fonttools",
    "lxml",
    "matplotlib",
    "numpy",
    "pillow",
    "pypdfium2",
    "python-pptx",
    "pyyaml",
    "reportlab",
    "resvg-py",
    "xlsxwriter",
)


def manifest(laid: Publication, brief: Path, theme: str, outputs: Mapping[str, bytes]) -> bytes:
    """Return the manifest as JSON; ``theme`` as requested, empty for the brief's own."""
    scenes = (*laid.decks, *laid.printed, laid.long)
    read = attachable(laid)[0].data  # not the file, which may have changed or gone since
    data = laid.page.imprint.data
    described = {
        "brief": {"file": name_of(brief), "sha256": _hash(read), "date": laid.page.imprint.date},
        "themes": [
            {"name": file.resolve().parent.name, "sha256": _hash(file.read_bytes())}
            for file in theme_files(laid.edition.brief, brief_home(brief.parent), theme)
        ],
        **({"template": _hashed(template.files)} if (template := laid.deck.template) else {}),
        **({"parameters": settings} if (settings := values_of(laid.edition.brief)) else {}),
        **({"data": _hashed(data)} if data else {}),
        "pictures": sorted({_hash(data) for scene in scenes for data in _pictures(scene.pages)}),
        "fonts": {path.name: _hash(path.read_bytes()) for path in font_files(scenes)},
        "made_with": _versions(),
        "outputs": {
            name: {"bytes": len(data), "sha256": _hash(data), "content_sha256": content_hash(data)}
            for name, data in sorted(outputs.items())
        },
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _hashed(files: Iterable[FileHash]) -> list[dict[str, str]]:
    return [{"file": name, "sha256": digest} for name, digest in files]


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _pictures(pages: Any) -> list[bytes]:
    items: list[Item] = [item for page in pages for item in walk(page.items)]
    inner = [mark for item in items if isinstance(item, Chart) for mark in walk(item.marks)]
    return [item.data for item in (*items, *inner) if isinstance(item, PictureItem)]


def _versions() -> dict[str, str]:
    found = {"briefgen": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
