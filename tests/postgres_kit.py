"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone with the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PASSWORD = "gehe/im 7%ü"
"""With letters that an address has to escape."""
ESCAPED = "gehe%2Fim%207%25%C3%BC"
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def program(name: str) -> str | None:
    """Return the path of a program of PostgreSQL: Debian keeps them out of the PATH."""
    return shutil.which(name) or next(
        (str(place / name) for place in _PLACES if (place / name).exists()), None
    )


INSTALLED = program("initdb") is not None


def _identity() -> Mapping[str, Any]:
    """Return as whom a server runs: never as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


def _run(*words: object) -> None:
    """Run a program; what it says goes nowhere, since a server that it starts would hold a pipe open."""
    subprocess.run(
        [str(word) for word in words],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd="/", **_identity(),
    )  # fmt: skip


@contextmanager
def server() -> Iterator[str]:
    """Run a server with the role `teller`, who owns everything; yield its address, password and all."""
    # No folder of pytest's: nobody else may look into those, and a socket's path is at most 107 bytes long.
    home = Path(tempfile.mkdtemp(prefix="briefgen-pg-"))
    try:
        home.chmod(0o777)
        secret = home / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        data = home / "data"
        _run(program("initdb"), "-D", data, "-U", "teller", "-A", "scram-sha-256", "--pwfile", secret,
             "-E", "UTF8", "--locale", "C", "--no-sync")  # fmt: skip
        options = f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=8 -c shared_buffers=16MB"
        _run(program("pg_ctl"), "-D", data, "-w", "-t", "60", "-l", home / "log", "-o", options, "start")
        try:
            yield f"postgresql://teller:{ESCAPED}@/postgres?host={home}"
        finally:
            _run(program("pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
