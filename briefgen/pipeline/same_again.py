"""What is asked of a brief in; what came of the last build of it out, where nothing has changed since.

A publication is given again where all that it follows from is as it was: the brief's bytes, what is asked
for, the environment, and the content of each file that was read or looked for. What a database answers, or a
program hands over, is laid out anew.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import program_language
from briefgen.brief.parameter import UNSET, Settings
from briefgen.data.given import given_names
from briefgen.edition.publication import Publication
from briefgen.model.memory import memory
from briefgen.runtime.files_read import note_file
from briefgen.runtime.guest import guest
from briefgen.runtime.input_state import UNKNOWN, changed_since, input_state


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    laid: Publication
    inputs: Mapping[Path, str]
    """The files that it follows from beside the brief, and the state of each."""


def asked_here(path: Path, content: bytes, settings: Settings, *further: Hashable) -> Hashable:
    """Return all that a publication follows from beside files; None where not all of it is known."""
    if guest() is not None or given_names():
        return None
    try:
        here = os.getcwd()
    except OSError:  # the folder was removed
        return None
    told = (program_language(), here, *sorted(os.environ.items()))
    return path, content, settings is UNSET, tuple(sorted(settings.items())), *further, told


def laid_again(asked: Hashable) -> Publication | None:
    """Return what was laid out for what is asked; None where nobody knows that it would be the same now."""
    before: _Before | None = memory().result(asked) if asked else None
    if before is None or any(input_state(path) != known for path, known in before.inputs.items()):
        return None
    for path in before.inputs:
        note_file(path)
    return before.laid


def keep_laid(asked: Hashable, laid: Publication, read: Iterable[Path], begun: int) -> None:
    """Keep what was laid out; nothing where a file may have changed since this began, a moment in ns."""
    inputs = {path: input_state(path) for path in read} if asked else {}
    if asked and UNKNOWN not in inputs.values() and not any(changed_since(path, begun) for path in inputs):
        memory().keep_result(asked, _Before(laid=laid, inputs=inputs))


def made_again(laid: Publication, asked: Hashable) -> Any:
    """Return what was made of this very publication when the same was asked for; None where nothing was."""
    source, made = memory().result(asked) or (None, None)
    return made if source is laid else None


def keep_made(laid: Publication, asked: Hashable, made: Any) -> None:
    """Keep what was made of a publication, and asked for so."""
    memory().keep_result(asked, (laid, made))
