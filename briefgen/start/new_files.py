"""Files of a folder in, put there: all that are new, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def there_already(folder: Path, names: Iterable[str]) -> list[Path]:
    """Return which of some files are there already, dangling links among them."""
    return [path for name in names if (path := folder / name).exists() or path.is_symlink()]


def put_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet.

    FileExistsError where one has come to be there, OSError where it cannot be written: those of this call are
    taken away again, and no other.
    """
    made: list[Path] = []
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
    except OSError:
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise
