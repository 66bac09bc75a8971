"""pyproject.toml in, the lowest versions that it allows out, as constraints for `pip install -c`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def lowest(project: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each requirement to run and to test; ValueError for one without a lowest version."""
    for text in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        requirement = Requirement(text)
        bounds = [part.version for part in requirement.specifier if part.operator in (">=", "==", "~=")]
        if len(bounds) != 1:
            raise ValueError(f"{text}: no lowest version")
        yield f"{requirement.name}=={bounds[0]}"


if __name__ == "__main__":
    print(*lowest(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]), sep="\n")
