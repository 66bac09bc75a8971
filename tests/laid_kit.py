"""What is made once a run, such as an example laid out: the first process that needs it leaves it for all."""

from __future__ import annotations

import fcntl
import os
import pickle
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out

ROOT = Path(__file__).parents[1]
USUAL = "govblue"
"""The theme of a brief that names none."""
T = TypeVar("T")


def left_for_others(make: Callable[[str], T]) -> Callable[[str], T]:
    """Return the function; where several processes test, the first that makes a thing leaves it for all."""

    @cache
    def found(name: str) -> T:
        kept = (
            Path(os.environ["BRIEFGEN_CACHE"]).with_name(make.__name__) / f"{name.replace('/', '-')}.pickle"
        )
        kept.parent.mkdir(exist_ok=True)
        with kept.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                partial = kept.with_suffix(".partial")
                partial.write_bytes(pickle.dumps(make(name)))
                partial.replace(kept)
        thing: T = pickle.loads(kept.read_bytes())
        return thing

    return found


def laid(name: str) -> Publication:
    """Return an example laid out: ``brief``, or ``brief@theme`` in another theme than its own."""
    brief, _, theme = name.partition("@")
    return laid_in(f"{brief}@{theme or own_theme(brief)}")


def own_theme(brief: str) -> str:
    """Return the theme that an example names, or the usual one."""
    found = re.search(r"^theme: *([a-z]+)", _text(brief), re.MULTILINE)
    return found[1] if found else USUAL


@left_for_others
def laid_in(name: str) -> Publication:
    brief, _, theme = name.partition("@")
    return lay_out(ROOT / "data" / f"{brief}.yaml", theme=theme)


@left_for_others
def page_in_structure(name: str) -> Publication:
    """Return the page of an example in a structure: ``brief@structure``."""
    brief, _, structure = name.partition("@")
    line = f"onepager:\n  structure: {structure}\n"
    text = _text(brief)
    text = text.replace("onepager:\n", line) if "\nonepager:\n" in text else f"{text}\n{line}"
    path = ROOT / "data" / f"{brief}.yaml"
    return lay_out(path, content=text.encode(), parts=frozenset({"page"}))


def _text(brief: str) -> str:
    return (ROOT / "data" / f"{brief}.yaml").read_text(encoding="utf-8")
