"""A page's console blocks and its briefs in; the blocks with what their commands print now out.

Each block has a folder of its own, with the examples, the README's brief of five lines and the briefs that
the page names. A page that says `<!-- one folder -->` has one for all its blocks, in which edits stay:

    <!-- edit: FILE -->    a diff that is done to the file; what it takes away must stand there once
    <!-- shows: FILE -->   lines that must stand in the file

On a page that says `<!-- speaks: zh -->` the program says it in that language, otherwise in English.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ONE_FOLDER = "<!-- one folder -->"
COMMAND = re.compile(r"^\$ (?P<typed>(?:\S*[/\\])?briefgen (?P<words>.*))$", re.MULTILINE)
_SPEAKS = re.compile(r"<!-- speaks: (\S+) -->")
_FENCED = re.compile(r"```(?:diff|yaml)\n(?P<text>.*?)```", re.DOTALL)
_NAMED_BRIEF = re.compile(
    r"`([\w-]+\.yaml)`[^`\n]*[:：]\n\n(?:<!-- [^\n]* -->\n\n)?```yaml\n(.*?)```", re.DOTALL
)
_DROP = re.compile(r'drop "(\w+)" in (\S+)')
_REPLACE = re.compile(r'replace "(.+?)" with "(.*?)" in (\S+)')


def named_briefs(text: str) -> dict[str, str]:
    """Return the briefs that a page shows under a file name of their own."""
    return dict(_NAMED_BRIEF.findall(text))


class Stage:
    """The folders in which a page's commands run."""

    def __init__(self, page: str) -> None:
        self._page = page
        spoken = _SPEAKS.search(page)
        self._language = spoken[1] if spoken else "en"
        self._shared: Path | None = None

    @contextmanager
    def open(self) -> Iterator[Stage]:
        """Keep one folder for all blocks of a page that asks for it."""
        if ONE_FOLDER not in self._page:
            yield self
            return
        with tempfile.TemporaryDirectory() as name:
            self._shared = Path(name)
            self._furnish(self._shared)
            yield self

    def printed(self, body: str, change: str) -> str:
        """Return a console block with what its commands print now."""
        with self._folder() as folder:
            change_file(folder, change)
            shown = "".join(
                f"$ {each['typed']}\n{run(shlex.split(each['words']), folder, self._language)}"
                for each in COMMAND.finditer(body)
            )
        return f"\n```console\n{shown}```\n\n"

    def edit(self, block: str, file: str) -> None:
        """Do to a file what a diff says; ValueError where what it takes away does not stand there once."""
        before, after = _sides(_text(block))
        with self._folder() as folder:
            text = (path := folder / file).read_text(encoding="utf-8")
            if text.count(before) != 1:
                raise ValueError(f"{file} has these lines {text.count(before)} times:\n{before}\nin\n{text}")
            path.write_text(text.replace(before, after), encoding="utf-8")

    def shows(self, block: str, file: str) -> None:
        """Let lines stand in a file; ValueError where they do not."""
        with self._folder() as folder:
            if _text(block) not in (text := (folder / file).read_text(encoding="utf-8")):
                raise ValueError(f"{file} does not have these lines:\n{_text(block)}\nin\n{text}")

    def file(self, name: str) -> Path:
        """Return a file of the one folder."""
        if self._shared is None:
            raise ValueError("the page has no one folder")
        return self._shared / name

    @contextmanager
    def _folder(self) -> Iterator[Path]:
        if self._shared is not None:
            yield self._shared
            return
        with tempfile.TemporaryDirectory() as name:
            self._furnish(Path(name))
            yield Path(name)

    def _furnish(self, folder: Path) -> None:
        shutil.copytree(ROOT / "data", folder / "data")
        for given in (ROOT / "docs" / "examples").glob("*.[cps]*"):
            shutil.copy(given, folder)
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        for file, text in {**named_briefs(readme), **named_briefs(self._page)}.items():
            (folder / file).write_text(text, encoding="utf-8")


def _text(block: str) -> str:
    found = _FENCED.search(block)
    if found is None:
        raise ValueError(f"no diff or YAML in\n{block}")
    return found["text"]


def _sides(diff: str) -> tuple[str, str]:
    """Return what a diff finds and what it leaves."""
    lines = diff.splitlines()
    if wrong := [line for line in lines if line[:1] not in {"+", "-", " ", ""}]:
        raise ValueError(f"a line of a diff begins with +, - or a space: {wrong[0]!r}")
    before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    after = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    return before, after


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


def spoken_in(language: str) -> dict[str, str]:
    """Return the environment of a command that speaks a language."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "BRIEFGEN_LANG": language}


def run(arguments: Sequence[str], folder: Path, language: str) -> str:
    """Return what a command prints in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=folder, env=spoken_in(language), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8")
