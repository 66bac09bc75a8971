"""What a command has done: lines for people as it goes on, or one JSON object at its end."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import BAD_INPUT
from briefgen.runtime.console import escaped, print_progress, print_result


class Answer:
    """Collects what is said of a command's work; with ``--json`` nothing is printed before its end."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._files: list[dict[str, Any]] = []
        self._notes: list[str] = []
        self._problems: list[Problem] = []
        self._more: dict[str, Any] = {}

    def say(self, text: str, *, end: str = "\n") -> None:
        """Print what is for people alone."""
        if not self.as_json:
            print_result(text, end=end)

    def wrote(self, path: Path, size: int, said: str | None = None) -> None:
        """Say that a file of so many bytes was written; people read ``said`` in place of its path."""
        self._files.append({"file": str(path), "bytes": size})
        if not self.as_json:
            print_progress(escaped(str(path) if said is None else said))

    def note(self, text: str) -> None:
        """Say what is worth knowing."""
        self._notes.append(text)
        if not self.as_json:
            print_progress(escaped(f"  {text}"))

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep problems of a brief; people read them where they are found."""
        self._problems += problems

    def add(self, **more: Any) -> None:
        """Add what only programs ask for, by its key."""
        self._more |= more

    def whole(self) -> str:
        """Return it as JSON."""
        from briefgen.report.verdict import problem_json

        whole = {
            "files": self._files,
            "notes": self._notes,
            "problems": [problem_json(problem) for problem in self._problems],
            **self._more,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2)


def answered(run: Callable[[argparse.Namespace, Answer], int]) -> Callable[[argparse.Namespace], int]:
    """Give a command an answer to fill; its problems are in the JSON, too, where that is asked for."""

    @wraps(run)
    def with_answer(options: argparse.Namespace) -> int:
        answer = Answer(as_json=options.json)
        try:
            code = run(options, answer)
        except BriefError as error:
            if not answer.as_json:
                raise
            answer.tell(error.problems)
            code = BAD_INPUT
        if answer.as_json:
            print_result(answer.whole())
        return code

    return with_answer


def add_json(command: Any) -> None:
    """Add the option by which a command answers in JSON."""
    said = tr("print one JSON object at the end: files, notes, problems and what the command adds")
    command.add_argument("--json", action="store_true", help=said)
