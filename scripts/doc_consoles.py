"""A page's console block and its briefs in; the block with what its commands print now out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NAMED_BRIEF = re.compile(r"`([\w-]+\.yaml)`[^`\n]*:\n\n```yaml\n(.*?)```", re.DOTALL)
_DROP = re.compile(r'drop "(\w+)" in (\S+)')
_REPLACE = re.compile(r'replace "(.+?)" with "(.*?)" in (\S+)')


def named_briefs(text: str) -> dict[str, str]:
    """Return the briefs that a page shows under a file name of their own."""
    return dict(_NAMED_BRIEF.findall(text))


def printed(body: str, change: str, page: str) -> str:
    """Return a console block with what its commands print now."""
    commands = re.findall(r"^\$ briefgen (.*)$", body, re.MULTILINE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data", folder / "data")
        for given in (ROOT / "docs" / "examples").glob("*.[cp]*"):
            shutil.copy(given, folder)
        for file, text in named_briefs(page).items():
            (folder / file).write_text(text, encoding="utf-8")
        change_file(folder, change)
        shown = "".join(f"$ briefgen {command}\n{_run(command.split(), folder)}" for command in commands)
    return f"\n```console\n{shown}```\n\n"


def change_file(folder: Path, change: str) -> None:
    """Do to a file what a marker says."""
    if drop := _DROP.fullmatch(change):
        key, file = drop.groups()
        pattern = re.compile(rf"^( +){key}:.*\n(?:\1 +.*\n)*", re.MULTILINE)
        replaced: Callable[[str], str] = lambda text: pattern.sub("", text)  # noqa: E731
    elif replace := _REPLACE.fullmatch(change):
        old, new, file = replace.groups()
        replaced = lambda text: text.replace(old, new)  # noqa: E731
    elif change:
        raise ValueError(f"a marker says {change!r}: write drop or replace")
    else:
        return
    before = (folder / file).read_text(encoding="utf-8")
    after = replaced(before)
    if before == after:
        raise ValueError(f"{change!r} changes nothing in {file}")
    (folder / file).write_text(after, encoding="utf-8")


def _run(arguments: Sequence[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8")
