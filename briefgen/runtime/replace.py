"""A text in, the file that holds it out: whole, or as it was before."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from briefgen.base.translate import tr
from briefgen.runtime.atomic_write import OutputError

BESIDE = ".{}.{}"
"""Of the file's name and the process, the name under which the new text waits until it is whole."""


def replace_text(path: Path, content: bytes, before: bytes | None) -> None:
    """Write a file; ``before`` is what one holds that is replaced, None where there is none.

    A link stays: what it leads to is replaced, and keeps its permissions. OutputError where the file was
    changed since it was read, or cannot be written; it is then as it was.
    """
    target = path.resolve()
    beside = target.with_name(BESIDE.format(target.name[:200], os.getpid()))
    try:
        with beside.open("xb") as file:
            if before is not None:  # what others may not read, they may not read here either
                os.chmod(beside, stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if before is not None and target.read_bytes() != before:
            raise OutputError(
                tr("{path} was changed while it was read: nothing is written, try again", path=path)
            )
        os.replace(beside, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            tr("{path} cannot be written ({reason}); it is as it was", path=path, reason=reason)
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()
