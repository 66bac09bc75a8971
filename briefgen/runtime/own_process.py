"""Run a module in a process of its own with little memory and time, to read files that may be harmful."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

from briefgen.base.translate import program_language


def run_apart(module: str, argument: str, content: bytes, *, wait: float) -> tuple[int, bytes, bytes]:
    """Run ``module.main(argument)`` with the content on standard input; return exit code and both outputs.

    ``wait`` is in seconds on the clock; TimeoutExpired after it, OSError where no process can be started.
    """
    start = (
        "import sys; argument, language, *sys.path[:] = sys.argv[1:]; "
        "from briefgen.base.translate import use_language; use_language(language); "
        f"from {module} import main; main(argument)"
    )
    words = [sys.executable, "-I", "-c", start, argument, program_language(), *sys.path]
    done = subprocess.run(words, input=content, capture_output=True, timeout=wait, check=False)
    return done.returncode, done.stdout, done.stderr


def limit_process(*, seconds: int, mebibytes: int) -> None:
    """Give this process no more time and memory, and no files; where the system cannot, nothing changes."""
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_AS, mebibytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for kind, most in limits:
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(OSError, ValueError):  # macOS takes no limit on addresses, and says that it is too high
            resource.setrlimit(kind, (allowed, allowed))
