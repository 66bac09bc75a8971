"""requirements-dev.lock in; constraints.txt out: versions alone, since pip takes no hashes for a folder."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, CONSTRAINTS = ROOT / "requirements-dev.lock", ROOT / "constraints.txt"


def text() -> str:
    """Return the file's text: a line for each package, with the systems that it is for."""
    pins = re.findall(r"^[\w.-]+==[^\\\n]*[^\\\s]", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return "".join(f"{pin}\n" for pin in pins)


if __name__ == "__main__":
    CONSTRAINTS.write_text(text(), encoding="utf-8")
