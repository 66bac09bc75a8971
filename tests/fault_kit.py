"""What the fault tests share: a build in a process of its own, and what a folder holds."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fork_kit import forked

from briefgen.runtime.atomic_write import COMMITTED

ROOT = Path(__file__).parents[1]
SMALL = """\
meta: {{title: 科技企业简报, date: 2025-12-04}}
metrics:
  sme: {{label: 科技型中小企业, unit: 家, values: {{2020: 5284, 2025: {value}}}}}
  hightech: {{label: 高新技术企业, unit: 家, values: {{2020: 4385, 2025: 8683}}}}
"""
WRITER = """\
import sys
from pathlib import Path
from briefgen.runtime.atomic_write import write_whole
folder, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(100_000):
    mark = f"{number:08d}".encode()
    write_whole(folder, {f"brief.{kind}": mark * size for kind in ("pptx", "pdf", "png")}, overwrite=True)
"""
"""Writes edition after edition into one folder until it is killed."""


def small(folder: Path, value: int = 9776) -> Path:
    """Write a small brief; its value makes one edition differ from another."""
    path = folder / "brief.yaml"
    path.write_text(SMALL.format(value=value), encoding="utf-8")
    return path


def command(brief: Path, out: Path, *more: str) -> list[str]:
    """Return the words that build a brief."""
    return [sys.executable, "-m", "briefgen", "build", str(brief), "--out", str(out), *more]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a build in a process of its own."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def run(
    brief: Path, out: Path, *more: str, address_space: int = 0, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build a brief in a process of its own; in an address space of so many MiB where that is asked for."""

    if not address_space:
        return forked(command(brief, out, *more)[3:], environment(**variables))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (address_space << 20, address_space << 20))

    return subprocess.run(
        command(brief, out, *more),
        env=environment(**variables),
        preexec_fn=limited,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def standing(folder: Path) -> dict[str, bytes]:
    """Return the files that count: those in place, and over them those that are committed."""
    committed = folder / COMMITTED
    return contents(folder) | (contents(committed) if committed.is_dir() else {})


@contextmanager
def small_disk(place: Path, size: str, options: str = "rw") -> Iterator[Path | None]:
    """Mount a disk of a few kilobytes; None where that is not allowed."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"{options},size={size}", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)
