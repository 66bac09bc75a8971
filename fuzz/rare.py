"""Decks and pages in, faults out that slow validators find: openxml-audit, Microsoft's SDK, qpdf."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from fuzz.trial import Outcome

sys.path.append(str(Path(__file__).parents[1] / "tests"))
import sdk

EVERY: dict[str, int] = {"openxml-audit": 100, "qpdf": 200, "Open XML SDK": 400}
"""One of so many built briefs is looked at."""
BOTH = frozenset({"brief.pptx", "brief.pdf"})
"""What a brief must make to be looked at: its deck and its page, neither of several."""


def look(outcome: Outcome, built: int, folder: Path) -> None:
    """Check the files of the ``built``-th brief with what is due; what is not installed checks nothing."""
    for name, check in CHECKS.items():
        if built % EVERY[name] or not outcome.files.keys() >= BOTH:
            continue
        for file in BOTH:
            (folder / file).write_bytes(outcome.files[file])
        faults = check(folder)
        if faults is not None:
            outcome.check(name, faults.copy)
    if outcome.faults:
        outcome.verdict = "failed"


def _audit(folder: Path) -> list[str] | None:
    import openxml_audit

    return [str(error) for error in openxml_audit.validate_pptx(folder / "brief.pptx").errors]


def _qpdf(folder: Path) -> list[str] | None:
    if shutil.which("qpdf") is None:
        return None
    done = subprocess.run(
        ["qpdf", "--check", str(folder / "brief.pdf")], capture_output=True, text=True, check=False
    )
    return [done.stdout + done.stderr] if done.returncode else []


def _sdk(folder: Path) -> list[str] | None:
    return sdk.errors(folder / "brief.pptx") if sdk.installed() else None


CHECKS: dict[str, Callable[[Path], list[str] | None]] = {
    "openxml-audit": _audit,
    "qpdf": _qpdf,
    "Open XML SDK": _sdk,
}
