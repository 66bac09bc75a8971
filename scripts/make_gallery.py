"""The vocabulary's examples in; docs/pictures/gallery/ out, a small picture a word.

Run it when a block's look changes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from doc_gallery import PICTURES, pictures  # noqa: E402


def main() -> None:
    """Make the pictures anew, and take away those of words that went."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    names, size = set(), 0
    for name, data in pictures():
        (PICTURES / f"{name}.png").write_bytes(data)
        names.add(f"{name}.png")
        size += len(data)
    for left in PICTURES.glob("*.png"):
        if left.name not in names:
            left.unlink()
    print(f"{len(names)} pictures, {size / 1024:,.0f} KiB")


if __name__ == "__main__":
    main()
