"""The files that a build reads beside its brief: what was made of them stays while their content does."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.runtime.input_state import UNKNOWN, changed_since, input_state

InputStates = Mapping[Path, str]
"""Files and the state of each."""


@dataclass(slots=True, kw_only=True)
class InputFiles:
    """The states of files in this build, each looked at once."""

    _begun: int = 0
    """When the build began, in nanoseconds."""
    _states: dict[Path, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a build: each file may have changed."""
        self._begun = time.time_ns()
        self._states.clear()

    def states(self, paths: Iterable[Path]) -> InputStates:
        """Return the states that files were read in; nothing where one may have changed meanwhile."""
        found = {path: self._state(path) for path in paths}
        known = UNKNOWN not in found.values() and not any(changed_since(path, self._begun) for path in found)
        return found if known else {}

    def stayed(self, states: InputStates) -> bool:
        """Return whether files are as they were; not where nobody knows how that was."""
        return bool(states) and all(self._state(path) == known for path, known in states.items())

    def _state(self, path: Path) -> str:
        if path not in self._states:
            self._states[path] = input_state(path)
        return self._states[path]
