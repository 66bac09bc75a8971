"""What a process takes: by the clock, of the processor, and of memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STARTER = """
import json, os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status]))
"""
"""Linux counts what a process was started from as memory of its own: a small one starts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a process has taken."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds of the processor."""
    mib: float
    """The most memory that it had at a time."""


def spent(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Run a command, the path of its program first, and return what it took; end where it fails."""
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    done = subprocess.run(
        starter, stdout=subprocess.PIPE, env={**(environment or os.environ)}, text=True, check=True
    )
    seconds, processor, mib, status = json.loads(done.stdout)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Spent(seconds=seconds, processor=processor, mib=mib)
